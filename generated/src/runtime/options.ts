/** What callers hand in, checked before anything is sent. */
import { assertHeaders } from "./headers.ts";

/**
 * Puts an object's own members that are not undefined on top of `base`: what somebody put on `Object.prototype` is not
 * found.
 *
 * @throws TypeError for `maxRetries`, `timeoutMs`, `deadlineMs` or `limit` that is no number (`Number(undefined)`) or
 * is too small, for a `baseUrl` as `serverOf` does, and for `headers` that HTTP cannot carry
 */
export function withOptions<T extends object>(base: T | null, given: object | undefined): T {
  // What the members of both make.
  const chosen = Object.create(base) as T;
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (value !== undefined) Object.assign(chosen, checked(name, value, base));
  }
  return chosen;
}

/** What an option comes to, once it has been looked at. `base` has the one that it comes on top of. */
function checked(name: string, value: unknown, base: object | null): object {
  switch (name) {
    case "baseUrl":
      return serverOf(value);
    case "headers":
      assertHeaders(value);
      return { headers: value };
    case "fetchOptions":
      // A call's stand beside the client's.
      return { fetchOptions: { ...asObject(base && Reflect.get(base, name)), ...asObject(value) } };
    case "maxRetries":
    case "limit":
    case "timeoutMs":
    case "deadlineMs": {
      const least = name.endsWith("Ms") ? 1 : 0;
      if (typeof value === "number" && value >= least) return { [name]: value };
      throw new TypeError(`${name} cannot be ${String(value)}`);
    }
    default:
      return { [name]: value };
  }
}

/** Options that are not there, or are no object, have no members. */
function asObject(value: unknown): object {
  // `Object` makes one of anything.
  return Object(value) as object;
}

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
