import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { bytesBody } from "../../generator/runtime/body.ts";
import { createLimiter } from "../../generator/runtime/limiter.ts";
import { createLogger, type LogSink } from "../../generator/runtime/logger.ts";
import { once } from "../../generator/runtime/once.ts";
import { LinkError, request } from "../../generator/runtime/request.ts";
import { send } from "../../generator/runtime/send.ts";
import type { Middleware, RequestSpec, RetryEvent } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, silence } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const lost = new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
const soon = { "retry-after-ms": "1" };

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("shouldRetry", () => {
  test("decides, with the error and the number of the attempt", async () => {
    const seen: [string, number][] = [];
    const shouldRetry = (error: Error, attempt: number): boolean => (
      seen.push([error.name, attempt]),
      attempt < 1
    );
    const { client, sent } = scriptedClient([answer(404), lost], { shouldRetry, maxRetries: 5 });
    expect(await failure(send(client, get))).toMatchObject({ name: "ConnectionError" });
    expect(seen).toEqual([["ApiError", 0], ["ConnectionError", 1]]); // prettier-ignore
    expect(sent.length).toBe(2);
  });

  test("a call's goes before the client's, and undefined leaves it to the rules", async () => {
    const { client, sent } = scriptedClient([answer(503)], { shouldRetry: () => false });
    await failure(send(client, get));
    expect(sent.length).toBe(1);
    await failure(send(client, get, { shouldRetry: () => undefined, maxRetries: 1 }));
    expect(sent.length).toBe(3);
    await failure(send(client, get, { shouldRetry: async () => Promise.resolve(true), maxRetries: 1 }));
    expect(sent.length).toBe(5);
  });

  test("is not asked where a request must not be repeated", async () => {
    const shouldRetry = vi.fn(() => true);
    const { client, sent } = scriptedClient([answer(503)], { shouldRetry });
    await failure(send(client, { ...get, method: "POST", steps: [once] }));
    await failure(send(client, get, { maxRetries: 0 }));
    expect(sent.length).toBe(2);
    expect(shouldRetry).not.toHaveBeenCalled();
  });

  test("what it throws is thrown, at once", async () => {
    const mine = new Error("mine");
    const shouldRetry = (): never => {
      throw mine;
    };
    const { client, sent } = scriptedClient([answer(503)], { shouldRetry });
    expect(await failure(send(client, get))).toBe(mine);
    expect(sent.length).toBe(1);
  });
});

describe("onRetry", () => {
  test("hears of each wait: how long and why", async () => {
    const events: RetryEvent[] = [];
    const { client } = scriptedClient([answer(401), answer(503, {}, soon), lost, answer(200)], {
      token: () => "my-token",
      onRetry: (event) => void events.push(event),
      maxRetries: 2,
    });
    await send(client, get);
    expect(events.map(({ error, ...event }) => [error.name, event])).toEqual([
      ["ApiError", { attempt: 0, delayMs: 0, cause: "token" }],
      ["ApiError", { attempt: 1, delayMs: 1, cause: "retry-after" }],
      ["ConnectionError", { attempt: 2, delayMs: 0, cause: "backoff" }],
    ]);
  });
});

describe("isRetryable of an error's body", () => {
  test.each<[number, object, number]>([
    [503, { isRetryable: false }, 1],
    [404, { isRetryable: true }, 3],
    [404, { error: { isRetryable: true } }, 3],
    [404, { IsRetryable: true }, 3],
    [400, { isRetryable: "true" }, 1],
    [404, { retryable: true }, 3],
    [503, { isRetryable: null }, 3],
  ])("%s %j", async (status, body, attempts) => {
    const { client, sent } = scriptedClient([answer(status, body)]);
    expect(await failure(send(client, get))).toMatchObject({ isRetryable: attempts > 1 });
    expect(sent.length).toBe(attempts);
    const writing = scriptedClient([answer(status, body)]);
    await failure(send(writing.client, { ...get, method: "POST", steps: [once] }));
    expect(writing.sent.length).toBe(1);
  });
});

test("a stream is not sent again, for a new token either", async () => {
  const body = new Response("once").body as ReadableStream<Uint8Array>;
  const { client, sent } = scriptedClient([answer(401)], { token: () => "my-token" });
  await failure(send(client, { ...get, method: "PUT", steps: [bytesBody(body), bearer] }));
  expect(sent.length).toBe(1);
});

test("fetchOptions of client and call reach fetch, and change nothing that is the client's", async () => {
  const dispatcher = { dispatch: true };
  const { client, sent } = scriptedClient([answer(200)], { fetchOptions: { dispatcher, cache: "no-store" } });
  const wrong = { method: "DELETE", headers: { a: "b" }, keepalive: true };
  await send(client, get, { fetchOptions: wrong });
  expect(sent[0]).toMatchObject({ dispatcher, cache: "no-store", keepalive: true, method: "GET", headers: { accept: "application/json" } });
}); // prettier-ignore

