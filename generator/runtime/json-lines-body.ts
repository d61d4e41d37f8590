/** Request bodies of many JSON values (OpenAPI 3.2, "Sequential JSON"). */
import { bytesBody, stringBody } from "./body.ts";
import type { Step } from "./types.ts";

/** Values that are all there, or that come one by one: those are sent as they come, and so once only. */
export type Values = Iterable<unknown> | AsyncIterable<unknown>;

/** A line for each value: `application/jsonl`, `application/x-ndjson`. */
export function jsonLinesBody(values: Values | undefined, mediaType: string): Step | undefined {
  return valuesBody(values, mediaType, "");
}

/** A record separator before each value: `application/json-seq` (RFC 7464). */
export function jsonSequenceBody(values: Values | undefined, mediaType: string): Step | undefined {
  return valuesBody(values, mediaType, "\x1e");
}

function valuesBody(values: Values | undefined, mediaType: string, before: string): Step | undefined {
  if (values === undefined) return undefined;
  const write = (value: unknown): string => `${before}${JSON.stringify(value)}\n`;
  if (Symbol.iterator in values) return stringBody([...values].map(write).join(""), mediaType);
  const iterator = values[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(write(next.value)));
    },
    async cancel(reason) {
      await iterator.return?.(reason);
    },
  });
  return bytesBody(stream, mediaType);
}
