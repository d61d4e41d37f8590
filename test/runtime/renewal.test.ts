import { afterEach, describe, expect, test, vi } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { createClient } from "../../generator/runtime/client.ts";
import { send } from "../../generator/runtime/send.ts";
import type { RequestSpec, TokenFunction, TokenRequest } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, type Sent } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things", steps: [bearer] };
const never = new Promise<never>(() => undefined);
const tokens = (sent: readonly Sent[]): unknown[] => sent.map(({ headers }) => headers["authorization"]);

afterEach(() => void vi.restoreAllMocks());

describe("a token function that hangs", () => {
  test("hurts only the calls that wait for it", async () => {
    const requests: TokenRequest[] = [];
    const token: TokenFunction = (request) =>
      requests.push(request) === 1 ? never : `token-${requests.length}`;
    const { client, sent } = scriptedClient([answer(200)], { token, timeoutMs: 15, maxRetries: 0 });
    const first = await Promise.all([failure(send(client, get)), failure(send(client, get))]);
    expect(first).toMatchObject([{ name: "TimeoutError" }, { name: "TimeoutError" }]);
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true]);
    await send(client, get);
    expect(tokens(sent)).toEqual(["Bearer token-2"]);
  });

  test("is asked anew by the next attempt", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    let count = 0;
    const token = (): string | Promise<never> => ((count += 1) === 1 ? never : "token-2");
    const { client, sent } = scriptedClient([answer(200, "in")], { token, timeoutMs: 15 });
    expect(await send(client, get)).toBe("in");
    expect(tokens(sent)).toEqual(["Bearer token-2"]);
  });

  test("one caller's abort does not end the wait of another", async () => {
    let give: (token: string) => void = () => undefined;
    const requests: TokenRequest[] = [];
    const token: TokenFunction = (request) => {
      requests.push(request);
      return new Promise((resolve) => (give = resolve));
    };
    const { client, sent } = scriptedClient([answer(200, "in")], { token });
    const caller = new AbortController();
    const given = failure(send(client, get, { signal: caller.signal }));
    const waiting = send(client, get);
    await new Promise((resolve) => setTimeout(resolve, 1));
    caller.abort("enough");
    expect(await given).toBe("enough");
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([false]);
    give("token-1");
    expect(await waiting).toBe("in");
    expect(requests.length).toBe(1);
    expect(tokens(sent)).toEqual(["Bearer token-1"]);
  });

  test("an answer that comes too late replaces nothing", async () => {
    const hour = Date.now() + 3_600_000;
    let count = 0;
    const token: TokenFunction = () => {
      count += 1;
      const own = { token: `token-${count}`, expiresOnTimestamp: hour };
      return count === 1 ? new Promise((resolve) => setTimeout(() => resolve(own), 30)) : own;
    };
    const { client, sent } = scriptedClient([answer(200)], { token, timeoutMs: 10, maxRetries: 0 });
    await failure(send(client, get));
    await send(client, get);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await send(client, get);
    expect(tokens(sent)).toEqual(["Bearer token-2", "Bearer token-2"]);
  });

  test("that fails after everybody has left is no unhandled rejection", async () => {
    const seen: unknown[] = [];
    const listener = (reason: unknown): void => void seen.push(reason);
    process.on("unhandledRejection", listener);
    const token = (): Promise<never> =>
      new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 15));
    const { client } = scriptedClient([answer(200)], { token, timeoutMs: 5, maxRetries: 0 });
    await failure(send(client, get));
    await new Promise((resolve) => setTimeout(resolve, 30));
    process.off("unhandledRejection", listener);
    expect(seen).toEqual([]);
  });
});

