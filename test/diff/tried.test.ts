import { expect, test } from "vitest";
import { probes } from "../../generator/diff/judge/witness/probes.ts";
import { guesses, sample } from "../../generator/diff/judge/witness/sample.ts";
import { isValid } from "../../generator/diff/judge/witness/schema-of-side.ts";
import { smallValues } from "../../generator/diff/judge/witness/small-values.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { sideOf } from "./side-of.ts";

/** As many as a schema without a row of its own gets. */
const MOST = 80;

const first = (values: Iterable<JsonValue>): readonly string[] => {
  const found = new Set<string>();
  for (const value of values) {
    if (found.size === MOST) break;
    found.add(JSON.stringify(value));
  }
  return [...found];
};
const lines = (values: readonly string[]): string => values.join("\n");
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});
const list = (items: JsonValue, more: JsonObject = {}): JsonObject => ({ type: "array", items, ...more });
const text = { type: "string" };
const whole = { type: "integer" };

test.each<[what: string, schema: JsonValue, more?: JsonObject]>([
  ["anything", {}],
  ["texts of a format, patterns and lengths", { ...text, format: "date", pattern: "^[0-9-]{3,12}$", maxLength: 4 }],
  ["an example, a default and listed values", { type: "string", example: "e", default: "d", enum: ["x", "y"] }],
  ["an example of an object", { type: "object", example: { a: 1 } }],
  ["numbers at limits and steps", { type: "number", minimum: 5, exclusiveMaximum: 20, multipleOf: 3 }],
  ["numbers of a format", { ...whole, format: "int16" }],
  ["truth values and null", { type: ["boolean", "null"] }],
  ["lists of some length", list(text, { minItems: 2, maxItems: 3 })],
  ["lists of different items", list(whole, { minItems: 3, uniqueItems: true })],
  ["lists of few different items", list({ type: "boolean" }, { minItems: 3, uniqueItems: true })],
  ["lists of different items of a kind", list({ ...text, pattern: "^a\\d+$" }, { minItems: 8, uniqueItems: true })],
  ["lists with places", { type: "array", prefixItems: [text, whole], items: { type: "boolean" }, maxItems: 3 }],
  ["lists that contain", { type: "array", contains: { const: "c" }, minContains: 2 }],
  ["lists that contain nothing they have to", { type: "array", contains: { const: "c" }, minContains: 0 }],
  ["objects with what is required", object({ a: text, b: whole }, { required: ["b"] })],
  ["objects with what is set by the other side", object({ a: { ...text, readOnly: true }, b: whole }, { required: ["a", "b"] })],
  ["objects with a least number of properties", object({ a: text, b: { ...text, readOnly: true } }, { minProperties: 3 })],
  ["objects that cannot have enough", object({ a: text }, { minProperties: 2, additionalProperties: false })],
  ["objects with what cannot be", object({ a: false, b: text }, { required: ["a"] })],
  ["a choice", { anyOf: [{ const: 5 }, { ...text, maxLength: 1 }] }],
  ["a choice beside properties", object({ kind: text }, { required: ["kind"], oneOf: [object({ kind: { const: "a" } }), object({ x: whole }, { required: ["x"] })] })],
  ["a circle", { anyOf: [{ const: 1 }, { $ref: "#/components/schemas/Whole" }] }],
  ["a circle that is required", object({ a: { $ref: "#/components/schemas/Whole" } }, { required: ["a"] })],
])("guesses of %s", (_, schema) => {
  const side = sideOf(schema);
  const made = sample(side);
  expect(`${lines(first(guesses(side)))}\nsample ${JSON.stringify(made)}`).toMatchSnapshot();
  if (made !== undefined) expect(isValid(side, made)).toBe(true);
}); // prettier-ignore

const either = (...oneOf: readonly JsonValue[]): JsonObject => ({ oneOf });

