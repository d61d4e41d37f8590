import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };
const integer: JsonObject = { type: "integer" };
const object = (
  properties: JsonObject,
  required: readonly string[] = Object.keys(properties),
): JsonObject => ({ type: "object", required: [...required], properties });
const map = (additionalProperties: JsonValue): JsonObject => ({ type: "object", additionalProperties });
const mayBe = (name: string): JsonObject => ({ nullable: true, allOf: [ref(name)] });
const tuple: JsonObject = { type: "array", prefixItems: [text, integer], minItems: 1 };
const N = object({ a: text });

/** What the type of `A` is, where it is all of `P` and of what stands beside it. */
describe("a reference stays one where what stands beside it", () => {
  test.each<[name: string, P: JsonObject, beside: JsonObject, want: string, version?: string]>([
    ["says nothing", N, { description: "An A." }, "P"],
    ["adds properties", N, object({ b: text }), "extends P { b: string; }"],
    ["adds a property of the same type", N, object({ a: text }), "extends P { a: string; }"],
    ["requires a property", object({ a: text }, []), { required: ["a"] }, "extends P { a: string; }"],
    ["requires one that nobody knows", N, { required: ["b"] }, "extends P { b: unknown; }"],
    ["narrows a property to a value", object({ a: { type: ["string", "null"] } }), object({ a: { const: "x" } }), 'extends P { a: "x" | null; }'],
    ["narrows a property to a value of a list that has a name", object({ a: ref("E") }), object({ a: { const: "x" } }), 'extends P { a: "x"; }'],
    ["narrows a property that may be of two types", object({ a: { type: ["string", "integer"] } }), object({ a: text }), "extends P { a: string; }"],
    ["says that there is nothing else", object({ a: text, b: text }, ["a"]), object({ b: text }), "extends P { b: string; }"],
    ["is of the same type", { type: "number" }, integer, "P"],
    ["is of a wider type", integer, { type: "number" }, "P"],
    ["has types of which it is one", integer, { type: ["number", "string"] }, "P & (number | string)"],
    ["may be null where an author means so, 3.1", { type: ["object", "null"], properties: { a: text } }, { nullable: true, ...object({ b: text }) }, "(P & { b: string; }) | null"],
    ["says more of a schema that takes nothing else", { ...N, additionalProperties: false }, object({ b: text }), "extends P { b: string; }"],
    ["narrows properties, in its own order", object({ x: text, y: text }), { properties: { y: { const: "b" }, x: { const: "a" } } }, 'extends P { y: "b"; x: "a"; }'],
    ["is of a type, and it does not say which", { anyOf: [{ minLength: 2 }, { format: "ipv4" }] }, text, "P"],
    ["bounds the number of items of a list", { type: "array", items: text }, { minItems: 2 }, "P"],
    ["says that the items of a tuple differ", tuple, { uniqueItems: true }, "P"],
    ["may be null where it may", { type: ["object", "null"], properties: { a: text } }, { type: ["object", "null"], properties: { b: text } }, "(P & { b?: string; }) | null"],
    ["may be null where an author means so, 3.0", mayBe("N"), { nullable: true, ...object({ b: text }) }, "(P & { b: string; }) | null", "3.0.3"],
    ["adds to a choice", { type: "object", oneOf: [object({ c: text }), object({ d: text })] }, object({ b: text }), "P & { b: string; }"],
    ["adds to an object of which the values are listed", { enum: [{ a: "1" }, { a: "2" }] }, { type: "object" }, "P"],
    ["says nothing, though it is a map", map(text), { minProperties: 2 }, "P"],
    ["says nothing, though it has no properties", { type: "object" }, { description: "An A." }, "P"],
  ])("%s", async (_, P, beside, want, version) => {
    const schemas = { A: { allOf: [ref("P"), beside] }, P, N, E: { enum: ["x", "y", "z"] } };
    expect(await typeOf("A", schemas, version)).toBe(want);
  });
}); // prettier-ignore

