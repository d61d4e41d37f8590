import { DecodeError } from "./errors.ts";
import { reasonOf } from "./redact.ts";
import type { Decode, Exchange } from "./types.ts";

/** Reads a JSON body, as `readJson` does. */
export const json: Decode<never> = async (response, exchange) =>
  readJson(response.status, await response.text(), exchange);

/**
 * JSON that has been looked at, as far as the document says what it is; `undefined` for 204 and 205, which have none.
 * The text decides and not its media type, since servers mislabel JSON. The type fits any result.
 *
 * @throws DecodeError for anything that is not JSON, such as an HTML page, half of a body or an empty one, and for JSON
 * of another kind
 */
export function readJson<T>(status: number, text: string, exchange: Exchange): T {
  const data = status === 204 || status === 205 ? undefined : parse(text, exchange);
  const instead = exchange.spec.shape?.(data);
  if (instead) throw new DecodeError(`the answer is ${instead}`, exchange);
  // What the document promises is taken at its word.
  return data as T;
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
