/** What callers hand in, checked before anything is sent. */

/** Options that are numbers. Those in milliseconds have to be at least 1, and the others 0. */
const NUMBER = /^(maxRetries|limit|.+Ms)$/;

/**
 * Puts an object's own members that are not undefined on top of `base`: what somebody put on `Object.prototype` is not
 * found.
 *
 * @throws TypeError for `maxRetries`, `timeoutMs`, `deadlineMs` or `limit` that is no number (`Number(undefined)`) or
 * is too small, and for a `baseUrl` as `serverOf` does
 */
export function withOptions<T extends object>(base: object | null, options: object | undefined): T {
  // What the members of both make.
  const chosen = Object.create(base) as T;
  for (const [name, value] of Object.entries<unknown>({ ...options })) {
    if (value === undefined) continue;
    if (NUMBER.test(name) && !(typeof value === "number" && value >= (name.endsWith("Ms") ? 1 : 0))) {
      throw new TypeError(`${name} cannot be ${String(value)}`);
    }
    Object.assign(chosen, name === "baseUrl" ? serverOf(value) : { [name]: value });
  }
  return chosen;
}

/** Where a server is. */
interface ServerAddress {
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
