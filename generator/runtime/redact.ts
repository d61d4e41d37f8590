/** What keeps credentials and customers' data out of everything that is printed. */
import type { Call } from "./types.ts";

/** A URL without name and password, and with `*` in place of every value of its query. */
export function redactUrl(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, "//").replace(/=[^&]*/g, "=*");
}

/** Makes a function that puts `*` in place of each credential that a call has sent. */
export function redactor({ sent, secrets }: Call): (text: string) => string {
  const headers = sent.flatMap((each) => Object.entries(each));
  const values = headers
    .filter(([name]) => /auth|cookie|key|secret|token/.test(name))
    // Without the scheme, such as Bearer; and each of several cookies.
    .flatMap(([, value]) => value.replace(/^\w+ +/, "").split(/; */));
  // One that begins with another goes before it. Short ones are words that a message may well say.
  const all = [...secrets, ...values.sort().reverse()].filter((secret) => String(secret).length > 5);
  return (text) => all.reduce<string>((rest, secret) => rest.replaceAll(secret, "*"), text);
}

/**
 * A copy of something that was thrown, as far as it can be printed: what its name, message, code, stack and own cause
 * say, without credentials. Whatever else it has, such as the request, is left out.
 */
export function redactCause(thrown: unknown, redact: (text: string) => string, depth = 4): unknown {
  if (typeof thrown === "string") return redact(thrown);
  if (typeof thrown !== "object") return thrown;
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  const copy = new Error();
  for (const key of ["name", "message", "stack", "code", "cause"]) {
    const value = redactCause(Reflect.get(thrown, key), redact, depth - 1);
    if (value !== undefined) Object.defineProperty(copy, key, { value, enumerable: key === "code" });
  }
  return copy;
}

/** What something that was thrown says: its message, or the next best. */
export function reasonOf(thrown: unknown): string {
  // Null and undefined have no members, and others may have any.
  const { message, code, name } = Object(thrown) as Readonly<Record<string, unknown>>;
  return String(message || code || name || typeof thrown);
}
