import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { createClient } from "../../generator/runtime/client.ts";
import { apiKey, basic } from "../../generator/runtime/credentials.ts";
import { withValues } from "../../generator/runtime/query.ts";
import { sendPages } from "../../generator/runtime/pages.ts";
import { createLimiter } from "../../generator/runtime/limiter.ts";
import { createLogger, type LogDetails } from "../../generator/runtime/logger.ts";
import { request } from "../../generator/runtime/request.ts";
import { send } from "../../generator/runtime/send.ts";
import type {
  Client,
  ClientOptions,
  Logger,
  PagedRequestSpec,
  RequestOptions,
  RequestSpec,
} from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const baseUrl = "https://api.example.com";
const unset = Number(undefined);

describe("numbers that are none", () => {
  // What JavaScript lets through.
  const wrong: [string, object][] = [
    ["maxRetries: NaN", { maxRetries: unset }],
    ["maxRetries: -1", { maxRetries: -1 }],
    ["maxRetries: text", { maxRetries: "2" }],
    ["maxRetries: null", { maxRetries: null }],
    ["timeoutMs: NaN", { timeoutMs: unset }],
    ["timeoutMs: 0", { timeoutMs: 0 }],
    ["timeoutMs: -1", { timeoutMs: -1 }],
    ["deadlineMs: NaN", { deadlineMs: unset }],
    ["deadlineMs: 0", { deadlineMs: 0 }],
    ["deadlineMs: text", { deadlineMs: "5000" }],
  ];
  test.each(wrong)("%s", (what, options) => {
    const [name = ""] = what.split(":");
    expect(() => createClient({ baseUrl, ...options })).toThrow(TypeError);
    expect(() => createClient({ baseUrl, ...options })).toThrow(name);
    const { client, sent } = scriptedClient([answer(200)]);
    expect(() => send(client, get, options as RequestOptions)).toThrow(TypeError);
    expect(sent.length).toBe(0);
  });

  test("undefined is the default, also where the client says something else", async () => {
    const { client, sent } = scriptedClient([answer(503)], { maxRetries: 0 });
    await failure(send(client, get, { maxRetries: undefined, timeoutMs: undefined, deadlineMs: undefined }));
    expect(sent.length).toBe(1);
  });
});

describe("baseUrl", () => {
  const bad: [string, unknown][] = [
    ["undefined", undefined],
    ["null", null],
    ["empty", ""],
    ["a number", 5],
    ["no URL", "not a url"],
    ["no scheme", "api.example.com/v1"],
    ["only a path", "/api"],
    ["another scheme", "ftp://api.example.com"],
    ["a file", "file:///etc/passwd"],
    ["a fragment", "https://api.example.com/#secret-code"],
    ["name and password", "https://me:secret-code@api.example.com"],
    ["a name", "https://secret-code@api.example.com"],
    ["a port that is none", "https://api.example.com:99999/"],
  ];
  test.each(bad)("%s is an error that does not quote it", async (_what, given) => {
    const make = (): unknown => createClient({ baseUrl: given as string });
    expect(make).toThrow(TypeError);
    expect(make).toThrow("baseUrl");
    const error = await failure((async () => make())());
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain("secret-code");
    if (given === undefined) return;
    const { client, sent } = scriptedClient([answer(200)]);
    expect(() => send(client, get, { baseUrl: given as string })).toThrow("baseUrl");
    expect(sent.length).toBe(0);
  });

  test.each(
    [
      ["https://api.example.com", "https://api.example.com/things"],
      ["https://api.example.com/", "https://api.example.com/things"],
      ["https://api.example.com/base/", "https://api.example.com/base/things"],
      [" https://api.example.com\n", "https://api.example.com/things"],
      ["HTTPS://API.example.com:443/Base", "https://api.example.com/Base/things"],
      ["https://api.example.com/base?code=1&b", "https://api.example.com/base/things?code=1&b"],
    ].filter(({ length }) => length > 0),
  )("%j is %s", async (given, want) => {
    const { client, sent } = scriptedClient([answer(200)], { baseUrl: given });
    await send(client, get);
    await send(client, get, { baseUrl: given });
    expect(sent.map(({ url }) => url)).toEqual([want, want]);
  });
});

