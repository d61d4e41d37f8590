import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument } from "./support.ts";

const integer: JsonObject = { type: "integer", minimum: 3 };
const flag: JsonObject = { type: "boolean" };
const withX = (more: JsonObject): JsonObject => ({
  type: "object",
  required: ["x"],
  ...more,
  properties: { x: integer, ...(more["properties"] as JsonObject | undefined) }, // each row's are an object
});

/** What is around a text that may be five letters long on one side, and the message that shows it. */
test.each<[what: string, around: (text: JsonObject) => JsonValue, message: JsonValue]>([
  ["a property", (a) => withX({ properties: { a } }), { x: 3, a: "aaaaa" }],
  [
    "a property of a property",
    (b) =>
      withX({
        properties: { a: { type: "object", required: ["y"], properties: { y: integer, b } } },
      }),
    { x: 3, a: { y: 3, b: "aaaaa" } },
  ],
  ["any other property", (additionalProperties) => withX({ additionalProperties }), { x: 3, key: "aaaaa" }],
  [
    "properties whose names have a pattern",
    (text) => withX({ patternProperties: { "^y-[a-z]": text } }),
    { x: 3, "y-a": "aaaaa" },
  ],
  ["names of properties", (propertyNames) => withX({ propertyNames }), { x: 3, aaaaa: "a" }],
  [
    "names of properties with a type",
    (propertyNames) => ({ type: "object", propertyNames, additionalProperties: integer }),
    { aaaaa: 3 },
  ],
  ["what a list contains", (contains) => ({ type: "array", contains }), ["aaaaa"]],
  [
    "what a list contains twice",
    (contains) => ({ type: "array", contains, minContains: 2 }),
    ["aaaaa", "aaaaa"],
  ],
  [
    "what a list of three contains",
    (contains) => ({ type: "array", contains, minItems: 3 }),
    ["aaaaa", "aaaaa", "aaaaa"],
  ],
  [
    "what a property asks for",
    (a) => ({
      type: "object",
      properties: { d: integer, a: { type: "string" } },
      dependentSchemas: { d: { required: ["a"], properties: { a } } },
    }),
    { d: 3, a: "aaaaa" },
  ],
  ["an item", (items) => ({ type: "array", items }), ["aaaaa"]],
  ["an item of three", (items) => ({ type: "array", items, minItems: 3 }), ["aaaaa", "aaaaa", "aaaaa"]],
  [
    "an item in its place, before one of its own and others",
    (text) => ({ type: "array", prefixItems: [integer, text, flag], items: integer, minItems: 5 }),
    [3, "aaaaa", true, 3, 3],
  ],
  [
    "the items after those with a place",
    (items) => ({ type: "array", prefixItems: [integer, flag], items, minItems: 4 }),
    [3, true, "aaaaa", "aaaaa"],
  ],
  ["a part", (a) => withX({ allOf: [{ properties: { a } }] }), { x: 3, a: "aaaaa" }],
  [
    "a member beside what all have",
    (a) =>
      withX({
        oneOf: [
          { required: ["a"], properties: { a } },
          { required: ["b"], properties: { b: flag } },
        ],
      }),
    { x: 3, a: "aaaaa" },
  ],
  ["a member", (text) => ({ anyOf: [text, { type: "integer" }] }), "aaaaa"],
  [
    "an item of a member of a property",
    (items) => ({ type: "object", properties: { a: { anyOf: [{ type: "array", items }, integer] } } }),
    { a: ["aaaaa"] },
  ],
])("%s is shown with all that the message needs around it", async (_, around, message) => {
  const [long, short] = [around({ type: "string", maxLength: 5 }), around({ type: "string", maxLength: 4 })];
  for (const direction of ["request", "response"] as const) {
    const [base, head] = direction === "request" ? [long, short] : [short, long];
    const [change, ...others] = await compareTexts(
      messageDocument(base, direction),
      messageDocument(head, direction),
    );
    expect(others).toEqual([]);
    expect(change?.wire).toBe("breaking");
    expect(JSON.parse(change?.wireWitness?.value ?? "null")).toEqual(message);
  }
});

test.each<[what: string, around: (text: JsonObject) => JsonValue]>([
  [
    "another member takes it",
    (a) => ({ anyOf: [{ type: "object", properties: { a } }, { type: "object" }] }),
  ],
  ["no list can be that long", (items) => ({ type: "array", maxItems: 0, items })],
  ["no object may have it", (a) => ({ type: "object", properties: { a }, not: { required: ["a"] } })],
  [
    "it is never asked for",
    (a) => ({ type: "object", properties: { d: false }, dependentSchemas: { d: { properties: { a } } } }),
  ],
])("no message shows a change where %s", async (_, around) => {
  const [long, short] = [around({ type: "string", maxLength: 5 }), around({ type: "string", maxLength: 4 })];
  const changes = await compareTexts(messageDocument(long, "request"), messageDocument(short, "request"));
  expect(changes.map(({ wireWitness }) => wireWitness)).toEqual([null]);
});
