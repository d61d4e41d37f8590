import { bytesBody, stringBody } from "./body.ts";
import type { Step } from "./types.ts";

/** Values that are all there, or that come one by one: those are sent as they come, and so once only. */
export type Values<T = unknown> = Iterable<T> | AsyncIterable<T>;

/** A body of many values, each as `write` has it; no body for no values. */
export function valuesBody<T>(
  values: Values<T> | undefined,
  mediaType: string,
  write: (value: T) => string,
): Step | undefined {
  if (values === undefined) return undefined;
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
