import { readFile } from "node:fs/promises";
import { describe, expect, expectTypeOf, test } from "vitest";
import { ApiError } from "../../generator/runtime/api-error.ts";
import { bearer } from "../../generator/runtime/bearer.ts";
import { ConnectionError, DecodeError, RequestError } from "../../generator/runtime/errors.ts";
import { isErrorOf } from "../../generator/runtime/is-error-of.ts";
import { send } from "../../generator/runtime/send.ts";
import type { ApiPromise, Client, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient, silence } from "./support/scripted.ts";

const get: RequestSpec = {
  method: "GET",
  path: "/things?key=private&b=private",
  steps: [bearer],
  ids: { requestId: "ms-requestid", correlationId: "ms-correlationid" },
};
const ids = { "ms-requestid": "r-1", "ms-correlationid": "c-1" };

/** What a call makes of an answer that is not 2xx. */
async function errorOf(response: Response): Promise<ApiError> {
  const { client } = scriptedClient([response], { maxRetries: 0, token: "very-secret-token" });
  const error = await failure(send(client, get));
  expect(error).toBeInstanceOf(ApiError);
  // toBeInstanceOf narrows nothing.
  return error as ApiError;
}

describe("error bodies of the wire", () => {
  test.each<[string, number, string | undefined, string]>([
    ["error-400-message-only", 400, undefined, "This request makes no sense."],
    ["error-400-with-parameters", 400, "2000", "A value is wrong."],
    ["error-403-code-as-text", 403, "900329", "This operation needs the token of a user."],
    ["error-403-without-data", 403, "900309", "A policy of the directory does not allow a token here."],
    ["error-404-empty-data", 404, "3000", "No organisation has the id 9999999."],
    ["error-404-is-retryable", 404, "600074", "{customer-id} has no account status."],
    ["error-429-gateway", 429, undefined, "Too many requests. Wait 57 seconds."],
  ])("%s", async (name, status, code, message) => {
    const text = await readFile(new URL(`../fixtures/wire/${name}.json`, import.meta.url), "utf8");
    const error = await errorOf(new Response(text, { status, headers: ids }));
    expect(error).toMatchObject({
      name: "ApiError",
      status,
      message: `${status} GET /things: ${message}`,
      requestId: "r-1",
      correlationId: "c-1",
    });
    expect(error.code).toBe(code);
    expect(error.body).toEqual(JSON.parse(text));
  });
});

describe("error bodies of other servers", () => {
  test.each<[string, unknown, string | undefined, string]>([
    [
      "problem details",
      { type: "about:blank", title: "Gone", detail: "It was sold", status: 410 },
      undefined,
      "It was sold",
    ],
    ["a problem with a title only", { title: "Gone" }, undefined, "Gone"],
    ["OAuth", { error: "invalid_grant", error_description: "Too old" }, "invalid_grant", "Too old"],
    ["OAuth without words", { error: "invalid_grant" }, "invalid_grant", "invalid_grant"],
    ["OData", { error: { code: "X1", message: "No such set" } }, "X1", "No such set"],
    [
      "OData 3",
      { error: { code: "X1", message: { lang: "en", value: "No such set" } } },
      "X1",
      "No such set",
    ],
    ["JSON:API", { errors: [{ code: "A", detail: "First" }, { code: "B" }] }, "A", "First"],
    ["errorCode", { errorCode: 7, errorName: "Bad" }, "7", "Bad"],
    ["a lossless number", { code: { value: "3000" }, message: "m" }, "3000", "m"],
    ["no name that is known", { reason: "odd" }, undefined, 'Bad {"reason":"odd"}'],
    ["a string", "oops", undefined, 'Bad "oops"'],
    ["null", null, undefined, "Bad null"],
    [
      "names without text",
      { code: null, message: "", error: {}, errors: [] },
      undefined,
      'Bad {"code":null,"message":"","error":{},"errors":[]}',
    ],
  ])("%s", async (_what, body, code, message) => {
    const error = await errorOf(new Response(JSON.stringify(body), { status: 400, statusText: "Bad" }));
    expect({ code: error.code, message: error.message }).toEqual({
      code,
      message: `400 GET /things: ${message}`,
    });
  });

  test.each<[string, Response, unknown, string]>([
    [
      "nothing",
      new Response(null, { status: 403, statusText: "Forbidden" }),
      "",
      "403 GET /things: Forbidden",
    ],
    [
      "a page of a proxy",
      new Response("<html>\n  <h1>Bad\n gateway</h1>", { status: 502, statusText: "Bad Gateway" }),
      "<html>\n  <h1>Bad\n gateway</h1>",
      "502 GET /things: Bad Gateway <html> <h1>Bad gateway</h1>",
    ],
    [
      "half of a body",
      new Response('{"code":3000,"descr', { status: 500 }),
      '{"code":3000,"descr',
      '500 GET /things: {"code":3000,"descr',
    ],
    [
      "a byte-order mark",
      new Response('\ufeff{"message":"m"}', { status: 400 }),
      { message: "m" },
      "400 GET /things: m",
    ],
    [
      "a redirect",
      new Response("moved", {
        status: 302,
        statusText: "Found",
        headers: { location: "https://other.example/x?token=private" },
      }),
      "moved",
      "302 GET /things: Found https://other.example/x?token=*",
    ],
  ])("%s", async (_what, response, body, message) => {
    const error = await errorOf(response);
    expect(error.body).toEqual(body);
    expect(error.message).toBe(message);
  });

  test("a long page is cut", async () => {
    const error = await errorOf(new Response("<p?>".repeat(1_000_000), { status: 500 }));
    expect(error.message.length).toBe("500 GET /things: ".length + 299);
    expect(String(error).length).toBeLessThan(900);
  });
});

