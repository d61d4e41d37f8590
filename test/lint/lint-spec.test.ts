import { describe, expect, test } from "vitest";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { brief, loadFiles } from "../support/documents.ts";

async function lint(text: string): Promise<Diagnostic[]> {
  const { spec, draft } = await loadFiles({ "api.yaml": text });
  const lintable = spec ?? draft;
  if (!lintable) throw new Error("the document does not load");
  return lintSpec(lintable);
}

/** A document of some version with a path, an operation and one schema; each part is a line or more of YAML. */
function document({
  version = "3.1.0",
  operation = "",
  schema = "{}",
  path = "/pets",
  more = "",
} = {}): string {
  return `openapi: ${version}
info: { title: Pets, version: "1" }
paths:
  ${path}:
    get:
      responses: { "200": { description: ok } }
${operation}
components:
  schemas:
    Pet: ${schema}
${more}`;
}

const operation = (text: string): string => document({ operation: text });
const schema = (text: string, version = "3.1.0"): string => document({ schema: text, version });

describe("errors", () => {
  test.each([
    [
      "a parameter in nowhere",
      operation("      parameters: [{ name: a, in: quary, schema: {} }]"),
      ["7:35 invalid-value"],
    ],
    ["an unknown type", schema("{ type: strng }"), ["10:18 invalid-value"]],
    ["a scalar required", schema("{ required: name }"), ["10:22 wrong-type"]],
    ["a type in 3.0 that is a list", schema("{ type: [string] }", "3.0.3"), ["10:18 type-spelling"]],
    ["properties that are a list", schema("{ properties: [a] }"), ["10:24 wrong-type"]],
    ["a schema that is a number", schema("1"), ["10:10 wrong-type"]],
    ["a boolean schema in 3.0", schema("{ properties: { a: true } }", "3.0.3"), ["10:29 wrong-type"]],
    ["an undeclared path parameter", document({ path: "/pets/{ähem}" }), ["5:5 path-parameter-undeclared"]],
    [
      "an unused path parameter",
      operation("      parameters: [{ name: a, in: path, required: true, schema: {} }]"),
      ["7:28 path-parameter-unused"],
    ],
    [
      "a parameter twice",
      operation("      parameters: [{ name: a, in: query, schema: {} }, { name: a, in: query, schema: {} }]"),
      ["7:56 duplicate-parameter"],
    ],
    ["servers that are a map", document({ more: "servers: { url: / }" }), ["11:10 wrong-type"]],
    ["a document of nothing", `openapi: 3.1.0\ninfo: { title: a, version: "1" }`, ["1:1 missing-field"]],
  ])("%s", async (_, text, want) => {
    const found = await lint(text);
    expect(brief(found)).toEqual(want);
    expect(found.map((each) => each.severity)).toEqual(["error"]);
  });

  test("an operation id twice, with the place of the first", async () => {
    const text = document({
      operation: "      operationId: a\n    put:\n      operationId: a\n      responses: {}",
    });
    expect(await lint(text)).toMatchObject([
      {
        code: "duplicate-operation-id",
        location: { line: 9, column: 20 },
        related: [{ location: { line: 7, column: 20 } }],
      },
    ]);
  });

  test("a suggestion", async () => {
    expect(await lint(schema("{ type: strng }"))).toMatchObject([{ hint: "Did you mean `string`?" }]);
  });

  test("keys that every JavaScript object has are ordinary keys", async () => {
    const keys = ["hasOwnProperty", "constructor", "__proto__", "toString"];
    const text = `openapi: 3.1.0\ninfo: { title: a, version: "1", ${keys.map((key) => `${key}: 1`).join(", ")} }\npaths: {}`;
    expect((await lint(text)).map(({ code }) => code)).toEqual(keys.map(() => "unknown-field"));
  });
});

describe("warnings: what is wrong but harmless does not stop a foreign document", () => {
  test.each([
    [
      "siblings of a reference in 3.0",
      schema("{ properties: { a: { $ref: '#/components/schemas/Pet', description: b } } }", "3.0.3"),
      ["spec-ref-siblings"],
    ],
    ["nullable without a type", schema("{ nullable: true }", "3.0.3"), ["nullable-type-sibling"]],
    ["an unknown field", operation("      summry: a"), ["unknown-field"]],
    ["a limit of the wrong type", schema("{ exclusiveMinimum: true }"), ["wrong-type"]],
    [
      "an optional path parameter",
      document({ path: "/{a}", operation: "      parameters: [{ name: a, in: path, schema: {} }]" }),
      ["path-parameter-optional"],
    ],
    [
      "two kinds of examples",
      document({ more: "  parameters: { a: { name: a, in: query, schema: {}, example: 1, examples: {} } }" }),
      ["example-ambiguous"],
    ],
    [
      "headers that differ in case",
      operation(
        "      parameters: [{ name: A-b, in: header, schema: {} }, { name: a-B, in: header, schema: {} }]",
      ),
      ["header-case"],
    ],
    ["an enum value of another type", schema("{ type: string, enum: [a, 1] }"), ["no-enum-type-mismatch"]],
  ])("%s", async (_, text, codes) => {
    const found = await lint(text);
    expect(found.map((each) => each.code)).toEqual(codes);
    expect(found.map((each) => each.severity)).toEqual(["warning"]);
  });
});