describe("middleware that goes wrong", () => {
  class Mine {}
  test.each<[string, Middleware, unknown]>([
    ["an error", () => Promise.reject(new RangeError("mine")), { name: "RangeError", message: "mine" }],
    ["an error at once", () => { throw new RangeError("mine"); }, { name: "RangeError" }],
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- somebody else's code throws anything
    ["something of its own", () => { throw new Mine(); }, new Mine()],
    ["nothing", () => Promise.resolve(undefined as unknown as Response), { name: "TypeError", message: expect.stringContaining("no response") as unknown }],
    ["a body that was read", async (sent, next) => { const response = await next(sent); await response.text(); return response; }, { name: "TypeError", message: expect.stringContaining("body has been read") as unknown }],
    ["a body that it goes on reading", async (sent, next) => { const response = await next(sent); response.body?.getReader(); return response; }, { name: "TypeError", message: expect.stringContaining("body has been read") as unknown }],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as above
    ["null", () => Promise.reject(null), null],
  ])("%s reaches the caller as it is, once", async (_what, middleware, want) => {
    let count = 0;
    const counted: Middleware = (sent, next) => ((count += 1), middleware(sent, next));
    const { client } = scriptedClient([answer(200)], { middleware: [counted] });
    const error = await failure(send(client, get));
    if (want === null) expect(error).toBe(null);
    else expect(error).toMatchObject(want as object);
    expect(count).toBe(1);
  }); // prettier-ignore

  test("an error of another call in it is not repeated", async () => {
    const other = scriptedClient([answer(503)], { maxRetries: 0 });
    const { client, sent } = scriptedClient([answer(200)], {
      middleware: [async (first, next) => (await send(other.client, get), next(first))],
    });
    expect(await failure(send(client, get))).toMatchObject({ status: 503 });
    expect([other.sent.length, sent.length]).toEqual([1, 0]);
  });

  test("an error of its own in place of the connection's is not repeated", async () => {
    const mine = new RangeError("mine");
    const { client, sent } = scriptedClient([lost], {
      middleware: [(first, next) => next(first).catch(() => Promise.reject(mine))],
    });
    expect(await failure(send(client, get))).toBe(mine);
    expect(sent.length).toBe(1);
  });

  test("an error of the connection that it passes on is repeated", async () => {
    const { client, sent } = scriptedClient([lost, answer(200, "in")], {
      middleware: [
        async (first, next) => {
          try {
            return await next(first);
          } catch (error) {
            expect(error).toMatchObject({ name: "ConnectionError" });
            throw error;
          }
        },
      ],
    });
    expect(await send(client, get)).toBe("in");
    expect(sent.length).toBe(2);
  });
});

describe("logs", () => {
  const sinkOf = (write: (...line: unknown[]) => unknown): LogSink => ({
    debug: write,
    info: write,
    warn: write,
    error: write,
  });

  test.each<[string, () => unknown]>([
    ["throws", () => { throw new Error("disk full"); }],
    ["rejects", () => Promise.reject(new Error("disk full"))],
  ])("a sink that %s does not fail the call", async (_what, write) => {
    const seen: unknown[] = [];
    const listener = (reason: unknown): void => void seen.push(reason);
    process.on("unhandledRejection", listener);
    const { client } = scriptedClient([answer(200, "in")], { logger: createLogger(sinkOf(write), { level: "debug" }) });
    expect(await send(client, get)).toBe("in");
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", listener);
    expect(seen).toEqual([]);
  }); // prettier-ignore

  test.each<[string, object]>([
    ["pino", { bindings: () => ({}) }],
    ["a child of pino", Object.create({ bindings: () => ({}) }) as object],
    ["bunyan", { fields: {} }],
  ])("%s gets the details first", async (_what, own) => {
    const lines: unknown[][] = [];
    const sink = Object.assign(
      own,
      sinkOf((...line) => lines.push(line)),
    );
    const { client } = scriptedClient([answer(200)], { logger: createLogger(sink) });
    await send(client, get);
    expect(lines).toMatchObject([[{ method: "GET", status: 200 }, expect.stringContaining("200 in")]]);
  });

  test("a lost attempt says by what", async () => {
    const lines: unknown[][] = [];
    const { client } = scriptedClient([lost], { logger: createLogger(sinkOf((...line) => lines.push(line))), maxRetries: 0 });
    await failure(send(client, get));
    expect(lines).toMatchObject([[expect.stringContaining("lost"), { error: "ConnectionError: GET /things: read ECONNRESET" }]]);
  }); // prettier-ignore
});