describe("what an error says", () => {
  const response = answer(
    404,
    { code: 3000, description: "No very-secret-token here" },
    { ...ids, "set-cookie": "session=private" },
  );

  test("in one line", async () => {
    expect(String(await errorOf(response))).toBe("ApiError: 404 GET /things: No * here");
  });

  test("as JSON", async () => {
    expect(JSON.parse(JSON.stringify(await errorOf(response)))).toEqual({
      name: "ApiError",
      message: "404 GET /things: No * here",
      method: "GET",
      url: "https://api.example.com/things?key=*&b=*",
      requestId: "r-1",
      correlationId: "c-1",
      status: 404,
      code: "3000",
      isRetryable: false,
    });
  });

  test("no secret", async () => {
    const error = await errorOf(response);
    const text = String(error) + JSON.stringify(error) + String(error.stack);
    expect(text).not.toMatch(/very-secret-token|private/);
  });

  test("a word that is a token as well is no secret", async () => {
    const { client } = scriptedClient([answer(404, { message: "no such test" })], { token: "test" });
    expect(await failure(send(client, get))).toMatchObject({ message: "404 GET /things: no such test" });
  });

  test("everything is a RequestError, and keeps its cause", async () => {
    const cause = new TypeError("fetch failed", {
      cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
    });
    const { client } = scriptedClient([cause, new Response("<html>"), answer(400)], { maxRetries: 0 });
    const errors = [
      await failure(send(client, get)),
      await failure(send(client, get)),
      await failure(send(client, get)),
    ];
    expect(errors.map((error) => error instanceof RequestError)).toEqual([true, true, true]);
    expect(errors[0]).toBeInstanceOf(ConnectionError);
    expect(errors[0]).toMatchObject({
      message: "GET /things: connect ECONNREFUSED",
      cause: { name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } },
    });
    expect(errors[1]).toBeInstanceOf(DecodeError);
    expect(errors[1]).toMatchObject({ status: 200 });
    expect(errors[1]).not.toHaveProperty("cause");
  });
});

