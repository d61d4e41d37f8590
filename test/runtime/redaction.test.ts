import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { allOf, apiKey, basic } from "../../generator/runtime/credentials.ts";
import { send } from "../../generator/runtime/send.ts";
import type { ClientOptions, RequestOptions, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, type Step } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const token = "very-secret-token";

/** What a console, a JSON log, pino and winston make of an error. */
function printed(error: unknown): string {
  const seen: unknown[] = [];
  for (
    let each = error as (Error & Record<string, unknown>) | undefined;
    each;
    each = each.cause as typeof each
  ) {
    // pino goes through enumerable properties, inherited ones among them; winston takes message and stack besides.
    const all: Record<string, unknown> = { message: each.message, stack: each.stack };
    for (const key in each) all[key] = each[key];
    seen.push(all);
  }
  return [
    inspect(error, { depth: Infinity }),
    inspect(error, { depth: Infinity, showHidden: false }),
    JSON.stringify(error),
    JSON.stringify(seen),
    inspect(seen, { depth: Infinity }),
    String(error),
  ].join("\n");
}

/** An answer that quotes the request that it got, everywhere. */
const echo =
  (...secrets: string[]): Step =>
  () =>
    answer(
      400,
      { code: secrets.join(), message: `No ${secrets.join(" and ")}`, request: secrets },
      { "x-echo": secrets.join() },
    );

describe("what a server quotes is not printed", () => {
  const encoded = btoa("user-name:pass-word");
  test.each<[string, Step, Partial<ClientOptions>, RequestOptions, RequestSpec["steps"], RegExp]>([
    ["the client's token", echo(token), { token }, {}, [bearer], /very-secret/],
    ["a token function's", echo(token), { token: () => ({ token }) }, {}, [bearer], /very-secret/],
    ["the caller's header", echo(token), {}, { headers: { AUTHORIZATION: `Bearer ${token}` } }, [bearer], /very-secret/],
    ["the client's header", echo(token), { headers: { Authorization: token } }, {}, [], /very-secret/],
    ["a cookie", echo("session=very-secret"), { headers: { cookie: "a=b; session=very-secret" } }, {}, [], /very-secret/],
    ["a password, and what it makes", echo(encoded, "pass-word"), { credentials: { a: { username: "user-name", password: "pass-word" } } }, {}, [basic("a")], new RegExp(`${encoded}|pass-word`)],
    ["a key in a header", echo("secret-key"), { credentials: { a: "secret-key" } }, {}, [apiKey("a", "header", "x-a")], /secret-key/],
    ["a key in a query", echo("s%C3%A9cret%20%2fkey", "s%c3%a9cret+/key", "sécret /key", "S%C3%A9cret%20/key"), { credentials: { a: "sécret /key" } }, {}, [apiKey("a", "query", "x-a")], /cret/],
    ["a key in a cookie", echo("secret%2Fkey"), { credentials: { a: "secret/key" } }, {}, [apiKey("a", "cookie", "x-a")], /secret/],
    ["both of two", echo("first-key", "second-key"), { credentials: { a: "first-key", b: "second-key" } }, {}, [allOf(apiKey("a", "header", "x-a"), apiKey("b", "header", "x-b"))], /first-key|second-key/],
  ])("%s", async (_what, step, options, callOptions, steps = [], secret) => {
    const { client, sent } = scriptedClient([step], options);
    const error = await failure(send(client, { ...get, steps }, callOptions));
    expect(sent.length).toBe(1);
    expect(error).toMatchObject({ name: "ApiError", status: 400 });
    expect(printed(error)).not.toMatch(secret);
    // It is there for those who ask for it.
    expect(JSON.stringify((error as { body: unknown }).body)).toMatch(secret);
  }); // prettier-ignore

  test("a token and the one before it", async () => {
    let count = 0;
    const { client } = scriptedClient([answer(401), echo("secret-token-1", "secret-token-2")], {
      token: () => `secret-token-${(count += 1)}`,
    });
    const error = await failure(send(client, get));
    expect(error).toMatchObject({ status: 400 });
    expect(printed(error)).not.toMatch(/secret-token/);
  });

  test("as an id of the request", async () => {
    const { client } = scriptedClient([answer(404, {}, { "request-id": token })], { token });
    const error = await failure(send(client, { ...get, ids: { requestId: "request-id" } }));
    expect(printed(error)).not.toContain(token);
  });

  test("in the address of a redirect", async () => {
    const to = "https://me:pass-word@other.example/?access_token=x-y-z#a=x-y-z";
    const { client } = scriptedClient([new Response(null, { status: 302, headers: { location: to } })]);
    expect(printed(await failure(send(client, get)))).not.toMatch(/pass-word|x-y-z/);
  });
});

