import { DecodeError } from "./errors.ts";
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
    return (exchange.client.parseJson ?? JSON.parse)(text);
  } catch (cause) {
    // Engines say where it stops making sense, or quote the place.
    throw new DecodeError(`${from}${cause as Error}: ${text}`, exchange, { cause });
  }
}
