import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { createClient } from "../../generator/runtime/client.ts";
import { send } from "../../generator/runtime/send.ts";
import type { ClientOptions, RequestSpec } from "../../generator/runtime/types.ts";
import { http, startFaultyServer, type Behaviour, type FaultyServer } from "./support/faulty-server.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const secret = "very-secret-token";
const large = JSON.stringify({ text: "x".repeat(10 * 1024 * 1024) });

const unhandled: unknown[] = [];
const listener = (reason: unknown): void => void unhandled.push(reason);
beforeAll(() => void process.on("unhandledRejection", listener));
afterAll(() => void process.off("unhandledRejection", listener));
// The random part of the wait between attempts is nothing.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** How many timers keep the process alive. */
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

/** A call's result or failure, and what was left behind. */
async function outcome(work: () => Promise<unknown>, servers: readonly FaultyServer[]): Promise<unknown> {
  const before = timers();
  const result = await work().then(
    (data) => ({ data }),
    (error: unknown) => error,
  );
  // Other timers, of the test runner, may have ended.
  expect(timers()).toBeLessThanOrEqual(before);
  await vi.waitFor(() => expect(servers.map((server) => server.busy())).toEqual(servers.map(() => 0)), {
    timeout: 2000,
    interval: 5,
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
  expect(`${String(result)}${JSON.stringify(result)}`).not.toContain(secret);
  return result;
}

const ok = http("200 OK", {}, '"fine"');
const fine = { data: "fine" };
const lost = { name: "ConnectionError" };
/** Fails once, and then answers. */
const once =
  (behave: Behaviour): Behaviour =>
  (socket, request, count) =>
    count === 0 ? behave(socket, request, count) : socket.write(ok);

describe("over a socket", () => {
  test.each<[string, Behaviour, Partial<ClientOptions>, object, number]>([
    ["reset before an answer", (socket) => socket.resetAndDestroy(), {}, lost, 3],
    ["reset before an answer, once", once((socket) => socket.resetAndDestroy()), {}, fine, 2],
    ["closed before an answer", (socket) => socket.end(), {}, lost, 3],
    ["reset amid the body", (socket) => void socket.write(http("200 OK", { "content-length": "99" }, '{"a":'), () => socket.resetAndDestroy()), {}, lost, 3],
    ["reset amid the body, once", once((socket) => void socket.write(http("200 OK", { "content-length": "99" }, '{"a":'), () => socket.resetAndDestroy())), {}, fine, 2],
    ["reset amid the body of an error", (socket) => void socket.write(http("404 No", { "content-length": "99" }, '{"a":'), () => socket.resetAndDestroy()), {}, lost, 3],
    ["half a JSON", (socket) => socket.write(http("200 OK", {}, '{"items":[{"id":"G')), {}, { name: "DecodeError", status: 200 }, 1],
    ["no answer", () => undefined, { timeoutMs: 30, maxRetries: 1 }, { name: "TimeoutError", kind: "attempt" }, 2],
    ["no answer until the deadline", () => undefined, { deadlineMs: 30 }, { name: "TimeoutError", kind: "deadline" }, 1],
    ["a slow drip", drip, { timeoutMs: 60, maxRetries: 0 }, { name: "TimeoutError", kind: "attempt" }, 1],
    ["10 MB without headers", (socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${large}`), {}, { data: JSON.parse(large) as object }, 1],
    ["invalid UTF-8", (socket) => socket.write(http("200 OK", {}, Buffer.from([0x22, 0x61, 0xff, 0x62, 0x22]))), {}, { data: "a\ufffdb" }, 1],
    ["a byte-order mark", (socket) => socket.write(http("200 OK", {}, '\ufeff"fine"')), {}, fine, 1],
    ["gzip", (socket) => socket.write(http("200 OK", { "content-encoding": "gzip" }, gzipSync('"fine"'))), {}, fine, 1],
    ["gzip that is none", (socket) => socket.write(http("200 OK", { "content-encoding": "gzip" }, "plain")), {}, lost, 3],
    ["204", (socket) => socket.write("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"), {}, { data: undefined }, 1],
    ["no HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"), {}, lost, 3],
    ["Retry-After in the past", once((socket) => socket.write(http("503 No", { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }))), {}, fine, 2],
    ["Retry-After beyond patience", (socket) => socket.write(http("429 No", { "retry-after": "3600" }, '{"message":"later"}')), {}, { name: "ApiError", status: 429, message: "later", retryAfterMs: 3_600_000 }, 1],
    ["an error page", (socket) => socket.write(http("502 Bad Gateway", {}, "<html>no</html>")), { maxRetries: 0 }, { name: "ApiError", message: "HTTP 502 Bad Gateway: <html>no</html>" }, 1],
    ["a body of 10 MB with an error", (socket) => socket.write(http("400 Bad", {}, large)), {}, { name: "ApiError", status: 400 }, 1],
  ])("%s", async (_what, behave, options, want, attempts) => {
    const server = await startFaultyServer(behave);
    const client = createClient({ baseUrl: server.url, token: secret, ...options });
    try {
      expect(await outcome(() => send(client, get), [server])).toMatchObject(want);
      expect(server.requests.length).toBe(attempts);
    } finally {
      await server.close();
    }
  }); // prettier-ignore

  test("connection refused", async () => {
    const server = await startFaultyServer(() => undefined);
    await server.close();
    const client = createClient({ baseUrl: server.url, token: secret });
    const error = await outcome(() => send(client, get), []);
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: expect.stringContaining("ECONNREFUSED") as unknown,
    });
  });

  test("a redirect to a foreign host gets no token, and no request", async () => {
    const foreign = await startFaultyServer((socket) => socket.write(ok));
    const server = await startFaultyServer((socket) =>
      socket.write(http("302 Found", { location: `${foreign.url}/steal` })),
    );
    const client = createClient({ baseUrl: server.url, token: secret });
    try {
      expect(await outcome(() => send(client, get), [server, foreign])).toMatchObject({
        name: "ApiError",
        status: 302,
        message: `HTTP 302 Found: ${foreign.url}/steal`,
      });
      expect(server.requests[0]).toContain(`authorization: Bearer ${secret}`);
      expect(foreign.requests).toEqual([]);
    } finally {
      await Promise.all([server.close(), foreign.close()]);
    }
  });

  test("a server that quotes the token", async () => {
    const server = await startFaultyServer((socket, request) =>
      socket.write(http("401 No", {}, JSON.stringify({ message: `Bad: ${request}` }))),
    );
    const client = createClient({ baseUrl: server.url, token: secret });
    try {
      expect(await outcome(() => send(client, get), [server])).toMatchObject({
        status: 401,
        message: expect.stringContaining("authorization: Bearer *") as unknown,
      });
    } finally {
      await server.close();
    }
  });

  test("a caller who gives up amid the body", async () => {
    const server = await startFaultyServer(drip);
    const client = createClient({ baseUrl: server.url, token: secret });
    const reason = new Error("enough");
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(reason), 40);
    try {
      await expect(send(client, get, { signal: controller.signal })).rejects.toBe(reason);
      await vi.waitFor(() => expect(server.busy()).toBe(0));
    } finally {
      clearTimeout(timer);
      await server.close();
    }
  });

  test("1,000 calls at once through a server that fails a third of them", async () => {
    const failed = new Set<string>();
    const server = await startFaultyServer((socket, request) => {
      const call = /x-call: (\d+)/.exec(request)?.[1] ?? "";
      const fails = Number(call) % 3 === 0 && !failed.has(call);
      failed.add(call);
      if (!fails) socket.write(http("200 OK", {}, call));
      else if (Number(call) % 2 === 0) socket.resetAndDestroy();
      else socket.write(http("503 No", { "retry-after-ms": "1" }));
    });
    const client = createClient({ baseUrl: server.url, token: () => ({ token: secret }) });
    const calls = Array.from({ length: 1000 }, (_, call) => call);
    try {
      const all = (): Promise<unknown> =>
        Promise.all(
          calls.map((call) => send(client, { ...get, headers: () => ({ "x-call": String(call) }) })),
        );
      expect(await outcome(all, [server])).toEqual({ data: calls });
      expect(server.requests.length).toBe(1000 + 334);
    } finally {
      await server.close();
    }
  });
});

// Not every rejection is an Error; this one comes from somebody else's code.
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
const rejectsWithNothing = (): Promise<Response> => Promise.reject();

describe("without a socket", () => {
  test.each<[string, Partial<ClientOptions>, object]>([
    ["a token function that throws", { token: () => { throw new Error("no token today"); } }, { name: "CredentialError", cause: { message: "no token today" } }],
    ["a token function that rejects", { token: () => Promise.reject(new Error("no token today")) }, { name: "CredentialError", cause: { message: "no token today" } }],
    ["fetch that throws at once", { fetch: () => { throw new TypeError("no network"); } }, { name: "ConnectionError", message: "TypeError: no network" }],
    ["fetch that throws nothing", { fetch: rejectsWithNothing, timeoutMs: 5 }, { name: "TimeoutError" }],
    ["fetch that gives no response", { fetch: () => Promise.resolve(undefined as unknown as Response) }, { name: "ConnectionError" }],
    ["fetch that never answers and does not listen", { fetch: () => new Promise(() => undefined), timeoutMs: 5 }, { name: "TimeoutError" }],
    ["middleware that throws", { middleware: [() => { throw new Error("mine"); }] }, { name: "ConnectionError", cause: { message: "mine" } }],
    ["a server that is no URL", { baseUrl: "not a url" }, { name: "ConnectionError" }],
  ])("%s", async (_what, options, want) => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1", ...options });
    expect(await outcome(() => send(client, get), [])).toMatchObject(want);
  }); // prettier-ignore

  test("a clock that goes backwards", async () => {
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => (now -= 60_000));
    const server = await startFaultyServer(
      once((socket) => socket.write(http("503 No", { "retry-after": "0" }))),
    );
    const token = (): { token: string; expiresOnTimestamp: number } => ({
      token: secret,
      expiresOnTimestamp: now + 3_600_000,
    });
    const client = createClient({ baseUrl: server.url, token, deadlineMs: 5000 });
    try {
      expect(await outcome(() => send(client, get), [server])).toEqual(fine);
    } finally {
      await server.close();
    }
  });
});

/** A byte now and then, for ever. */
function drip(socket: Parameters<Behaviour>[0]): void {
  socket.write(http("200 OK", { "content-length": "1000" }, "["));
  const timer = setInterval(() => socket.write(" "), 10).unref();
  socket.on("close", () => clearInterval(timer));
}
