import { describe, expect, test } from "vitest";
import { buildFiles } from "../../generator/build.ts";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { Stopwatch } from "../../generator/shared/stopwatch.ts";
import { loadFiles } from "../support/documents.ts";

/** A document with one schema that loading, linting and the model each have a warning for, or none of them. */
function document({ schema = "{ type: string }", more = "" }): string {
  return `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: ${schema} } }
${more}`;
}

async function diagnosticsOf(text: string): Promise<readonly Diagnostic[]> {
  return (await buildFiles(await loadFiles({ "api.yaml": text }), new Stopwatch())).diagnostics;
}

test.each([
  [
    "load",
    "{ oneOf: [{}], discriminator: { propertyName: a, mapping: { b: '#/nowhere' } } }",
    "mapping-unresolved",
  ],
  ["lint", "{ type: string, example: 1 }", "example-mismatch"],
  ["model", "{ not: { type: string } }", "keyword-not-in-types"],
])("what %s warns of is an error in a strict document", async (_, schema, code) => {
  expect(await diagnosticsOf(document({ schema }))).toMatchObject([{ code, severity: "warning" }]);
  expect(await diagnosticsOf(document({ schema, more: "x-lint: strict" }))).toMatchObject([
    { code, severity: "error" },
  ]);
});

test("a strict document without warnings is built", async () => {
  const built = await buildFiles(
    await loadFiles({ "api.yaml": document({ more: "x-lint: strict" }) }),
    new Stopwatch(),
  );
  expect(built.diagnostics).toEqual([]);
  expect(built.files).toBeDefined();
});

describe("extensions of a strict document", () => {
  const operation = (text: string): string =>
    `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: { /pets: { get: { operationId: list, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }${text} } } }
components: { schemas: { Item: { type: string }, Page: { allOf: [{ $ref: "#/components/schemas/Links" }], type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Item" } } } }, Links: { type: object, properties: { links: { $ref: "#/components/schemas/Link" } } }, Link: { type: object, properties: { next: { type: string } } } } }
`;
  test.each([
    [
      "names for some of the values",
      document({ schema: "{ type: string, enum: [a, b], x-enum-varnames: [A] }" }),
      "extension-length",
      "`x-enum-varnames` has 1 entries, and `enum` has 2.",
    ],
    [
      "too many descriptions",
      document({ schema: "{ type: string, enum: [a], x-enum-descriptions: [A, B] }" }),
      "extension-length",
      "`x-enum-descriptions` has 2 entries, and `enum` has 1.",
    ],
    [
      "a misspelled extension",
      document({ schema: "{ type: string, x-ms-client-nam: A }" }),
      "extension-unknown",
      "Nothing reads `x-ms-client-nam`.",
    ],
    [
      "a misspelled extension inside another",
      operation(", x-ms-pageable: { itemName: items, x-link-rot: /v1 }"),
      "extension-unknown",
      "Nothing reads `x-link-rot`.",
    ],
    [
      "a list that a page has not",
      operation(", x-ms-pageable: { itemName: itms, nextLinkName: links.next }"),
      "extension-name",
      "A page has no property `itms`.",
    ],
    [
      "a link that a page has not",
      operation(", x-ms-pageable: { itemName: items, nextLinkName: links.nxt }"),
      "extension-name",
      "A page has no property `nxt`.",
    ],
    [
      "a role that no header has",
      operation(
        ", parameters: [{ name: a, in: header, schema: { type: string }, x-client-header: { role: request } }]",
      ),
      "extension-name",
      "`role` has to be `request-id` or `correlation-id`.",
    ],
    [
      "a setting that no header has",
      operation(
        ", parameters: [{ name: a, in: header, schema: { type: string }, x-client-header: { fil: call } }]",
      ),
      "extension-name",
      "`x-client-header` has no `fil`.",
    ],
    [
      "a server name twice",
      document({ more: "servers: [{ url: /a, x-server-name: a }, { url: /b, x-server-name: a }]" }),
      "server-name-duplicate",
      "The server name `a` is taken.",
    ],
    [
      "an operation without an id",
      operation("").replace("operationId: list, ", ""),
      "operation-id-missing",
      "GET `/pets` has no `operationId`.",
    ],
  ])("%s", async (_, text, code, message) => {
    expect(await diagnosticsOf(text)).not.toContainEqual(expect.objectContaining({ code }));
    expect(await diagnosticsOf(`${text}\nx-lint: strict`)).toEqual([
      expect.objectContaining({ code, message, severity: "error" }),
    ]);
  });

  test("names that exist, and extensions of others", async () => {
    const text = operation(
      ", x-ms-pageable: { itemName: items, nextLinkName: links.next }, x-amazon-apigateway: {}",
    );
    expect(await diagnosticsOf(`${text}x-lint: strict`)).toEqual([]);
  });
});
