import { expect, test } from "vitest";
import { readSchema } from "../../generator/document/schema/read-schema.ts";
import { limitsOf, type Limits } from "../../generator/model/limits.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith } from "../support/model-of.ts";

const none: Limits = {
  isInteger: false,
  formats: [],
  patterns: [],
  minLength: undefined,
  maxLength: undefined,
  minimum: undefined,
  maximum: undefined,
  exclusiveMinimum: undefined,
  exclusiveMaximum: undefined,
  multiplesOf: [],
  minItems: undefined,
  maxItems: undefined,
};

const both = (...allOf: readonly JsonObject[]): JsonObject => ({ allOf: [...allOf] });

test.each<[string, JsonObject, Partial<Limits>]>([
  ["none", {}, {}],
  ["none that a number has", { type: "number" }, {}],
  ["no fraction", { type: "integer" }, { isInteger: true }],
  ["no fraction, or null", { type: ["null", "integer"] }, { isInteger: true }],
  ["a format and a pattern", { format: "uuid", pattern: "^a" }, { formats: ["uuid"], patterns: ["^a"] }],
  ["formats and patterns of all parts, each once", both({ format: "a", pattern: "x" }, { format: "b", pattern: "y" }, { format: "a", pattern: "x" }), { formats: ["a", "b"], patterns: ["x", "y"] }],
  ["formats and patterns that are no text: none", { format: 1, pattern: false }, {}],
  ["lengths", { minLength: 1, maxLength: 2 }, { minLength: 1, maxLength: 2 }],
  ["numbers of items", { minItems: 0, maxItems: 3 }, { minItems: 0, maxItems: 3 }],
  ["the narrowest of each", both({ minLength: 1, maxLength: 9, minItems: 1, maxItems: 9 }, { minLength: 3, maxLength: 5, minItems: 3, maxItems: 5 }, { minLength: 2, maxLength: 7, minItems: 2, maxItems: 7 }), { minLength: 3, maxLength: 5, minItems: 3, maxItems: 5 }],
  ["bounds that are no number: none", { minLength: "1", maxLength: "2", minItems: null, maxItems: true, minimum: "0", maximum: "9" }, {}],
  ["a range", { minimum: -1, maximum: 1 }, { minimum: -1, maximum: 1 }],
  ["a range without its ends", { exclusiveMinimum: -1, exclusiveMaximum: 1 }, { exclusiveMinimum: -1, exclusiveMaximum: 1 }],
  ["a range without its ends, as 3.0 says it", { minimum: -1, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true }, { exclusiveMinimum: -1, exclusiveMaximum: 1 }],
  ["a range with its ends, as 3.0 says it", { minimum: -1, exclusiveMinimum: false, maximum: 1, exclusiveMaximum: false }, { minimum: -1, maximum: 1 }],
  ["the lower end alone, as 3.0 says it", { minimum: -1, exclusiveMinimum: true, maximum: 1 }, { exclusiveMinimum: -1, maximum: 1 }],
  ["a switch without a bound: none", { exclusiveMinimum: true, exclusiveMaximum: true }, {}],
  ["the narrowest ends, each in its way", both({ minimum: 0, maximum: 9 }, { minimum: 2, maximum: 7 }, { exclusiveMinimum: 1, exclusiveMaximum: 8 }, { minimum: 3, exclusiveMinimum: true, maximum: 6, exclusiveMaximum: true }), { minimum: 2, maximum: 7, exclusiveMinimum: 3, exclusiveMaximum: 6 }],
  ["steps of all parts, each once", both({ multipleOf: 2 }, { multipleOf: 0.5 }, { multipleOf: 2 }), { multiplesOf: [2, 0.5] }],
  ["steps that are none", both({ multipleOf: 0 }, { multipleOf: -1 }, { multipleOf: "2" }), {}],
])("limits: %s", (_, schema, limits) => {
  const reading = readSchema(documentWith({}), [{ value: schema, pointer: "/components/schemas/A" }]);
  expect(limitsOf(reading)).toEqual({ ...none, ...limits });
}); // prettier-ignore
