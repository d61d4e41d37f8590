import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const object = (properties: JsonObject): JsonObject => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});
const mayBeN: JsonObject = { nullable: true, allOf: [ref("N")] };
/** `N` is an object; `M` is one, or null; `O` is one by its properties alone. */
const components: JsonObject = { N: object({ a: text }), M: { type: ["object", "null"], properties: { a: text } }, O: { properties: { a: text } } }; // prettier-ignore

describe("null in one schema", () => {
  test.each<[name: string, schema: JsonObject, want: string, version?: string]>([
    ["beside a reference in allOf, 3.0", mayBeN, "N | null", "3.0.3"],
    ["in a member of allOf, 3.0", { allOf: [ref("N"), { nullable: true }] }, "N | null", "3.0.3"],
    ["in a member of allOf, beside a type without it, 3.0", { type: "object", allOf: [ref("N"), { nullable: true }] }, "N", "3.0.3"],
    ["in a member of a member of allOf, 3.0", { allOf: [{ allOf: [{ nullable: true }] }, ref("N")] }, "N | null", "3.0.3"],
    ["in what a member of allOf refers to: not that of the schema, 3.0", { allOf: [ref("Maybe"), { required: ["b"] }] }, "extends N { b: unknown; }", "3.0.3"],
    ["by a type beside a reference to what is never null", { ...ref("N"), type: ["object", "null"] }, "N | null"],
    ["by a type in allOf, beside what is never null", { allOf: [ref("N"), { type: ["object", "null"] }] }, "N"],
    ["by a type in allOf, beside what may be null", { allOf: [ref("M"), { type: ["object", "null"], required: ["a"] }] }, "(M & { a: string; }) | null"],
    ["by a type in allOf, beside what does not say", { allOf: [ref("O"), { type: ["object", "null"], required: ["b"] }] }, "(O & { b: unknown; }) | null"],
    ["by a type in allOf, beside two of which one is never null", { allOf: [ref("N"), ref("O"), { type: ["object", "null"], required: ["b"] }] }, "extends N, O { a: string; b: unknown; }"],
    ["by a type, and not among the values", object({ x: { type: ["integer", "null"], enum: [1, 2] } }), "{ x: 1 | 2 | null; }"],
    ["by a type in allOf, and not among the values", object({ x: { allOf: [{ type: ["integer", "null"] }, { enum: [1, 2] }] } }), "{ x: 1 | 2; }"],
    ["by no type, and among the values", object({ x: { allOf: [{ type: "integer" }, { enum: [1, null] }] } }), "{ x: 1 | null; }"],
    ["as all that two types have in common", { allOf: [{ type: ["string", "null"] }, { type: ["integer", "null"] }] }, "null"],
    ["beside anything", { nullable: true }, "unknown", "3.0.3"],
  ])("%s", async (_, A, want, version) => {
    expect(await typeOf("A", { A, ...components, Maybe: mayBeN }, version)).toBe(want);
  });
}); // prettier-ignore

describe("null in a property of a parent and of its child", () => {
  test.each<[name: string, parent: JsonObject, child: JsonObject, want: string, version: "3.0.3" | "3.1.0"]>([
    ["said by both", mayBeN, { ...mayBeN, minProperties: 1 }, "N | null", "3.0.3"],
    ["said by the parent, and nothing by the child", mayBeN, ref("N"), "N | null", "3.0.3"],
    ["said by the parent, and denied by the child", mayBeN, object({ b: text }), "N & { b: string; }", "3.0.3"],
    ["said by the child, and nothing by the parent", ref("N"), mayBeN, "N | null", "3.0.3"],
    ["said by the child, and denied by the parent", { type: "object", allOf: [ref("N")] }, mayBeN, "N", "3.0.3"],
    ["said by neither", ref("N"), { allOf: [ref("N")] }, "N", "3.0.3"],
    ["said by both types", { type: ["string", "null"] }, { type: ["string", "null"], minLength: 1 }, "string | null", "3.1.0"],
    ["said by the type of the child alone", text, { type: ["string", "null"], minLength: 1 }, "string", "3.1.0"],
    ["said by the type of the parent alone", { type: ["string", "null"] }, { type: "string", minLength: 1 }, "string", "3.1.0"],
  ])("%s", async (_, parent, child, want, version) => {
    const schemas = { ...components, P: object({ x: parent }), A: { allOf: [ref("P"), object({ x: child })] } };
    expect(/\bx: (.*); \}$/.exec((await typeOf("A", schemas, version)) ?? "")?.[1]).toBe(want);
  });
}); // prettier-ignore
