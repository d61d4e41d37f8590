import { describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { jsonBody } from "../../generator/runtime/body.ts";
import { attemptIds } from "../../generator/runtime/ids.ts";
import { withQuery } from "../../generator/runtime/query.ts";
import { send } from "../../generator/runtime/send.ts";
import { atServer } from "../../generator/runtime/server.ts";
import type { RequestOptions, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient } from "./support/scripted.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const get: RequestSpec = { method: "GET", path: "/things" };

describe("URL", () => {
  test.each<[string, Partial<RequestSpec>, RequestOptions, string]>([
    ["path", {}, {}, "https://api.example.com/things"],
    [
      "query pieces, empty ones left out",
      { path: withQuery("/things", "", "a=1&a=2", "", "b=") },
      {},
      "https://api.example.com/things?a=1&a=2&b=",
    ],
    ["no query at all", { path: withQuery("/things", "", "") }, {}, "https://api.example.com/things"],
    [
      "the operation's server",
      {},
      atServer("https://upload.example.com/"),
      "https://upload.example.com/things",
    ],
    [
      "the call's baseUrl",
      {},
      atServer("https://x.example", { baseUrl: "http://localhost:1/base/" }),
      "http://localhost:1/base/things",
    ],
  ])("%s", async (_what, spec, options, want) => {
    const { client, sent } = scriptedClient([answer(200)]);
    await send(client, { ...get, ...spec }, options);
    expect(sent[0]?.url).toBe(want);
  });
});

describe("headers", () => {
  test.each<
    [string, Partial<RequestSpec>, Record<string, string | undefined>, RequestOptions, Record<string, string>]
  >([
    ["JSON is asked for", {}, {}, {}, { accept: "application/json" }],
    [
      "the operation asks for something else",
      { headers: () => ({ accept: "application/pdf" }) },
      {},
      {},
      { accept: "application/pdf" },
    ],
    [
      "a body's type",
      { steps: [jsonBody({})] },
      {},
      {},
      { accept: "application/json", "content-type": "application/json" },
    ],
    [
      "undefined says nothing",
      { headers: () => ({ "x-a": undefined }) },
      { "x-b": undefined },
      {},
      { accept: "application/json" },
    ],
    [
      "the caller wins over the client, and the client over the operation, whatever the case",
      { headers: () => ({ "x-locale": "a", "x-one": "1" }) },
      { "x-locale": "b", ACCEPT: "text/plain" },
      { headers: { "X-LOCALE": "c" } },
      { accept: "text/plain", "x-locale": "c", "x-one": "1" },
    ],
  ])("%s", async (_what, spec, headers, options, want) => {
    const { client, sent } = scriptedClient([answer(200)], { headers });
    await send(client, { ...get, ...spec }, options);
    expect(sent[0]?.headers).toEqual(want);
  });
});

describe("ids", () => {
  const spec: RequestSpec = {
    ...get,
    headers: () => ({ "ms-requestid": crypto.randomUUID(), "ms-correlationid": crypto.randomUUID() }),
    steps: [attemptIds("x-attempt-id")],
    ids: { requestId: "ms-requestid", correlationId: "ms-correlationid" },
  };
  const again = { "retry-after-ms": "0" };

  test("a call keeps its ids through its attempts, and an attempt has its own", async () => {
    const { client, sent } = scriptedClient([answer(503, {}, again), answer(200)]);
    await send(client, spec);
    const [first, second] = sent.map((request) => request.headers);
    expect(first?.["ms-requestid"]).toMatch(uuid);
    expect(first?.["ms-correlationid"]).toMatch(uuid);
    expect(first?.["ms-correlationid"]).not.toBe(first?.["ms-requestid"]);
    expect(second?.["ms-requestid"]).toBe(first?.["ms-requestid"]);
    expect(second?.["ms-correlationid"]).toBe(first?.["ms-correlationid"]);
    expect(second?.["x-attempt-id"]).toMatch(uuid);
    expect(second?.["x-attempt-id"]).not.toBe(first?.["x-attempt-id"]);
  });

  test("two calls have different ids", async () => {
    const { client, sent } = scriptedClient([answer(200)]);
    await Promise.all([send(client, spec), send(client, spec)]);
    expect(sent[0]?.headers["ms-requestid"]).not.toBe(sent[1]?.headers["ms-requestid"]);
  });

  test("the caller's and the client's are kept", async () => {
    const { client, sent } = scriptedClient([answer(200)], { headers: { "MS-CorrelationId": "mine" } });
    const { requestId, correlationId } = await send(client, spec, {
      headers: { "ms-RequestID": "r1" },
    }).withResponse();
    expect(sent[0]?.headers).toMatchObject({ "ms-requestid": "r1", "ms-correlationid": "mine" });
    // Read from the request, since the answer has none.
    expect({ requestId, correlationId }).toEqual({ requestId: "r1", correlationId: "mine" });
  });

  test("the server's are given back", async () => {
    const { client } = scriptedClient([answer(200, { a: 1 }, { "ms-requestid": "server" })]);
    const { data, response, requestId, correlationId } = await send(client, spec).withResponse();
    expect(data).toEqual({ a: 1 });
    expect(response.status).toBe(200);
    expect(requestId).toBe("server");
    expect(correlationId).toMatch(uuid);
  });
});

describe("ApiPromise", () => {
  test("is a promise", async () => {
    const { client } = scriptedClient([answer(200, { a: 1 })]);
    const promise = send<{ a: number }>(client, { method: "GET", path: "/things" });
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise.then(({ a }) => a)).toBe(1);
    expect(await promise.finally(() => undefined)).toEqual({ a: 1 });
    expect(await send(client, get).catch(() => 0)).toEqual({ a: 1 });
  });

  test("withResponse alone leaves no unhandled rejection", async () => {
    const seen: unknown[] = [];
    const listener = (reason: unknown): void => void seen.push(reason);
    process.on("unhandledRejection", listener);
    const { client } = scriptedClient([answer(404)]);
    expect(await failure(send(client, get).withResponse())).toMatchObject({ status: 404 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", listener);
    expect(seen).toEqual([]);
  });
});

test("the signal is made when fetch asks for it, and a copy of the request has it", async () => {
  const { client, sent } = scriptedClient([answer(200)], {
    middleware: [(request, next) => next({ ...request, url: `${request.url}?seen` })],
  });
  await send(client, get);
  expect(sent[0]?.signal).toBeInstanceOf(AbortSignal);
  expect(sent[0]).toMatchObject({
    url: "https://api.example.com/things?seen",
    redirect: "manual",
    attempt: 0,
  });
});

test("an operation without security sends no token", async () => {
  const { client, sent } = scriptedClient([answer(200)], { token: "secret-token" });
  await send(client, get);
  await send(client, { ...get, steps: [bearer] });
  expect(sent.map((request) => request.headers["authorization"])).toEqual([undefined, "Bearer secret-token"]);
});

test("a parser of the caller's reads answers and errors", async () => {
  const parseJson = (text: string): unknown => ({ text });
  const { client } = scriptedClient([answer(200, { a: 1 }), answer(400, { code: "no" })], { parseJson });
  expect(await send(client, get)).toEqual({ text: '{"a":1}' });
  expect(await failure(send(client, get))).toMatchObject({ body: { text: '{"code":"no"}' } });
});

describe("a path that is made for each call", () => {
  test("is asked for once, whatever is repeated", async () => {
    const path = vi.fn(() => "/made");
    const { client, sent } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" }), answer(200, "in")]);
    expect(await send(client, { method: "GET", path, steps: [undefined] })).toBe("in");
    expect(sent.map(({ url }) => url)).toEqual([
      "https://api.example.com/made",
      "https://api.example.com/made",
    ]);
    expect(path).toHaveBeenCalledOnce();
  });

  test("rejects the promise, as it is, where it cannot be made", async () => {
    const mine = new TypeError("no id");
    const path = (): never => {
      throw mine;
    };
    const { client, sent } = scriptedClient([answer(200)]);
    const promise = send(client, { method: "GET", path });
    expect(await failure(promise)).toBe(mine);
    expect(await failure(promise.withResponse())).toBe(mine);
    expect(sent.length).toBe(0);
  });
});

test("a body that breaks off says so, and why", async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("cut")) });
  const { client } = scriptedClient([() => Promise.resolve(new Response(broken))], { maxRetries: 0 });
  expect(await failure(send(client, { method: "GET", path: "/a" }))).toMatchObject({
    name: "ConnectionError",
    message: "200 GET /a: the body broke off: cut",
  });
});
