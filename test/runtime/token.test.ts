import type { TokenCredential as AzureCredential } from "@azure/identity";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { createClient } from "../../generator/runtime/client.ts";
import { allOf, anyOf, apiKey, basic, noAuth } from "../../generator/runtime/credentials.ts";
import { CredentialError } from "../../generator/runtime/errors.ts";
import { send } from "../../generator/runtime/send.ts";
import type {
  Authenticate,
  Client,
  ClientOptions,
  Middleware,
  RequestSpec,
  TokenCredential,
} from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, type Sent } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const minutes = 60_000;

/** The tokens of requests, in the order in which they were sent. */
const tokens = (sent: readonly Sent[]): unknown[] => sent.map((request) => request.headers["authorization"]);

/** A token function that counts: `t1`, `t2`, … */
function counting(expiresIn?: number): {
  (): Promise<{ token: string; expiresOnTimestamp?: number }>;
  count: number;
} {
  const ask = async (): Promise<{ token: string; expiresOnTimestamp?: number }> => {
    await Promise.resolve();
    ask.count += 1;
    const token = `t${ask.count}`;
    return expiresIn === undefined ? { token } : { token, expiresOnTimestamp: Date.now() + expiresIn };
  };
  ask.count = 0;
  return ask;
}

describe("token", () => {
  test.each<[string, ClientOptions["token"]]>([
    ["a string", "secret"],
    ["a function of a string", () => "secret"],
    ["a function of an object", () => ({ token: "secret" })],
    ["a function of a promise", async () => Promise.resolve({ token: "secret", expiresOnTimestamp: 1 })],
  ])("%s", async (_what, token) => {
    const { client, sent } = scriptedClient([answer(200)], { token });
    await send(client, get);
    expect(tokens(sent)).toEqual(["Bearer secret"]);
  });

  test("a client without one sends none", async () => {
    const { client, sent } = scriptedClient([answer(200)]);
    await send(client, get);
    expect(tokens(sent)).toEqual([undefined]);
  });

  test("a header of the caller's goes before it", async () => {
    const { client, sent } = scriptedClient([answer(200)], {
      token: () => Promise.reject(new Error("not asked")),
    });
    await send(client, get, { headers: { Authorization: "Custom x" } });
    expect(tokens(sent)).toEqual(["Custom x"]);
  });

  test("the function is asked for each attempt", async () => {
    const { client, sent } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" }), answer(200)], {
      token: counting(),
    });
    await send(client, get);
    expect(tokens(sent)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("concurrent calls share one question", async () => {
    const token = counting();
    const { client, sent } = scriptedClient([answer(200)], { token });
    await Promise.all(Array.from({ length: 50 }, () => send(client, get)));
    expect(token.count).toBe(1);
    expect(new Set(tokens(sent))).toEqual(new Set(["Bearer t1"]));
  });

  test.each<[string, number, string[]]>([
    ["an hour of life", 60 * minutes, ["Bearer t1", "Bearer t1"]],
    ["three minutes", 3 * minutes, ["Bearer t1", "Bearer t1"]],
    ["less than two minutes", 1.9 * minutes, ["Bearer t1", "Bearer t1"]],
    ["expired already", -1, ["Bearer t1", "Bearer t2"]],
  ])("a token with %s", async (_what, life, want) => {
    const { client, sent } = scriptedClient([answer(200)], { token: counting(life) });
    await send(client, get);
    await send(client, get);
    expect(tokens(sent)).toEqual(want);
  });

  test("it is renewed before it expires", async () => {
    const { client, sent } = scriptedClient([answer(200)], { token: counting(10 * minutes) });
    await send(client, get);
    const now = Date.now();
    const clock = vi.spyOn(Date, "now").mockReturnValue(now + 7.9 * minutes);
    await send(client, get);
    clock.mockReturnValue(now + 8.1 * minutes);
    await send(client, get);
    // Beside the call that goes on with the old one.
    await send(client, get);
    clock.mockRestore();
    expect(tokens(sent)).toEqual(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"]);
  });
});

describe("401", () => {
  test("renews the token once, and repeats the call once, without retries", async () => {
    const { client, sent } = scriptedClient([answer(401), answer(200, "in")], {
      token: counting(60 * minutes),
      maxRetries: 0,
    });
    expect(await send(client, { ...get, method: "POST" })).toBe("in");
    expect(tokens(sent)).toEqual(["Bearer t1", "Bearer t2"]);
    await send(client, get);
    expect(tokens(sent)[2]).toBe("Bearer t2");
  });

  test("again is an error", async () => {
    const { client, sent } = scriptedClient([answer(401)], { token: counting(60 * minutes) });
    expect(await failure(send(client, get))).toMatchObject({ status: 401 });
    expect(tokens(sent)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("a string cannot be renewed", async () => {
    const { client, sent } = scriptedClient([answer(401)], { token: "fixed-token" });
    expect(await failure(send(client, get))).toMatchObject({ status: 401 });
    expect(sent.length).toBe(1);
  });

  test("many calls at once renew it once", async () => {
    const token = counting(60 * minutes);
    const strict: Middleware = async ({ headers }) =>
      Promise.resolve(answer(headers["authorization"] === "Bearer t1" ? 401 : 200));
    const { client } = scriptedClient([answer(200)], { token, middleware: [strict] });
    await Promise.all(Array.from({ length: 50 }, () => send(client, get)));
    expect(token.count).toBe(2);
  });
});

describe("no token", () => {
  const cause = new Error("no network");
  test.each<[string, ClientOptions["token"], unknown]>([
    [
      "a function that throws",
      () => {
        throw cause;
      },
      cause,
    ],
    ["a function that rejects", () => Promise.reject(cause), cause],
    ["a function that gives null", () => null, undefined],
    ["null, which JavaScript can give", null as unknown as string, undefined],
    ["a function that gives nothing", () => ({ token: "" }), undefined],
    ["a token that no header can hold", "two\nlines-of-secret", undefined],
  ])("%s", async (_what, token, want) => {
    const { client, sent } = scriptedClient([answer(200)], { token });
    const error = await failure(send(client, get));
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ name: "CredentialError", ...(want === undefined ? {} : { cause: want }) });
    expect(String(error)).not.toContain("lines-of-secret");
    expect(sent.length).toBe(0);
  });

  test("a bad one is refused after a good one, and again", async () => {
    for (const [token, want] of [
      ["good-token", 1],
      ["bad\ntoken", 0],
      ["bad\ntoken", 0],
      ["good-token", 1],
    ] as const) {
      const { client, sent } = scriptedClient([answer(200)], { token });
      const error = await send(client, get).catch((cause: unknown) => cause);
      expect(error instanceof CredentialError).toBe(want === 0);
      expect(sent.length).toBe(want);
    }
  });

  test("the next call asks again", async () => {
    let count = 0;
    const token = (): string => {
      count += 1;
      if (count === 1) throw cause;
      return "good-token";
    };
    const { client, sent } = scriptedClient([answer(200)], { token });
    await failure(send(client, get));
    await send(client, get);
    expect(tokens(sent)).toEqual(["Bearer good-token"]);
  });
});

describe("credential", () => {
  test("is asked for the scopes", async () => {
    const getToken = vi.fn(async () =>
      Promise.resolve({ token: "from-azure", expiresOnTimestamp: Date.now() + 60 * minutes }),
    );
    const { client, sent } = scriptedClient([answer(200)], {
      credential: { getToken },
      scopes: ["a/.default"],
    });
    await send(client, get);
    await send(client, get);
    expect(getToken.mock.calls).toEqual([
      [["a/.default"], { abortSignal: expect.any(AbortSignal) as unknown }],
    ]);
    expect(tokens(sent)).toEqual(["Bearer from-azure", "Bearer from-azure"]);
  });

  test("the real type fits", () => {
    expectTypeOf<AzureCredential>().toExtend<TokenCredential>();
    const make = (credential: AzureCredential): Client =>
      createClient({ baseUrl: "https://api.example.com", credential, scopes: "a/.default" });
    const byFunction = (credential: AzureCredential): Client =>
      createClient({ baseUrl: "https://api.example.com", token: () => credential.getToken("a/.default") });
    expectTypeOf(make).returns.toEqualTypeOf<Client>();
    expectTypeOf(byFunction).returns.toEqualTypeOf<Client>();
  });
});

describe("other schemes", () => {
  const credentials = { login: { username: "Jürgen", password: "a:b" }, key: "k&1", other: "o" };
  test.each<[string, Authenticate, string, Record<string, string>]>([
    ["basic", basic("login"), "", { authorization: "Basic SsO8cmdlbjphOmI=" }],
    ["a key in a header", apiKey("key", "header", "X-Key"), "", { "x-key": "k&1" }],
    ["a key in the query", apiKey("key", "query", "key"), "?key=k%261", {}],
    ["a key in a cookie", apiKey("key", "cookie", "key"), "", { cookie: "key=k%261" }],
    [
      "the first that there is a credential for",
      anyOf(bearer, apiKey("none", "header", "a"), apiKey("key", "header", "b")),
      "",
      { b: "k&1" },
    ],
    [
      "all of them",
      allOf(apiKey("key", "header", "a"), apiKey("other", "cookie", "b")),
      "",
      { a: "k&1", cookie: "b=o" },
    ],
    [
      "not half of them",
      anyOf(allOf(apiKey("key", "query", "a"), bearer), basic("login")),
      "",
      { authorization: "Basic SsO8cmdlbjphOmI=" },
    ],
    ["open to all", anyOf(bearer, noAuth, basic("login")), "", {}],
    ["no credential at all", basic("none"), "", {}],
  ])("%s", async (_what, auth, query, headers) => {
    const { client, sent } = scriptedClient([answer(200)], { credentials });
    await send(client, { ...get, steps: [auth], headers: () => ({ accept: "a/b" }) });
    expect(sent[0]?.url).toBe(`https://api.example.com/things${query}`);
    expect(sent[0]?.headers).toEqual({ accept: "a/b", ...headers });
  });

  test.each<[string, Authenticate]>([
    ["basic", basic("key")],
    ["a key", apiKey("login", "header", "a")],
  ])("%s needs its own kind of credential", async (_what, auth) => {
    const { client } = scriptedClient([answer(200)], { credentials });
    expect(await failure(send(client, { ...get, steps: [auth] }))).toBeInstanceOf(CredentialError);
  });

  test.each<[string, Partial<ClientOptions>, object]>([
    ["of the caller", {}, { headers: { Authorization: "Custom x" } }],
    ["of the client", { token: "my-token" }, {}],
  ])("no other one is added to a bearer token %s", async (_what, options, callOptions) => {
    const { client, sent } = scriptedClient([answer(200)], { credentials, ...options });
    await send(client, { ...get, steps: [anyOf(bearer, apiKey("key", "header", "b"))] }, callOptions);
    expect(sent[0]?.headers).not.toHaveProperty("b");
  });

  test("a key in the query stays out of errors", async () => {
    const { client } = scriptedClient([answer(404)], { credentials });
    const error = await failure(send(client, { ...get, steps: [apiKey("key", "query", "key")] }));
    expect(error).toMatchObject({ url: "https://api.example.com/things" });
  });
});
