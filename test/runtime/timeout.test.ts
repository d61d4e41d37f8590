import { afterEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { TimeoutError } from "../../generator/runtime/errors.ts";
import { send } from "../../generator/runtime/send.ts";
import type { ClientOptions, RequestOptions, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, silence, type Step } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const endless = (): Response =>
  new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }));

afterEach(() => void vi.restoreAllMocks());

describe("TimeoutError", () => {
  test.each<[string, Step, Partial<ClientOptions>, RequestOptions, "attempt" | "deadline", number]>([
    ["no answer", silence, { timeoutMs: 20, maxRetries: 0 }, {}, "attempt", 1],
    ["an endless body", endless, { timeoutMs: 20, maxRetries: 0 }, {}, "attempt", 1],
    [
      "an endless body of an error",
      () => new Response(endless().body, { status: 400 }),
      { timeoutMs: 20, maxRetries: 0 },
      {},
      "attempt",
      1,
    ],
    [
      "a token that never comes",
      answer(200),
      { timeoutMs: 20, maxRetries: 0, token: () => new Promise(() => undefined) },
      {},
      "attempt",
      0,
    ],
    ["the call's own time", silence, { timeoutMs: 90_000, maxRetries: 0 }, { timeoutMs: 20 }, "attempt", 1],
    ["each attempt has its time", silence, { timeoutMs: 15 }, {}, "attempt", 3],
    ["the deadline cuts an attempt", silence, { deadlineMs: 20 }, {}, "deadline", 1],
    ["the deadline ends the attempts", silence, { timeoutMs: 100, deadlineMs: 190 }, {}, "deadline", 2],
    [
      "the deadline is before the end of the wait",
      answer(503, {}, { "retry-after": "5" }),
      {},
      { deadlineMs: 100 },
      "deadline",
      1,
    ],
  ])("%s", async (_what, step, options, callOptions, kind, attempts) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { client, sent } = scriptedClient([step], options);
    const begin = performance.now();
    const error = await failure(send(client, get, callOptions));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ name: "TimeoutError", kind, method: "GET" });
    expect(sent.length).toBe(attempts);
    expect(sent.every((request) => request.signal.aborted)).toBe(true);
    expect(performance.now() - begin).toBeLessThan(400);
  });

  test("keeps the failure before it as its cause", async () => {
    const { client } = scriptedClient([answer(503, { code: "busy" }, { "retry-after": "5" })]);
    expect(await failure(send(client, get, { deadlineMs: 50 }))).toMatchObject({
      kind: "deadline",
      cause: { code: "busy" },
    });
  });
});

test("what listens to a request's signal may abort the call, which then rejects once", async () => {
  const seen: unknown[] = [];
  const listener = (reason: unknown): void => void seen.push(reason);
  process.on("unhandledRejection", listener);
  const caller = new AbortController();
  const { client, sent } = scriptedClient([silence], {
    timeoutMs: 5,
    middleware: [
      (request, next) => {
        request.signal.addEventListener("abort", () => caller.abort("with it"));
        return next(request);
      },
    ],
  });
  expect(await failure(send(client, get, { signal: caller.signal }))).toBe("with it");
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", listener);
  expect(sent.length).toBe(1);
  expect(seen).toEqual([]);
});

test("an attempt that was given up fails later, and is not made up for a second time", async () => {
  const late = (): Promise<Response> =>
    new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 15));
  const { client, sent } = scriptedClient([late, answer(200, "fine")], { timeoutMs: 5, maxRetries: 5 });
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect(await send(client, get)).toBe("fine");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(sent.length).toBe(2);
});

test("Infinity is no time-out", async () => {
  const { client } = scriptedClient([
    () => new Promise((resolve) => setTimeout(() => resolve(answer(200, 1)), 20)),
  ]);
  expect(await send(client, get, { timeoutMs: Infinity, deadlineMs: Infinity })).toBe(1);
});

test("three minutes by default", async () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  const { client } = scriptedClient([answer(200)]);
  await send(client, get);
  expect(set.mock.calls.map(([, ms]) => ms)).toEqual([180_000]);
});

test("every timer is cleared", async () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  const clear = vi.spyOn(globalThis, "clearTimeout");
  const { client } = scriptedClient([answer(503, {}, { "retry-after-ms": "1" }), answer(200)]);
  await send(client, get);
  const timers = set.mock.results.map((result) => result.value as unknown);
  expect(timers.length).toBe(3);
  expect(clear.mock.calls.map(([timer]) => timer)).toEqual(timers);
});

test("the wall clock may go backwards", async () => {
  const now = Date.now();
  vi.spyOn(Date, "now")
    .mockReturnValueOnce(now)
    .mockReturnValue(now - 3_600_000);
  const { client } = scriptedClient([answer(503, {}, { "retry-after": "0" }), answer(200, "fine")]);
  expect(await send(client, get, { deadlineMs: 1000 })).toBe("fine");
});

test.each<[string, Step, number]>([
  ["an answer", answer(200), 0],
  ["an error", answer(404), 0],
  ["a repetition", answer(503, {}, { "retry-after-ms": "1" }), 1],
  ["a time-out", silence, 0],
])("a call that ends with %s leaves no listener on the caller's signal", async (_what, step, maxRetries) => {
  const { client } = scriptedClient([step], { timeoutMs: 20, maxRetries });
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, "addEventListener");
  const remove = vi.spyOn(signal, "removeEventListener");
  await send(client, get, { signal }).catch(() => undefined);
  expect(add).toHaveBeenCalled();
  expect(remove.mock.calls).toEqual(add.mock.calls);
});

test("timers are numbers in browsers", async () => {
  const { setTimeout: original } = globalThis;
  vi.stubGlobal("setTimeout", (work: () => void, ms: number) => Number(original(work, ms)));
  const { client } = scriptedClient([answer(503, {}, { "retry-after-ms": "1" }), answer(200, "in")]);
  expect(await send(client, get)).toBe("in");
  const late = scriptedClient([silence], { timeoutMs: 5, maxRetries: 0 });
  expect(await failure(send(late.client, get))).toMatchObject({ name: "TimeoutError" });
});
