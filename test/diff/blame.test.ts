import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument } from "./support.ts";

const text: JsonObject = { type: "string" };

/** Two schemas that differ in several keywords, and what refuses a value for each of the differences. */
test.each<[what: string, base: JsonObject, head: JsonObject, refusing: Readonly<Record<string, JsonObject>>]>(
  [
    [
      "numbers",
      { type: "integer", minimum: 1, maximum: 90, multipleOf: 1 },
      { type: "integer", minimum: 2, maximum: 80, multipleOf: 2 },
      {
        "minimum-raised": { minimum: 2 },
        "maximum-lowered": { maximum: 80 },
        "multiple-of-narrowed": { multipleOf: 2 },
      },
    ],
    [
      "numbers between others",
      { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 90 },
      { type: "integer", exclusiveMinimum: 2, exclusiveMaximum: 80 },
      {
        "exclusive-minimum-raised": { exclusiveMinimum: 2 },
        "exclusive-maximum-lowered": { exclusiveMaximum: 80 },
      },
    ],
    [
      "texts",
      { type: "string", minLength: 1, maxLength: 9, pattern: "^a*$" },
      { type: "string", minLength: 2, maxLength: 8, pattern: "^(aa)*$" },
      {
        "min-length-raised": { minLength: 2 },
        "max-length-lowered": { maxLength: 8 },
        "pattern-changed": { pattern: "^(aa)*$" },
      },
    ],
    [
      "lists",
      { type: "array", minItems: 1, maxItems: 5, items: text },
      { type: "array", minItems: 2, maxItems: 4, items: text, uniqueItems: true },
      {
        "min-items-raised": { minItems: 2 },
        "max-items-lowered": { maxItems: 4 },
        "unique-items-added": { uniqueItems: true },
      },
    ],
    [
      "what lists contain",
      { type: "array", contains: text, minContains: 1, maxContains: 4 },
      { type: "array", contains: text, minContains: 2, maxContains: 3 },
      {
        "min-contains-raised": { contains: text, minContains: 2 },
        "max-contains-lowered": { contains: text, maxContains: 3 },
      },
    ],
    [
      "which properties there are",
      { type: "object", properties: { a: text, b: text, c: text } },
      {
        type: "object",
        properties: { a: text, b: text, c: text },
        required: ["a"],
        dependentRequired: { b: ["c"] },
      },
      {
        "property-became-required": { required: ["a"] },
        "dependent-required-added": { dependentRequired: { b: ["c"] } },
      },
    ],
    [
      "types, null and values",
      { type: ["string", "integer", "null"], enum: ["a", "b", 1, null] },
      { type: ["string"], enum: ["a"] },
      {
        "type-narrowed": { type: "string" },
        "became-not-nullable": { not: { type: "null" } },
        "enum-values-removed": { enum: ["a"] },
      },
    ],
    [
      "a condition and a limit",
      { type: "integer", maximum: 9 },
      { type: "integer", maximum: 8, not: { const: 3 } },
      { "maximum-lowered": { maximum: 8 }, "not-added": { not: { const: 3 } } },
    ],
    [
      "consequences and a limit",
      { type: "integer", maximum: 9 },
      { type: "integer", maximum: 8, if: { minimum: 5 }, then: { multipleOf: 2 } },
      { "maximum-lowered": { maximum: 8 }, "if-added": { if: { minimum: 5 }, then: { multipleOf: 2 } } },
    ],
    [
      "names and other properties",
      { type: "object", propertyNames: { maxLength: 5 }, properties: { a: text } },
      {
        type: "object",
        propertyNames: { maxLength: 4 },
        properties: { a: text },
        additionalProperties: text,
      },
      {
        "max-length-lowered": { propertyNames: { maxLength: 4 } },
        "additional-properties-narrowed": { properties: { a: text }, additionalProperties: text },
      },
    ],
  ],
)("of %s, each change is shown by a value that is refused for it", async (_, base, head, refusing) => {
  const sides = [
    ["request", base, head],
    ["response", head, base],
  ] as const;
  for (const [direction, before, after] of sides) {
    const changes = await compareTexts(messageDocument(before, direction), messageDocument(after, direction));
    if (direction === "request")
      expect(changes.map(({ id }) => id).sort()).toEqual(Object.keys(refusing).sort());
    for (const { id, wireWitness } of direction === "request" ? changes : []) {
      expect(wireWitness, id).not.toBeNull();
      const value = JSON.parse(wireWitness?.value ?? "null") as JsonValue; // a parser gives JSON values
      const validate = new Ajv2020({ strict: false }).compile(refusing[id] ?? {});
      expect(validate(value), `${id}: ${JSON.stringify(value)}`).toBe(false);
    }
    // Turned around, in answers, the same messages prove the same number of breaks.
    expect(changes.filter(({ wireWitness }) => wireWitness !== null)).toHaveLength(
      Object.keys(refusing).length,
    );
  }
});
