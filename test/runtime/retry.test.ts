import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { jsonBody, bytesBody } from "../../generator/runtime/body.ts";
import { attemptIds } from "../../generator/runtime/ids.ts";
import { once, onceWithout } from "../../generator/runtime/once.ts";
import { send } from "../../generator/runtime/send.ts";
import type { HeaderValues, Middleware, RequestOptions, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, silence, type Step } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things" };
const lost = new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });

describe("what is repeated", () => {
  // The random part of the wait is nothing.
  beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
  afterEach(() => void vi.restoreAllMocks());

  test.each<[string, Step, number]>([
    ["408", answer(408), 3],
    ["429", answer(429), 3],
    ["500", answer(500), 3],
    ["502", answer(502), 3],
    ["503", answer(503), 3],
    ["504", answer(504), 3],
    ["a lost connection", lost, 3],
    ["a body that breaks off", () => broken(), 3],
    ["400", answer(400), 1],
    ["401", answer(401), 1],
    ["403", answer(403), 1],
    ["404", answer(404), 1],
    ["409", answer(409), 1],
    ["501", answer(501), 1],
    ["505", answer(505), 1],
    ["a redirect", new Response(null, { status: 302, headers: { location: "/other" } }), 1],
    ["a body that is no JSON", new Response("<html>"), 1],
  ])("%s", async (_what, step, want) => {
    const { client, sent } = scriptedClient([step]);
    await failure(send(client, get));
    expect(sent.map((request) => request.attempt)).toEqual([0, 1, 2].slice(0, want));
  });

  const headers = (): HeaderValues => ({ key: "k" });
  const stream = new Response("once").body as ReadableStream<Uint8Array>;
  test.each<[string, Partial<RequestSpec>, RequestOptions, number]>([
    ["HEAD", { method: "HEAD" }, {}, 3],
    ["OPTIONS", { method: "OPTIONS" }, {}, 3],
    ["QUERY with a body", { method: "QUERY", steps: [jsonBody({})] }, {}, 3],
    ["POST", { method: "POST", steps: [once] }, {}, 1],
    ["POST with an idempotency header", { method: "POST", headers, steps: [onceWithout("key")] }, {}, 3],
    ["POST with one that nobody fills", { method: "POST", steps: [onceWithout("key")] }, {}, 1],
    [
      "POST with one from the caller",
      { method: "POST", steps: [onceWithout("key")] },
      { headers: { KEY: "k" } },
      3,
    ],
    ["POST with one that is new each time", { method: "POST", steps: [attemptIds("key"), once] }, {}, 1],
    ["a stream", { method: "QUERY", steps: [bytesBody(stream)] }, {}, 1],
    ["no retries wanted", {}, { maxRetries: 0 }, 1],
    ["more retries wanted", {}, { maxRetries: 5 }, 6],
  ])("%s", async (_what, spec, options, want) => {
    const { client, sent } = scriptedClient([answer(503)]);
    await failure(send(client, { ...get, ...spec }, options));
    expect(sent.length).toBe(want);
  });

  test("the client's maxRetries holds until a call has its own", async () => {
    const { client, sent } = scriptedClient([answer(503)], { maxRetries: 1 });
    await failure(send(client, get));
    expect(sent.length).toBe(2);
    await failure(send(client, get, { maxRetries: 0 }));
    expect(sent.length).toBe(3);
  });

  test("a repetition can succeed", async () => {
    const { client } = scriptedClient([lost, answer(500), answer(200, { a: 1 })]);
    expect(await send(client, get)).toEqual({ a: 1 });
  });

  test("a body is made anew for each attempt", async () => {
    const { client, sent } = scriptedClient([answer(503), answer(200)]);
    await send(client, { ...get, method: "QUERY", steps: [jsonBody({ a: 1 })] });
    expect(sent.map((request) => request.body)).toEqual(['{"a":1}', '{"a":1}']);
  });
});