describe("a baseUrl with a query", () => {
  const keyed = { baseUrl: "https://api.example.com/api?code=secret-code", credentials: { key: "k" } };
  const sentBy = async (call: (client: Client) => PromiseLike<unknown>): Promise<string[]> => {
    const { client, sent } = scriptedClient([answer(200, { next: "/things?page=2&size=5&code=secret-code" }), answer(200, {})], keyed); // prettier-ignore
    await call(client);
    return sent.map(({ url }) => url.slice("https://api.example.com/api".length));
  };
  const at = (path: string): RequestSpec => ({ ...get, path });

  test("goes behind the query of the path and before a key, once", async () => {
    expect(await sentBy((client) => send(client, at("/things?a=1")))).toEqual([
      "/things?a=1&code=secret-code",
    ]);
    const withKey = { ...get, steps: [apiKey("key", "query", "k")] };
    expect(await sentBy((client) => send(client, withKey))).toEqual(["/things?code=secret-code&k=k"]);
    expect(await sentBy((client) => request(client, { path: "/file#top" }))).toEqual([
      "/file?code=secret-code",
    ]);
  });

  test("is not said twice by a link that has it, and is added to one that has not", async () => {
    const list: PagedRequestSpec<{ next?: string }> = {
      method: "GET",
      path: "/things",
      operation: () => undefined,
      pages: { items: () => [], at: "items", next: (page) => page.next, root: "/" },
    };
    const urls = await sentBy(async (client) => {
      for await (const page of sendPages(client, list).pages()) if (!page.next) break;
    });
    expect(urls).toEqual(["/things?code=secret-code", "/things?page=2&size=5&code=secret-code"]);
  });

  test("is a secret", async () => {
    const lost = new TypeError("cannot reach https://api.example.com/api/things?code=secret-code");
    const { client } = scriptedClient([lost], { ...keyed, maxRetries: 0 });
    const error = await failure(send(client, get));
    expect(inspect(error, { showHidden: true, depth: 9 }) + inspect(client) + JSON.stringify(client)).not.toContain("secret-code"); // prettier-ignore
  });
});

describe("headers that HTTP cannot carry", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a line break", { "x-a": "very\nsecret" }],
    ["a character beyond Latin-1", { "x-a": "very secret ☃" }],
    ["a name with a space", { "x a": "secret" }],
    ["an empty name", { "": "secret" }],
    ["no text", { "x-a": 5 }],
    ["null", { "x-a": null }],
  ])("%s", async (_what, headers) => {
    const { client, sent } = scriptedClient([answer(200)]);
    const call = async (): Promise<unknown> =>
      send(client, get, { headers: headers as Record<string, string> });
    const error = await failure(call());
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(JSON.stringify(Object.keys(headers)[0]));
    expect(String(error)).not.toContain("secret");
    expect(sent.length).toBe(0);
  });

  test.each([null, 5, "x-a: b"])("%j in place of headers", async (headers) => {
    const { client, sent } = scriptedClient([answer(200)]);
    const options = { headers } as unknown as RequestOptions;
    expect(() => send(client, get, options)).toThrow("headers has to be an object");
    expect(() => createClient({ ...options, baseUrl })).toThrow("headers has to be an object");
    expect(sent.length).toBe(0);
  });

  test("undefined takes one away", async () => {
    const { client, sent } = scriptedClient([answer(200)], { headers: { "X-A": "b" } });
    await send(client, get, { headers: { "x-a": undefined, Accept: undefined } });
    expect(Object.keys(sent[0]?.headers ?? {})).toEqual([]);
  });

  test("of a middleware: an error at once, and no lost connection", async () => {
    let count = 0;
    const { client } = scriptedClient(
      [
        () => {
          count += 1;
          throw new TypeError("invalid header value");
        },
      ],
      { middleware: [(request, next) => next({ ...request, headers: { "x-a": "a\nb" } })] },
    );
    expect(await failure(send(client, get))).toBeInstanceOf(TypeError);
    expect(count).toBe(1);
  });
});

