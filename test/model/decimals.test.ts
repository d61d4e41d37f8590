import { describe, expect, test } from "vitest";
import { parseExactly } from "../../generator/runtime/exact-numbers.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf, modelOf } from "../support/model-of.ts";

const long = "0.1999968000511991808131";
const rounded = 0.1999968000511992;
const decimal: JsonObject = { type: ["number", "string"], format: "decimal" };
const plain: JsonObject = { type: "number" };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

/** A document whose operations answer with these contents. */
function answering(contents: readonly JsonObject[], schemas: JsonObject = {}, version?: string): JsonObject {
  const paths = Object.fromEntries(
    contents.map((content, index) => [
      `/${index}`,
      { get: { operationId: `get${index}`, responses: { 200: { description: "Fine.", content } } } },
    ]),
  );
  return documentWith({ paths, components: { schemas } }, version);
}

interface Case {
  readonly name: string;
  readonly answer: JsonObject;
  readonly schemas?: JsonObject;
  readonly version?: string;
  readonly text: string;
  readonly want: unknown;
}

const cases: readonly Case[] = [
  { name: "a property", answer: object({ a: decimal, b: plain }), text: `{"a":${long},"b":${long}}`, want: { a: long, b: rounded } },
  { name: "a schema with a name", answer: object({ a: ref("D"), b: { ...ref("D"), description: "With words." } }), schemas: { D: decimal }, text: `{"a":${long},"b":${long}}`, want: { a: long, b: long } },
  { name: "the answer itself", answer: decimal, text: long, want: long },
  { name: "items", answer: { type: "array", items: object({ a: decimal }) }, text: `[{"a":${long}}]`, want: [{ a: long }] },
  { name: "a tuple", answer: { type: "array", prefixItems: [decimal, { type: "string" }] }, text: `[${long},"x"]`, want: [long, "x"] },
  { name: "a map, but for a property that is listed", answer: { ...object({ n: plain }), additionalProperties: decimal }, text: `{"n":${long},"x":${long}}`, want: { n: rounded, x: long } },
  { name: "patterns", answer: { type: "object", patternProperties: { "^x-": decimal } }, text: `{"x-a":${long}}`, want: { "x-a": long } },
  { name: "what contains itself", answer: ref("Node"), schemas: { Node: object({ next: ref("Node"), all: { type: "array", items: ref("Node") }, a: decimal }) }, text: `{"next":{"all":[{"a":${long}}]}}`, want: { next: { all: [{ a: long }] } } },
  { name: "allOf", answer: { allOf: [ref("Base"), object({ b: decimal })] }, schemas: { Base: object({ a: decimal }) }, text: `{"a":${long},"b":${long}}`, want: { a: long, b: long } },
  { name: "members of a union", answer: { oneOf: [ref("A"), ref("B")] }, schemas: { A: object({ a: decimal, both: decimal }), B: object({ b: decimal, both: decimal }) }, text: `{"a":${long},"b":${long},"both":${long}}`, want: { a: long, b: long, both: long } },
  { name: "a union of number and string", answer: object({ a: { anyOf: [plain, { type: "string", format: "decimal" }] } }), text: `{"a":${long}}`, want: { a: long } },
  { name: "the format beside the union", answer: object({ a: { format: "decimal", oneOf: [plain, { type: "string" }] } }), version: "3.0.3", text: `{"a":${long}}`, want: { a: long } },
  { name: "null, too", answer: object({ a: { type: ["number", "string", "null"], format: "decimal" } }), text: `{"a":${long},"b":null}`, want: { a: long, b: null } },
  { name: "integers of any length", answer: object({ a: { type: ["integer", "string"], format: "decimal" } }), text: `{"a":12345678901234567890}`, want: { a: "12345678901234567890" } },
  { name: "a decimal that is only a number", answer: object({ a: { type: "number", format: "decimal" } }), text: `{"a":${long}}`, want: { a: rounded } },
  { name: "a decimal that is only a string", answer: object({ a: { type: "string", format: "decimal" } }), text: `{"a":${long}}`, want: { a: rounded } },
  { name: "both, with another format", answer: object({ a: { type: ["number", "string"], format: "double" } }), text: `{"a":${long}}`, want: { a: rounded } },
  { name: "allOf that leaves the number only", answer: object({ a: { allOf: [decimal, plain] } }), text: `{"a":${long}}`, want: { a: rounded } },
  { name: "a name of its own", answer: object(JSON.parse(`{"__proto__":{"type":["number","string"],"format":"decimal"}}`) as JsonObject), text: `{"__proto__":${long}}`, want: JSON.parse(`{"__proto__":"${long}"}`) },
  { name: "siblings of a reference, which 3.0 ignores", answer: object({ a: { ...ref("N"), format: "decimal" } }), schemas: { N: { oneOf: [plain, { type: "string" }] } }, version: "3.0.3", text: `{"a":${long}}`, want: { a: rounded } },
]; // prettier-ignore