describe("a reference is written out where what stands beside it", () => {
  test.each<[name: string, P: JsonObject, beside: JsonObject, want: string, version?: string]>([
    ["gives a property another type", object({ a: text, c: text }), object({ a: integer }), "{ a: number; c: string; }"],
    ["gives a property a value that its list does not have", object({ a: ref("E"), c: text }), object({ a: { const: "w" } }), '{ a: "w"; c: string; }'],
    ["gives a property a value of another type", object({ a: integer, c: text }), object({ a: { const: "x" } }), '{ a: "x"; c: string; }'],
    ["is of one of its types", { type: ["string", "number"] }, integer, "number"],
    ["is of one of its types, which is an integer", { type: ["string", "integer"] }, { type: "number" }, "number"],
    ["is of a type that only some of its members are", { anyOf: [text, integer] }, text, "string"],
    ["is of a type that only some of its values are", { enum: ["a", true] }, { type: "boolean" }, "true"],
    ["lists values", { enum: ["a", 1] }, { enum: [1] }, "1"],
    ["is one value", text, { const: 1 }, "1"],
    ["is never null, and it may be", { type: ["object", "null"], properties: { a: text } }, object({ b: text }), "{ a?: string; b: string; }"],
    ["is never null, and an author means that it may, 3.0", mayBe("N"), object({ b: text }), "extends N { b: string; }", "3.0.3"],
    ["requires what makes it an object, and an author means that it may be null, 3.0", mayBe("N"), { required: ["a"] }, "extends N {}", "3.0.3"],
    ["has properties, and it has none", { type: "object" }, object({ b: text }), "{ b: string; }"],
    ["has properties, and it has none and may be null", { type: ["object", "null"] }, object({ b: text }), "{ b: string; }"],
    ["has properties, and it may be anything", {}, object({ b: text }), "{ b: string; }"],
    ["has properties, and it has none and takes no others", map(false), object({ b: text }), "{ b: string; }"],
    ["requires what makes it an object, and it may be text", { type: ["object", "string"] }, { required: ["a"] }, "{ a: unknown; } | string"],
    ["has a property, and it is a map", map(text), object({ b: integer }), "{ [key: string]: string | number; b: number; }"],
    ["has a property, and it is a map by patterns", { type: "object", patternProperties: { "^x": text } }, object({ b: integer }), "{ [key: string]: string | number; b: number; }"],
    ["has a property, and it is a map with one", { ...map(text), properties: { p: text } }, object({ b: integer }), "{ [key: string]: string | number | undefined; p?: string; b: number; }"],
    ["is a map, and it has properties", N, map(integer), "{ [key: string]: number | string; a: string; }"],
    ["has at least so many items", tuple, { minItems: 2 }, "[string, number, ...unknown[]]"],
    ["has at most so many items", tuple, { maxItems: 2 }, "[string, number?]"],
    ["has no more items", tuple, { unevaluatedItems: false }, "[string, number?]"],
    ["says what its first items are", tuple, { prefixItems: [{ const: "x" }] }, '["x", number?, ...unknown[]]'],
    ["says what all items are", { ...tuple, prefixItems: [text, text] }, { items: { enum: ["x"] } }, '["x", "x"?, ..."x"[]]'],
    ["bounds items in one part of several", tuple, { allOf: [{ uniqueItems: true }, { minItems: 2 }] }, "[string, number, ...unknown[]]"],
  ])("%s", async (_, P, beside, want, version) => {
    const schemas = { A: { allOf: [ref("P"), beside] }, P, N, E: { enum: ["x", "y", "z"] } };
    expect(await typeOf("A", schemas, version)).toBe(want);
  });
}); // prettier-ignore

