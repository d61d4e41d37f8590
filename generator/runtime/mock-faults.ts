/** What can go wrong, to be put in place of an operation's answer in a test. They nest. */
import { replied } from "./mock-reply.ts";
import type { MockHandler, MockReply, MockRequest, MockStep } from "./mock-types.ts";

/**
 * A status, with a body and headers of its own: `reply(404, { code: 3000 })`. Without a body, it has the
 * document's example for the status. A ready-made `Response` is answered as it is.
 */
export function reply<Body = never>(
  status: number,
  body?: Body,
  headers?: Readonly<Record<string, string>>,
): MockReply<Body>;
export function reply(response: Response): MockReply<never>;
export function reply(
  answer: number | Response,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): MockReply<never> {
  return { [replied]: typeof answer === "number" ? { status: answer, body, headers } : answer };
}

/**
 * One answer after the other, the last one again and again: `sequence(503, 503, 200)`. Each request takes the
 * next step, in the order in which they are sent.
 */
export function sequence<Body = never>(...steps: readonly MockStep<Body>[]): MockHandler<Body> {
  return ({ count }) => steps[Math.min(count, steps.length - 1)];
}

/** Answers after a while; at once with the signal's reason when the request is aborted. `Infinity` never answers. */
export function delay<Body = never>(ms: number, answer?: MockStep<Body>): MockHandler<Body> {
  return async (request) => {
    await wait(ms, request);
    return answer;
  };
}

/** The connection is lost before there is an answer. */
export function connectionReset(): MockHandler<never> {
  return () => Promise.reject(lost());
}

/** The connection is lost amid the body: after half of it, or after so many bytes. */
export function truncate<Body = never>(answer?: MockStep<Body>, bytes?: number): MockHandler<Body> {
  return async (_request, respond) => {
    const response = await respond(answer);
    const whole = new Uint8Array(await response.arrayBuffer());
    const chunks = [whole.slice(0, bytes ?? Math.floor(whole.length / 2))];
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      const chunk = chunks.pop();
      if (chunk !== undefined && chunk.length > 0) controller.enqueue(chunk);
      else controller.error(lost());
    };
    // Not read ahead: an error takes away what is in the queue before it.
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    return reply(new Response(body, { status: response.status, headers: response.headers }));
  };
}

/** What a platform's `fetch` throws when a connection is lost. */
function lost(): TypeError {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

function wait(ms: number, { signal }: MockRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      // The reason is whatever the caller chose it to be.
      reject(signal?.reason as Error);
    };
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    function done(): void {
      signal?.removeEventListener("abort", abort);
      resolve();
    }
    signal?.addEventListener("abort", abort, { once: true });
  });
}
