/** Identifiers that a document cannot have for itself. */

/** Words of the language that cannot name a declaration (ECMA-262 section 12.7.2, strict mode, modules). */
const KEYWORDS =
  "arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends false finally for from function get if implements import in infer instanceof interface is keyof let module namespace never new null number object of package private protected public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield any bigint asserts out accessor";

/** Globals and built-in types that the generated code, or whoever reads it, means when they say them. */
const GLOBALS =
  "AbortController AbortSignal Array ArrayBuffer AsyncGenerator AsyncIterable AsyncIterator Awaited BigInt Blob Boolean Buffer Capitalize ConstructorParameters Crypto DataView Date Error EvalError Event EventTarget Exclude Extract File FormData Function Generator Headers Infinity InstanceType Iterable Iterator JSON Lowercase Map Math NaN NonNullable Number Object Omit OmitThisParameter Parameters Partial Pick Promise PromiseLike Proxy RangeError ReadableStream Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request Required Response ReturnType Set String Symbol SyntaxError TextDecoder TextEncoder ThisParameterType ThisType TypeError URL URLSearchParams Uint8Array Uncapitalize Uppercase WeakMap WeakRef WeakSet WebSocket clearTimeout console crypto document fetch global globalThis isFinite isNaN parseFloat parseInt performance process queueMicrotask self setTimeout structuredClone window exports";

/** Property names that every object has: a parameter object that lacks them must not seem to have them. */
const OBJECT_MEMBERS =
  "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf";

/** Names that no exported declaration can have, whatever the runtime exports. */
export const RESERVED_IDENTIFIERS: ReadonlySet<string> = new Set(`${KEYWORDS} ${GLOBALS}`.split(" "));

/** Names that no property of a parameter interface can have. */
export const RESERVED_PROPERTIES: ReadonlySet<string> = new Set(OBJECT_MEMBERS.split(" "));
