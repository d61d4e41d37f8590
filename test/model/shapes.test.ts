import { describe, expect, test } from "vitest";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { buildModel } from "../../generator/model/build-model.ts";
import type { Lowered } from "../../generator/model/lowered.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const integer: JsonObject = { type: "integer" };
const K: JsonObject = { enum: ["x", "y"] };

/** The shape of the schema `A`, as far as it says something: what is nowhere said is left out. */
async function shapeOfA(A: JsonObject): Promise<unknown> {
  const source = JSON.stringify(documentWith({ components: { schemas: { A, K } } }));
  const { spec } = await loadSpec("spec.json", { read: () => Promise.resolve(source) });
  const shapes = spec && buildModel(spec, true).model.shapes;
  return JSON.parse(JSON.stringify(shapes?.find(({ name }) => name === "A")?.value ?? null));
}

const limits = (some: object = {}): object => ({
  isInteger: false,
  formats: [],
  patterns: [],
  multiplesOf: [],
  ...some,
});
const string = { type: "string", limits: limits() };
const number = { type: "number", limits: limits({ isInteger: true }) };
const unknown: Lowered = { type: "x-unknown" };
const never: Lowered = { type: "x-never" };

describe("the shape of a schema", () => {
  test.each<[name: string, A: JsonObject, want: object]>([
    ["has the limits of text", { ...text, maxLength: 3 }, { type: "string", limits: limits({ maxLength: 3 }) }],
    ["has the limits of numbers", { ...integer, minimum: 2 }, { type: "number", limits: limits({ isInteger: true, minimum: 2 }) }],
    ["has the limits of lists", { type: "array", items: text, minItems: 1 }, { type: "array", items: string, limits: limits({ minItems: 1 }) }],
    ["says that an interface takes anything else", { type: "object", properties: { a: text } }, { type: "object", properties: { a: string }, required: [], others: unknown }],
    ["says that an interface takes nothing else", { type: "object", required: ["a"], properties: { a: text }, additionalProperties: false }, { type: "object", properties: { a: string }, required: ["a"], others: never }],
    ["says what else an interface takes", { type: "object", properties: { a: text }, additionalProperties: integer }, { type: "object", properties: { a: string }, required: [], others: number }],
    ["says what else it takes by a pattern", { type: "object", properties: { a: text }, patternProperties: { "^x": integer }, additionalProperties: false }, { type: "object", properties: { a: string }, required: [], others: number }],
    ["says what else it takes, or by a pattern", { type: "object", properties: { a: text }, patternProperties: { "^x": integer }, additionalProperties: text }, { type: "object", properties: { a: string }, required: [], others: { oneOf: [string, number] } }],
    ["says what a map takes", { type: "object", additionalProperties: integer }, { type: "object", properties: {}, required: [], additionalProperties: number, others: number }],
    ["says that an object takes nothing", { type: "object", additionalProperties: false }, { type: "object", properties: {}, required: [], additionalProperties: never, others: never }],
    ["has the keys of a map and what they stand for", { type: "object", propertyNames: ref("K"), additionalProperties: ref("K") }, { type: "x-reference", text: "Partial<Record<K, K>>", references: ["K"], of: { kind: "keys", key: { type: "x-reference", text: "K", references: ["K"] }, value: { type: "x-reference", text: "K", references: ["K"] } } }],
    ["has the keys of a map beside its properties", { type: "object", propertyNames: ref("K"), properties: { x: text }, additionalProperties: integer }, { allOf: [{ type: "object", properties: { x: string }, required: [], others: number }, { type: "x-reference", text: 'Partial<Record<"y", number>>', references: [], of: { kind: "keys", key: { enum: ["y"] }, value: number } }] }],
    ["has the words of a property", { type: "object", properties: { a: { type: "object", properties: { b: { ...text, description: "A b." } } } } }, { type: "object", properties: { a: { type: "object", properties: { b: { ...string, "x-doc": "A b." } }, required: [], others: unknown } }, required: [], others: unknown }],
  ])("%s", async (_, A, want) => {
    expect(await shapeOfA(A)).toEqual(want);
  });
}); // prettier-ignore