describe("a token in its last two minutes", () => {
  /** Gives a token with 90 s to live, and then what `later` does. */
  const ageing = (later: TokenFunction): TokenFunction => {
    let count = 0;
    return (request) =>
      (count += 1) === 1 ? { token: "token-1", expiresOnTimestamp: Date.now() + 90_000 } : later(request);
  };

  test.each<[string, TokenFunction]>([
    ["fails", () => Promise.reject(new Error("down"))],
    ["throws", () => { throw new Error("down"); }],
    ["hangs", () => never],
    ["gives nothing", () => null],
  ])("is used when the question for the next one %s", async (_what, later) => {
    const { client, sent } = scriptedClient([answer(200, "in")], { token: ageing(later), timeoutMs: 500 });
    for (const _call of [1, 2, 3]) expect(await send(client, get)).toBe("in");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(tokens(sent)).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-1"]);
  }); // prettier-ignore

  test("is no good when it has expired", async () => {
    const { client, sent } = scriptedClient([answer(200)], {
      token: ageing(() => Promise.reject(new Error("down"))),
    });
    await send(client, get);
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 91_000);
    expect(await failure(send(client, get))).toMatchObject({
      name: "CredentialError",
      message: "GET /things: no token: down",
    });
    expect(sent.length).toBe(1);
  });

  test("is renewed once for many calls at once", async () => {
    const later = vi.fn<TokenFunction>(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { token: "token-2", expiresOnTimestamp: Date.now() + 3_600_000 };
    });
    const { client, sent } = scriptedClient([answer(200)], { token: ageing(later) });
    await send(client, get);
    await Promise.all(Array.from({ length: 20 }, () => send(client, get)));
    await new Promise((resolve) => setTimeout(resolve, 15));
    await send(client, get);
    expect(later.mock.calls.length).toBe(1);
    expect(tokens(sent).at(-1)).toBe("Bearer token-2");
  });
});

describe("claims of a challenge", () => {
  const claims = '{"access_token":{"nbf":{"essential":true}}}';
  const encoded = btoa(claims);
  test.each<[string, string, string | undefined]>([
    ["alone", `Bearer realm="", error="insufficient_claims", claims="${encoded}"`, claims],
    ["among others", `Basic realm="a, b", Bearer error="insufficient_claims", claims="${encoded}", PoP nonce="x"`, claims],
    ["in a text", `Bearer realm="say claims=\\"${encoded}\\""`, undefined],
    ["that are no Base64", 'Bearer claims="%%%"', undefined],
    ["not there", 'Bearer error="invalid_token"', undefined],
  ])("%s", async (_what, challenge, want) => {
    const getToken = vi.fn(async () => ({ token: "my-token", expiresOnTimestamp: Date.now() + 3_600_000 }));
    const { client } = scriptedClient([answer(401, {}, { "www-authenticate": challenge }), answer(200)], {
      credential: { getToken },
      scopes: "a",
    });
    await send(client, get);
    await send(client, get);
    const signal = expect.any(AbortSignal) as unknown;
    const second = want === undefined ? { abortSignal: signal } : { abortSignal: signal, claims: want };
    expect(getToken.mock.calls).toEqual([["a", { abortSignal: signal }], ["a", second]]);
  }); // prettier-ignore
});

describe("what is no token", () => {
  test.each<[string, unknown, string]>([
    ["undefined", undefined, "undefined"],
    ["null", null, "null"],
    ["a number", 5, "number"],
    ["an object", { accessToken: "secret" }, "object"],
    ["an empty text", "", "empty"],
    ["white space", " \n", "empty"],
    ["a scheme alone", "Bearer ", "empty"],
    ["two lines", "secret\nsecret", "character"],
    ["a word beyond ASCII", "sécret", "character"],
  ])("%s", async (_what, given, want) => {
    const { client, sent } = scriptedClient([answer(200)], { token: () => given as string });
    const error = await failure(send(client, get));
    expect(error).toMatchObject({
      name: "CredentialError",
      message: expect.stringContaining(want) as unknown,
    });
    expect(String(error)).not.toContain("secret");
    expect(sent.length).toBe(0);
  });

  test("an empty text as the client's", async () => {
    const { client, sent } = scriptedClient([answer(200)], { token: "" });
    expect(await failure(send(client, get))).toMatchObject({ name: "CredentialError" });
    expect(sent.length).toBe(0);
  });

  test.each(["my-token\n", "  my-token ", "Bearer my-token", "bearer  my-token"])(
    "%j is one",
    async (given) => {
      for (const token of [given, () => given, () => ({ token: given })]) {
        const { client, sent } = scriptedClient([answer(200)], { token });
        await send(client, get);
        expect(tokens(sent)).toEqual(["Bearer my-token"]);
      }
    },
  );
});

