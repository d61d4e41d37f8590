import { expect, test } from "vitest";
import { sameButWords } from "../../generator/diff/types/wording.ts";
import type { JsonValue } from "../../generator/shared/json.ts";

const schema = (properties: JsonValue): JsonValue => ({ type: "object", properties });

test.each<[what: string, base: JsonValue, head: JsonValue, want: boolean]>([
  ["another description", [{ description: "One." }], [{ description: "Two." }], true],
  ["another summary below", { get: { summary: "One." } }, { get: { summary: "Two." } }, true],
  ["another order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["a description that came", {}, { description: "Two." }, false],
  ["another type", { type: "string" }, { type: "number" }, false],
  ["a member more", [1], [1, 2], false],
  [
    "a property of that name",
    schema({ description: { type: "string" } }),
    schema({ description: {} }),
    false,
  ],
  ["a value", { const: { description: "one" } }, { const: { description: "two" } }, false],
  ["a member of a mapping", { mapping: { summary: "#/a" } }, { mapping: { summary: "#/b" } }, false],
  [
    "what a server is called",
    { servers: [{ description: "a" }] },
    { servers: [{ description: "b" }] },
    false,
  ],
  ["a key of the prototype", { constructor: { a: 1 } }, { b: { a: 1 } }, false],
])("%s", (_, base, head, want) => {
  expect(sameButWords(base, head)).toBe(want);
});