describe("of several that it refers to, a type", () => {
  test.each<[name: string, P: JsonObject, Q: JsonObject, beside: JsonObject, want: string]>([
    ["extends all that agree", object({ x: text }), object({ x: text, y: integer }), {}, "extends P, Q {}"],
    ["repeats what one requires", object({ x: text }, []), object({ x: text }), {}, "extends P, Q { x: string; }"],
    ["repeats what it requires itself", object({ x: text }, []), object({ x: text }, []), { required: ["x"] }, "extends P, Q { x: string; }"],
    ["narrows what both have", object({ x: { enum: ["a", "b"] } }), object({ x: { enum: ["b", "c"] } }), {}, 'extends P, Q { x: "b"; }'],
    ["writes out all where they contradict each other", object({ x: text, p: text }), object({ x: integer, q: text }), {}, "{ x: number; p: string; q: string; }"],
    ["writes out all where it contradicts one", object({ x: text }), object({ q: text }), object({ x: integer }), "{ x: number; q: string; }"],
    ["does not extend what says nothing", {}, N, {}, "extends Q {}"],
    ["does not extend an object of which nothing is said", { type: "object" }, N, { description: "An A." }, "extends Q {}"],
    ["writes out what is of more types than the others", { type: ["object", "string"], properties: { p: text } }, N, {}, "extends Q { p?: string; }"],
    ["writes out what may be null, where another may not", { type: ["object", "null"], properties: { p: text } }, N, {}, "extends Q { p?: string; }"],
    ["writes out what is of types that it is not", { type: ["string", "number"] }, { type: ["number", "boolean"] }, {}, "number"],
    ["extends what agrees, where another is written out", { type: ["object", "null"], properties: { x: text } }, object({ q: text }), object({ x: integer }), "extends Q { x: number; }"],
    ["writes out all where it contradicts one beside a choice", { type: "object", oneOf: [object({ c: text }), object({ d: text })] }, object({ x: text }), object({ x: integer }), "{ x: number; } & ({ c: string; } | { d: string; })"],
    ["does not extend what says nothing and may be null", { type: ["object", "null"] }, N, {}, "extends Q {}"],
    ["is what the map and the other are", map(text), N, {}, "{ [key: string]: string; a: string; }"],
    ["is what both maps are", map(text), { type: "object" }, {}, "{ [key: string]: string; }"],
    ["extends one for what both inherit", { allOf: [ref("N"), object({ p: text })] }, { allOf: [ref("N"), object({ q: text })] }, {}, "extends P, Q {}"],
  ])("%s", async (_, P, Q, beside, want) => {
    expect(await typeOf("A", { A: { allOf: [ref("P"), ref("Q"), beside] }, P, Q, N })).toBe(want);
  });
}); // prettier-ignore

describe("a schema that refers to another is", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["its other name", ref("N"), "N"],
    ["its other name, with words", { ...ref("N"), description: "An A." }, "N"],
    ["its other name, in allOf", { allOf: [ref("N")] }, "N"],
    ["an interface, with properties", { ...ref("N"), properties: {} }, "extends N {}"],
    ["an interface, with what it requires", { ...ref("N"), required: [] }, "extends N {}"],
    ["an interface, with patterns", { ...ref("N"), patternProperties: {} }, "extends N {}"],
    ["an interface, with what it requires in allOf", { ...ref("N"), allOf: [{ required: ["a"] }] }, "extends N {}"],
    ["a map, with other properties", { ...ref("N"), additionalProperties: true }, "{ [key: string]: unknown; a: string; }"],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { A, N })).toBe(want);
  });
}); // prettier-ignore

describe("a schema with properties is", () => {
  test.each<[name: string, A: JsonObject, want: string, version?: string]>([
    ["an interface", { properties: { a: text } }, "{ a?: string; }"],
    ["one of its values", { properties: { a: text }, enum: [{ a: "x" }] }, '{ a: "x"; }'],
    ["an object or text", { type: ["object", "string"], properties: { a: text } }, "{ a?: string; } | string"],
    ["text", { type: "string", properties: { a: text } }, "string"],
    ["nothing at all", { allOf: [false], properties: { a: text } }, "never"],
    ["an object or null, 3.0", { type: "object", nullable: true, properties: { a: text } }, "{ a?: string; } | null", "3.0.3"],
    ["an object or null, as an author means it", { nullable: true, properties: { a: text } }, "{ a?: string; } | null"],
  ])("%s", async (_, A, want, version) => {
    expect(await typeOf("A", { A }, version)).toBe(want);
  });
}); // prettier-ignore