describe("what a custom fetch throws is a redacted copy", () => {
  const thrown = (): Error =>
    Object.assign(new TypeError(`fetch failed with ${token}`, { cause: Object.assign(new Error(`inner ${token}`), { code: "ECONNRESET", request: { token } }) }), {
      config: { headers: { authorization: `Bearer ${token}` } },
      note: token,
    }); // prettier-ignore

  test("with its message, code and stack", async () => {
    const { client } = scriptedClient([thrown()], { token, maxRetries: 0 });
    const error = await failure(send(client, get));
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: "GET /things: inner *",
      cause: {
        name: "TypeError",
        message: "fetch failed with *",
        cause: { message: "inner *", code: "ECONNRESET" },
      },
    });
    expect(printed(error)).not.toContain(token);
    expect(inspect(error, { showHidden: true, depth: Infinity })).not.toContain(token);
  });

  test.each<[string, unknown]>([
    ["text", `no ${token}`],
    ["an object", { token, nested: { token } }],
    ["null", null],
    ["undefined", undefined],
    ["a number", 5],
    ["an error whose cause is itself", (() => { const error: Error & { cause?: unknown } = new Error(token); error.cause = error; return error; })()],
    ["an object without a prototype", Object.assign(Object.create(null) as object, { token })],
    ["a DOMException", new DOMException(`aborted ${token}`, "AbortError")],
    ["a function", Object.assign(() => token, { message: `no ${token}`, request: { token } })],
  ])("%s", async (_what, reason) => {
    // Not every rejection is an Error; these come from somebody else's code.
    const { client } = scriptedClient([() => Promise.reject(reason)], { token, maxRetries: 0 });
    const error = await failure(send(client, get));
    expect(error).toMatchObject({ name: "ConnectionError" });
    expect(printed(error)).not.toContain(token);
  }); // prettier-ignore

  test("of a token function, with what it says", async () => {
    const cause = Object.assign(new Error("AADSTS7000215: Invalid client secret provided."), { name: "AuthenticationError", statusCode: 401 });
    const { client } = scriptedClient([answer(200)], { token: () => Promise.reject(cause) });
    const error = await failure(send(client, get));
    expect(error).toMatchObject({
      name: "CredentialError",
      message: "GET /things: no token: AADSTS7000215: Invalid client secret provided.",
      cause: { name: "AuthenticationError", message: "AADSTS7000215: Invalid client secret provided." },
    });
    expect(JSON.stringify(error)).toContain('"cause":"AuthenticationError: AADSTS7000215');
  }); // prettier-ignore
});

test("the client shows where it goes, and nothing else", () => {
  const { client } = scriptedClient([answer(200)], {
    token,
    credentials: { a: "secret-key" },
    headers: { "x-api-key": "secret-header" },
    baseUrl: "https://api.example.com/base/",
  });
  for (const text of [
    inspect(client, { depth: Infinity, showHidden: true }),
    JSON.stringify(client),
    String(client),
  ]) {
    expect(text).not.toMatch(/secret/);
  }
  expect(JSON.parse(JSON.stringify(client))).toEqual({ baseUrl: "https://api.example.com/base" });
  expect(inspect(client)).toBe("{ baseUrl: 'https://api.example.com/base' }");
});

describe("what is kept out, and what is not", () => {
  const said = async (
    message: string,
    options: Partial<ClientOptions>,
    steps = [bearer],
  ): Promise<string> => {
    const { client } = scriptedClient([answer(400, { message })], options);
    return ((await failure(send(client, { ...get, steps }))) as Error).message;
  };

  test.each<[string, string, Partial<ClientOptions>, string]>([
    ["a key that begins with another", "first-key-longer", { headers: { "x-key-a": "first-key", "x-key-b": "first-key-longer" } }, "*"],
    ["a key that another begins with", "first-key-longer", { headers: { "x-key-a": "first-key-longer", "x-key-b": "first-key" } }, "*"],
    ["a credential of several words", "no my own words", { headers: { authorization: "Custom my own words" } }, "no *"],
    ["what is no credential", "wants application/json", { token }, "wants application/json"],
    ["a word of five letters", "abcde", { token: "abcde" }, "abcde"],
    ["a credential behind two spaces", "a=two-spaces", { headers: { authorization: "Custom  two-spaces" } }, "a=*"],
    ["cookies without a space", "session=secret", { headers: { cookie: "a=b;session=secret" } }, "*"],
  ])("%s", async (_what, message, options, want) => {
    expect(await said(message, options)).toBe(`400 GET /things: ${want}`);
  }); // prettier-ignore

  test("the address of a redirect, but for its secrets", async () => {
    const location = "https://me:pass-word@other.example/?access_token=x-y-z";
    const { client } = scriptedClient([new Response(null, { status: 302, headers: { location } })]);
    const error = await failure(send(client, get));
    expect(error).toMatchObject({ message: "302 GET /things: https://other.example/?access_token=*" });
  });

  test("a cause is there with its stack and code, four deep", async () => {
    const networkError = (message: string, cause: Error | undefined): Error =>
      new Error(message, cause && { cause });
    let thrown: Error | undefined;
    for (const depth of [5, 4, 3, 2, 1]) {
      thrown = Object.assign(networkError(`${depth} ${token}`, thrown), { code: `E${depth}` });
    }
    const { client } = scriptedClient([thrown as Error], { token, maxRetries: 0 });
    const causes: (Error & { code?: string })[] = [];
    for (let each = await failure(send(client, get)); each; ) {
      each = (each as Error).cause;
      if (each) causes.push(each as Error);
    }
    expect(causes.map(({ message, code }) => [message, code])).toEqual([1, 2, 3, 4].map((depth) => [`${depth} *`, `E${depth}`]));
    for (const cause of causes) {
      expect(cause.stack).toContain(`Error: ${cause.message}\n    at networkError`);
      // What is not enumerable is not printed beside the stack, which says it already.
      expect(Object.keys(cause)).toEqual(["code"]);
    }
    expect(Object.hasOwn(causes[3] as Error, "cause")).toBe(false);
  }); // prettier-ignore

  test.each<[string, unknown, string]>([
    ["a text", "no network", "no network"],
    ["null", null, "null"],
    ["an object without a message", { token }, "unknown"],
  ])("what was thrown says why: %s", async (_what, thrown, want) => {
    const { client } = scriptedClient([() => Promise.reject(thrown)], { token, maxRetries: 0 });
    expect(await failure(send(client, get))).toMatchObject({ message: `GET /things: ${want}` });
  });
});
