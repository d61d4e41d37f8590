import { describe, expect, test } from "vitest";
import { bearer } from "../../generator/runtime/bearer.ts";
import { followRedirects } from "../../generator/runtime/follow-redirects.ts";
import {
  createLogger,
  type LogDetails,
  type LogLevel,
  type LogSink,
} from "../../generator/runtime/logger.ts";
import { send } from "../../generator/runtime/send.ts";
import type { Middleware, RequestSpec } from "../../generator/runtime/types.ts";
import { answer, failure, scriptedClient } from "./support/scripted.ts";

const get: RequestSpec = { method: "GET", path: "/things?key=private", steps: [bearer] };

describe("middleware", () => {
  test("the first is the outermost, around each attempt", async () => {
    const order: string[] = [];
    const named =
      (name: string): Middleware =>
      async (request, next) => {
        order.push(`${name} ${request.attempt}`);
        const response = await next(request);
        order.push(`${name} ${response.status}`);
        return response;
      };
    const { client } = scriptedClient([answer(503, {}, { "retry-after-ms": "0" }), answer(200)], {
      middleware: [named("a"), named("b")],
    });
    await send(client, get);
    expect(order).toEqual(["a 0", "b 0", "b 503", "a 503", "a 1", "b 1", "b 200", "a 200"]);
  });

  test("it can change the request, answer by itself, and ask twice", async () => {
    const twice: Middleware = async (request, next) => {
      await next(request);
      return next({ ...request, headers: { ...request.headers, "x-second": "1" } });
    };
    const { client, sent } = scriptedClient([answer(200, 1), answer(200, 2)], { middleware: [twice] });
    expect(await send(client, get)).toBe(2);
    expect(sent.map(({ headers }) => headers["x-second"])).toEqual([undefined, "1"]);
    const short = scriptedClient([answer(200)], {
      middleware: [() => Promise.resolve(answer(200, "cached"))],
    });
    expect(await send(short.client, get)).toBe("cached");
    expect(short.sent).toEqual([]);
  });

  test("it sees the credential that is sent", async () => {
    const seen: unknown[] = [];
    const { client } = scriptedClient([answer(200)], {
      token: () => "secret-token",
      middleware: [(request, next) => (seen.push(request.headers["authorization"]), next(request))],
    });
    await send(client, get);
    expect(seen).toEqual(["Bearer secret-token"]);
  });
});

/** A place that logs go to. */
function sink(): { readonly lines: [LogLevel, string, LogDetails][]; readonly sink: LogSink } {
  const lines: [LogLevel, string, LogDetails][] = [];
  const write = (level: LogLevel) => (message: string, details: LogDetails) =>
    void lines.push([level, message, details]);
  return {
    lines,
    sink: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
  };
}

describe("logger", () => {
  const steps = [
    new TypeError("lost"),
    answer(503, {}, { "retry-after-ms": "0" }),
    answer(200, {}, { "set-cookie": "private", "x-mine": "m" }),
  ];

  test.each<[LogLevel, LogLevel[]]>([
    ["debug", ["debug", "error", "debug", "warn", "debug", "info"]],
    ["info", ["error", "warn", "info"]],
    ["warn", ["error", "warn"]],
    ["error", ["error"]],
  ])("level %s", async (level, want) => {
    const log = sink();
    const { client } = scriptedClient(steps, {
      logger: createLogger(log.sink, { level }),
      token: "secret-token",
    });
    await send(client, get);
    expect(log.lines.map(([found]) => found)).toEqual(want);
  });

  test("says nothing private", async () => {
    const log = sink();
    const { client } = scriptedClient(
      [answer(200, {}, { "set-cookie": "private", "x-mine": "m", "x-other": "private" })],
      {
        logger: createLogger(log.sink, { level: "debug", headers: ["X-Mine"] }),
        token: "private-token",
        headers: { "x-api-key": "private" },
      },
    );
    await send(client, get);
    expect(JSON.stringify(log.lines)).not.toContain("private");
    expect(log.lines[0]?.[1]).toBe("GET https://api.example.com/things?key=* sent");
    expect(log.lines[0]?.[2].headers).toEqual({
      accept: "application/json",
      "x-api-key": "*",
      authorization: "*",
    });
    expect(log.lines[1]?.[2]).toMatchObject({
      status: 200,
      attempt: 0,
      headers: { "x-mine": "m", "x-other": "*" },
    });
  });

  test("console will do", () => {
    expect(createLogger(console)).toBeTypeOf("function");
  });

  test("it is the innermost: it sees what middleware made of the request", async () => {
    const log = sink();
    const { client } = scriptedClient([answer(200)], {
      logger: createLogger(log.sink),
      middleware: [(request, next) => next({ ...request, url: "https://api.example.com/changed" })],
    });
    await send(client, get);
    expect(log.lines[0]?.[1]).toContain("/changed 200");
  });
});

describe("followRedirects", () => {
  const to = (location: string, status = 302): Response =>
    new Response("moved", { status, headers: { location } });

  test.each<[string, string, Response, string[]]>([
    ["a path", "GET", to("/other?a=1"), ["/things?key=private", "/other?a=1"]],
    [
      "an address on the same origin",
      "GET",
      to("https://api.example.com/x", 308),
      ["/things?key=private", "/x"],
    ],
  ])("%s", async (_what, method, response, want) => {
    const { client, sent } = scriptedClient([response, answer(200, "there")], {
      middleware: [followRedirects],
      token: "secret-token",
    });
    expect(await send(client, { ...get, method })).toBe("there");
    expect(sent.map(({ url }) => url.replace("https://api.example.com", ""))).toEqual(want);
  });

  test.each<[string, string, Response]>([
    ["another host", "GET", to("https://evil.example/")],
    ["another port", "GET", to("https://api.example.com:444/")],
    ["without encryption", "GET", to("http://api.example.com/")],
    ["a request that writes", "POST", to("/other")],
  ])("not %s", async (_what, method, response) => {
    const { client, sent } = scriptedClient([response], { middleware: [followRedirects] });
    expect(await failure(send(client, { ...get, method }))).toMatchObject({ name: "ApiError", status: 302 });
    expect(sent.length).toBe(1);
  });

  test("not for ever", async () => {
    const { client, sent } = scriptedClient([to("/things")], { middleware: [followRedirects] });
    expect(await failure(send(client, get))).toMatchObject({ status: 302 });
    expect(sent.length).toBe(11);
  });
});