describe("a property that several declare", () => {
  test.each<[name: string, A: JsonObject, want: string]>([
    ["is what the schema itself says last", { ...object({ x: text }), allOf: [object({ x: integer })] }, "{ x: string; }"],
    ["is the value that the schema itself lists", { ...object({ x: { const: "own" } }), allOf: [object({ x: { const: "one" } }), object({ x: { const: "two" } })] }, '{ x: "own"; }'],
    ["is what the last of allOf says", { allOf: [object({ x: text }), object({ x: integer })] }, "{ x: number; }"],
    ["stands where the parent has it", { allOf: [ref("P")], ...object({ y: integer, x: integer }) }, "{ x: number; z: string; y: number; }"],
    ["is hidden where one of two says so", { allOf: [object({ x: { writeOnly: true } }), object({ x: text, y: text })] }, "{ y: string; }"],
    ["is hidden where one says so", object({ x: { allOf: [text, { writeOnly: true }] }, y: text }), "{ y: string; }"],
    ["is hidden where what it refers to says so", object({ x: ref("W"), y: text }), "{ y: string; }"],
    ["is hidden where what a part refers to says so", object({ x: { allOf: [{ maxLength: 2 }, ref("W")] }, y: text }), "{ y: string; }"],
    ["is hidden by what inherits it", { allOf: [ref("P")], ...object({ x: { writeOnly: true } }) }, "{ z: string; y: string; }"],
    ["is hidden by a part of what inherits it", { allOf: [ref("P"), object({ x: { ...text, writeOnly: true } })] }, "{ z: string; y: string; }"],
    ["is hidden by one of two parents", { allOf: [ref("P"), ref("Hiding")] }, "{ z: string; y: string; }"],
    ["is hidden by what inherits it from afar", { allOf: [ref("Q")], ...object({ x: { writeOnly: true } }) }, "{ z: string; y: string; }"],
    ["is hidden in a parent, and required in vain", { allOf: [ref("Hiding"), ref("N")], required: ["x", "y"] }, "extends Hiding, N { y: string; }"],
  ])("%s", async (_, A, want) => {
    const Hiding = object({ x: ref("W"), y: text }, []);
    expect(await typeOf("A", { A, N, P: object({ x: text, z: text, y: text }), Q: { allOf: [ref("P")], type: "object" }, Hiding, W: { ...text, writeOnly: true } })).toBe(want);
  });
}); // prettier-ignore

describe("schemas that lead back to themselves", () => {
  test.each<[name: string, schemas: JsonObject, want: string]>([
    ["inherit from three", { A: { allOf: [ref("B"), object({ a: text })] }, B: { allOf: [ref("C"), object({ b: text })] }, C: { allOf: [ref("A"), object({ c: text })] } }, "{ b: string; a: string; c: string; }"],
    ["inherit what contradicts them", { A: { allOf: [ref("B"), object({ x: text })] }, B: { allOf: [ref("A"), object({ x: integer })] } }, "{ x: string; }"],
    ["inherit from themselves", { A: { allOf: [ref("A"), object({ x: text })] } }, "{ x: string; }"],
    ["have a property of themselves, and more", { A: object({ x: { allOf: [ref("A"), object({ y: text })] } }) }, "{ x: A & { y: string; }; }"],
    ["have a property of themselves with another such property", { A: object({ x: { allOf: [ref("A"), object({ x: text })] } }) }, "{ x: { x: A; }; }"],
    ["have such a property of each other", { A: object({ x: { allOf: [ref("B"), { properties: { y: text } }] } }), B: object({ y: { allOf: [ref("A"), { properties: { x: text } }] } }) }, "{ x: { y: string; }; }"],
    ["contradict a line of parents", { A: { allOf: [ref("B"), object({ x: integer })] }, B: { allOf: [ref("C"), object({ x: { type: "boolean" } })] }, C: { allOf: [ref("D"), object({ x: { type: "null" } })] }, D: { allOf: [ref("E"), object({ x: text })] }, E: object({ x: { items: text } }) }, "{ x: number; }"],
  ])("%s", async (_, schemas, want) => {
    expect(await typeOf("A", schemas)).toBe(want);
  });
}); // prettier-ignore
