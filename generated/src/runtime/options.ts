/** What callers hand in, checked before anything is sent. */

/** Options that are numbers. Those in milliseconds have to be at least 1, and the others 0. */
const NUMBER = /^(maxRetries|limit|.+Ms)$/;

/**
 * Puts an object's own members that are not undefined on top of `base`: what somebody put on `Object.prototype` is not
 * found.
 *
 * @throws TypeError for `maxRetries`, `timeoutMs`, `deadlineMs` or `limit` that is no number (`Number(undefined)`) or
 * is too small, and for a `baseUrl` as `checkedBaseUrl` does
 */
export function withOptions<T extends object>(base: object | null, options: object | undefined): T {
  // What the members of both make.
  const chosen = Object.create(base) as T;
  for (const [name, value] of Object.entries<unknown>({ ...options })) {
    if (value === undefined) continue;
    if (NUMBER.test(name) && !(typeof value === "number" && value >= (name.endsWith("Ms") ? 1 : 0))) {
      throw new TypeError(`${name} cannot be ${String(value)}`);
    }
    Reflect.set(chosen, name, name === "baseUrl" ? checkedBaseUrl(value) : value);
  }
  return chosen;
}

/**
 * The address of a server without a slash at its end, as the URL standard writes it.
 *
 * @throws TypeError for what is no absolute http or https URL, and for one with name and password, query or fragment.
 * The message does not quote it: it may hold a key.
 */
export function checkedBaseUrl(baseUrl: unknown): string {
  try {
    const { href, origin, pathname } = new URL(baseUrl as string); // Anything else is no URL either.
    if (href === origin + pathname && /^http/.test(href)) return href.replace(/\/$/, "");
  } catch {
    // Said below, with the other reasons.
  }
  throw new TypeError("baseUrl has to be https://host/path, without name, query and fragment");
}
