import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { compareTexts, diffTexts, messageDocument, rowText } from "./support.ts";

const document = (schema: string, components = "", version = "3.1.0"): string => `openapi: ${version}
info: { title: Same, version: 1.0.0 }
paths:
  /things:
    put:
      operationId: put
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses:
        "200": { description: Done, content: { application/json: { schema: ${schema} } } }
components:
  schemas:
    Name: { type: string, maxLength: 9 }
    Base: { type: object, required: [id], properties: { id: { type: string } } }
${components}`;

const same: readonly [what: string, base: string, head: string, version?: string][] = [
  [
    "inline and by reference",
    "{ type: object, properties: { a: { type: string, maxLength: 9 } } }",
    "{ type: object, properties: { a: { $ref: '#/components/schemas/Name' } } }",
  ],
  [
    "properties moved into allOf",
    "{ type: object, required: [id], properties: { id: { type: string }, b: { type: string } } }",
    "{ allOf: [{ type: object, required: [id], properties: { id: { type: string } } }, { properties: { b: { type: string } } }] }",
  ],
  [
    "properties moved into a shared schema",
    "{ type: object, required: [id], properties: { id: { type: string }, b: { type: string } } }",
    "{ allOf: [{ $ref: '#/components/schemas/Base' }], properties: { b: { type: string } } }",
  ],
  [
    "null as a type and as a member of anyOf",
    "{ type: [string, 'null'] }",
    "{ anyOf: [{ type: string }, { type: 'null' }] }",
  ],
  [
    "null as a type and as a member of oneOf with a reference",
    "{ type: [string, 'null'], maxLength: 9 }",
    "{ oneOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] }",
  ],
  [
    "a list of types and a choice of them",
    "{ type: [string, integer] }",
    "{ oneOf: [{ type: string }, { type: integer }] }",
  ],
  [
    "a list of types and a choice of them with words, in another order",
    "{ type: [string, integer, boolean, array, object] }",
    "{ anyOf: [{ type: integer, title: A, description: B }, { type: string, example: a, examples: [b] }, { type: boolean, $comment: C }, { type: array, externalDocs: { url: https://docs.example } }, { type: [object, string] }] }",
  ],
  [
    "a number among the types and an integer beside it",
    "{ type: [number, string, 'null'] }",
    "{ anyOf: [{ type: [integer, 'null'] }, { type: number }, { type: string }] }",
  ],
  [
    "the order of members, required names and values",
    "{ oneOf: [{ title: A, type: object, required: [x, y] }, { title: B, type: string, enum: [p, q] }] }",
    "{ oneOf: [{ title: B, type: string, enum: [q, p] }, { title: A, type: object, required: [y, x] }] }",
  ],
  ["const and an enum of one", "{ type: string, const: red }", "{ type: string, enum: [red] }"],
  [
    "an exclusive bound as 3.0 writes it",
    "{ type: integer, maximum: 5, exclusiveMaximum: false }",
    "{ type: integer, maximum: 5 }",
    "3.0.3",
  ],
];

/** Keywords that allow everything. Who has one looks different, so that no renaming is hinted at. */
const idle: typeof same = [
  ["bounds that say nothing", "{ type: string }", "{ type: string, minLength: 0, pattern: '.*' }"],
  ["additional properties spelled out", "{ type: object }", "{ type: object, additionalProperties: true }"],
  ["a schema for items that allows everything", "{ type: array }", "{ type: array, items: {} }"],
];

test.each([...same, ...idle])("%s mean the same", async (_, base, head, version) => {
  expect((await compareTexts(document(base, "", version), document(head, "", version))).map(rowText)).toEqual(
    [],
  );
});

test.each(same)(
  "%s mean the same in a choice whose members come in another order",
  async (_, base, head, version) => {
    const other = "{ type: object, required: [other], properties: { other: { type: boolean } } }";
    const third = "{ type: array, items: { type: boolean }, minItems: 2 }";
    const before = document(`{ oneOf: [${base}, ${other}, ${third}] }`, "", version);
    const after = document(`{ oneOf: [${third}, ${other}, ${head}] }`, "", version);
    expect((await compareTexts(before, after)).map(rowText)).toEqual([]);
  },
);

test.each(same)(
  "a property with another name and %s may have been renamed",
  async (_, base, head, version) => {
    const before = document(`{ type: object, properties: { old: ${base} } }`, "", version);
    const after = document(`{ type: object, properties: { new: ${head} } }`, "", version);
    const { changes } = await diffTexts(before, after);
    expect(new Set(changes.flatMap(({ hint }) => hint ?? []))).toEqual(
      new Set(["It may have been renamed to new."]),
    );
  },
);

