import { DecodeError } from "./errors.ts";
import { reasonOf } from "./redact.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * Reads a JSON body; `undefined` for 204 and 205, which have none. It looks at the text and not at its media
 * type, since servers mislabel JSON. Its type fits any result: what the document promises is taken at its word.
 * Throws `DecodeError` for anything that is not JSON: an HTML page, half of a body, an empty one.
 */
export const json: Decode<never> = async (response, exchange) => {
  // No value exists for these; the operation's type says so where the document does.
  if (response.status === 204 || response.status === 205) return undefined as never;
  // What the document promises is taken at its word.
  return parse(await response.text(), exchange) as never;
};

/** Parses JSON text with the client's parser. `from` begins an error's message with what the text is. */
export function parse(text: string, exchange: Exchange, from = ""): unknown {
  try {
    return (exchange.options.parseJson ?? JSON.parse)(text);
  } catch (cause) {
    // Engines quote what they do not understand, and say where it is. The former is nobody's business.
    const why = reasonOf(cause).replace(/["'`].*["'`]/s, "…");
    const type = exchange.response?.headers.get("content-type");
    throw new DecodeError(`${from}${text.length} characters of ${type} are not JSON: ${why}`, exchange);
  }
}
