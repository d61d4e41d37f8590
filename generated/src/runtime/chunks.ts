/** Bodies that are read piece by piece, after the call that they belong to has been answered. */
import { ConnectionError, TimeoutError } from "./errors.ts";
import { reasonOf } from "./redact.ts";
import type { Exchange } from "./types.ts";
import { within } from "./within.ts";

/**
 * A body that is read after its call. The caller's signal aborts it until it has ended, broken off or been cancelled,
 * and each read has the call's `timeoutMs`.
 */
export interface LaterBody {
  /**
   * The next bytes; `undefined` at the end. Rejects with the reason of the caller's signal after an abort, with
   * `TimeoutError` when no bytes come in time, and with `ConnectionError` when the body breaks off.
   */
  read(): Promise<Uint8Array | undefined>;
  /** Lets go of the connection. It never fails. */
  cancel(): Promise<void>;
}

/** Takes over a body from the call, which has stopped looking at the caller's signal. */
export function laterBody(response: Response, exchange: Exchange): LaterBody {
  const { options, controller } = exchange;
  const { signal, timeoutMs = 180_000 } = options;
  // Not before it is needed: whoever wants to read the response in another way still can.
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const open = (): typeof reader => (reader ??= response.body?.getReader());
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort);
  const end = (): void => signal?.removeEventListener("abort", abort);
  const late = (): Error => new TimeoutError("read", exchange);
  return {
    async read() {
      try {
        const chunk = await within(timeoutMs, signal, async () => open()?.read(), late);
        if (chunk?.done !== false) end();
        return chunk?.value;
      } catch (cause) {
        end();
        const isOwn = cause === exchange.failure;
        controller.abort();
        signal?.throwIfAborted();
        if (isOwn) throw cause;
        throw new ConnectionError(`the body broke off: ${reasonOf(cause)}`, exchange, cause);
      }
    },
    async cancel() {
      end();
      await open()
        ?.cancel()
        .catch(() => undefined);
    },
  };
}

/** The bytes of a body as they come. The connection is let go of when the loop is left. */
async function* chunks(body: LaterBody): AsyncGenerator<Uint8Array, void> {
  try {
    for (;;) {
      const chunk = await body.read();
      if (chunk === undefined) return;
      yield chunk;
    }
  } finally {
    await body.cancel();
  }
}

/**
 * A body's text in pieces between separators, decoded as UTF-8 without its byte-order mark; a piece can span
 * any number of chunks. What follows the last separator comes last, unless it is empty.
 */
export async function* pieces(body: LaterBody, separator: RegExp): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = "";
  let afterReturn = false;
  for await (const bytes of chunks(body)) {
    let text = decoder.decode(bytes, { stream: true });
    if (text === "") continue;
    // The second half of a CRLF whose first half ended the last chunk, and ended a line there.
    if (afterReturn && text.startsWith("\n")) text = text.slice(1);
    afterReturn = text.endsWith("\r");
    // Only the new text is searched, so that a long piece costs no more than its length.
    const [first = "", ...others] = text.split(separator);
    rest += first;
    for (const other of others) {
      yield rest;
      rest = other;
    }
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
