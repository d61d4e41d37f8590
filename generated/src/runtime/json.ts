import { DecodeError } from "./errors.ts";
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
  return parse(await response.text(), exchange) as never;
};

/** Parses JSON text with the client's parser. `from` begins an error's message with what the text is. */
export function parse(text: string, exchange: Exchange, from = ""): unknown {
  try {
    return (exchange.client.parseJson ?? JSON.parse)(text);
  } catch (cause) {
    const said = String(cause);
    // Engines say where in words of their own, or quote the place.
    const stated = / end|EOF/.test(said) ? text.length : /position (\d+)/.exec(said)?.[1];
    const position = stated === undefined ? stated : Number(stated);
    const around = text.slice(Math.max(0, (position ?? 0) - 40));
    throw new DecodeError(`${from}${said}, of ${text.length} characters: ${around}`, exchange, cause, {
      position,
    });
  }
}
