import { laterBody, type LaterBody } from "./chunks.ts";
import { fileNameOf } from "./file-name.ts";
import { parse } from "./json.ts";
import type { Decode, Exchange } from "./types.ts";

/**
 * An answer of bytes that have not been read yet. Read it once, by one of its methods; a body that is not wanted is
 * let go of with `stream().cancel()`. The caller's signal aborts the reading too, and each wait for the next bytes has
 * the call's `timeoutMs`. A lost connection is a `ConnectionError` of whatever method reads.
 */
export class BinaryResponse {
  /** The answer itself, with its headers. */
  readonly response: Response;
  readonly #exchange: Exchange;
  readonly #body: LaterBody;

  constructor(response: Response, exchange: Exchange) {
    this.response = response;
    this.#exchange = exchange;
    this.#body = laterBody(response, exchange);
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

  /** The bytes as they come. */
  stream(): ReadableStream<Uint8Array> {
    const body = this.#body;
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const chunk = await body.read();
          if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        },
        cancel: () => body.cancel(),
      },
      // Nothing is read ahead of what is asked for.
      { highWaterMark: 0 },
    );
  }

  async blob(): Promise<Blob> {
    const bytes = await this.arrayBuffer();
    return new Blob([bytes], this.contentType === undefined ? {} : { type: this.contentType });
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer();
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }

  /** As UTF-8. */
  text(): Promise<string> {
    return this.#whole().text();
  }

  /** Parsed with the client's parser. Throws `DecodeError` for what is no JSON. */
  async json(): Promise<unknown> {
    return parse(await this.text(), this.#exchange);
  }

  /** What the platform collects by itself. */
  #whole(): Response {
    return new Response(this.stream());
  }
}

/** Hands over an answer of bytes as soon as its headers are there. */
export const binary: Decode<BinaryResponse> = (response, exchange) => new BinaryResponse(response, exchange);