describe("nothing to say", () => {
  test.each([
    ["boolean schemas", schema("{ properties: { a: true, b: false }, allOf: [true], items: false }")],
    [
      "extensions that vendors gave a shape",
      operation("      x-codeSamples: yes\n      x-code-samples: [{ name: a }]"),
    ],
    [
      "a response of 3.2 without a description",
      `openapi: 3.2.0\ninfo: { title: a, version: "1" }\npaths: { /a: { get: { responses: { "200": { summary: b } } } } }`,
    ],
    ["what looks like a reference in an example", schema("{ example: { $ref: 'https://example.com' } }")],
    [
      "what looks like a reference in an extension",
      document({ more: "x-any: { a: { $ref: '#/nowhere', b: 1 } }" }),
    ],
    ["a property named $ref", schema("{ properties: { $ref: { type: string } } }")],
    [
      "path parameters of the path",
      document({
        path: "/{a}",
        operation: "    parameters: [{ name: a, in: path, required: true, schema: {} }]",
      }),
    ],
  ])("%s", async (_, text) => {
    expect(await lint(text)).toEqual([]);
  });
});

describe("examples", () => {
  test.each([
    "{ type: integer, example: ►a }",
    "{ type: integer, example: ►1.5 }",
    "{ type: string, enum: [a], example: ►b }",
    "{ const: a, example: ►b }",
    "{ type: [string, 'null'], example: ►1 }",
    "{ type: string, maxLength: 1, example: ►ab }",
    "{ type: integer, minimum: 2, example: ►1 }",
    "{ required: [a], ►example: { b: 1 } }",
    "{ properties: { a: { type: string } }, example: { a: ►1 } }",
    "{ additionalProperties: false, properties: { a: {} }, example: { ►b: 1 } }",
    "{ items: { type: string }, example: [a, ►1] }",
    "{ prefixItems: [{ type: string }], example: [►1] }",
    "{ allOf: [{ type: string }], example: ►1 }",
    "{ oneOf: [{ type: string }, { type: boolean }], example: ►1 }",
    "{ type: string, examples: [a, ►1] }",
    // JavaScript's own expressions would take hours for this one.
    "{ type: string, pattern: '(a+)+$', example: ►aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! }",
  ])("does not match: %s", async (text) => {
    const found = await lint(schema(text.replace("►", "")));
    const column = "    Pet: ".length + text.indexOf("►") + 1;
    expect(brief(found)).toEqual([`10:${column} example-mismatch`]);
    expect(found[0]?.severity).toBe("warning");
  });

  test.each([
    "{ type: number, example: 1 }",
    "{ type: [string, 'null'], example: null }",
    "{ type: string, format: binary, example: { any: thing } }",
    "{ type: string, pattern: '^(?!b)', example: bbb }",
    "{ required: [a], properties: { a: { writeOnly: true } }, example: {} }",
    "{ oneOf: [{ type: string }, { type: integer }], example: 1 }",
    "{ allOf: [{ $ref: '#/components/schemas/Pet' }], example: 1 }",
    "{ enum: [{ a: [1] }], example: { a: [1] } }",
  ])("matches, or nobody can tell: %s", async (text) => {
    expect(await lint(schema(text))).toEqual([]);
  });

  test("what one object lacks is one finding; a limit of several parts is told once", async () => {
    const found = await lint(
      schema(`
        required: [a, b, c, d]
        properties: { d: { readOnly: true }, e: { allOf: [{ minimum: 2 }, { minimum: 2 }, { maximum: 0 }] } }
        example: { b: 1, e: 1 }`),
    );
    expect(found.map(({ message }) => message)).toEqual([
      "The example lacks the required properties `a`, `c`.",
      "`e` (1) of the example breaks `maximum: 0`.",
      "`e` (1) of the example breaks `minimum: 2`.",
    ]);
  });

  test("of media types, parameters and components, through references", async () => {
    const text = document({
      operation: `      parameters: [{ name: a, in: query, schema: { type: integer }, example: b }]
      requestBody:
        content:
          application/json: { schema: { type: integer }, examples: { one: { $ref: "#/components/examples/One" } } }
          text/csv: { schema: { type: integer }, example: "1;2" }`,
      more: `  examples: { One: { value: text } }`,
    });
    expect(brief(await lint(text))).toEqual(["7:78 example-mismatch", "15:29 example-mismatch"]);
  });
});

test("a strict document: objects have names", async () => {
  const text = document({
    operation: "      operationId: listPets",
    schema: "{ type: object, properties: { a: { properties: { b: { type: string } } } } }",
  });
  expect(await lint(`${text}\nx-lint: strict`)).toMatchObject([
    { code: "unnamed-object", severity: "error", location: { line: 10, column: 40 } },
  ]);
  expect(await lint(text)).toEqual([]);
});