describe("isErrorOf", () => {
  interface NotFound {
    code: "not-found";
  }
  interface Errors {
    404: NotFound;
    "4XX": { client: true };
    default: { message: string };
  }
  const getThing = (client: Client): ApiPromise<{ id: string }, Errors> =>
    send(client, { method: "GET", path: "/things" });

  test.each<[string, unknown, number, boolean]>([
    ["the status", 404, 404, true],
    ["another status", 400, 404, false],
  ])("%s", async (_what, status, asked, want) => {
    expect(isErrorOf(await errorOf(answer(Number(status))), getThing, asked)).toBe(want);
  });

  test("other failures", () => {
    expect(isErrorOf(new Error("x"), getThing, 404)).toBe(false);
    expect(isErrorOf(undefined, getThing, 404)).toBe(false);
  });

  test("narrows the body's type", async () => {
    const error: unknown = await errorOf(answer(404, { code: "not-found" }));
    if (!isErrorOf(error, getThing, 404)) throw error;
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.body).toEqualTypeOf<NotFound>();
    expect(error.body.code).toBe("not-found");
    const other: unknown = error;
    if (isErrorOf(other, getThing, 409)) expectTypeOf(other.body).toEqualTypeOf<{ client: true }>();
    if (isErrorOf(other, getThing, 500)) expectTypeOf(other.body).toEqualTypeOf<{ message: string }>();
  });
});

test("an error has what there is, and no members without a value", async () => {
  const { client } = scriptedClient([answer(404, {}, { "x-a": "b" })]);
  const error = await failure(send(client, { method: "GET", path: "/things" }));
  expect(Object.keys(error as object).sort()).toEqual(["isRetryable", "method", "name", "status", "url"]);
  expect((error as ApiError).headers.get("x-a")).toBe("b");
});

test("a body of 64 KiB is kept as it is, and a longer one as its beginning", async () => {
  const around = JSON.stringify({ message: "" }).length;
  for (const [length, isWhole] of [[65_536, true], [65_537, false]] as const) {
    const message = "x".repeat(length - around);
    const { client } = scriptedClient([answer(400, { message })]);
    const { body } = (await failure(send(client, { method: "GET", path: "/things" }))) as ApiError;
    expect(body).toEqual(isWhole ? { message } : JSON.stringify({ message }).slice(0, 65_536));
  }
}); // prettier-ignore

test("a member is one by its name alone", async () => {
  const { client } = scriptedClient([answer(400, { undefined: "no name", message: null })]);
  expect(await failure(send(client, { method: "GET", path: "/things" }))).toMatchObject({
    message: '400 GET /things: {"undefined":"no name","message":null}',
  });
});

test.each([
  ['cannot read "Jane" or "Doe" at 5', "cannot read … at 5"],
  ["cannot read 'Jane\n' at 5", "cannot read … at 5"],
  ["no number at 5", "no number at 5"],
])("a DecodeError says why, and quotes nothing: %j", async (message, want) => {
  const parseJson = (): never => {
    throw new SyntaxError(message);
  };
  const { client } = scriptedClient([new Response("Jane Doe")], { parseJson });
  expect(await failure(send(client, { method: "GET", path: "/things" }))).toMatchObject({
    name: "DecodeError",
    message: `200 GET /things: 8 characters of text/plain;charset=UTF-8 are not JSON: ${want}`,
  });
});

test("a long text in place of a code is none", async () => {
  const { client } = scriptedClient([answer(400, { error: "x".repeat(301) }), answer(400, { error: "x".repeat(300) })]);
  expect(await failure(send(client, { method: "GET", path: "/things" }))).not.toHaveProperty("code");
  expect(await failure(send(client, { method: "GET", path: "/things" }))).toHaveProperty("code");
}); // prettier-ignore

test.each<[string, object]>([
  ["TimeoutError: GET /things: attempt timed out", { timeoutMs: 5, maxRetries: 0 }],
  ["TimeoutError: GET /things: deadline timed out", { deadlineMs: 5 }],
])("%s", async (text, options) => {
  const { client } = scriptedClient([silence]);
  const error = await failure(send(client, { method: "GET", path: "/things" }, options));
  expect(String(error)).toBe(text);
  expect(error).toMatchObject({ kind: /attempt|deadline/.exec(text)?.[0] });
});

test("DecodeError names itself", async () => {
  const { client } = scriptedClient([new Response("<html>")]);
  const error = await failure(send(client, { method: "GET", path: "/things" }));
  expect(String(error)).toMatch(/^DecodeError: 200 GET \/things: 6 characters /);
});
