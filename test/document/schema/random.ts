import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/shared/json.ts";

/** Values and schemas are made of the same few words, so that they often have to do with each other. */
const names = ["a", "b", "ab", "c1"];
const texts = ["", "a", "ab", "abc", "b1"];
const numbers = [-1, 0, 0.5, 1, 2, 3, 10];

/** Small JSON values. */
export const values: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "value" },
    fc.constantFrom<JsonValue>(null, true, false, ...texts, ...numbers),
    fc.array(tie("value"), { maxLength: 3, depthIdentifier: "value" }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), {
      maxKeys: 3,
      depthIdentifier: "value",
      noNullPrototype: true,
    }),
  ),
})).value;

const size = fc.integer({ min: 0, max: 3 });
const types = fc.constantFrom("null", "boolean", "object", "array", "number", "integer", "string");

/** Keywords with what they may be, given a way to make schemas. */
function keywords(schema: fc.Arbitrary<JsonValue>): Record<string, fc.Arbitrary<JsonValue>> {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 3, noNullPrototype: true });
  const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
  return {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.array(values, { minLength: 1, maxLength: 4 }),
    const: values,
    minimum: fc.constantFrom(...numbers),
    maximum: fc.constantFrom(...numbers),
    exclusiveMinimum: fc.constantFrom(...numbers),
    exclusiveMaximum: fc.constantFrom(...numbers),
    multipleOf: fc.constantFrom(0.5, 1, 2),
    minLength: size,
    maxLength: size,
    pattern: fc.constantFrom("^a", "b$", "[0-9]", "^(a|b)+$"),
    minItems: size,
    maxItems: size,
    uniqueItems: fc.boolean(),
    prefixItems: list,
    items: schema,
    contains: schema,
    minContains: size,
    maxContains: size,
    unevaluatedItems: schema,
    minProperties: size,
    maxProperties: size,
    required: some,
    properties: map,
    patternProperties: fc.dictionary(fc.constantFrom("^a", "b", "[0-9]$"), schema, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    additionalProperties: schema,
    propertyNames: schema,
    unevaluatedProperties: schema,
    dependentRequired: fc.dictionary(fc.constantFrom(...names), some, { maxKeys: 2, noNullPrototype: true }),
    dependentSchemas: map,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    $ref: fc.constantFrom("#/components/schemas/A", "#/components/schemas/B"),
  };
}

/** Schemas of JSON Schema 2020-12 with up to four keywords each, `true` and `false` among them. */
export const schemas: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue }>((tie) => {
  const all = keywords(tie("schema"));
  const object = fc.uniqueArray(fc.constantFrom(...Object.keys(all)), { minLength: 1, maxLength: 4 }).chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, all[keyword] ?? fc.constant(null)])), { noNullPrototype: true }),
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthIdentifier: "schema" },
      fc.oneof(fc.boolean(), types.map((type): JsonObject => ({ type }))),
      object as fc.Arbitrary<JsonValue>,
    ),
  };
}).schema; // prettier-ignore

/** Two schemas that others may refer to: of these, none refers to anything, so that no circle comes about. */
export const referred: fc.Arbitrary<{ A: JsonValue; B: JsonValue }> = fc.record({
  A: schemas.map(withoutReferences),
  B: schemas.map(withoutReferences),
});

function withoutReferences(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as JsonObject).filter(([key]) => key !== "$ref");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutReferences(each ?? null)]));
}
