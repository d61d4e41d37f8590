import { createClient } from "../../../generator/runtime/client.ts";
import { begin, prepare } from "../../../generator/runtime/send.ts";
import type { Decode, Exchange, ParseJson } from "../../../generator/runtime/types.ts";

/** Lets a decoder read an answer, as a call in flight would. */
export function decodeWith<T>(
  decode: Decode<T>,
  response: Response,
  {
    parseJson,
    signal,
    headers = {},
  }: { parseJson?: ParseJson; signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<T> {
  const client = createClient({ baseUrl: "http://host", parseJson });
  const call = prepare(client, { method: "GET", path: "/things" }, { signal, headers });
  const exchange: Exchange = { ...begin(call), response };
  return Promise.resolve(decode(response, exchange));
}

/** An answer whose body comes in the chunks given, and then ends, breaks, or says no more. */
export function streamed(
  parts: readonly (string | Uint8Array)[],
  end: "end" | "break" | "hang" = "end",
  init?: ResponseInit,
): { readonly response: Response; readonly cancelled: () => boolean } {
  let cancelled = false;
  const left = [...parts];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = left.shift();
      if (part !== undefined)
        controller.enqueue(typeof part === "string" ? new TextEncoder().encode(part) : part);
      else if (end === "end") controller.close();
      else if (end === "break") controller.error(new TypeError("terminated"));
      else await new Promise(() => undefined);
    },
    cancel() {
      cancelled = true;
    },
  });
  return { response: new Response(body, init), cancelled: () => cancelled };
}

/** Everything that an iteration gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
