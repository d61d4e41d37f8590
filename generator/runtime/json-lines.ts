/** Streams of JSON values (OpenAPI 3.2, "Sequential JSON"). */
import { laterBody, type LaterBody, pieces } from "./chunks.ts";
import { parse } from "./json.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * Reads `application/jsonl` and `application/x-ndjson`: one value a line. Leaving the loop ends the stream;
 * it throws `DecodeError` at a line that is not JSON.
 */
export const jsonLines: Decode<AsyncIterable<never>> = (response, exchange) =>
  values(laterBody(response, exchange), exchange, /\r\n|\r|\n/, "line");

/** Reads `application/json-seq` (RFC 7464): a record separator before each value. Otherwise as `jsonLines`. */
export const jsonSequence: Decode<AsyncIterable<never>> = (response, exchange) =>
  values(laterBody(response, exchange), exchange, /\x1e/, "record");

async function* values(
  body: LaterBody,
  exchange: Exchange,
  separator: RegExp,
  unit: string,
): AsyncGenerator<never, void> {
  let count = 0;
  for await (const piece of pieces(body, separator)) {
    count += 1;
    // What the document promises is taken at its word, as in `json`.
    if (piece.trim() !== "") yield parse(piece, exchange, `${unit} ${count}: `) as never;
  }
}
