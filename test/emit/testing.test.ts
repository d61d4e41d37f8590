import { expect, test } from "vitest";
import { createMockFetch } from "../../generator/runtime/mock-fetch.ts";
import type { MockOperation } from "../../generator/runtime/mock-types.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf } from "../support/model-of.ts";

/** What the mock of a document with one operation answers it with. */
async function answerTo(content: JsonObject): Promise<Response> {
  const get = { operationId: "get", responses: { "200": { description: "", content } } };
  const files = await filesOf(documentWith({ paths: { "/document": { get } } }));
  const [, table = ""] = (files.get("src/examples.ts") ?? "").split("MockOperation[] = ");
  const operations: MockOperation[] = JSON.parse(table.replace(/;\s*$/, ""));
  return createMockFetch(operations)("https://host/document");
}

const bytes: JsonObject = { schema: { type: "string", format: "binary" } };

test("an operation that answers with a PDF has one to answer with", async () => {
  const response = await answerTo({ "application/pdf": bytes });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const text = await response.text();
  expect(text).toMatch(/^%PDF-1\.\d\n[^]*\n%%EOF\n$/);
  // As a reader goes: from the end to the table, and from the table to each object.
  const table = text.slice(Number(/startxref\n(\d+)\n/.exec(text)?.[1]));
  expect(table).toMatch(/^xref\n0 4\n0{10} 65535 f \n(\d{10} 00000 n \n){3}trailer/);
  const places = [...table.matchAll(/(\d{10}) 00000 n/g)].map(([, place]) => Number(place));
  expect(places.map((place) => text.slice(place, place + 7))).toEqual(["1 0 obj", "2 0 obj", "3 0 obj"]);
});

test("other bytes are bytes", async () => {
  for (const mediaType of ["application/octet-stream", "image/png", "application/zip"]) {
    const response = await answerTo({ [mediaType]: bytes });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, mediaType]);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  }
});

test("the document's example comes first", async () => {
  const response = await answerTo({ "application/pdf": { ...bytes, example: "%PDF-1.7" } });
  expect(await response.text()).toBe("%PDF-1.7");
});

test("what has another kind of answer has no default", async () => {
  const response = await answerTo({ "application/json": { schema: { type: "object" } } });
  expect([response.status, await response.text()]).toEqual([501, expect.stringContaining("has no example")]);
});
