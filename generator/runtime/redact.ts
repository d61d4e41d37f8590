/** What keeps credentials and customers' data out of everything that is printed. */
import type { Call } from "./types.ts";

/** Headers whose values are credentials, whoever has given them. */
const SECRET = /auth|cookie|key|secret|token/;

/** A URL without name and password, and with `*` in place of every value of its query. */
export function redactUrl(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, "//").replace(/=[^&]*/g, "=*");
}

/**
 * Makes a function that gives what of a value can be printed: a text with `*` in place of each credential that the call
 * has sent; of an error that was thrown, a copy with its name, message, code, stack and cause; of other objects, such
 * as the request, nothing.
 */
export function redactor({ attempts, secrets, options }: Call): (value: unknown) => unknown {
  const sent = attempts
    .flatMap(({ request }) => Object.entries(request.headers))
    .filter(([name]) => SECRET.test(name))
    // Without the scheme, such as Bearer; and each of several cookies.
    .flatMap(([, value]) => value.split(/^\w+ +|; */));
  // A key in the server's address is one, too.
  const keys = options.baseQuery.split(/&?[^&]*?=/);
  // One that begins with another goes before it. Short ones are words that a message may well say.
  const all = [...secrets, ...[...sent, ...keys].sort().reverse()].filter(
    (secret) => String(secret).length > 5,
  );

  const redact = (value: unknown, depth = 4): unknown => {
    if (typeof value === "string")
      return all.reduce<string>((text, each) => text.replaceAll(each, "*"), value);
    if (typeof value !== "object") return value;
    if (!(value instanceof Error) || depth < 1) return undefined;
    const copy = new Error();
    for (const name of ["name", "message", "stack", "code", "cause"]) {
      const own = redact(Reflect.get(value, name), depth - 1);
      if (own !== undefined) Object.defineProperty(copy, name, { value: own, enumerable: name === "code" });
    }
    return copy;
  };
  return redact;
}

/** What something that was thrown says: its message, or the next best. */
export function reasonOf(thrown: unknown): string {
  // Null and undefined have no members, and others may have any.
  const { message, code, name } = Object(thrown) as Readonly<Record<string, unknown>>;
  return String(message || code || name || (Object(thrown) === thrown ? "unknown" : thrown));
}
