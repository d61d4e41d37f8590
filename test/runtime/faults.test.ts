import { inspect, isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { binary, type BinaryResponse } from "../../generator/runtime/binary.ts";
import { createClient } from "../../generator/runtime/client.ts";
import { apiKey } from "../../generator/runtime/credentials.ts";
import { events } from "../../generator/runtime/events.ts";
import { followRedirects } from "../../generator/runtime/follow-redirects.ts";
import { uuid } from "../../generator/runtime/ids.ts";
import { createLogger } from "../../generator/runtime/logger.ts";
import { jsonLines } from "../../generator/runtime/json-lines.ts";
import { send } from "../../generator/runtime/send.ts";
import { listShape, objectShape, resourceShape } from "../../generator/runtime/shape.ts";
import type { ClientOptions, Decode, RequestSpec, Shape } from "../../generator/runtime/types.ts";
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

/** A call's result or failure, and what was left behind. Node's own client keeps a timer for bodies that come slowly. */
async function outcome(
  work: () => Promise<unknown>,
  servers: readonly FaultyServer[],
  before = timers(),
): Promise<unknown> {
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
    ["no answer", () => undefined, { timeoutMs: 300, maxRetries: 1 }, { name: "TimeoutError", kind: "attempt" }, 2],
    ["no answer until the deadline", () => undefined, { deadlineMs: 250 }, { name: "TimeoutError", kind: "deadline" }, 1],
    ["a slow drip", drip, { timeoutMs: 60, maxRetries: 0 }, { name: "TimeoutError", kind: "attempt" }, 1],
    ["10 MB without headers", (socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${large}`), {}, { data: JSON.parse(large) as object }, 1],
    ["invalid UTF-8", (socket) => socket.write(http("200 OK", {}, Buffer.from([0x22, 0x61, 0xff, 0x62, 0x22]))), {}, { data: "a\ufffdb" }, 1],
    ["a byte-order mark", (socket) => socket.write(http("200 OK", {}, '\ufeff"fine"')), {}, fine, 1],
    ["gzip", (socket) => socket.write(http("200 OK", { "content-encoding": "gzip" }, gzipSync('"fine"'))), {}, fine, 1],
    ["gzip that is none", (socket) => socket.write(http("200 OK", { "content-encoding": "gzip" }, "plain")), {}, lost, 3],
    ["204", (socket) => socket.write("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"), {}, { data: undefined }, 1],
    ["no HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"), {}, lost, 3],
    ["Retry-After in the past", once((socket) => socket.write(http("503 No", { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }))), {}, fine, 2],
    ["Retry-After beyond patience", (socket) => socket.write(http("429 No", { "retry-after": "3600" }, '{"message":"later"}')), {}, { name: "ApiError", status: 429, message: "429 GET /things: later", retryAfterMs: 3_600_000 }, 1],
    ["an error page", (socket) => socket.write(http("502 Bad Gateway", {}, "<html>no</html>")), { maxRetries: 0 }, { name: "ApiError", message: "502 GET /things: Bad Gateway <html>no</html>" }, 1],
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
        message: `302 GET /things: Found ${foreign.url}/steal`,
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

/** A `fetch` that rejects with something; not every rejection is an Error, since it comes from somebody else's code. */
const rejecting = (reason: unknown) => (): Promise<Response> => Promise.reject(reason);

describe("without a socket", () => {
  test.each<[string, Partial<ClientOptions>, object]>([
    ["a token function that throws", { token: () => { throw new Error("no token today"); } }, { name: "CredentialError", cause: { message: "no token today" } }],
    ["a token function that rejects", { token: () => Promise.reject(new Error("no token today")) }, { name: "CredentialError", cause: { message: "no token today" } }],
    ["fetch that throws at once", { fetch: () => { throw new TypeError("no network"); } }, { name: "ConnectionError", message: "GET /things: no network" }],
    ["fetch that rejects with nothing", { fetch: rejecting(undefined) }, { ...lost, message: "GET /things: undefined" }],
    ["fetch that rejects with null", { fetch: rejecting(null) }, { ...lost, cause: null }],
    ["fetch that rejects with a text", { fetch: rejecting("offline") }, { ...lost, message: "GET /things: offline", cause: "offline" }],
    ["fetch that rejects with an object", { fetch: rejecting({ code: "ENETDOWN", message: "down", response: { token: secret } }) }, { ...lost, message: "GET /things: down", cause: { code: "ENETDOWN", message: "down" } }],
    ["fetch that rejects with an AbortError that nobody asked for", { fetch: rejecting(new DOMException("gone", "AbortError")) }, { ...lost, cause: { name: "AbortError", message: "gone" } }],
    ["fetch that rejects with a time-out of its own", { fetch: rejecting(new DOMException("late", "TimeoutError")) }, { ...lost, message: "GET /things: late", cause: { name: "TimeoutError" } }],
    ["fetch that rejects with an error of another realm", { fetch: rejecting(runInNewContext('new TypeError("fetch failed", { cause: new Error("reset") })')) }, { ...lost, message: "GET /things: reset", cause: { name: "TypeError", message: "fetch failed", cause: { message: "reset" } } }],
    ["fetch that gives no response", { fetch: () => Promise.resolve(undefined as unknown as Response) }, { name: "TypeError", message: expect.stringContaining("no response") as unknown }],
    ["fetch that never answers and does not listen", { fetch: () => new Promise(() => undefined), timeoutMs: 5 }, { name: "TimeoutError" }],
    ["middleware that goes on reading the body", { fetch: () => Promise.resolve(Response.json({})), middleware: [async (request, next) => { const response = await next(request); response.body?.getReader(); return response; }] }, { name: "TypeError", message: expect.stringContaining("has been read") as unknown }],
    ["a token function that gives a scheme and no token", { token: () => "Bearer " }, { name: "CredentialError", message: "GET /things: no token: it is empty" }],
    ["middleware that throws", { middleware: [() => { throw new Error("mine"); }] }, { name: "Error", message: "mine" }],
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

/** A value of each kind. */
const kinds: readonly unknown[] = [
  null,
  true,
  1,
  "text",
  [],
  [null],
  {},
  () => undefined,
  new AbortController().signal,
  [() => undefined, null],
];

describe("an option of a wrong kind is a TypeError that names it, before anything is sent", () => {
  const ofCalls = { maxRetries: [1], timeoutMs: [1], deadlineMs: [1], shouldRetry: [kinds[7]], onRetry: [kinds[7]], headers: [[], {}], fetchOptions: [{}], baseUrl: [] };
  const ofClients = { ...ofCalls, fetch: [kinds[7]], logger: [kinds[7]], parseJson: [kinds[7]], middleware: [[]], credential: [{}], credentials: [{}], allowInsecure: [true] };
  const wrong = (right: Readonly<Record<string, readonly unknown[]>>): [string, unknown][] =>
    Object.entries(right).flatMap(([name, fine]) => kinds.filter((kind) => !fine.some((each) => isDeepStrictEqual(each, kind))).filter((kind) => !isAlsoAnObject(name, kind)).map((kind): [string, unknown] => [name, kind]));
  // Lists and signals are objects, too, and have no members that mean anything.
  const isAlsoAnObject = (name: string, kind: unknown): boolean =>
    ["headers", "fetchOptions", "credential", "credentials"].includes(name) && typeof kind === "object" && kind !== null;

  test.each(wrong(ofClients))("of a client: %s: %o", (name, value) => {
    const make = (): unknown => createClient({ baseUrl: "https://api.example.com", [name]: value });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(new RegExp(`^${name} `));
  });

  test("the least numbers are taken", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json("fine"));
    const client = createClient({ baseUrl: "https://api.example.com", fetch, maxRetries: 0, timeoutMs: 1, deadlineMs: 1, middleware: [] });
    expect(await send(client, get, { timeoutMs: 1e3, deadlineMs: 1e3 })).toBe("fine");
  });

  test.each(wrong({ ...ofCalls, signal: [kinds[8]] }))("of a call: %s: %o", (name, value) => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({})));
    const client = createClient({ baseUrl: "https://api.example.com", fetch });
    const call = (): unknown => send(client, get, { [name]: value });
    expect(call).toThrow(TypeError);
    expect(call).toThrow(new RegExp(`^${name} `));
    expect(fetch).not.toHaveBeenCalled();
  });
}); // prettier-ignore

describe("a key that goes by query is printed in no spelling", () => {
  const key = "Sécret/key+of=yours";
  const spellings: Readonly<Record<string, string>> = {
    "as it stands": key,
    "in capital letters": key.toUpperCase(),
    "percent-encoded": encodeURIComponent(key),
    "percent-encoded in lower case": encodeURIComponent(key).toLowerCase(),
    "encoded in part": "S%C3%A9cret/k%65y+of%3Dyours",
    "as a form has it": new URLSearchParams({ key }).toString().slice(4),
    "in a link": `https://api.example.com/things?API_KEY=${encodeURIComponent(key).toLowerCase()}&page=2`,
  };
  const ways: readonly (readonly [string, Partial<ClientOptions>, RequestSpec])[] = [
    ["of the server's address", { baseUrl: `https://api.example.com?code=${encodeURIComponent(key)}` }, get],
    ["of a security scheme", { credentials: { a: key } }, { ...get, steps: [apiKey("a", "query", "code")] }],
    ["of a link that a server gave", {}, { ...get, path: `/things?api_key=${encodeURIComponent(key)}` }],
  ];
  test.each(ways.flatMap(([way, options, spec]) => Object.entries(spellings).map(([how, text]) => [way, how, text, options, spec] as const)))(
    "%s, %s", async (_way, _how, text, options, spec) => {
      const log: string[] = [];
      const write = (message: string, details: object): void => void log.push(message, JSON.stringify(details));
      const sink = { debug: write, info: write, warn: write, error: write };
      for (const fetch of [rejecting(new Error(`no ${text}`)), () => Promise.resolve(Response.json({ code: text, message: `no ${text}` }, { status: 400, headers: { "x-id": text.replace("é", "e") } }))]) {
        const client = createClient({ baseUrl: "https://api.example.com", fetch, maxRetries: 0, logger: createLogger(sink, { level: "debug" }), ...options });
        const error = await send(client, spec).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(Error);
        expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}${log.join()}`).not.toMatch(/cret|yours/i);
      }
    },
  );

  test.each([
    ["a search for a name", "/things?q=printer", "no printer", "no printer"],
    ["a keyword and an author", "/things?keyword=printer&author=tolstoy", "no printer of tolstoy", "no printer of tolstoy"],
    ["text that is encoded", "/things", "100%25 of a%20b", "100%25 of a%20b"],
    ["text that is not encoded", "/things", "100% of a+b=c, %zz %C3", "100% of a+b=c, %zz %C3"],
    ["a link of the server's own", "/things", "see https://me:pw@docs.example/?api_key=abc&b=1#c=d.", "see https://docs.example/?api_key=*&b=*#c=*"],
  ])("%s is printed as far as it is no credential", async (_what, path, message, want) => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ message }, { status: 400 }));
    const error = await send(createClient({ baseUrl: "https://api.example.com", fetch }), { ...get, path }).catch((e: unknown) => e);
    expect(error).toMatchObject({ message: `400 GET /things: ${want}` });
  });

  test.each(["api_key", "subscription-key", "access_token", "client_secret", "sig", "X-Amz-Signature", "password", "auth"])("%s is the name of a key", async (name) => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ message: `%C3 no ${encodeURIComponent(key)}` }, { status: 400 }));
    const path = `/things?a=1&${name}=${encodeURIComponent(key)}`;
    const error = await send(createClient({ baseUrl: "https://api.example.com", fetch }), { ...get, path }).catch((e: unknown) => e);
    expect(error).toMatchObject({ message: "400 GET /things: %C3 no *" });
  });

  test.each(["keyword", "author", "assignee", "design"])("%s is none", async (name) => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({ message: "no printer" }, { status: 400 }));
    const error = await send(createClient({ baseUrl: "https://api.example.com", fetch }), { ...get, path: `/things?${name}=printer` }).catch((e: unknown) => e);
    expect(error).toMatchObject({ message: "400 GET /things: no printer" });
  });

  test("a key of 20,000 characters takes no time", async () => {
    const long = "k%".repeat(10_000);
    const fetch = (): Promise<Response> => Promise.resolve(new Response(`${"x".repeat(40_000)} ${long}`, { status: 400 }));
    const client = createClient({ baseUrl: "https://api.example.com", fetch, credentials: { a: long } });
    const begin = process.cpuUsage();
    const error = await send(client, { ...get, steps: [apiKey("a", "query", "a")] }).catch((e: unknown) => e);
    expect(process.cpuUsage(begin).user).toBeLessThan(200_000);
    expect(error).toMatchObject({ name: "ApiError", status: 400 });
  });
}); // prettier-ignore

describe("bodies that are read after the call", () => {
  const decoders = { binary, jsonLines, events };
  type Kind = keyof typeof decoders;
  const chunkOf: Record<Kind, string> = { binary: "abc", jsonLines: "1\n", events: "data: a\n\n" };
  const headersOf = (more = ""): string => `HTTP/1.1 200 OK\r\nconnection: close\r\n${more}\r\n`;
  const read = async (kind: Kind, answered: unknown): Promise<number> => {
    if (kind === "binary") return (await (answered as BinaryResponse).bytes()).length;
    let count = 0;
    for await (const _each of answered as AsyncIterable<unknown>) count += 1;
    return count;
  };
  const specOf = (kind: Kind): RequestSpec => ({ ...get, decode: decoders[kind] as Decode<unknown> });
  const kinds: Kind[] = ["binary", "jsonLines", "events"];

  test.each(kinds)("%s that stalls ends with its time-out, and lets go", async (kind) => {
    const server = await startFaultyServer((socket) => socket.write(headersOf("content-length: 99\r\n") + chunkOf[kind]));
    const client = createClient({ baseUrl: server.url, token: secret, timeoutMs: 200, maxRetries: 0 });
    const work = async (): Promise<unknown> => read(kind, await send(client, specOf(kind)));
    try {
      expect(await outcome(work, [server], Infinity)).toMatchObject({ name: "TimeoutError", kind: "read", status: 200 });
      expect(server.requests.length).toBe(1);
    } finally {
      await server.close();
    }
  }); // prettier-ignore

  test.each(kinds)("%s that goes on slowly is not cut off", async (kind) => {
    const server = await startFaultyServer((socket) => {
      socket.write(headersOf());
      let left = 6;
      const timer = setInterval(() => (left-- > 0 ? socket.write(chunkOf[kind]) : (clearInterval(timer), socket.end())), 15);
    });
    const client = createClient({ baseUrl: server.url, token: secret, timeoutMs: 60 });
    try {
      const work = async (): Promise<unknown> => read(kind, await send(client, specOf(kind)));
      expect(await outcome(work, [server], Infinity)).toEqual({ data: kind === "binary" ? 18 : 6 });
    } finally {
      await server.close();
    }
  }); // prettier-ignore

  const leave = async (stream: AsyncGenerator): Promise<unknown> => {
    await stream.next();
    return stream.return(undefined);
  };
  const endings: [string, (kind: Kind, answered: unknown) => Promise<unknown>, boolean][] = [
    ["read", read, true],
    ["broken", read, false],
    ["cancelled", async (kind, answered) => (kind === "binary" ? (answered as BinaryResponse).stream().cancel() : leave(answered as AsyncGenerator)), false],
    ["left", async (kind, answered) => { const stream = kind === "binary" ? (answered as BinaryResponse).stream() : (answered as AsyncIterable<unknown>); for await (const _each of stream) break; }, false],
  ]; // prettier-ignore
  test.each(endings.flatMap(([how, end, isWhole]) => kinds.map((kind) => [kind, how, end, isWhole] as const)))(
    "%s that is %s leaves no listener",
    async (kind, how, end, isWhole) => {
      const server = await startFaultyServer((socket) => {
        socket.write(headersOf(`content-length: ${isWhole ? 9 : 99}\r\n`) + (isWhole ? chunkOf[kind].padEnd(9, "\n") : chunkOf[kind]), () => how === "broken" && setTimeout(() => socket.resetAndDestroy(), 10));
      });
      const client = createClient({ baseUrl: server.url, token: secret });
      const { signal } = new AbortController();
      const add = vi.spyOn(signal, "addEventListener");
      const remove = vi.spyOn(signal, "removeEventListener");
      try {
        const work = async (): Promise<unknown> => end(kind, await send(client, specOf(kind), { signal }));
        const found = await outcome(work, [server], Infinity);
        if (how === "broken") expect(found).toMatchObject(lost);
        const removed = remove.mock.calls.map(([, each]) => each);
        expect(add.mock.calls.filter(([, each]) => !removed.includes(each))).toEqual([]);
      } finally {
        await server.close();
      }
    },
  ); // prettier-ignore

  test.each(kinds)("%s ends with the reason of an abort, before and amid reading", async (kind) => {
    const server = await startFaultyServer((socket) => socket.write(headersOf("content-length: 99\r\n") + chunkOf[kind]));
    const client = createClient({ baseUrl: server.url, token: secret });
    try {
      for (const ms of [0, 20]) {
        const caller = new AbortController();
        const answered = await send(client, specOf(kind), { signal: caller.signal });
        const reason = new Error("enough");
        const abort = (): void => caller.abort(reason);
        if (ms === 0) abort();
        else setTimeout(abort, ms);
        await expect(read(kind, answered)).rejects.toBe(reason);
      }
      await vi.waitFor(() => expect(server.busy()).toBe(0));
    } finally {
      await server.close();
    }
  }); // prettier-ignore
});

describe("an attempt that was given up", () => {
  test("gives nothing to the next: not its answer, not its ids, no second request", async () => {
    const ids = { requestId: "request-id" };
    const answers: ((response: Response) => void)[] = [];
    const respond = (text: string, id: string): Response =>
      new Response(text, { headers: { "request-id": id } });
    let second: ReadableStreamDefaultController<Uint8Array> | undefined;
    const fetch = (): Promise<Response> =>
      answers.length === 0
        ? new Promise((resolve) => answers.push(resolve))
        : Promise.resolve(
            new Response(new ReadableStream({ start: (controller) => void (second = controller) }), {
              headers: { "request-id": "second" },
            }),
          );
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch, timeoutMs: 150, maxRetries: 1 });
    const call = send(client, { ...get, ids }).withResponse();
    await vi.waitFor(() => expect(second).toBeDefined(), { interval: 2 });
    answers[0]?.(respond('"first"', "first"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    second?.enqueue(new TextEncoder().encode('"second"'));
    second?.close();
    const { data, response, requestId } = await call;
    expect([data, response.headers.get("request-id"), requestId]).toEqual(["second", "second", "second"]);
  });

  test("gives its status and ids to no error of the next", async () => {
    let count = 0;
    const late = new Response("{}", { status: 418, headers: { "request-id": "first" } });
    const fetch = (): Promise<Response> =>
      (count += 1) === 1
        ? new Promise((resolve) => setTimeout(() => resolve(late), 30))
        : new Promise((_, reject) => setTimeout(() => reject(new Error("no")), 20));
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch, timeoutMs: 20, maxRetries: 1 });
    const error = await send(client, { ...get, ids: { requestId: "request-id" } }).catch((e: unknown) => e);
    expect(error).not.toHaveProperty("status");
    expect(error).not.toHaveProperty("requestId");
  });
});

describe("large errors", () => {
  const text = "x".repeat(1024 * 1024);
  test.each<[string, unknown]>([
    ["a message", { message: text }],
    ["an error that is a text", { error: text }],
    ["errors that are texts", { errors: [text] }],
    ["a text", text],
    ["a list of texts", [text]],
    ["a nested error", { error: { message: text } }],
  ])("%s of 1 MB takes little time, and is not kept whole", async (_what, body) => {
    const json = JSON.stringify(body);
    const fetch = (): Promise<Response> => Promise.resolve(new Response(json, { status: 400 }));
    const client = createClient({ baseUrl: "http://127.0.0.1:1", token: secret, fetch });
    await send(client, get).catch(() => undefined);
    const begin = process.cpuUsage();
    const error = await send(client, get).catch((e: unknown) => e);
    const { user, system } = process.cpuUsage(begin);
    // It took 400 ms; what the machine does meanwhile does not count.
    expect(user + system).toBeLessThan(100_000);
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining("xxx") as unknown });
    expect((error as Error).message.length).toBeLessThan(400);
    expect(JSON.stringify((error as { body: unknown }).body).length).toBeLessThan(70_000);
  });
});

describe("what the service said", () => {
  test("stays when the deadline leaves no time for Retry-After", async () => {
    const server = await startFaultyServer((socket) =>
      socket.write(http("503 Busy", { "retry-after": "30" }, '{"message":"be back soon"}')),
    );
    const client = createClient({ baseUrl: server.url, token: secret, deadlineMs: 1000 });
    try {
      expect(await outcome(() => send(client, get), [server])).toMatchObject({
        name: "TimeoutError",
        kind: "deadline",
        message: expect.stringContaining("503 GET /things: be back soon") as unknown,
        cause: { name: "ApiError", status: 503, retryAfterMs: 30_000 },
      });
    } finally {
      await server.close();
    }
  });

  test.each<[object, string | undefined, string]>([
    [{ code: 0, message: "zero" }, "0", "400 GET /things: zero"],
    [{ Code: 7, Message: "NET" }, "7", "400 GET /things: NET"],
    [{ Error: { Code: "A", Message: "deep" } }, "A", "400 GET /things: deep"],
    [{ Errors: [{ Code: "B", Detail: "first" }] }, "B", "400 GET /things: first"],
  ])("%j", async (body, code, message) => {
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response(JSON.stringify(body), { status: 400 }));
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch });
    const error = await send(client, get).catch((e: unknown) => e);
    expect(error).toMatchObject({ code, message });
  });

  test("ends in no colon where nothing was said", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status: 404 }));
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch });
    expect(String(await send(client, get).catch((e: unknown) => e))).toBe("ApiError: 404 GET /things");
  });
});

test("an elapsed Retry-After does not repeat at once", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.04);
  for (const after of ["Thu, 01 Jan 1970 00:00:00 GMT", "-5", "soon", "2026-01-01T00:00:00Z"]) {
    const times: number[] = [];
    const server = await startFaultyServer((socket) => {
      times.push(performance.now());
      socket.write(http("503 No", { "retry-after": after }));
    });
    const client = createClient({ baseUrl: server.url, maxRetries: 1 });
    await send(client, { ...get, steps: [] }).catch(() => undefined);
    await server.close();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(15);
  }
});

test.each([undefined, "", "http://[", "https://"])("a redirect to %j is asked for once", async (location) => {
  const server = await startFaultyServer((socket) =>
    socket.write(http("302 Found", location === undefined ? {} : { location })),
  );
  const client = createClient({ baseUrl: server.url, token: secret, middleware: [followRedirects] });
  try {
    expect(await outcome(() => send(client, get), [server])).toMatchObject({ name: "ApiError", status: 302 });
    expect(server.requests.length).toBe(1);
  } finally {
    await server.close();
  }
});

test("a redirect out of the path of baseUrl is not followed", async () => {
  const server = await startFaultyServer((socket) => socket.write(http("302 Found", { location: "/other" })));
  const client = createClient({ baseUrl: `${server.url}/pc`, token: secret, middleware: [followRedirects] });
  try {
    expect(await outcome(() => send(client, get), [server])).toMatchObject({ name: "ApiError", status: 302 });
    expect(server.requests.length).toBe(1);
  } finally {
    await server.close();
  }
});

test("ids without crypto.randomUUID", () => {
  const { crypto } = globalThis;
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  vi.restoreAllMocks();
  try {
    for (const platform of [undefined, {}]) {
      Object.defineProperty(globalThis, "crypto", { value: platform, configurable: true });
      const ids = [uuid(), uuid()];
      for (const id of ids) expect(id).toMatch(pattern);
      expect(ids[0]).not.toBe(ids[1]);
    }
  } finally {
    Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
  }
});

test.each<[string, Shape, unknown, string | undefined]>([
  ["an object", resourceShape, { a: 1, code: 2 }, undefined],
  ["an empty object", resourceShape, {}, undefined],
  ["null", resourceShape, null, "no object"],
  ["a list", resourceShape, [], "no object"],
  ["a text", resourceShape, "maintenance", "no object"],
  ["an error", resourceShape, { code: 500, message: "maintenance" }, "an error"],
  ["an error, said otherwise", resourceShape, { error: "maintenance" }, "an error"],
  ["an error where an object may say so", objectShape, { code: 500, message: "maintenance" }, undefined],
  ["no list", listShape, {}, "no list"],
  ["a list of one", listShape, [1], undefined],
])("an answer that is %s", async (_what, shape, body, want) => {
  const fetch = (): Promise<Response> => Promise.resolve(new Response(JSON.stringify(body)));
  const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch });
  const found = await send(client, { ...get, shape }).then(
    (data) => ({ data }),
    (error: unknown) => error,
  );
  if (want === undefined) expect(found).toEqual({ data: body });
  else
    expect(found).toMatchObject({ name: "DecodeError", message: `200 GET /things: the answer is ${want}` });
});
