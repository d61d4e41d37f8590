import { DecodeError } from "./errors.ts";
import { reasonOf } from "./redact.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * Reads a JSON body. It looks at the text and not at its media type, since servers mislabel JSON. Its type fits any
 * result: what the document promises is taken at its word, as far as the operation's shape does not look at it.
 *
 * @throws DecodeError as `readJson`
 */
export const json: Decode<never> = async (response, exchange) =>
  readJson(await response.text(), exchange) as never;

/**
 * The value of an answer's JSON; `undefined` for 204 and 205, which have no body.
 *
 * @throws DecodeError for anything that is not JSON (an HTML page, half of a body, an empty one), or has not the shape
 * that the operation promises
 */
export function readJson(text: string, exchange: Exchange): unknown {
  const status = exchange.response?.status;
  const value = status === 204 || status === 205 ? undefined : parse(text, exchange);
  const instead = exchange.spec.shape?.(value);
  if (instead) throw new DecodeError(`the answer is ${instead}`, exchange);
  return value;
}

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
