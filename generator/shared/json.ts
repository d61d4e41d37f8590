/** A value that JSON can write: what a YAML or JSON document is once it has been parsed. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object of such values. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** Tells an object from the other kinds of JSON value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Tells an array from the other kinds of JSON value. */
export function isArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Makes one reference token of a JSON Pointer (RFC 6901 section 3): `~` and `/` are escaped. */
export function escapeToken(token: string): string {
  if (!token.includes("/") && !token.includes("~")) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Reads one reference token of a JSON Pointer (RFC 6901 section 4). */
export function unescapeToken(token: string): string {
  if (!token.includes("~")) return token;
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Appends tokens to a pointer: `pointerTo("/paths", "/a", "get")` is `/paths/~1a/get`. */
export function pointerTo(base: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(append, base);
}

function append(pointer: string, token: string | number): string {
  return `${pointer}/${typeof token === "number" ? token : escapeToken(token)}`;
}

/** The value at a JSON Pointer such as `/components/schemas/Pet`, or `undefined` when nothing is there. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (let slash = pointer.indexOf("/"), next = 0; slash !== -1; slash = next) {
    next = pointer.indexOf("/", slash + 1);
    const token = unescapeToken(pointer.slice(slash + 1, next === -1 ? pointer.length : next));
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}
