import { goOn, reading } from "./chunks.ts";
import { fileNameOf } from "./file-name.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * An answer of bytes that have not been read yet. Read it once, by one of its methods; a body that is not
 * wanted is let go of with `stream().cancel()`. The caller's signal aborts the reading too.
 */
export class BinaryResponse {
  /** The answer itself, with its headers. */
  readonly response: Response;
  readonly #exchange: Exchange;

  constructor(response: Response, exchange: Exchange) {
    this.response = response;
    this.#exchange = exchange;
  }

  /** As the server names it, with its parameters. */
  get contentType(): string | undefined {
    return this.response.headers.get("content-type") ?? undefined;
  }

  /** In bytes, where the server says it of the body as it is read (and not of its compressed form). */
  get contentLength(): number | undefined {
    const { headers } = this.response;
    const length = headers.get("content-length");
    return length === null || headers.has("content-encoding") ? undefined : Number(length);
  }

  /** From `Content-Disposition`, without directories. */
  get fileName(): string | undefined {
    return fileNameOf(this.response.headers.get("content-disposition") ?? "");
  }

  /** The bytes as they come. A lost connection is a `ConnectionError` of the stream, here and in the others. */
  stream(): ReadableStream<Uint8Array> {
    const reader = this.response.body?.getReader();
    const exchange = this.#exchange;
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const chunk = await (reader && reading(reader.read(), exchange));
          if (chunk === undefined || chunk.done) controller.close();
          else controller.enqueue(chunk.value);
        },
        cancel: (reason) => reader?.cancel(reason),
      },
      // Nothing is read ahead of what is asked for.
      { highWaterMark: 0 },
    );
  }

  blob(): Promise<Blob> {
    return reading(this.response.blob(), this.#exchange);
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return reading(this.response.arrayBuffer(), this.#exchange);
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }
}

/** Hands over an answer of bytes as soon as its headers are there. */
export const binary: Decode<BinaryResponse> = (response, exchange) => {
  goOn(exchange);
  return new BinaryResponse(response, exchange);
};