describe("request", () => {
  test.each<[string, string, string | undefined, string]>([
    ["a path", "/documents/1.pdf?a=1", undefined, "/base/documents/1.pdf?a=1"],
    ["below a root", "/documents/1.pdf", "/v1", "/base/v1/documents/1.pdf"],
    ["below a root that it repeats", "/v1/documents/1.pdf", "/v1/", "/base/v1/documents/1.pdf"],
    ["with two slashes in it", "/documents//a", undefined, "/base/documents//a"],
    ["with an encoded slash in a name", "/documents/a.%2fb", undefined, "/base/documents/a.%2fb"],
    ["absolute", "https://api.example.com/base/v1/documents/1.pdf", "/v1", "/base/v1/documents/1.pdf"],
  ])("%s", async (_what, path, root, want) => {
    const pdf = new Response("%PDF", { headers: { "content-type": "application/pdf" } });
    const { client, sent } = scriptedClient([answer(503, {}, soon), pdf], { token: "my-token", baseUrl: "https://api.example.com/base" });
    const found = await request(client, { method: "get", path, root });
    expect([found.contentType, await found.text()]).toEqual(["application/pdf", "%PDF"]);
    expect(sent.length).toBe(2);
    expect(sent[1]).toMatchObject({ method: "GET", url: `https://api.example.com${want}`, headers: { accept: "*/*", authorization: "Bearer my-token" } });
  }); // prettier-ignore

  test("reads JSON with the client's parser", async () => {
    const { client } = scriptedClient([answer(200, { a: 1 })], { parseJson: (text) => ({ text }) });
    expect(await (await request(client, { path: "/a" })).json()).toEqual({ text: '{"a":1}' });
  });

  test.each(["https://evil.example/base/a", "//evil.example/base/a", "/../other", "/%2e%2e/other", "/a/..%2f..%2fother", "https://api.example.com/basement", "https://api.example.com/base/../other", "http://api.example.com/base/a", "https://me@api.example.com/base/a", "javascript:alert(1)", "http://[", "", null as unknown as string])(
    "%s is not asked for",
    async (path) => {
      const { client, sent } = scriptedClient([answer(200)], { token: "my-token", baseUrl: "https://api.example.com/base" });
      expect(await failure(request(client, { path }))).toBeInstanceOf(LinkError);
      expect(sent.length).toBe(0);
    },
  ); // prettier-ignore

  test("what writes is sent once, and a method is a word", async () => {
    const { client, sent } = scriptedClient([answer(503)]);
    await failure(request(client, { method: "POST", path: "/a" }));
    expect(sent.length).toBe(1);
    expect(() => request(client, { method: "GET /x", path: "/a" })).toThrow(TypeError);
  });
});

describe("createLimiter", () => {
  const things = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  test("holds back more than so many at once", async () => {
    let underWay = 0;
    let most = 0;
    const slow = async (): Promise<Response> => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 3));
      underWay -= 1;
      return answer(200);
    };
    const { client, sent } = scriptedClient([slow], { middleware: [createLimiter({ maxConcurrent: 3 })] });
    await Promise.all(things(10).map(() => send(client, get)));
    expect([most, sent.length]).toEqual([3, 10]);
  });

  test("lets so many begin in a minute", async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    const begin = performance.now();
    const timed = async (): Promise<Response> => (times.push(Math.round((performance.now() - begin) / 1000)), Promise.resolve(answer(200)));
    const { client } = scriptedClient([timed], { middleware: [createLimiter({ maxPerMinute: 2 })], timeoutMs: Infinity });
    const all = Promise.all(things(5).map(() => send(client, get)));
    await vi.advanceTimersByTimeAsync(200_000);
    await all;
    expect(times).toEqual([0, 0, 60, 60, 120]);
  }); // prettier-ignore

  test("while a 429 asks to wait, the other calls wait too", async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    const begin = performance.now();
    const busy = async (): Promise<Response> => {
      const second = Math.round((performance.now() - begin) / 1000);
      times.push(second);
      return Promise.resolve(second === 0 ? answer(429, {}, { "retry-after": "7" }) : answer(200));
    };
    const { client } = scriptedClient([busy], { middleware: [createLimiter()] });
    const first = send(client, get);
    await vi.advanceTimersByTimeAsync(1000);
    const others = Promise.all(things(3).map(() => send(client, get)));
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all([first, others]);
    expect(times).toEqual([0, 7, 7, 7, 7]);
  });

  test("gives its place to others when it fails or is given up", async () => {
    const { client, sent } = scriptedClient([silence, lost, answer(200, "in")], {
      middleware: [createLimiter({ maxConcurrent: 1 })],
      maxRetries: 0,
    });
    const caller = new AbortController();
    const stuck = failure(send(client, get, { timeoutMs: 20 }));
    const left = failure(send(client, get, { signal: caller.signal }));
    const failed = failure(send(client, get));
    const last = send(client, get);
    caller.abort("enough");
    expect(await left).toBe("enough");
    expect(await stuck).toMatchObject({ name: "TimeoutError" });
    expect(await failed).toMatchObject({ name: "ConnectionError" });
    expect(await last).toBe("in");
    expect(sent.length).toBe(3);
  });

  test.each([{ maxConcurrent: 0 }, { maxConcurrent: NaN }, { maxPerMinute: -1 }, { maxPerMinute: "5" }])("%j is an error", (options) => {
    expect(() => createLimiter(options as object)).toThrow(TypeError);
  }); // prettier-ignore
});
