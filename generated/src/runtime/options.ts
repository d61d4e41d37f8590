/** What callers hand in, checked before anything is sent. */
import { assertHeaders } from "./headers.ts";

/**
 * Puts an object's own members that are not undefined on top of `base`: what somebody put on `Object.prototype` is not
 * found.
 *
 * @throws TypeError for `maxRetries`, `timeoutMs`, `deadlineMs` or `limit` that is no number (`Number(undefined)`) or
 * is too small, for a `baseUrl` as `checkedBaseUrl` does, and for `headers` that HTTP cannot carry
 */
export function withOptions<T extends object>(base: T | null, given: object | undefined): T {
  // What the members of both make.
  const chosen = Object.create(base) as T;
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (value !== undefined) Reflect.set(chosen, name, checked(name, value, base));
  }
  return chosen;
}

/** The value of an option, once it has been looked at. `base` has the one that it comes on top of. */
function checked(name: string, value: unknown, base: object | null): unknown {
  switch (name) {
    case "baseUrl":
      return checkedBaseUrl(value);
    case "headers":
      assertHeaders(value);
      return value;
    case "fetchOptions":
      return Object.assign({}, base && Reflect.get(base, name), value);
    case "maxRetries":
    case "limit":
    case "timeoutMs":
    case "deadlineMs": {
      const least = name.endsWith("Ms") ? 1 : 0;
      if (typeof value === "number" && value >= least) return value;
      throw new TypeError(`${name} cannot be ${String(value)}`);
    }
    default:
      return value;
  }
}

/**
 * The address of a server without a slash at its end, as the URL standard writes it.
 *
 * @throws TypeError for what is no absolute http or https URL, and for one with name and password, query or fragment.
 * The message does not quote it: it may hold a key.
 */
export function checkedBaseUrl(baseUrl: unknown): string {
  try {
    const { href, origin, pathname } = new URL(String(baseUrl));
    if (href === origin + pathname && href.startsWith("http")) return href.replace(/\/$/, "");
  } catch {
    // Said below, with the other reasons.
  }
  throw new TypeError("baseUrl has to be https://host/path, without name, query and fragment");
}
