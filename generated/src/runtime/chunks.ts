/** Bodies that are read piece by piece, after the call that they belong to has been answered. */
import { ConnectionError } from "./errors.ts";
import type { Exchange } from "./types.ts";

/** Lets the caller's signal abort a body that is read after the call; the call itself has stopped looking. */
export function goOn({ options: { signal }, controller }: Exchange): void {
  signal?.addEventListener("abort", () => controller?.abort(signal.reason), { once: true });
}

/**
 * The bytes of a body as they come. The connection is let go of when the loop is left. Throws the reason of
 * the caller's signal after an abort, and `ConnectionError` when the body breaks off.
 */
export async function* chunks(response: Response, exchange: Exchange): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  let done = false;
  try {
    for (;;) {
      const chunk = await reading(reader.read(), exchange);
      done = chunk.done;
      if (chunk.done) return;
      yield chunk.value;
    }
  } finally {
    // A body that ended or broke needs no cancelling; one that was left early does, and must not throw over it.
    if (!done) await reader.cancel().catch(() => undefined);
  }
}

/** Gives an error that came out of a body's connection its name. */
export async function reading<T>(body: Promise<T>, exchange: Exchange): Promise<T> {
  try {
    return await body;
  } catch (cause) {
    const { signal } = exchange.options;
    if (signal?.aborted === true) throw signal.reason;
    throw new ConnectionError("The connection was lost amid the body", exchange, { cause });
  }
}

/**
 * A body's text in pieces between separators, decoded as UTF-8 without its byte-order mark; a piece can span
 * any number of chunks. What follows the last separator comes last, unless it is empty.
 */
export async function* pieces(
  response: Response,
  exchange: Exchange,
  separator: RegExp,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = "";
  let afterReturn = false;
  for await (const bytes of chunks(response, exchange)) {
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
