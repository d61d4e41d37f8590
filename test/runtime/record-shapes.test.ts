import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../generator/shared/json.ts";
import { recordShapes } from "../../generator/runtime/record-shapes.ts";
import type { RecordedShapes } from "../../generator/runtime/recorded-types.ts";
import { send } from "../../generator/runtime/send.ts";
import type { RequestSpec } from "../../generator/runtime/types.ts";
import { answer, scriptedClient } from "./support/scripted.ts";

const operations = [
  { method: "GET", path: "/things/{id}" },
  { method: "POST", path: "/things" },
];
const get: RequestSpec = { method: "GET", path: "/things/SECRET-1?key=SECRET-2" };

/** What is recorded of calls that are answered so, one after another. */
async function recordOf(
  answers: Parameters<typeof scriptedClient>[0],
  specs: readonly RequestSpec[] = answers.map(() => get),
): Promise<RecordedShapes> {
  const shapes = recordShapes(operations);
  const { client } = scriptedClient(answers, { middleware: [shapes.middleware], maxRetries: 0 });
  for (const spec of specs) await send(client, spec).catch(() => undefined);
  return shapes.recorded();
}

const json = { "content-type": "application/json; charset=utf-8" };

test("a call is its template, the names of its query, its status, and the shape of its answer", async () => {
  const recorded = await recordOf([answer(200, { id: "SECRET-3", price: 1.5, count: 2, tags: ["SECRET-4"], gone: null, is: true }, json)]);
  expect(recorded).toEqual({
    recordedShapes: 1,
    calls: [
      {
        method: "GET",
        path: "/things/{id}",
        query: ["key"],
        status: 200,
        answer: {
          mediaType: "application/json",
          shape: { id: "string", price: "number", count: "integer", tags: ["string"], gone: "null", is: "boolean" },
        },
        count: 1,
      },
    ],
  });
  expect(JSON.stringify(recorded)).not.toContain("SECRET");
}); // prettier-ignore

test("an array has each shape of its items once", async () => {
  const items = [{ a: 1 }, { a: 2 }, { a: "x" }, [], [1, 2.5, 3], { a: 1 }];
  const { calls } = await recordOf([answer(200, items, json)]);
  expect(calls[0]?.answer?.shape).toEqual([{ a: "integer" }, { a: "string" }, [], ["integer", "number"]]);
});

test("calls that look the same are one", async () => {
  const { calls } = await recordOf([answer(200, { a: 1 }, json), answer(200, { a: 2 }, json), answer(404, { a: 1 }, json)]);
  expect(calls.map(({ status, count }) => [status, count])).toEqual([[200, 2], [404, 1]]);
}); // prettier-ignore

test("every attempt counts, and one that is lost has nothing to record", async () => {
  const shapes = recordShapes(operations);
  const script = [
    new Error("lost"),
    answer(503, {}, { ...json, "retry-after-ms": "0" }),
    answer(200, {}, json),
  ];
  const { client } = scriptedClient(script, { middleware: [shapes.middleware], maxRetries: 2 });
  await send(client, get);
  const { calls } = await shapes.recorded();
  expect(calls.map(({ status }) => status)).toEqual([200, 503]);
});

test("a request that is no operation's has no path", async () => {
  const { calls } = await recordOf([answer(200, {}, json)], [{ method: "GET", path: "/others/SECRET" }]);
  expect(calls).toHaveLength(1);
  expect(calls[0]).not.toHaveProperty("path");
  expect(JSON.stringify(calls)).not.toContain("SECRET");
});

describe("bodies", () => {
  test("of requests have a shape, too", async () => {
    const write: RequestSpec = {
      method: "POST",
      path: "/things",
      steps: [
        (request) => {
          request.headers["content-type"] = "application/json";
          request.body = JSON.stringify({ name: "SECRET" });
        },
      ],
    };
    const { calls } = await recordOf([answer(200, {}, json)], [write]);
    expect(calls[0]?.request).toEqual({ mediaType: "application/json", shape: { name: "string" } });
  });

  test.each<[string, Response, JsonValue | undefined]>([
    ["no JSON", new Response("%PDF", { headers: { "content-type": "application/pdf" } }), { mediaType: "application/pdf" }],
    ["JSON that is none", new Response("<SECRET>", { headers: json }), { mediaType: "application/json" }],
    ["nothing", new Response(null, { status: 204 }), undefined],
  ])("%s", async (_what, response, want) => {
    const { calls } = await recordOf([() => response]);
    expect(calls[0]?.answer).toEqual(want);
  }); // prettier-ignore

  test("a name such as __proto__ is a name", async () => {
    const { calls } = await recordOf([() => new Response('{"__proto__":{"a":1}}', { headers: json })]);
    expect(JSON.stringify(calls[0]?.answer?.shape)).toBe('{"__proto__":{"a":"integer"}}');
  });

  test("are their caller's: the answer is read as if nobody had looked", async () => {
    const shapes = recordShapes(operations);
    const { client } = scriptedClient([answer(200, { a: 1 }, json)], { middleware: [shapes.middleware] });
    expect(await send(client, get)).toEqual({ a: 1 });
  });

  test("one that breaks off is lost for both, and the caller hears of it", async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new Error("reset"));
      },
    });
    const shapes = recordShapes(operations);
    const { client } = scriptedClient([() => new Response(body, { headers: json })], {
      middleware: [shapes.middleware],
      maxRetries: 0,
    });
    await expect(send(client, get)).rejects.toMatchObject({ name: "ConnectionError" });
    expect((await shapes.recorded()).calls).toEqual([]);
  });
});
