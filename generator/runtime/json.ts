import { DecodeError } from "./errors.ts";
import { excerpt } from "./redact.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * Reads a JSON body; `undefined` for 204 and 205, which have none. It looks at the text and not at its media
 * type, since servers mislabel JSON. Its type fits any result: what the document promises is taken at its word.
 * Throws `DecodeError` for anything that is not JSON: an HTML page, half of a body, an empty one.
 */
export const json: Decode<never> = async (response, exchange) => {
  const { status } = response;
  // No value exists for these; the operation's type says so where the document does.
  if (status === 204 || status === 205) return undefined as never;
  const text = (await response.text()).replace(/^\ufeff/, "");
  // As in the document, which nobody checks here.
  return parse(text, exchange, response.headers.get("content-type") ?? "no media type") as never;
};

/** Parses JSON text with the client's parser. `from` says in an error's message what the text is. */
export function parse(text: string, exchange: Exchange, from: string): unknown {
  try {
    return (exchange.client.parseJson ?? JSON.parse)(text);
  } catch (cause) {
    const at = brokenAt(text, String(cause));
    const place = at === undefined ? "" : ` at character ${at}`;
    // A little of what is before the place as well.
    const around = JSON.stringify(excerpt(text, Math.max(0, (at ?? 0) - 40)));
    throw new DecodeError(`Not JSON (${from})${place} of ${text.length}: ${around}`, exchange, cause, at);
  }
}

/** Where parsing failed, as far as it can be told: engines say it in words of their own, or not at all. */
function brokenAt(text: string, message: string): number | undefined {
  const stated = /position (\d+)/.exec(message)?.[1];
  if (stated) return +stated;
  if (/\bend\b|EOF|unterminated/i.test(message)) return text.length;
  // No value begins with a letter like this, or with the angle bracket of a page.
  return /^\s*[^\s[{"\dtfn-]/.test(text) ? text.search(/\S/) : undefined;
}