function broken(): Response {
  return new Response(
    new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) }),
  );
}

describe("how long the wait is", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Milliseconds between attempts. */
  async function waits(step: Step, maxRetries: number): Promise<number[]> {
    const times: number[] = [];
    const timed: Middleware = (request, next) => (times.push(performance.now()), next(request));
    const { client } = scriptedClient([step], { middleware: [timed], maxRetries });
    const done = failure(send(client, get));
    await vi.runAllTimersAsync();
    await done;
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  test("a wait that ends with the deadline is not begun", async () => {
    const { client, sent } = scriptedClient([answer(503, {}, { "retry-after-ms": "1000" })]);
    const onRetry = vi.fn();
    const done = failure(send(client, get, { deadlineMs: 1000, onRetry }));
    await vi.runAllTimersAsync();
    expect(await done).toMatchObject({ name: "TimeoutError", kind: "deadline", cause: { status: 503 } });
    expect(onRetry).not.toHaveBeenCalled();
    expect(sent.length).toBe(1);
  });

  test("a random part of half a second, doubled up to eight", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    expect(await waits(answer(503), 7)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  test.each<[string, Record<string, string>, number[]]>([
    ["seconds", { "retry-after": "7" }, [7000]],
    ["no seconds", { "retry-after": "0" }, [0]],
    ["seconds in the past", { "retry-after": "-5" }, [500]],
    ["a minute, the longest", { "retry-after": "60" }, [60_000]],
    ["above the longest", { "retry-after": "61" }, []],
    ["milliseconds", { "retry-after-ms": "20.5", "retry-after": "9" }, [20]],
    ["a date", { "retry-after": "Fri, 02 Jan 2026 00:00:05 GMT" }, [5000]],
    ["a date in the past", { "retry-after": "Thu, 01 Jan 2026 00:00:00 GMT" }, [500]],
    ["a date far away", { "retry-after": "Fri, 02 Jan 2026 01:00:00 GMT" }, []],
    ["nonsense", { "retry-after": "soon" }, [500]],
  ])("%s", async (_what, headers, want) => {
    vi.setSystemTime("2026-01-02T00:00:00Z");
    vi.spyOn(Math, "random").mockReturnValue(1);
    const found = await waits(answer(429, {}, headers), 1);
    // Timers count whole milliseconds, and one at least.
    expect(found.map((wait) => (wait <= 1 ? 0 : Math.floor(wait)))).toEqual(want);
  });
});

test.each<[string, number]>([
  ["61", 61_000],
  ["0", 0],
])("an error says how long the server asks to wait: %s", async (seconds, want) => {
  const { client } = scriptedClient([answer(429, {}, { "retry-after": seconds })], { maxRetries: 0 });
  expect(await failure(send(client, get))).toMatchObject({ status: 429, retryAfterMs: want });
});

describe("abort", () => {
  test("before the call: nothing is sent", async () => {
    const { client, sent } = scriptedClient([answer(200)]);
    const reason = new Error("enough");
    expect(await failure(send(client, get, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(sent.length).toBe(0);
  });

  test.each<[string, Step]>([
    ["while waiting for the next attempt", answer(503, {}, { "retry-after": "30" })],
    ["while the answer is awaited", silence],
    [
      "while the body is read",
      () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
    ],
  ])("%s", async (_what, step) => {
    const { client, sent } = scriptedClient([step]);
    const controller = new AbortController();
    const promise = send(client, get, { signal: controller.signal });
    const reason = { its: "own" };
    setTimeout(() => controller.abort(reason), 15);
    expect(await failure(promise)).toBe(reason);
    expect(sent.length).toBe(1);
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  test("no listener stays on a signal that many calls share", async () => {
    const { client } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" }), answer(200)]);
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    await send(client, get, { signal });
    expect(add.mock.calls.length).toBe(3);
    expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
      add.mock.calls.map(([, listener]) => listener),
    );
  });
});
