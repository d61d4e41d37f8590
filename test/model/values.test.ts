import { describe, expect, test } from "vitest";
import { readSchema } from "../../generator/document/schema/read-schema.ts";
import { lowerValues } from "../../generator/model/lower-values.ts";
import { typeText } from "../../generator/model/type-text.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { documentWith, typeOf } from "../support/model-of.ts";

const open = { "x-ms-enum": { modelAsString: true } };

describe("the type of values", () => {
  const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

  test.each<[name: string, schema: JsonObject, want: string | undefined, references?: readonly string[]]>([
    ["that are not listed", { type: "string" }, undefined],
    ["of which there is none", { enum: [] }, undefined],
    ["of every kind", { enum: ["a", 1, true, null] }, '"a" | 1 | true | null'],
    ["that is one", { const: "a" }, '"a"'],
    ["that is null", { const: null }, "null"],
    ["that is null, of several", { type: ["string", "null"], enum: [null] }, "null"],
    ["that is a list", { const: [1, ["a"], null] }, '[1, ["a"], null]'],
    ["that is an empty list or object", { enum: [[], {}] }, "[] | Record<string, unknown>"],
    ["that is an object", { const: { a: 1, b: { c: [null] } } }, "{ a: 1; b: { c: [null]; }; }"],
    ["that are open", { enum: ["a", "b"], ...open }, 'OpenEnum<"a" | "b">', ["OpenEnum"]],
    ["that are open, or null", { enum: ["a", null], ...open }, 'OpenEnum<"a"> | null', ["OpenEnum"]],
    // As `.inf` and `.nan` of YAML. A number that is listed beside them is one of the same type.
    ["that is a number without end", { const: inf }, "number"],
    ["of which one is no number", { enum: [1, "a", nan, 2] }, '"a" | number'],
    ["of which one is a number without end, in a list", { const: [inf, 1] }, "[number, 1]"],
  ])("%s", (_, schema, want, references = []) => {
    const type = lowerValues(
      readSchema(documentWith({}), [{ value: schema, pointer: "/components/schemas/A" }]),
    );
    const said = type && typeText(type);
    expect(said?.text.replace(/\s+/g, " ").replace(/(?<=\[) | (?=\])/g, "")).toBe(want);
    expect(said?.references ?? []).toEqual(references);
  });

  test("that are open, by structure", () => {
    const value = { enum: ["a", 1, null], ...open };
    const type = lowerValues(readSchema(documentWith({}), [{ value, pointer: "/components/schemas/A" }]));
    const values = { oneOf: [{ enum: ["a"] }, { enum: [1] }] };
    expect(type).toMatchObject({ oneOf: [{ of: { kind: "open", values } }, { type: "null" }] });
  });
});

describe("what contradicts itself", () => {
  const list = (...values: readonly JsonValue[]): JsonObject => ({ enum: values });

  test.each<[name: string, x: JsonObject, want: string]>([
    ["is of the type that stands nearest", { type: "string", allOf: [{ type: "integer" }, { type: "boolean" }] }, "string"],
    ["is of the last type of allOf", { allOf: [{ type: "string" }, { type: "integer" }, { maximum: 2 }] }, "number"],
    ["is one of the values that stand nearest", { ...list(1), allOf: [list(2), list(3)] }, "1"],
    ["is the value that stands nearest", { const: 1, allOf: [{ const: 2 }] }, "1"],
    ["is one of the last values of allOf", { allOf: [list(1), list(2), { maximum: 2 }] }, "2"],
    ["is the last value of allOf", { allOf: [list(1), { const: 2 }, { maximum: 2 }] }, "2"],
    ["is one of the values that are of the type", { type: "integer", ...list("a", 1, 2) }, "1 | 2"],
    ["is one of those, or null", { type: "integer", ...list("a", 1, null) }, "1 | null"],
    ["is one of the values where none is of the type", { type: "integer", ...list("a", null) }, '"a" | null'],
  ])("%s", async (_, x, want) => {
    expect(await typeOf("A", { A: { type: "object", required: ["x"], properties: { x } } })).toMatch(new RegExp(`\\bx: ${want.replaceAll("|", "\\|")}; }$`));
  });
}); // prettier-ignore

describe("types", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["stand in the document's order", { type: ["boolean", "array", "string", "object"], items: { type: "number" } }, "boolean | number[] | string | Record<string, unknown>"],
    ["stand in the order of the first of allOf", { allOf: [{ type: ["string", "number", "boolean"] }, { type: ["boolean", "string"] }] }, "string | boolean"],
    ["that nothing but one part names come last", { allOf: [{ type: ["integer", "string"] }, { type: ["string", "number"] }] }, "number | string"],
    ["are those of keywords", { items: { type: "string" } }, "string[]"],
    ["are those of an object's keywords first", { items: {}, patternProperties: { a: { type: "string" } } }, "{ [key: string]: string; }"],
    ["are bytes of Swagger 2.0", { type: "file" }, "BinaryInput"],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A })).toBe(want);
  });
}); // prettier-ignore

describe("a tuple", () => {
  const pair: JsonObject = { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] };

  test.each<[name: string, A: JsonObject, want: string]>([
    ["has all items that are listed", { ...pair, items: false }, "[string, number]"],
    ["has those that have to be there", { ...pair, items: false, minItems: 1 }, "[string, number?]"],
    ["has those that have to be there, by another part", { allOf: [{ ...pair, items: false }, { minItems: 1 }] }, "[string, number?]"],
    ["has no more where an author means so", { ...pair, additionalItems: false }, "[string, number]"],
    ["has no more where an author means so in another part", { allOf: [pair, { additionalItems: false }] }, "[string, number]"],
    ["has more where an author means so", { ...pair, additionalItems: true }, "[string, number, ...unknown[]]"],
    ["has more of a type", { ...pair, items: { type: "boolean" } }, "[string, number, ...boolean[]]"],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A })).toBe(want);
  });
}); // prettier-ignore
