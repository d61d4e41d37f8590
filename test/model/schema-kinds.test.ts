import { expect, test } from "vitest";
import { readSchema } from "../../generator/document/schema/read-schema.ts";
import { kindsOf } from "../../generator/model/schema-kinds.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { documentWith } from "../support/model-of.ts";

const text: JsonObject = { type: "string" };
const number: JsonObject = { type: "number" };

test.each<[name: string, schema: JsonValue, want: readonly string[] | undefined]>([
  ["of anything", {}, undefined],
  ["of a type", text, ["string"]],
  ["of types, of which two are one in TypeScript", { type: ["integer", "number", "null"] }, ["null", "number"]],
  ["of what keywords are about", { properties: {} }, ["object"]],
  ["of values", { enum: ["a", 1, true, null, [], {}] }, ["array", "boolean", "null", "number", "object", "string"]],
  ["of values of a type", { type: ["integer", "string"], enum: [1, true] }, ["number"]],
  ["of a choice", { oneOf: [text, { enum: [1] }] }, ["number", "string"]],
  ["of a choice with anything", { anyOf: [text, {}] }, undefined],
  ["of two choices", { oneOf: [text, number], anyOf: [number, { type: "null" }] }, ["number"]],
  ["of a choice of a type", { type: ["array", "string"], anyOf: [text, number] }, ["string"]],
  ["of a choice with anything, of a type", { ...text, anyOf: [text, {}] }, ["string"]],
  ["of a choice of choices", { oneOf: [{ anyOf: [text, { type: "boolean" }] }, number] }, ["boolean", "number", "string"]],
  ["of a choice with itself", { oneOf: [{ $ref: "#/components/schemas/A" }, text] }, undefined],
])("kinds %s", (_, A, want) => {
  const document = documentWith({ components: { schemas: { A } } });
  const reading = readSchema(document, [{ value: A, pointer: "/components/schemas/A" }]);
  const once = kindsOf(document, reading);
  expect(once && [...once].sort()).toEqual(want);
  expect(kindsOf(document, reading)).toBe(once);
}); // prettier-ignore
