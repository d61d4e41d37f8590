/** What can go wrong, to be put in place of an operation's answer in a test. They nest. */
import type { MockAnswer, MockHandler, MockRequest } from "./mock-types.ts";

/** An answer with a status of its own; made by `reply`. */
export class MockReply {
  readonly status: number;
  /** Without one, the document's example for the status, or else none. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>>) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A status, with a body and headers of its own: `reply(404, { code: 3000 })`. */
export function reply(
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): MockReply {
  return new MockReply(status, body, headers);
}

/** An answer that fits every operation. */
type AnyAnswer = MockReply | Response | MockHandler<never>;

/**
 * One answer after the other, the last one again and again: `sequence(503, 503, 200)`. A number is a status
 * with the document's example for it, if there is one.
 */
export function sequence(...steps: readonly (number | AnyAnswer)[]): MockHandler<never>;
export function sequence<Body>(...steps: readonly (number | MockAnswer<Body>)[]): MockHandler<Body>;
export function sequence<Body>(...steps: readonly (number | MockAnswer<Body>)[]): MockHandler<Body> {
  return ({ count }) => {
    const step = steps[Math.min(count, steps.length - 1)];
    return typeof step === "number" ? reply(step) : step;
  };
}

/** Answers after a while; at once with the signal's reason when the request is aborted. `Infinity` never answers. */
export function delay(ms: number, answer?: AnyAnswer): MockHandler<never>;
export function delay<Body>(ms: number, answer?: MockAnswer<Body>): MockHandler<Body>;
export function delay<Body>(ms: number, answer?: MockAnswer<Body>): MockHandler<Body> {
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
export function truncate(answer?: AnyAnswer, bytes?: number): MockHandler<never>;
export function truncate<Body>(answer?: MockAnswer<Body>, bytes?: number): MockHandler<Body>;
export function truncate<Body>(answer?: MockAnswer<Body>, bytes?: number): MockHandler<Body> {
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
    return new Response(body, { status: response.status, headers: response.headers });
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
