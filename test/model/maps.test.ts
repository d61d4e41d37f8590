import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const integer: JsonObject = { type: "integer" };
const object = (properties: JsonObject, beside: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...beside,
});
const within = (x: JsonObject): JsonObject => object({ x }, { required: ["x"] });
const N = object({ a: text });
const five: JsonObject = { b: integer, c: { type: "boolean" }, d: { type: "array", items: text }, e: { type: "array", items: integer }, f: ref("N") }; // prettier-ignore

describe("the index signature", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["holds the types of all properties", object({ b: integer }, { required: ["b"], additionalProperties: text }), "{ [key: string]: string | number; b: number; }"],
    ["holds what is not there", object({ b: integer, c: integer }, { required: ["b"], additionalProperties: text }), "{ [key: string]: string | number | undefined; b: number; c?: number; }"],
    ["holds six types", object(five, { required: Object.keys(five), additionalProperties: text }), "{ [key: string]: string | number | boolean | string[] | number[] | N; b: number; c: boolean; d: string[]; e: number[]; f: N; }"],
    ["holds anything rather than more", object({ ...five, g: { type: "null" } }, { required: [...Object.keys(five), "g"], additionalProperties: text }), "{ [key: string]: unknown; b: number; c: boolean; d: string[]; e: number[]; f: N; g: null; }"],
    ["holds anything where anything may come", object({ b: integer }, { additionalProperties: {} }), "{ [key: string]: unknown; b?: number; }"],
    ["holds anything where anything may come by a pattern", object({ b: integer }, { patternProperties: { "^x": {} }, additionalProperties: text }), "{ [key: string]: unknown; b?: number; }"],
    ["holds nothing of a property that never comes", object({ b: false, c: integer }, { required: ["c"], additionalProperties: text }), "{ [key: string]: string | number | undefined; b?: never; c: number; }"],
    ["holds what a pattern takes where nothing else may come", object({}, { patternProperties: { "^x": text }, additionalProperties: false }), "{ [key: string]: string; }"],
    ["is not there where nothing else may come", object({ b: integer }, { additionalProperties: false }), "{ b?: number; }"],
    ["of a property is not there where nothing else may come", within(object({ b: integer }, { additionalProperties: false })), "{ x: { b?: number; }; }"],
    ["of a property says that nothing may come", within({ type: "object", additionalProperties: false }), "{ x: Record<string, never>; }"],
    ["of a property is not there beside a reference where nothing else may come", within({ allOf: [ref("N"), { additionalProperties: false }] }), "{ x: N; }"],
    ["of a property stands beside its properties", within(object({ b: integer }, { additionalProperties: text })), "{ x: { b?: number; } & { [key: string]: string | number | undefined; }; }"],
    ["gives what is required its type", { type: "object", required: ["b"], additionalProperties: integer }, "{ b: number; } & { [key: string]: number; }"],
    ["names its keys where all are listed", within({ type: "object", propertyNames: { enum: ["a", "b"] } }), '{ x: Partial<Record<"a" | "b", unknown>>; }'],
    ["names its keys where all are listed, and what they stand for", within({ type: "object", propertyNames: { enum: ["a"] }, additionalProperties: integer, patternProperties: { "^x": text } }), '{ x: Partial<Record<"a", number | string>>; }'],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A, N })).toBe(want);
  });
}); // prettier-ignore

describe("what is required beside a choice", () => {
  const b: JsonObject = { properties: { b: text } };
  const c: JsonObject = { properties: { c: text } };
  const q: JsonObject = { properties: { q: integer } };

  test.each<[name: string, A: JsonObject, want: string]>([
    ["is no more where each member requires it", { oneOf: [{ ...b, required: ["q"] }, { ...c, required: ["q"] }] }, "{ b?: string; q: unknown; } | { c?: string; q: unknown; }"],
    ["stands beside it where only one member requires it", { oneOf: [{ ...b, required: ["q"] }, c] }, "{ q: unknown; } & ({ b?: string; q: unknown; } | { c?: string; })"],
    ["stands beside it where no member has it", { anyOf: [b, c] }, "{ q: unknown; } & ({ b?: string; } | { c?: string; })"],
    ["is in each member where one has it", { anyOf: [b, q] }, "{ b?: string; q: unknown; } | { q: number; }"],
    ["is in each member where a choice in one has it", { anyOf: [b, { oneOf: [c, q] }] }, "{ b?: string; q: unknown; } | { c?: string; q: unknown; } | { q: number; }"],
    ["is in each member where one of two choices in one has it", { anyOf: [b, { oneOf: [c, q], anyOf: [b, c] }] }, "{ b?: string; q: unknown; } | (({ c?: string; q: unknown; } | { q: number; }) & ({ b?: string; } | { c?: string; }))"],
    ["stands beside it where a member that leads back has it not", { anyOf: [ref("Round"), c] }, "{ q: unknown; } & (Round | { c?: string; })"],
    ["is in each member of the first choice that has it", { oneOf: [b, c], anyOf: [c, q] }, "({ b?: string; } | { c?: string; }) & ({ c?: string; q: unknown; } | { q: number; })"],
  ])("%s", async (_, choice, want) => {
    const A = { required: ["q"], type: "object", ...choice };
    expect(await typeOf("A", { A, Round: { type: "object", anyOf: [ref("Round"), b] } })).toBe(want);
  });
}); // prettier-ignore