test("two clients of one token function share its tokens", async () => {
  const token = vi.fn(() => ({ token: "my-token", expiresOnTimestamp: Date.now() + 3_600_000 }));
  const fetch = (): Promise<Response> => Promise.resolve(answer(200));
  for (const baseUrl of ["https://a.example", "https://b.example"]) {
    await send(createClient({ baseUrl, token, fetch }), get);
  }
  expect(token.mock.calls.length).toBe(1);
});

describe("one question at a time", () => {
  const hour = (): number => Date.now() + 3_600_000;
  const tick = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 2));

  test("one that was dropped and fails late does not end the next", async () => {
    const asked: { give(token: object): void; fail(error: Error): void }[] = [];
    const token: TokenFunction = () =>
      new Promise((resolve, reject) =>
        asked.push({ give: (given) => resolve(given as never), fail: reject }),
      );
    const { client } = scriptedClient([answer(200, "in")], { token, maxRetries: 0 });
    const first = failure(send(client, get, { timeoutMs: 5 }));
    expect(await first).toMatchObject({ name: "TimeoutError" });
    const second = send(client, get);
    await tick();
    asked[0]?.fail(new Error("late"));
    await tick();
    const third = send(client, get);
    await tick();
    expect(asked.length).toBe(2);
    asked[1]?.give({ token: "token-2", expiresOnTimestamp: hour() });
    expect(await Promise.all([second, third])).toEqual(["in", "in"]);
  });

  test("a call that ends after its answer does not drop the next", async () => {
    const asked: ((token: string) => void)[] = [];
    const token: TokenFunction = () => new Promise((resolve) => asked.push(resolve));
    let fail: (error: Error) => void = () => undefined;
    const steps = [() => new Promise<Response>((_, reject) => (fail = reject)), answer(200, "in")];
    const { client } = scriptedClient(steps, { token, maxRetries: 0 });
    const first = failure(send(client, get));
    await tick();
    asked[0]?.("token-1");
    await tick();
    const second = send(client, get);
    await tick();
    fail(new Error("lost"));
    await first;
    const third = send(client, get);
    await tick();
    expect(asked.length).toBe(2);
    asked[1]?.("token-2");
    expect(await Promise.all([second, third])).toEqual(["in", "in"]);
  });

  test("a token that has been replaced already is not replaced again", async () => {
    let count = 0;
    const token: TokenFunction = () => ({ token: `token-${(count += 1)}`, expiresOnTimestamp: hour() });
    const late: ((response: Response) => void)[] = [];
    const waits = (): Promise<Response> => new Promise((resolve) => late.push(resolve));
    const { client, sent } = scriptedClient([waits, waits, answer(200, "in")], { token });
    const calls = [send(client, get), send(client, get)];
    await tick();
    late[0]?.(answer(401));
    await calls[0];
    late[1]?.(answer(401));
    expect(await Promise.all(calls)).toEqual(["in", "in"]);
    expect(count).toBe(2);
    expect(tokens(sent)).toEqual(
      ["token-1", "token-1", "token-2", "token-2"].map((each) => `Bearer ${each}`),
    );
  });
});

test.each(["myBearer token", "token Bearer x"])("%j is no token", async (token) => {
  const { client, sent } = scriptedClient([answer(200)], { token });
  expect(await failure(send(client, get))).toMatchObject({ name: "CredentialError" });
  expect(sent.length).toBe(0);
});