test.each([
  ["minimum", "number"],
  ["exclusiveMinimum", "number"],
  ["minLength", "string"],
  ["minItems", "array"],
  ["minProperties", "object"],
  ["minContains", "array"],
  ["maximum", "number"],
  ["exclusiveMaximum", "number"],
  ["maxLength", "string"],
  ["maxItems", "array"],
  ["maxProperties", "object"],
  ["maxContains", "array"],
])("of two parts that say %s, the stricter one counts", async (keyword, type) => {
  const strict = keyword.toLowerCase().includes("min") ? 5 : 3;
  const contains = type === "array" ? ", contains: { type: string }" : "";
  const one = (bound: number): string => `{ type: ${type}${contains}, ${keyword}: ${String(bound)} }`;
  for (const parts of [`${one(3)}, ${one(5)}`, `${one(5)}, ${one(3)}`]) {
    const [base, head] = [document(`{ allOf: [${parts}] }`), document(one(strict))];
    expect((await compareTexts(base, head)).map(rowText)).toEqual([]);
    expect((await compareTexts(head, base)).map(rowText)).toEqual([]);
  }
});

test("nullable in 3.0 is null among the types in 3.1", async () => {
  const base = document("{ type: string, nullable: true }", "", "3.0.3");
  expect((await compareTexts(base, document("{ type: [string, 'null'] }"))).map(rowText)).toEqual([]);
});

const pathLevel = (item: string): string => `openapi: 3.1.0
info: { title: Same, version: 1.0.0 }
security: [{ key: [] }]
paths:
  /things/{id}:
${item}
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`;
const id = "{ name: id, in: path, required: true, schema: { type: string } }";
const q = "{ name: q, in: query, schema: { type: string } }";
const done = `      responses: { "204": { description: Done } }`;

test("parameters mean the same on the path and on the operation, in any order", async () => {
  const base = pathLevel(`    parameters: [${id}, ${q}]\n    get:\n${done}`);
  const head = pathLevel(`    get:\n      parameters: [${q}, ${id}]\n${done}`);
  expect((await compareTexts(base, head)).map(rowText)).toEqual([]);
});

test("the document's security means the same on the operation", async () => {
  const base = pathLevel(`    get:\n      parameters: [${id}]\n${done}`);
  const head = pathLevel(`    get:\n      parameters: [${id}]\n      security: [{ key: [] }]\n${done}`);
  expect((await compareTexts(base, head)).map(rowText)).toEqual([]);
});

test.each([
  ["{ type: string, nullable: true }", "{ type: [string, 'null'] }"],
  ["{ type: string, nullable: true, enum: [a, null] }", "{ type: [string, 'null'], enum: [a, null] }"],
  [
    "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Base' }] }",
    "{ oneOf: [{ $ref: '#/components/schemas/Base' }, { type: 'null' }] }",
  ],
  ["{ type: number, minimum: 1, exclusiveMinimum: true }", "{ type: number, exclusiveMinimum: 1 }"],
  ["{ type: string, format: byte }", "{ type: string, contentEncoding: base64 }"],
  ["{ type: string, example: a }", "{ type: string, examples: [a] }"],
  ["{ type: number, maximum: 1, exclusiveMaximum: true }", "{ type: number, exclusiveMaximum: 1 }"],
  [
    "{ nullable: true, oneOf: [{ type: string, maxLength: 5 }, { type: object }] }",
    "{ oneOf: [{ type: string, maxLength: 5 }, { type: object }, { type: 'null' }] }",
  ],
  [
    "{ type: object, properties: { file: { type: string, format: binary } } }",
    "{ type: object, properties: { file: { type: string, contentMediaType: application/octet-stream } } }",
  ],
  ["{ $ref: '#/components/schemas/Name', maxLength: 5 }", "{ $ref: '#/components/schemas/Name' }"],
])("3.0's %s is 3.1's %s", async (older, newer) => {
  const [base, head] = [document(older, "", "3.0.3"), document(newer)];
  expect((await compareTexts(base, head)).map(rowText)).toEqual([]);
  expect((await compareTexts(head, base)).map(rowText)).toEqual([]);
});

