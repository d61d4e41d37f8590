import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.ts";
import { lintWithRedocly } from "../../generator/lint/redocly.ts";
import { walkObjects } from "../../generator/lint/walk.ts";
import { findingsOfWellFormed } from "../../generator/lint/well-formed.ts";
import type { Spec } from "../../generator/spec.ts";
import { loadFiles } from "../support/documents.ts";

/** Every object of OpenAPI at least once, in a document that no rule has anything against. */
const everything = `openapi: 3.1.0
info: { title: t, version: "1", summary: s, contact: { name: n }, license: { name: n, identifier: MIT } }
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
servers: [{ url: "https://{host}/v1", variables: { host: { default: a, enum: [a, b], description: d } } }]
tags: [{ name: one, description: d, externalDocs: { url: u } }, { name: two }]
security: [{ key: [] }]
externalDocs: { url: u, description: d }
x-extension: { any: [thing], other: { $ref: "#/nowhere" } }
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
        - { name: b, in: header, content: { application/json: { schema: { type: object } } } }
        - { name: c, in: cookie, schema: { type: string }, examples: { one: { value: 1 } }, required: false }
      requestBody:
        description: d
        content: { multipart/form-data: { schema: { type: object }, encoding: { a: { contentType: b, headers: { H: { schema: {} } } } } } }
      responses:
        "200":
          description: ok
          headers: { X-A: { schema: { type: string }, deprecated: true }, B: { $ref: "#/components/headers/H" } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, example: { a: 1 } } }
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
      properties: { a: { type: string, enum: [x, y], pattern: p, maxLength: 3 }, b: { type: [integer, "null"] } }
      additionalProperties: false
      example: { $ref: data, more: 1 }
      xml: { name: n, attribute: true }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { oneOf: [{ const: 1 }], not: {} }], mood: happy }
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

/** What somebody may write in the place of a value. */
const mistakes = [null, true, 0, -1, 1.5, "", "x", "#/components/schemas/Pet", [], [1], ["a"], {}, { x: 1 }, { $ref: "#/components/schemas/Pet" },
  { $ref: "#/components/parameters/Id", description: "d" }, { type: "string", nullable: true }, { nullable: true }, { type: "string", enum: [1] }]; // prettier-ignore
const keys = ["nullable", "example", "examples", "type", "items", "enum", "const", "in", "name", "x-a", "summary", "description", "$ref", "required",
  "get", "servers", "variables", "url", "schema", "content", "value", "default", "hasOwnProperty", "a b", "/x?y", "tags", "encoding"]; // prettier-ignore

interface Change {
  readonly at: number;
  readonly kind: "replace" | "remove" | "add" | "copy";
  readonly key: string;
  readonly value: unknown;
  readonly from: number;
}

const change = fc.record<Change>({
  at: fc.nat(),
  from: fc.nat(),
  kind: fc.constantFrom("replace", "remove", "add", "copy"),
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

function apply(document: unknown, { at, from, kind, key, value }: Change): void {
  const places = placesOf(document);
  const place = places[at % places.length];
  const other = places[from % places.length];
  if (!place || !other || place.key === "openapi") return;
  const target = place.holder[place.key];
  if (kind === "replace") place.holder[place.key] = structuredClone(value);
  else if (kind === "copy") place.holder[place.key] = structuredClone(other.holder[other.key]);
  else if (kind === "remove") delete place.holder[place.key];
  else if (typeof target === "object" && target !== null && !Array.isArray(target))
    // Tested just now.
    (target as Holder)[key] = structuredClone(value);
}

async function load(text: string): Promise<Spec | undefined> {
  const { spec, draft } = await loadFiles({ "api.yaml": text });
  return spec ?? draft;
}

function linter(spec: Spec): Promise<Diagnostic[]> {
  return lintWithRedocly(spec, walkObjects(spec.document));
}

/** In an order, and each once: the linter repeats itself where two places refer to one. */
function sorted(findings: readonly Diagnostic[]): string[] {
  return [...new Set(findings.map((each) => JSON.stringify(each, Object.keys(each).sort().concat("file", "line", "column"))))].sort(); // prettier-ignore
}

describe.each([
  ["3.0", older],
  ["3.1", everything],
  ["3.2", everything.replace("3.1.0", "3.2.0")],
])("OpenAPI %s", (_, text) => {
  test("a well-formed document is proven to be one", async () => {
    const spec = await load(text);
    expect(spec && findingsOfWellFormed(spec)).toEqual([]);
    expect(spec && (await linter(spec))).toEqual([]);
  });

  test("whatever is proven, the linter says the same", async () => {
    const original = await load(text);
    const outcomes = { proven: 0, doubted: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        const document = structuredClone(original?.document);
        for (const each of changes) apply(document, each);
        const spec = await load(JSON.stringify(document));
        const findings = spec && findingsOfWellFormed(spec);
        outcomes[findings ? "proven" : "doubted"]++;
        if (spec && findings) expect(sorted(findings)).toEqual(sorted(await linter(spec)));
      }),
      { numRuns: 300, seed: 1, endOnFailure: true },
    );
    expect(Math.min(outcomes.proven, outcomes.doubted)).toBeGreaterThan(50);
  });
});

test.each([
  ["a reference's siblings in 3.0", "3.0.3", "{ items: { $ref: '#/components/schemas/A', description: d }, type: array }", "spec-ref-siblings"],
  ["nullable without a type", "3.0.3", "{ nullable: true }", "nullable-type-sibling"],
  ["a value of another type", "3.1.0", "{ type: [string, 'null'], enum: [a, 1] }", "no-enum-type-mismatch"],
  ["a constant of another type", "3.1.0", "{ type: string, const: 1 }", "no-enum-type-mismatch"],
  ["items of an object", "3.1.0", "{ type: object, items: {} }", "no-schema-type-mismatch"],
])("%s: in the linter's words, at its place", async (_, version, schema, code) => {
  const spec = await load(`openapi: ${version}\ninfo: { title: t, version: "1" }\npaths: {}\ncomponents: { schemas: { A: ${schema} } }`);
  const findings = spec && findingsOfWellFormed(spec);
  expect(findings).toMatchObject([{ code }]);
  expect(findings).toEqual(spec && (await linter(spec)));
}); // prettier-ignore

test("identical paths", async () => {
  const spec = await load(
    `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: { "/{a}": {}, "/{b}": {} }`,
  );
  expect(spec && findingsOfWellFormed(spec)).toEqual(spec && (await linter(spec)));
  expect(spec && findingsOfWellFormed(spec)).toHaveLength(1);
});