test.each<[what: string, writer: JsonValue, reader: JsonValue]>([
  ["a limit of texts", { ...text, minLength: 2 }, { ...text, maxLength: 4 }],
  ["a limit of numbers", { ...whole, minimum: 2 }, { ...whole, maximum: 7 }],
  ["a limit of lists", list(text, { minItems: 1 }), list(text, { maxItems: 2 })],
  ["listed values", { enum: ["a", "b"] }, { enum: ["b"] }],
  ["a property", object({ a: text, b: whole }), object({ a: text, b: { ...whole, maximum: 3 } })],
  ["a property that is required", object({ a: text, b: whole }, { required: ["a"] }), object({ a: text, b: whole }, { required: ["a", "b"] })],
  ["a property that is not sent", object({ a: text, b: { ...whole, readOnly: true } }), object({ a: whole, b: text })],
  ["a map", { type: "object", additionalProperties: whole }, object({ a: text }, { additionalProperties: whole })],
  ["patterns of names", { type: "object", patternProperties: { "^x": whole } }, { type: "object", patternProperties: { "^x": text } }],
  ["a closed object", object({ a: text }, { additionalProperties: {} }), object({ a: text }, { additionalProperties: false })],
  ["properties that depend", object({ a: text, b: text }, { dependentRequired: { a: ["b"] } }), object({ a: text, b: text }, { maxProperties: 1 })],
  ["items", list({ ...whole, maximum: 9 }, { minItems: 2 }), list({ ...whole, maximum: 8 })],
  ["places of items", { type: "array", prefixItems: [whole, text] }, { type: "array", prefixItems: [whole, { const: "b" }] }],
  ["what lists contain", { type: "array", contains: { const: 1 }, minContains: 2 }, { type: "array", contains: whole, maxContains: 3 }],
  ["members of a choice", { anyOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })] }, either(object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] }))],
  ["what must not be", text, { ...text, not: { enum: ["x", "y"] } }],
  ["conditions", object({ a: text }), { ...object({ a: text }), if: { properties: { a: { const: "q" } }, required: ["a"] }, then: { required: ["b"] } }],
  ["schemas that depend on a property", object({ a: text, b: whole }), { ...object({ a: text, b: whole }), dependentSchemas: { a: { required: ["b"] } } }],
  ["an object inside an object", object({ o: object({ a: text }, { required: ["a"] }) }), object({ o: object({ a: { ...text, maxLength: 1 } }, { required: ["a"] }) })],
])("probes of %s", (_, before, after) => {
  const [writer, reader] = [sideOf(before), sideOf(after)];
  const values = first(probes(writer, reader));
  expect(lines(values)).toMatchSnapshot();
  // What is tried is worth nothing without a value that tells the two apart.
  const telling = values.map((value) => JSON.parse(value) as JsonValue); // as it was written above
  expect(telling.some((value) => isValid(writer, value) === true && isValid(reader, value) === false)).toBe(true);
}); // prettier-ignore

test.each<[what: string, writer: JsonValue, reader: JsonValue]>([
  ["scalars", { type: ["string", "integer"] }, either({ ...text, minLength: 3 }, { ...whole, minimum: 7 })],
  ["objects", object({ a: text, b: whole }), { ...object({ a: text, b: whole }), not: { required: ["a", "b"] } }],
  ["names from everywhere", object({ a: { ...text, readOnly: true } }, { required: ["r"] }), { ...object({}), dependentRequired: { d: ["r"] }, patternProperties: { "^p[01]$": whole }, not: { required: ["x"] } }],
  ["a map", { type: "object", additionalProperties: whole }, { type: "object", not: { additionalProperties: { minimum: 1 } } }],
  ["names that schemas depend on", object({}), { ...object({}), dependentSchemas: { s: { required: ["t"] } } }],
  ["lists", list(whole), { ...list(whole), not: { contains: { const: 5 } } }],
  ["lists of lists of lists", list(list(list(whole))), { ...list(list(list(whole))), not: { minItems: 2 } }],
])("small values of %s", (_, before, after) => {
  const [writer, reader] = [sideOf(before), sideOf(after)];
  const values = first(smallValues(writer, reader));
  expect(lines(values)).toMatchSnapshot();
  const telling = values.map((value) => JSON.parse(value) as JsonValue); // as it was written above
  expect(telling.some((value) => isValid(writer, value) === true && isValid(reader, value) === false)).toBe(true);
}); // prettier-ignore
