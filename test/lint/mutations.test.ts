import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import type { Spec } from "../../generator/document/spec.ts";
import { loadFiles } from "../support/documents.ts";
import { compareWithRedocly } from "../support/lint-differences.ts";

/** Every object of OpenAPI at least once, in a document that no rule has anything against. */
const everything = `openapi: 3.1.0
info: { title: t, version: "1", summary: s, contact: { name: n }, license: { name: n, identifier: MIT } }
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
servers: [{ url: "https://{host}/v1", variables: { host: { default: a, enum: [a, b], description: d } } }]
tags: [{ name: one, description: d, externalDocs: { url: u } }, { name: two }]
security: [{ key: [] }]
externalDocs: { url: u, description: d }
x-extension: { any: [thing] }
paths:
  /pets/{id}:
    summary: s
    parameters: [{ $ref: "#/components/parameters/Id" }]
    get:
      operationId: getPet
      tags: [one]
      deprecated: true
      parameters:
        - { name: a, in: query, style: form, explode: false, schema: { type: array, items: { type: string } } }
        - { name: b, in: header, content: { application/json: { schema: { type: object, example: { $ref: data, more: 1 } } } } }
        - { name: c, in: cookie, schema: { type: string }, examples: { one: { value: a } }, required: false }
      requestBody:
        description: d
        content: { multipart/form-data: { schema: { type: object }, encoding: { a: { contentType: b, headers: { H: { schema: {} } } } } } }
      responses:
        "200":
          description: ok
          headers: { X-A: { schema: { type: string }, deprecated: true }, B: { $ref: "#/components/headers/H" } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, example: { a: x } } }
          links: { next: { operationId: getPet, parameters: { id: 1 } } }
        default: { $ref: "#/components/responses/Bad" }
      callbacks: { done: { "{$request.body}": { post: { responses: { 2XX: { description: d } } } } } }
      security: [{ oauth: [a] }, {}]
      servers: [{ url: / }]
    x-internal: true
  /items: { get: { responses: { "200": { $ref: "#/components/responses/Bad" } } } }
webhooks: { hook: { post: { responses: { "200": { description: d } } } } }
components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: integer, minimum: 1, multipleOf: 1 } } }
  headers: { H: { schema: { type: boolean } } }
  responses: { Bad: { description: bad } }
  examples: { E: { summary: s, externalValue: u } }
  requestBodies: { B: { content: {} } }
  securitySchemes:
    key: { type: apiKey, name: n, in: header }
    basic: { type: http, scheme: bearer, bearerFormat: JWT }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: u, scopes: { a: b } } } }
    open: { type: openIdConnect, openIdConnectUrl: u }
  schemas:
    Pet:
      type: object
      title: t
      required: [a]
      discriminator: { propertyName: a, mapping: { dog: "#/components/schemas/Dog" } }
      properties: { a: { type: string, enum: [x, y], pattern: x, maxLength: 3 }, b: { type: [integer, "null"] } }
      additionalProperties: false
      example: { a: x }
      xml: { name: n, attribute: true }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { oneOf: [{ const: 1 }], not: {} }] }
    Tree: { items: { $ref: "#/components/schemas/Tree" }, $defs: { A: true }, if: {}, then: {}, else: {}, default: {} }
`;

const older = everything
  .replace("3.1.0", "3.0.3")
  .replace(/, summary: s, contact/, ", contact")
  .replace(", identifier: MIT", "")
  .replace(/jsonSchemaDialect.*\n/, "")
  .replace(/webhooks: .*\n/, "")
  .replace('[integer, "null"]', "integer, nullable: true")
  .replace(/ {4}Tree: .*\n/, "")
  .replace("{ const: 1 }", "{ type: string }")
  .replace("- { $ref", "- { description: d, $ref");

/** What somebody may write in the place of a value. (References where there may be none are followed by Redocly.) */
const mistakes = [null, true, 0, -1, 1.5, "", "x", [], [1], ["a"], {}, { x: 1 }, { type: "string", nullable: true }, { nullable: true }, { type: "string", enum: [1] }]; // prettier-ignore
const keys = ["nullable", "example", "type", "items", "enum", "const", "in", "name", "x-a", "summary", "description", "required",
  "get", "servers", "variables", "url", "schema", "content", "value", "default", "a b", "/x?y", "tags", "encoding"]; // prettier-ignore

interface Change {
  readonly at: number;
  readonly kind: "replace" | "remove" | "add";
  readonly key: string;
  readonly value: unknown;
}

const change = fc.record<Change>({
  at: fc.nat(),
  kind: fc.constantFrom("replace", "remove", "add"),
  key: fc.constantFrom(...keys),
  value: fc.constantFrom(...mistakes),
});

type Holder = Record<string, unknown>;

/** Every place of a document: what holds it, and under which key. */
function placesOf(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  // Objects and arrays have members under keys.
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

function apply(document: unknown, { at, kind, key, value }: Change): void {
  const places = placesOf(document);
  const place = places[at % places.length];
  if (!place || place.key === "openapi") return;
  const target = place.holder[place.key];
  if (kind === "replace") place.holder[place.key] = structuredClone(value);
  else if (kind === "remove") delete place.holder[place.key];
  else if (typeof target === "object" && target !== null && !Array.isArray(target))
    // Tested just now.
    (target as Holder)[key] = structuredClone(value);
}

async function load(text: string): Promise<Spec | undefined> {
  const { spec, draft } = await loadFiles({ "api.yaml": text });
  return spec ?? draft;
}

describe.each([
  ["3.0", older],
  ["3.1", everything],
  ["3.2", everything.replace("3.1.0", "3.2.0")],
])("OpenAPI %s", (_, text) => {
  test("nothing is wrong with a well-formed document", async () => {
    const spec = await load(text);
    expect(spec && lintSpec(spec)).toEqual([]);
  });

  test("of a document with a mistake, Redocly's linter finds the same places, or there is a reason", async () => {
    const original = await load(text);
    await fc.assert(
      fc.asyncProperty(change, async (each) => {
        const document = structuredClone(original?.document);
        apply(document, each);
        const spec = await load(JSON.stringify(document, undefined, 1));
        if (spec) expect(await compareWithRedocly(spec)).toEqual([]);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 200), seed: 1, endOnFailure: true },
    );
  });
});
