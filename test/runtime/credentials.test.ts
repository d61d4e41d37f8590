import { describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { allOf, anyOf, apiKey, basic, noAuth } from "../../generator/runtime/credentials.ts";
import { send } from "../../generator/runtime/send.ts";
import type {
  Authenticate,
  ClientOptions,
  Credential,
  RequestOptions,
  Step,
} from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, type Sent } from "./support/scripted.ts";

const credentials: Readonly<Record<string, Credential>> = {
  login: { username: "me", password: "pass-word" },
  key: "my-key",
};
const login = basic("login");
const loginHeader = `Basic ${btoa("me:pass-word")}`;
const key = apiKey("key", "header", "X-Key");
/** Of schemes that the client has no credential for. */
const noLogin = basic("none");
const noKey = apiKey("none", "header", "X-None");

/** What a call sends, or fails with. */
async function sentWith(
  steps: readonly Step[],
  options: Partial<ClientOptions> = {},
  callOptions: RequestOptions = {},
): Promise<Sent | undefined> {
  const { client, sent } = scriptedClient([answer(200)], { credentials, ...options });
  await send(client, { method: "GET", path: "/things", steps }, callOptions);
  return sent[0];
}

describe("name and password", () => {
  const headers = { Authorization: "Custom x" };

  test("a header of the caller's goes before them, and in place of them", async () => {
    for (const scheme of [login, noLogin, basic("key")]) {
      expect((await sentWith([scheme], {}, { headers }))?.headers["authorization"]).toBe("Custom x");
    }
  });

  test("and that does not go over http: either", async () => {
    const error = await failure(sentWith([noLogin], { baseUrl: "http://api.example.com" }, { headers }));
    expect(error).toMatchObject({ message: "GET /things: no credential goes over http: without allowInsecure" });
  }); // prettier-ignore

  test("a client without them sends nothing, over http: too", async () => {
    const sent = await sentWith([noLogin], { baseUrl: "http://api.example.com" });
    expect(sent?.headers).not.toHaveProperty("authorization");
  });

  test.each<[string, Credential]>([
    ["a text", "me:pass-word"],
    ["no name", { username: "", password: "pass-word" }],
  ])("%s in place of them is an error that names the scheme", async (_what, given) => {
    const error = await failure(sentWith([login], { credentials: { login: given } }));
    expect(error).toMatchObject({ name: "CredentialError", message: "GET /things: no name and password for login" });
  }); // prettier-ignore

  test("a password may be empty", async () => {
    const given = { login: { username: "me", password: "" } };
    expect((await sentWith([login], { credentials: given }))?.headers["authorization"]).toBe("Basic bWU6");
  });
});

describe("a key", () => {
  test.each<["header" | "query" | "cookie", Credential]>([
    ["header", ""],
    ["query", ""],
    ["cookie", { username: "me", password: "pass-word" }],
    ["header", "schlüssel"],
    ["header", "my\nkey"],
  ])("in the %s: %j is none", async (location, given) => {
    const error = await failure(sentWith([apiKey("key", location, "x")], { credentials: { key: given } }));
    expect(error).toMatchObject({ name: "CredentialError", message: "GET /things: no usable key for key" });
  });

  test("any text can go by query and cookie", async () => {
    const given = { credentials: { key: "schlüssel; a=b" } };
    const encoded = "schl%C3%BCssel%3B%20a%3Db";
    const byQuery = await sentWith([apiKey("key", "query", "the key")], given);
    expect(byQuery?.url).toBe(`https://api.example.com/things?the%20key=${encoded}`);
    const byCookie = await sentWith([apiKey("key", "cookie", "the key")], given);
    expect(byCookie?.headers["cookie"]).toBe(`the%20key=${encoded}`);
  });

  test("stands beside the caller's cookies, and leaves the caller's header alone", async () => {
    const headers = { cookie: "a=b", "x-key": "mine" };
    const sent = await sentWith([apiKey("key", "cookie", "key"), key], {}, { headers });
    expect(sent?.headers).toMatchObject({ cookie: "a=b; key=my-key", "x-key": "mine" });
  });
});

describe("schemes together", () => {
  const cookie = apiKey("key", "cookie", "key");
  test.each<[string, Authenticate, Record<string, string>]>([
    ["the first of two that it has: a name", anyOf(login, key), { authorization: loginHeader }],
    ["the first of two that it has: a key", anyOf(key, login), { "x-key": "my-key" }],
    ["the first of two that it has: all of several", anyOf(allOf(login, cookie), key), { authorization: loginHeader, cookie: "key=my-key" }],
    ["the first of two that it has: one of several", anyOf(anyOf(noKey, login), key), { authorization: loginHeader }],
    ["all, one of them a choice", allOf(anyOf(noLogin, cookie), key), { "x-key": "my-key", cookie: "key=my-key" }],
    ["none, when it lacks all of a choice", allOf(key, anyOf(noLogin, noKey)), {}],
    ["none, when it lacks one", allOf(key, noLogin), {}],
    ["none, when it lacks a token", allOf(key, bearer), {}],
    ["none, where nobody needs any", anyOf(noAuth, key), {}],
    ["one, beside none", allOf(noAuth, key), { "x-key": "my-key" }],
  ])("%s", async (_what, scheme, want) => {
    expect((await sentWith([scheme]))?.headers).toEqual({ accept: "application/json", ...want });
  }); // prettier-ignore

  test("a header of the caller's stands in for name and password, and the key goes beside it", async () => {
    const sent = await sentWith([allOf(noLogin, key)], {}, { headers: { Authorization: "Custom x" } });
    expect(sent?.headers).toMatchObject({ authorization: "Custom x", "x-key": "my-key" });
  });
});

describe("a token to the millisecond", () => {
  test.each<[string, number, string[]]>([
    ["more than two minutes before its end, it is kept", 120_001, ["token-1", "token-1", "token-1"]],
    ["two minutes before its end, the next is asked for", 120_000, ["token-1", "token-1", "token-2"]],
    ["one before its end, it is sent", 1, ["token-1", "token-1", "token-2"]],
    ["at its end, it is not", 0, ["token-1", "token-2", "token-2"]],
  ])("%s", async (_what, left, want) => {
    const start = Date.now();
    const clock = vi.spyOn(Date, "now").mockReturnValue(start);
    let count = 0;
    const token = (): object => ({
      token: `token-${(count += 1)}`,
      expiresOnTimestamp: start + (count === 1 ? 300_000 : 900_000),
    });
    const { client, sent } = scriptedClient([answer(200)], { token: token as () => { token: string } });
    const call = (): Promise<unknown> => send(client, { method: "GET", path: "/things", steps: [bearer] });
    await call();
    clock.mockReturnValue(start + 300_000 - left);
    await call();
    await call();
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual(want.map((each) => `Bearer ${each}`));
  });
});