describe("decimals of answers", () => {
  test.each(cases)("$name", async ({ answer, schemas, version, text, want }) => {
    const { model } = await modelOf(answering([json(answer)], schemas, version));
    expect(parseExactly(text, model.decimals)).toStrictEqual(want);
  });

  test.each<[string, JsonObject]>([
    ["JSON lines", { "application/jsonl": { itemSchema: object({ a: decimal }) } }],
    ["a JSON sequence", { "application/json-seq": { itemSchema: object({ a: decimal }) } }],
    ["JSON by suffix", { "application/problem+json": { schema: object({ a: decimal }) } }],
    [
      "data of events",
      {
        "text/event-stream": {
          itemSchema: object({ data: { type: "string", contentSchema: object({ a: decimal }) } }),
        },
      },
    ],
  ])("%s", async (_name, content) => {
    const { model } = await modelOf(answering([content], {}, "3.2.0"));
    expect(parseExactly(`{"a":${long}}`, model.decimals)).toEqual({ a: long });
  });

  test("failures, too", async () => {
    const responses = {
      200: { description: "Fine." },
      default: { description: "Not.", content: json(object({ a: decimal })) },
    };
    const { model } = await modelOf(documentWith({ paths: { "/": { get: { responses } } } }));
    expect(parseExactly(`{"a":${long}}`, model.decimals)).toEqual({ a: long });
  });

  test("requests do not count", async () => {
    const requestBody = { content: json(object({ a: decimal })) };
    const responses = { 200: { description: "Fine.", content: json(object({ a: plain })) } };
    const { model, diagnostics } = await modelOf(
      documentWith({ paths: { "/": { post: { requestBody, responses } } } }),
    );
    expect([model.decimals, diagnostics]).toEqual([[], []]);
  });
});

describe("a plain number in the same place", () => {
  test("is not made text, and the decimal is named", async () => {
    const document = answering([json(object({ a: decimal, b: decimal })), json(object({ a: plain }))]);
    const { model, diagnostics } = await modelOf(document);
    expect(parseExactly(`{"a":${long},"b":${long}}`, model.decimals)).toEqual({ a: rounded, b: long });
    expect(diagnostics.map(({ code, location, related }) => [code, location?.line, related?.length])).toEqual(
      [["decimal-rounded", expect.any(Number), 1]],
    );
  });

  test.each<[string, JsonObject]>([
    ["is small", { type: "integer", format: "int32" }],
    ["is one of a few", { enum: [0, 1.5] }],
    ["may be anything", {}],
    ["may be text as well", { type: ["number", "string"] }],
    ["is no number", { type: "boolean" }],
  ])("does not matter when it %s", async (_name, schema) => {
    const { model, diagnostics } = await modelOf(
      answering([json(object({ a: decimal })), json(object({ a: schema }))]),
    );
    expect(parseExactly(`{"a":${long}}`, model.decimals)).toEqual({ a: long });
    expect(diagnostics).toEqual([]);
  });
});

describe("the package", () => {
  test("has no exactNumbers when there is nothing for it to do", async () => {
    const files = await filesOf(answering([json(object({ a: plain }))]));
    expect(files.has("src/exact-numbers.ts")).toBe(false);
    expect(files.get("src/index.ts")).not.toContain("exactNumbers");
  });

  test("does not depend on the order of the document", async () => {
    const [one, two] = [
      object({ a: decimal, n: object({ b: decimal }) }),
      object({ n: object({ c: decimal }) }),
    ];
    const table = async (contents: readonly JsonObject[]): Promise<string> => {
      const { model } = await modelOf(answering(contents));
      return JSON.stringify(parseExactly(`{"a":${long},"n":{"b":${long},"c":${long}}}`, model.decimals));
    };
    expect(await table([json(one), json(two)])).toBe(await table([json(two), json(one)]));
  });
});
