/** What callers hand in, checked before anything is sent. */
import { Bag, readHeaders } from "./headers.ts";
import type { CallOptions } from "./types.ts";

/**
 * Puts an object's own members that are not undefined on top of `base`: what somebody put on `Object.prototype` is not
 * found.
 *
 * @throws TypeError, which names the option, for a value of a wrong kind and for a number that is none
 * (`Number(undefined)`) or too small. `serverOf` says when a `baseUrl` is refused, `readHeaders` when `headers` are.
 */
export function withOptions<T extends object>(base: T | null, given: object | undefined): T {
  // What the members of both make.
  const chosen = Object.create(base ?? Bag.prototype) as T;
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (value !== undefined) Object.assign(chosen, checked(name, value, base));
  }
  return chosen;
}

/**
 * Parameters as the caller gives them, instances of classes and proxies included. Where somebody has put members on
 * `Object.prototype`, own ones alone count: the others would be sent with every call.
 */
export function given<T>(params: T): T {
  return Object.keys(Object.prototype).length > 0 ? ownMembers(params) : params;
}

/**
 * The own members of anything, as `withOptions` takes them: neither what somebody put on `Object.prototype` nor the
 * getters of a class. Texts and null have none that mean something.
 */
export function ownMembers<T>(value: T): T & Readonly<Record<string, unknown>> {
  return Object.assign(new Bag<unknown>(), value);
}

/** What an option comes to, once it has been looked at. `base` has the one that it comes on top of. */
function checked(name: string, value: unknown, base: CallOptions | null): object {
  for (const [names, wanted, isRight] of RULES) {
    // The value is not quoted: it may be a credential.
    if (names.test(name) && !isRight(value)) throw new TypeError(`${name} has to be ${wanted}`);
  }
  if (name === "baseUrl") return serverOf(value);
  if (name === "headers") return { headers: readHeaders(asObject(value)) };
  // A call's stand beside the client's.
  if (name === "fetchOptions") return { [name]: { ...base?.fetchOptions, ...asObject(value) } };
  return { [name]: value };
}

/** What is no object has no members. */
function asObject(value: unknown): object {
  // `Object` makes one of anything.
  return Object(value) as object;
}

const isFunction = (value: unknown): boolean => typeof value === "function";
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What options have to be: their names, the words of an error, and whether a value is right. */
const RULES: readonly (readonly [names: RegExp, wanted: string, isRight: (value: unknown) => boolean])[] = [
  [/^(fetch|logger|onRetry|parseJson|shouldRetry)$/, "a function", isFunction],
  [/^middleware$/, "a list of functions", (value) => Array.isArray(value) && value.every(isFunction)],
  [/^(credentials?|fetchOptions|headers)$/, "an object", isObject],
  [/^signal$/, "an AbortSignal", (value) => isObject(value) && "aborted" in value],
  [/^allowInsecure$/, "true or false", (value) => typeof value === "boolean"],
  [/^(maxRetries|limit)$/, "a number, 0 or more", (value) => typeof value === "number" && value >= 0],
  [/^(timeout|deadline)Ms$/, "a number of milliseconds", (value) => typeof value === "number" && value >= 1],
];

/** Where a server is. */
export interface ServerAddress {
  /** Without a slash at its end, as the URL standard writes it. */
  readonly baseUrl: string;
  /** What each request has in its query, such as `code=1`; empty for most servers. */
  readonly baseQuery: string;
}

/**
 * The address of a server, taken apart: paths go between its path and its query.
 *
 * @throws TypeError for what is no absolute http or https URL, and for one with name and password or fragment.
 * The message does not quote it: it may hold a key.
 */
export function serverOf(baseUrl: unknown): ServerAddress {
  try {
    const { href, origin, pathname, search } = new URL(baseUrl as string); // Anything else is no URL either.
    if (href === origin + pathname + search && /^http/.test(href)) {
      return { baseUrl: (origin + pathname).replace(/\/$/, ""), baseQuery: search.slice(1) };
    }
  } catch {
    // Said below, with the other reasons.
  }
  throw new TypeError("baseUrl has to be https://host/path, without name and fragment");
}
