import { describe, expect, test } from "vitest";
import type { Change } from "../../generator/diff/judge/change.ts";
import { diffTexts, specFrom } from "./support.ts";
import { errorsAgainst } from "./whole-package.ts";

interface Parts {
  readonly parameters?: string;
  readonly body?: string;
  readonly thing?: string;
  readonly more?: string;
  readonly operationId?: string;
  readonly path?: string;
  readonly failures?: string;
  readonly servers?: string;
  readonly tag?: string;
  /** The schema of a shared response, in place of the usual one. */
  readonly shared?: string;
}

const open = "x-ms-enum: { name: Color, modelAsString: true }";

const document = (parts: Parts): string => `openapi: 3.1.0
info: { title: Types, version: 1.0.0 }
servers: [${parts.servers ?? "{ url: https://one.example, description: One }"}]
paths:
  ${parts.path ?? "/things/{id}"}:
    post:
      operationId: ${parts.operationId ?? "getThing"}
      tags: [${parts.tag ?? "things"}]
      parameters: [${parts.parameters ?? "{ name: id, in: path, required: true, schema: { type: string } }"}]
      ${parts.body === undefined ? "" : `requestBody: { required: true, content: { application/json: { schema: ${parts.body} } } }`}
      responses:
        "200": ${parts.shared === undefined ? '{ description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }' : '{ $ref: "#/components/responses/Shared" }'}
${parts.failures ?? ""}
components:
  responses: { Shared: { description: Done, content: { application/json: { schema: ${parts.shared ?? "true"} } } } }
  schemas:
    Thing: ${parts.thing ?? "{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }"}
${parts.more ?? ""}
`;

const input = (schema: string): Parts => ({
  body: '{ $ref: "#/components/schemas/Input" }',
  more: `    Input: ${schema}`,
});
const color = (values: string, open = false): Parts => ({
  thing: '{ type: object, properties: { color: { $ref: "#/components/schemas/Color" } } }',
  more: `    Color: { type: string, enum: [${values}]${open ? ", x-ms-enum: { name: Color, modelAsString: true }" : ""} }`,
});
const idAs = (name: string): Parts => ({
  path: `/things/{${name}}`,
  parameters: `{ name: ${name}, in: path, required: true, schema: { type: string } }`,
});
const failure = (status: string): Parts => ({
  failures: `        "${status}": { description: No, content: { application/json: { schema: { type: string } } } }`,
});

const guarded = (extension: string): Parts => ({
  thing: `{ anyOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }]${extension} }`,
  more: "    A: { type: object, properties: { kind: { type: string } } }\n    B: { type: object, properties: { kind: { type: string } } }",
});
const amount = (format: string): Parts => ({
  thing: `{ type: object, properties: { amount: { type: [number, string], format: ${format} } } }`,
});

