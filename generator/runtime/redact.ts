/** What keeps credentials and customers' data out of errors and logs. */
import type { Exchange } from "./types.ts";

/** Puts `*` in place of every value of a URL's query, and takes out a name and a password before the host. */
export function redactUrl(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//").replace(/(?<=\?.*)=[^&]*/g, "=*");
}

/** Text that a server or a platform wrote, without the credential that it may have quoted from the request. */
export function withoutSecret(text: string, exchange: Exchange): string {
  const secret = exchange.headers["authorization"]?.split(" ")[1];
  // A shorter one is nobody's real token, and would tear holes into ordinary words.
  return secret && secret.length > 7 ? text.replaceAll(secret, "*") : text;
}

/** The beginning of a text on one line: enough to recognise what it is. */
export function excerpt(text: string, from = 0): string {
  return text
    .slice(from, from + 200)
    .replace(/\s+/g, " ")
    .trim();
}