describe("only own members count", () => {
  const pollute = async (values: Record<string, unknown>, work: () => Promise<void>): Promise<void> => {
    Object.assign(Object.prototype, values);
    try {
      await work();
    } finally {
      for (const name of Object.keys(values)) Reflect.deleteProperty(Object.prototype, name);
    }
  };

  test("of headers, parameters and options", async () => {
    const { client, sent } = scriptedClient([answer(200)], { token: "my-token" });
    await pollute({ foo: "1", baseUrl: "https://evil.example", authorization: "x" }, async () => {
      await send(client, { ...get, path: withValues("/things", { a: 1 }) }, {});
      await send(client, { ...get, path: withValues("/things", {}) }, { headers: {} });
    });
    expect(sent.map(({ url }) => url)).toEqual([`${baseUrl}/things?a=1`, `${baseUrl}/things`]);
    for (const { headers } of sent) {
      expect(Object.entries(headers)).toEqual([
        ["accept", "application/json"],
        ["authorization", "Bearer my-token"],
      ]);
    }
  });

  test("of what a token function gives, of pages, and of a request", async () => {
    let count = 0;
    const pages = [{ items: [1], next: { href: "/things?p=2" } }, { items: [2], next: null }];
    const { client, sent } = scriptedClient(
      pages.map((page) => answer(200, page)),
      { token: () => `token-${(count += 1)}` },
    );
    const listed: PagedRequestSpec<{ items: number[]; next: unknown }> = {
      method: "GET",
      path: "/things",
      steps: [bearer],
      pages: { items: ({ items }) => items, at: "items", next: ({ next }) => next, root: "/" },
    };
    await pollute({ token: "evil-token", done: true, uri: "/evil", method: "DELETE", root: "/evil" }, async () => {
      expect(await sendPages(client, listed).toArray()).toEqual([1, 2]);
      await request(client, { path: "/a" });
    });
    expect(sent.map(({ method, url, headers }) => [method, url, headers["authorization"]])).toEqual([
      ["GET", `${baseUrl}/things`, "Bearer token-1"],
      ["GET", `${baseUrl}/things?p=2`, "Bearer token-2"],
      ["GET", `${baseUrl}/a`, "Bearer token-3"],
    ]);
  }); // prettier-ignore

  test("of what makes a limiter and a logger", async () => {
    const lines: string[] = [];
    const write = (message: string, { headers }: LogDetails): unknown =>
      lines.push(`${message} ${headers["authorization"] ?? ""}`);
    const sink = { debug: write, info: write, warn: write, error: write };
    let logger: Logger | undefined;
    await pollute({ maxConcurrent: "none", level: "debug", headers: ["authorization"] }, async () => {
      expect(() => createLimiter({})).not.toThrow();
      logger = createLogger(sink, {});
      await Promise.resolve();
    });
    const { client } = scriptedClient([answer(200, {}, { authorization: "secret-code" })], { logger });
    await send(client, get);
    expect(lines.map((line) => line.replace(/\d+ ms/, "a while"))).toEqual([
      `GET ${baseUrl}/things 200 in a while *`,
    ]);
  });

  test("of a client's options", async () => {
    await pollute({ baseUrl: "https://evil.example", token: "evil-token" }, async () => {
      expect(() => createClient({ token: "my-token" } as ClientOptions)).toThrow("baseUrl");
      const { client, sent } = scriptedClient([answer(200)]);
      await send(client, get);
      expect(sent[0]?.headers["authorization"]).toBeUndefined();
    });
  });
});

describe("http:", () => {
  const ways: [string, RequestSpec["steps"], Partial<ClientOptions>, RequestOptions][] = [
    ["a token", [bearer], { token: "my-token" }, {}],
    ["a token function", [bearer], { token: () => "my-token" }, {}],
    ["the caller's own header", [bearer], {}, { headers: { Authorization: "Bearer my-token" } }],
    ["name and password", [basic("a")], { credentials: { a: { username: "u", password: "p" } } }, {}],
    ["a key", [apiKey("a", "query", "key")], { credentials: { a: "my-key" } }, {}],
    ["a key in a header", [apiKey("a", "header", "x-key")], { credentials: { a: "my-key" } }, {}],
  ];
  test.each(ways)("%s does not go over it", async (_what, steps = [], options, callOptions) => {
    const { client, sent } = scriptedClient([answer(200)], { baseUrl: "http://api.example.com", ...options });
    const error = await failure(send(client, { ...get, steps }, callOptions));
    expect(error).toMatchObject({
      name: "CredentialError",
      message: expect.stringContaining("http:") as unknown,
    });
    expect(sent.length).toBe(0);
    const trusting = scriptedClient([answer(200)], {
      baseUrl: "http://api.example.com",
      allowInsecure: true,
      ...options,
    });
    await send(trusting.client, { ...get, steps }, callOptions);
    expect(trusting.sent.length).toBe(1);
  });

  test("a call without a credential does", async () => {
    const { client, sent } = scriptedClient([answer(200)], { baseUrl: "http://api.example.com" });
    await send(client, get);
    expect(sent.length).toBe(1);
  });

  test.each<[string, boolean]>([
    ["http://localhost:1", true],
    ["http://LOCALHOST", true],
    ["http://api.localhost", true],
    ["http://127.0.0.1", true],
    ["http://127.1", true],
    ["http://127.255.0.9:80/x", true],
    ["http://[::1]:1", true],
    ["http://localhost.example.com", false],
    ["http://127.0.0.1.example.com", false],
    ["http://evil-localhost", false],
    ["http://128.0.0.1", false],
    ["http://[::2]", false],
    ["http://example.com/localhost/", false],
    ["http://example.com/.localhost/", false],
    ["http://example.com:80/a.localhost:", false],
  ])("%s is this machine: %s", async (url, isLocal) => {
    const { client, sent } = scriptedClient([answer(200)], { baseUrl: url, token: "my-token" });
    await send(client, get).catch(() => undefined);
    expect(sent.length).toBe(isLocal ? 1 : 0);
  });
});