const breaking: readonly [what: string, base: Parts, head: Parts, symbol: string, rule: string][] = [
  [
    "the type guards of a union are lost",
    guarded(", x-nested-discriminator: { path: /kind, mapping: { a: A, b: B } }"),
    guarded(""),
    "isA",
    "nested-discriminator-removed",
  ],
  [
    "the type guard of a member is lost",
    guarded(", x-nested-discriminator: { path: /kind, mapping: { a: A, b: B } }"),
    guarded(", x-nested-discriminator: { path: /kind, mapping: { a: A } }"),
    "isB",
    "nested-discriminator-value-removed",
  ],
  ["the last decimal is lost", amount("decimal"), amount("double"), "exactNumbers", "format-changed"],
  [
    "an optional property is lost",
    {},
    { thing: "{ type: object, required: [a], properties: { a: { type: string } } }" },
    "Thing.b",
    "optional-property-removed",
  ],
  [
    "a property may be missing",
    {},
    { thing: "{ type: object, properties: { a: { type: string }, b: { type: string } } }" },
    "Thing.a",
    "property-became-optional",
  ],
  [
    "a property is of another type",
    {},
    { thing: "{ type: object, required: [a], properties: { a: { type: number }, b: { type: string } } }" },
    "Thing.a",
    "type-changed",
  ],
  [
    "a property of a request is required",
    input("{ type: object, properties: { x: { type: string } } }"),
    input("{ type: object, required: [x], properties: { x: { type: string } } }"),
    "Input.x",
    "property-became-required",
  ],
  [
    "a new property of a request is required",
    input("{ type: object, properties: { x: { type: string } } }"),
    input("{ type: object, required: [y], properties: { x: { type: string }, y: { type: string } } }"),
    "Input.y",
    "required-property-added",
  ],
  [
    "a model is gone",
    { more: "    Other: { type: object, properties: { x: { type: string } } }" },
    {},
    "Other",
    "schema-removed",
  ],
  ["a function has another name", {}, { operationId: "readThing" }, "getThing", "operation-id-changed"],
  [
    "a path parameter has another name",
    idAs("id"),
    idAs("key"),
    "GetThingParams.id",
    "path-parameter-renamed",
  ],
  ["a status is gone", failure("404"), failure("410"), "GetThingErrors[404]", "failure-status-removed"],
  [
    "a member of an enumeration is gone",
    color("red, blue"),
    color("red"),
    "Color.Blue",
    "enum-values-removed",
  ],
  [
    "a member of an enumeration has another value",
    {
      ...color("red, blue", true),
      more: `    Color: { type: string, enum: [red, blue], x-enum-varnames: [Red, Blue], ${open} }`,
    },
    {
      ...color("red, blue", true),
      more: `    Color: { type: string, enum: [green, red, blue], x-enum-varnames: [Red, Blue], ${open} }`,
    },
    "Color.Red",
    "open-enum-values-added",
  ],
  [
    "a list of values in an array lost one",
    { thing: "{ type: object, properties: { a: { type: array, items: { type: string, enum: [x] } } } }" },
    {
      thing:
        "{ type: object, properties: { a: { type: array, items: { type: [string, 'null'], enum: [x, y, null] } } } }",
    },
    "Thing.a[]",
    "became-nullable",
  ],
  [
    "a function is in another file",
    { tag: "one" },
    { tag: "two" },
    "operations/one getThing",
    "operation-tags-changed",
  ],
  [
    "a function's result is in a response that is shared",
    { shared: "{ type: object, properties: { x: { type: string } } }" },
    { shared: "{ type: object, properties: { x: { type: integer } } }" },
    "SharedResponse.x",
    "type-changed",
  ],
  [
    "an optional property of an inline answer is lost",
    { shared: "{ type: object, properties: { x: { type: string }, y: { type: string } } }" },
    { shared: "{ type: object, properties: { y: { type: string } } }" },
    "SharedResponse.x",
    "optional-property-removed",
  ],
  [
    "a property inside a list in a map inside a model becomes optional",
    {
      thing:
        "{ type: object, properties: { a: { type: object, additionalProperties: { type: array, items: { type: object, required: [x], properties: { x: { type: string } } } } } } }",
    },
    {
      thing:
        "{ type: object, properties: { a: { type: object, additionalProperties: { type: array, items: { type: object, properties: { x: { type: string } } } } } } }",
    },
    "Thing.a[key][].x",
    "property-became-optional",
  ],
  [
    "an optional property of an inline body is lost",
    { body: "{ type: object, properties: { x: { type: string }, y: { type: string } } }" },
    { body: "{ type: object, properties: { y: { type: string } } }" },
    "GetThingBody.x",
    "optional-property-removed",
  ],
  [
    "an inline error body loses a property",
    {
      failures:
        '        "400": { description: No, content: { application/json: { schema: { type: object, properties: { x: { type: string } } } } } }',
    },
    {
      failures:
        '        "400": { description: No, content: { application/json: { schema: { type: object, properties: { y: { type: string } } } } } }',
    },
    "GetThingResponse400.x",
    "optional-property-removed",
  ],
  ["an open enumeration closes", color("red", true), color("red"), "Thing.color", "enum-closed"],
  [
    "a server has another name",
    {},
    { servers: "{ url: https://one.example, description: Two }" },
    "servers.one",
    "server-docs-changed",
  ],
];