test.each([
  [
    "what stands beside a reference",
    "{ $ref: '#/components/schemas/Name', minLength: 1 }",
    "{ $ref: '#/components/schemas/Name', minLength: 2 }",
    "min-length-raised",
  ],
  [
    "a member without a type in a choice of types",
    "{ anyOf: [{ type: string }, { type: integer }, { title: Anything }] }",
    "{ type: [string, integer] }",
    "union-replaced",
  ],
  [
    "a member with more than a type in a choice of types",
    "{ anyOf: [{ type: string, maxLength: 5 }, { type: integer }] }",
    "{ type: [string, integer] }",
    "union-replaced",
  ],
  [
    "one of two examples",
    "{ type: string, examples: [a, b] }",
    "{ type: string, examples: [a] }",
    "schema-docs-changed",
  ],
  [
    "another encoding than base64",
    "{ type: string, contentEncoding: base64 }",
    "{ type: string, contentEncoding: base32 }",
    "content-encoding-changed",
  ],
])("%s counts", async (_, base, head, rule) => {
  const changes = await compareTexts(document(base), document(head));
  expect(new Set(changes.map(({ id }) => id))).toEqual(new Set([rule]));
});

test.each([
  ["{ type: string, example: a }", "{ type: string, examples: [a, b] }", ["schema-docs-changed"]],
  ["{ type: string }", "{ type: string, contentEncoding: base32 }", ["content-encoding-changed"]],
  ["{ type: string }", "{ type: string, contentMediaType: text/plain }", ["content-media-type-changed"]],
  ["{ type: number, minimum: 1 }", "{ type: number, exclusiveMinimum: 1 }", ["exclusive-minimum-raised"]],
  ["{ type: number, exclusiveMinimum: true }", "{ type: number }", []],
])("3.0's %s is not 3.1's %s: %j", async (older, newer, rules) => {
  const [base, head] = [document(older, "", "3.0.3"), document(newer)];
  expect(new Set((await compareTexts(base, head)).map(({ id }) => id))).toEqual(new Set(rules));
});

test("a property stands where it is declared, whatever else speaks of it before", async () => {
  const head = document(
    "{ allOf: [{ additionalProperties: { maxLength: 5 } }, { properties: { a: { type: string } } }] }",
  );
  const base = document("{ allOf: [{ additionalProperties: { maxLength: 5 } }, {}] }");
  const added = (await compareTexts(base, head)).find(({ id }) => id === "optional-property-added");
  expect(added?.pointer).toMatch(/\/allOf\/1\/properties\/a$/);
});

test("of two parts that say the same bound, the first is named", async () => {
  const bounds = (most: number, least: number): string =>
    document(
      `{ type: string, allOf: [{ maxLength: ${String(most)}, minLength: ${String(least)} }, { maxLength: ${String(most)}, minLength: ${String(least)} }] }`,
    );
  const changes = await compareTexts(bounds(5, 1), bounds(6, 2));
  expect(new Set(changes.map(({ pointer }) => pointer.split("/").slice(-3).join("/")))).toEqual(
    new Set(["allOf/0/maxLength", "allOf/0/minLength"]),
  );
});

test("an operation that stays as it is notices what changes around it", async () => {
  const base = pathLevel(`    parameters: [${id}]\n    get:\n${done}`);
  const rows = async (head: string): Promise<readonly string[]> =>
    (await compareTexts(base, head)).map((change) => change.id);
  expect(await rows(base.replace("security: [{ key: [] }]", "security: []"))).toEqual(["security-dropped"]);
  expect(await rows(base.replace("    get:", "    servers: [{ url: https://x.example }]\n    get:"))).toEqual(
    ["operation-server-changed"],
  );
  expect(await rows(base.replace(id, `${id}, ${q}`))).toEqual(["optional-parameter-added"]);
  expect(await rows(base.replaceAll("id", "key"))).toContain("path-parameter-renamed");
  expect(await rows(base.replace("    get:", "    x-note: { a: b }\n    get:"))).toEqual([
    "operation-docs-changed",
  ]);
});

const bytes = (schema: JsonObject): string =>
  messageDocument(schema, "response").replace("application/json", "application/octet-stream");

test.each<[schema: JsonObject, same: boolean]>([
  [{}, true],
  [{ "x-note": "Bytes" }, true],
  [{ type: "integer" }, false],
  [{ enum: ["a"] }, false],
  [{ oneOf: [{ minLength: 1 }, { maxLength: 5 }] }, false],
  [{ properties: { a: { type: "string" } } }, false],
  [{ required: ["a"] }, false],
  [{ maxLength: 5 }, false],
])("a body of %j allows the same as one of bytes: %s", async (schema, same) => {
  const [any, binary] = [bytes(schema), bytes({ type: "string", format: "binary" })];
  for (const [base, head] of [
    [any, binary],
    [binary, any],
  ] as const) {
    const rows = (await compareTexts(base, head)).filter(({ wire }) => wire !== "docs");
    expect(rows.some(({ id }) => id.startsWith("type-") || id.includes("union"))).toBe(!same);
  }
});
