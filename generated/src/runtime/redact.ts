/** What keeps credentials and customers' data out of everything that is printed. */
import type { Call } from "./types.ts";

/** Headers, and parameters of a query, whose values are credentials, whoever has given them; `author` is none. */
const SECRET = /auth(?!or\b)|cookie|key\b|password|secret|sig(nature)?\b|token/i;

/** A text whose URLs have no name and password, and `*` in place of every value of a query. */
export function redactUrls(text: string): string {
  return text.replace(/\/\/[^/?#\s]*@/g, "//").replace(/([?&#][^?&#=\s]*=)[^&#\s"'<>]+/g, "$1*");
}

/**
 * Makes a function that gives what of a value can be printed: a text with `*` in place of each credential that the call
 * has sent, in any case and percent-encoded or not; of what was thrown, a copy with its name, message, code, stack and
 * cause.
 */
export function redactor(call: Call): (value: unknown) => unknown {
  const credentials = patternOf(credentialsOf(call));
  const mask = (text: string): string => redactUrls(text.replace(credentials, "*"));
  const redact = (value: unknown, depth = 4): unknown => {
    if (typeof value === "string") {
      const masked = mask(value);
      // A text stays percent-encoded, unless a credential hides in that.
      const plain = decoded(masked);
      const maskedAgain = mask(plain);
      return maskedAgain === plain ? masked : maskedAgain;
    }
    if (!hasMembers(value)) return value;
    if (depth < 1) return undefined;
    const copy = new Error();
    for (const name of ["name", "message", "stack", "code", "cause"]) {
      const own = redact(Reflect.get(value, name), depth - 1);
      if (own !== undefined) Object.defineProperty(copy, name, { value: own, enumerable: name === "code" });
    }
    return copy;
  };
  return redact;
}

/** What the attempts of a call have sent that lets somebody in; one that begins with another goes before it. */
function credentialsOf({ attempts, secrets, options }: Call): string[] {
  // What the server's address has in its query is a key, by whatever name.
  const keys = new URL(`x:?${options.baseQuery}`).searchParams;
  const sent = attempts
    .flatMap(({ request: { headers, url } }) => [...Object.entries(headers), ...new URL(url).searchParams])
    .filter(([name]) => SECRET.test(name) || keys.has(name))
    // Without the scheme, such as Bearer; and each of several cookies.
    .flatMap(([, value]) => value.split(/^\w+ +|; */));
  // Short ones are words that a message may well say.
  return [...secrets, ...sent]
    .filter(({ length }) => length > 5)
    .sort()
    .reverse();
}

/** Finds any of some texts; nothing where there is none. Forms have `+` in place of a space. */
function patternOf(texts: readonly string[]): RegExp {
  const plain = texts.map((text) => text.replace(/\W/g, "\\$&").replace(/\\[+ ]/g, "[+ ]"));
  return new RegExp(plain.join("|") || "$.", "gi");
}

/** A text without percent-encoding, as far as it has any that makes sense. */
function decoded(text: string): string {
  return text.replace(/(%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** What something that was thrown says: its message, or the next best. */
export function reasonOf(thrown: unknown): string {
  // Null and undefined have no members, and others may have any.
  const { message, code, name } = Object(thrown) as Readonly<Record<string, unknown>>;
  return String(message || code || name || (hasMembers(thrown) ? "unknown" : thrown));
}

/** Whether something has members: anything that can be thrown may be a function, too. */
function hasMembers(value: unknown): value is object {
  return Object(value) === value;
}