describe.each(breaking)("%s", (_, base, head, symbol, rule) => {
  test("is breaking, with a witness", async () => {
    const [change] = (await claims(base, head)).filter((one) => one.typescript?.symbol === symbol);
    expect(change?.id).toBe(rule);
    expect(change?.level).toBe("breaking");
    expect(change?.bump).toBe("major");
  });

  test("compiles before and not after against the whole packages", async () => {
    const witnesses = (await claims(base, head)).map((change) => change.typescript?.witness ?? "");
    const before = await errorsAgainst(await specFrom(document(base)), witnesses);
    const after = await errorsAgainst(await specFrom(document(head)), witnesses);
    witnesses.forEach((witness, index) => {
      expect(before[index], witness).toEqual([]);
      expect(after[index], witness).not.toEqual([]);
    });
  });
});

async function claims(base: Parts, head: Parts): Promise<readonly Change[]> {
  const diff = await diffTexts(document(base), document(head), { types: true });
  const found = diff.changes.filter((change) => change.typescript !== null);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

test("a member added to a closed enumeration hurts exhaustive switches only", async () => {
  const diff = await diffTexts(document(color("red")), document(color("red, blue")), { types: true });
  const [change] = diff.changes;
  expect(change?.typescript?.verdict).toBe("exhaustive switches only");
  expect(diff.bump).toBe("minor");
});

test.each([
  ["a property", "{ type: string, enum: [a] }", "{ type: string, enum: [a, b] }"],
  [
    "items",
    "{ type: array, items: { type: string, enum: [a] } }",
    "{ type: array, items: { type: string, enum: [a, b] } }",
  ],
  [
    "numbers or null",
    "{ type: [integer, 'null'], enum: [1, null] }",
    "{ type: [integer, 'null'], enum: [1, 2, null] }",
  ],
])("so does one that is added to the list of %s", async (_, before, after) => {
  const property = (schema: string): string =>
    document({ thing: `{ type: object, properties: { a: ${schema} } }` });
  const { changes, bump } = await diffTexts(property(before), property(after), { types: true });
  expect(changes.map((change) => change.typescript?.verdict)).toEqual(["exhaustive switches only"]);
  expect(bump).toBe("minor");
  const witnesses = changes.map((change) => change.typescript?.witness ?? "");
  expect(await errorsAgainst(await specFrom(property(before)), witnesses)).toEqual([[]]);
  expect(await errorsAgainst(await specFrom(property(after)), witnesses)).not.toEqual([[]]);
});

test("a member added to an open enumeration is minor and claims nothing", async () => {
  const diff = await diffTexts(document(color("red", true)), document(color("red, blue", true)), {
    types: true,
  });
  expect(diff.changes.map((change) => [change.id, change.typescript])).toEqual([
    ["open-enum-values-added", null],
  ]);
  expect(diff.bump).toBe("minor");
});

test.each([
  [
    "an optional property",
    {},
    {
      thing:
        "{ type: object, required: [a], properties: { a: { type: string }, b: { type: string }, c: { type: string } } }",
    },
  ],
  [
    "a looser request",
    input("{ type: object, required: [x], properties: { x: { type: string } } }"),
    input("{ type: object, properties: { x: { type: string } } }"),
  ],
  [
    "an optional parameter",
    {},
    {
      parameters:
        "{ name: id, in: path, required: true, schema: { type: string } }, { name: q, in: query, schema: { type: string } }",
    },
  ],
  [
    "a bound",
    {},
    {
      thing:
        "{ type: object, required: [a], properties: { a: { type: string, maxLength: 9 }, b: { type: string } } }",
    },
  ],
] satisfies [string, Parts, Parts][])("%s claims nothing", async (_, base, head) => {
  const diff = await diffTexts(document(base), document(head), { types: true });
  expect(diff.changes.length).toBeGreaterThan(0);
  expect(diff.changes.filter((change) => change.typescript !== null)).toEqual([]);
});

test("what only the package sees is a row of its own", async () => {
  const renamed = (name: string): Parts => ({
    thing: `{ type: object, x-ms-client-name: ${name}, properties: { a: { type: string } } }`,
  });
  const diff = await diffTexts(document(renamed("Item")), document(renamed("Entry")), { types: true });
  expect(diff.bump).toBe("major");
  expect(diff.changes.every((change) => change.wire !== "breaking")).toBe(true);
});
