import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const integer: JsonObject = { type: "integer" };
const nothing: JsonObject = { type: "null" };
const N: JsonObject = { type: "object", required: ["a"], properties: { a: text } };

describe("of a choice, the type outside takes", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["a number, where both are integers", { type: "integer", oneOf: [{ type: "number", enum: [1, 2] }, text] }, "1 | 2"],
    ["an integer for a number", { type: "number", oneOf: [{ type: "integer", enum: [1, 2] }, text] }, "1 | 2"],
    ["lists only", { type: "array", oneOf: [{ items: integer }, text, N] }, "unknown[] & number[]"],
    ["objects only", { type: "object", oneOf: [ref("N"), text, { items: integer }] }, "N"],
    ["what one of its types is", { type: ["object", "boolean"], oneOf: [ref("N"), text, { enum: [true] }] }, "(Record<string, unknown> | boolean) & (N | true)"],
    ["what shares one of its types", { type: "string", oneOf: [{ type: ["string", "null"], enum: ["a", null] }, integer] }, '"a" | null'],
    ["null, which an author means", { type: "object", anyOf: [ref("N"), nothing] }, "N | null"],
    ["what says nothing of its type", { type: "object", anyOf: [ref("N"), ref("Any")] }, "N | Any"],
    ["all, where it takes none of them", { type: "boolean", anyOf: [integer, { enum: ["a"] }] }, 'number | "a"'],
    ["anything, where there is none outside and one is anything", { anyOf: [text, true] }, "unknown"],
    ["all, where there is none outside", { anyOf: [integer, ref("N"), { type: "array", items: text }] }, "number | N | string[]"],
    ["nothing of a choice of what it does not take", { type: "array", anyOf: [{ oneOf: [text, integer] }, { items: text, minItems: 1 }] }, "unknown[] & string[]"],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A, N, Any: {} })).toBe(want);
  });
}); // prettier-ignore

describe("a member of a choice that only adds to the type outside", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["is of that type", { type: "string", oneOf: [{ format: "ipv4" }, { format: "ipv6" }] }, "string"],
    ["is of that type beside null, which an author means", { type: "string", anyOf: [{ format: "ipv4" }, nothing] }, "string | null"],
    ["is a number beside null", { type: "integer", anyOf: [{ minimum: 4 }, nothing] }, "number | null"],
    ["is anything where nothing is outside", { anyOf: [{ format: "ipv4" }, nothing] }, "unknown"],
    ["says nothing of an object", { type: "object", properties: { a: text }, anyOf: [{ minProperties: 4 }, nothing] }, "{ a?: string; }"],
    ["says nothing of an object or text", { type: ["object", "string"], anyOf: [{ minProperties: 4 }, nothing] }, "Record<string, unknown> | string"],
    ["is not one that is true", { type: "string", anyOf: [true, nothing] }, "string"],
    ["is not one that has a name", { type: "string", anyOf: [ref("Text"), nothing] }, "Text | null"],
    ...Object.entries<JsonObject>({
      "lists values": { enum: ["a"] },
      "is one value": { const: "a" },
      "has a type": { type: "string", enum: ["a"] },
      "has a choice": { oneOf: [{ const: "a" }] },
      "has another choice": { anyOf: [{ const: "a" }] },
      "has parts": { allOf: [{ const: "a" }] },
    }).map(([name, member]): [string, JsonObject, string] => [`is not one that ${name}`, { type: "string", anyOf: [member, nothing] }, '"a" | null']),
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A, Text: text })).toBe(want);
  });
}); // prettier-ignore
