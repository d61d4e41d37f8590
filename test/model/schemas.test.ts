import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { modelsText } from "../support/model-of.ts";

interface Case {
  readonly name: string;
  readonly given: JsonObject;
  readonly want: string;
  readonly version?: string;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };

const cases: readonly Case[] = [
  { name: "scalars", given: { A: text, B: { type: "integer" }, C: { type: "boolean" }, D: { type: "null" } }, want: "export type A = string;\nexport type B = number;\nexport type C = boolean;\nexport type D = null;" },
  { name: "no type at all", given: { A: {}, B: { description: "Anything." } }, want: "export type A = unknown;\n/** Anything. */\nexport type B = unknown;" },
  { name: "properties in the document's order", given: { A: { type: "object", required: ["b"], properties: { b: text, a: { type: "number" } } } }, want: "export interface A {\n  b: string;\n  a?: number;\n}" },
  { name: "an object without members", given: { A: { type: "object" }, B: { type: "object", additionalProperties: false } }, want: "export type A = Record<string, unknown>;\nexport type B = Record<string, never>;" },
  { name: "a map", given: { A: { type: "object", additionalProperties: { type: "integer" } } }, want: "export type A = {\n  [key: string]: number;\n};" },
  { name: "properties beside a map: the index signature holds both", given: { A: { type: "object", properties: { n: { type: "integer" } }, additionalProperties: text } }, want: "export interface A {\n  [key: string]: string | number | undefined;\n  n?: number;\n}" },
  { name: "patternProperties", given: { A: { type: "object", patternProperties: { "^x-": text } } }, want: "export type A = {\n  [key: string]: string;\n};" },
  { name: "nullable, 3.0", version: "3.0.3", given: { A: { type: "string", nullable: true } }, want: "export type A = string | null;" },
  { name: "nullable, 3.1", given: { A: { type: ["string", "null"] } }, want: "export type A = string | null;" },
  { name: "nullable, by union", given: { A: { oneOf: [text, { type: "null" }] } }, want: "export type A = string | null;" },
  { name: "a nullable reference with allOf, 3.0", version: "3.0.3", given: { A: { nullable: true, allOf: [ref("B")] }, B: { type: "object", properties: { x: text } } }, want: "export type A = B | null;\nexport interface B {\n  x?: string;\n}" },
  { name: "const", given: { A: { const: "x" }, B: { const: 1 }, C: { const: null } }, want: 'export type A = "x";\nexport type B = 1;\nexport type C = null;' },
  { name: "a mixed enumeration with null and booleans", given: { A: { enum: ["a", 1, true, null] } }, want: 'export type A = "a" | 1 | true | null;' },
  { name: "negative numbers", given: { A: { type: "object", properties: { n: { enum: [-1, 1.5] } } } }, want: "export interface A {\n  n?: -1 | 1.5;\n}" },
  { name: "an enumeration of strings", given: { A: { enum: ["one_two", "a-b", ""] } }, want: 'export const A = {\n  OneTwo: "one_two",\n  AB: "a-b",\n  Empty: "",\n} as const;\nexport type A = (typeof A)[keyof typeof A];' },
  { name: "members that would share a name", given: { A: { enum: ["a_b", "a-b"] } }, want: 'export const A = {\n  a_b: "a_b",\n  "a-b": "a-b",\n} as const;\nexport type A = (typeof A)[keyof typeof A];' },
  { name: "members that would share a name with one that is spelled so", given: { A: { enum: ["asc", "Asc", "ASC", "up"] } }, want: 'export const A = {\n  asc: "asc",\n  Asc: "Asc",\n  ASC: "ASC",\n  Up: "up",\n} as const;\nexport type A = (typeof A)[keyof typeof A];' },
  { name: "a member whose name is the value of another that gives way", given: { A: { enum: ["a_b_c_d", "ABCD", "abcd"] } }, want: 'export const A = {\n  a_b_c_d: "a_b_c_d",\n  ABCD: "ABCD",\n  abcd: "abcd",\n} as const;\nexport type A = (typeof A)[keyof typeof A];' },
  { name: "members that are hard to name", given: { A: { enum: [" ", "<=", "-1", "1", "proto", "__proto__"] } }, want: 'export const A = {\n  Blank: " ",\n  LessEquals: "<=",\n  Minus1: "-1",\n  _1: "1",\n  proto: "proto",\n  ["__proto__"]: "__proto__",\n} as const;\nexport type A = (typeof A)[keyof typeof A];' },
  { name: "a map whose keys are listed", given: { A: { type: "object", propertyNames: ref("K"), additionalProperties: text }, K: { enum: ["a", "b"] } }, want: 'export const K = {\n  A: "a",\n  B: "b",\n} as const;\nexport type K = (typeof K)[keyof typeof K];\nexport type A = Partial<Record<K, string>>;' },
  { name: "listed keys, of which some are declared or mandatory", given: { A: { type: "object", propertyNames: { enum: ["a", "b", "c"] }, properties: { a: text }, required: ["b"] }, B: { type: "object", propertyNames: { enum: ["a"] }, required: ["a"], additionalProperties: text }, C: { type: "object", propertyNames: { enum: ["a", "b"] }, properties: { a: text }, additionalProperties: false } }, want: 'export type A = {\n  a?: string;\n  b: unknown;\n} & Partial<Record<"c", unknown>>;\nexport type B = {\n  a: string;\n};\nexport interface C {\n  a?: string;\n}' },
  { name: "tuples that are closed where nothing else speaks", given: { A: { allOf: [ref("B")], unevaluatedItems: false }, B: { type: "array", prefixItems: [text, text], minItems: 2 }, C: { type: "array", prefixItems: [text], unevaluatedItems: false, minItems: 1 } }, want: "export type A = [string, string];\nexport type B = [string, string, ...unknown[]];\nexport type C = [string];" },
  { name: "an enumeration with null", given: { A: { enum: ["a", null] } }, want: 'export const A = {\n  A: "a",\n} as const;\nexport type A = (typeof A)[keyof typeof A] | null;' },
  { name: "an open enumeration", given: { A: { enum: ["a"], "x-ms-enum": { modelAsString: true } }, B: { type: "object", properties: { a: ref("A") } } }, want: '/** The service may send values that are not listed here. */\nexport const A = {\n  A: "a",\n} as const;\nexport type A = (typeof A)[keyof typeof A];\nexport interface B {\n  a?: OpenEnum<A>;\n}' },
  { name: "an open enumeration without a name", given: { A: { type: "object", properties: { a: { enum: ["x", "y"], "x-ms-enum": { modelAsString: true } } } } }, want: 'export interface A {\n  a?: OpenEnum<"x" | "y">;\n}' },
  { name: "open enumerations with null", given: { A: { enum: ["a", null], "x-ms-enum": { modelAsString: true } }, B: { type: "object", properties: { a: { type: "array", items: ref("A") }, b: { enum: [1, null], "x-ms-enum": { modelAsString: true } } } } }, want: '/** The service may send values that are not listed here. */\nexport const A = {\n  A: "a",\n} as const;\nexport type A = (typeof A)[keyof typeof A] | null;\nexport interface B {\n  a?: (OpenEnum<NonNullable<A>> | null)[];\n  b?: OpenEnum<1> | null;\n}' },
  { name: "arrays", given: { A: { type: "array", items: { type: "array", items: { oneOf: [text, { type: "integer" }] } } } }, want: "export type A = (string | number)[][];" },
  { name: "tuples", given: { A: { type: "array", prefixItems: [text, { type: "integer" }], items: false }, B: { type: "array", prefixItems: [text, { enum: [1, 2] }], minItems: 1 } }, want: "export type A = [string, number];\nexport type B = [string, (1 | 2)?, ...unknown[]];" },
  { name: "an array of anything", given: { A: { type: "array" } }, want: "export type A = unknown[];" },
  { name: "tuples with a limit", given: { A: { type: "array", prefixItems: [text, text], maxItems: 1 }, B: { type: "array", prefixItems: [text], maxItems: 3 }, C: { type: "array", prefixItems: [text], maxItems: 1 } }, want: "export type A = [string];\nexport type B = [string, ...unknown[]];\nexport type C = [string];" },
  { name: "what is required beside a choice of a choice, and of text", given: { A: { required: ["x"], oneOf: [{ anyOf: [{ properties: { x: text } }, { properties: { y: text } }] }, ref("T"), { properties: { z: text } }] }, B: { required: ["x"], anyOf: [ref("B"), { properties: { x: { type: "integer" } } }] }, T: text }, want: "export type A =\n  | {\n      x: string;\n    }\n  | {\n      y?: string;\n      x: unknown;\n    }\n  | T\n  | {\n      z?: string;\n      x: unknown;\n    };\nexport type B = {\n  x: number;\n};\nexport type T = string;" },
  { name: "allOf extends", given: { A: { type: "object", properties: { a: text } }, B: { allOf: [ref("A"), { type: "object", properties: { b: text } }] } }, want: "export interface A {\n  a?: string;\n}\nexport interface B extends A {\n  b?: string;\n}" },
  { name: "allOf makes an inherited property mandatory", given: { A: { type: "object", properties: { a: text, c: text } }, B: { allOf: [ref("A")], required: ["a"], properties: { b: text } } }, want: "export interface A {\n  a?: string;\n  c?: string;\n}\nexport interface B extends A {\n  b?: string;\n  a: string;\n}" },
  { name: "allOf that contradicts what it refers to is written out", given: { A: { type: "object", properties: { a: text, c: text } }, B: { allOf: [ref("A"), { type: "object", properties: { a: { type: "integer" } } }] } }, want: "export interface A {\n  a?: string;\n  c?: string;\n}\nexport interface B {\n  a?: number;\n  c?: string;\n}" },
  { name: "allOf of two that disagree whether a property is mandatory", given: { A: { type: "object", required: ["x"], properties: { x: text } }, B: { type: "object", properties: { x: text } }, C: { allOf: [ref("A"), ref("B")] } }, want: "export interface A {\n  x: string;\n}\nexport interface B {\n  x?: string;\n}\nexport interface C extends A, B {\n  x: string;\n}" },
  { name: "allOf in a circle", given: { A: { allOf: [ref("B")], properties: { a: text } }, B: { allOf: [ref("A")], properties: { b: text } } }, want: "export interface A {\n  b?: string;\n  a?: string;\n}\nexport interface B {\n  a?: string;\n  b?: string;\n}" },
  { name: "inline allOf with required of a reference", given: { A: { type: "object", properties: { a: text } }, B: { type: "object", properties: { x: { allOf: [ref("A"), { required: ["a"] }] } } } }, want: 'export interface A {\n  a?: string;\n}\nexport interface B {\n  x?: A & {\n    a: string;\n  };\n}' },
  { name: "the same of one that may be null", given: { A: { type: ["object", "null"], properties: { a: text } }, B: { type: "object", properties: { x: { allOf: [ref("A"), { required: ["a"] }] } } } }, want: 'export type A = {\n  a?: string;\n} | null;\nexport interface B {\n  x?: {\n    a: string;\n  } | null;\n}' },
  { name: "a tuple that contains itself", given: { A: { allOf: [ref("B"), { type: "array", prefixItems: [ref("A")] }] }, B: { type: "array", items: {} }, C: { allOf: [{ type: "array", prefixItems: [ref("C")], items: false }, { maxItems: 1 }] } }, want: "export type A = B;\nexport type B = unknown[];\nexport type C = [C];" },
  { name: "a union beside properties", given: { A: { type: "object", properties: { x: text }, oneOf: [ref("B"), ref("C")] }, B: { type: "object", properties: { b: text } }, C: { type: "object", properties: { c: text } } }, want: "export type A = {\n  x?: string;\n} & (B | C);\nexport interface B {\n  b?: string;\n}\nexport interface C {\n  c?: string;\n}" },
  { name: "anyOf that only says what is required", given: { A: { type: "object", properties: { x: text, y: text }, anyOf: [{ required: ["x"] }, { required: ["y"] }] } }, want: "export type A = {\n  x?: string;\n  y?: string;\n};" },
  { name: "a choice whose members have what is required beside it", given: { A: { required: ["x"], oneOf: [ref("B"), { properties: { x: { const: 1 } } }, { properties: { y: text } }, { type: "null" }] }, B: { type: "object", properties: { x: text } } }, want: "export type A =\n  | (B & {\n      x: string;\n    })\n  | {\n      x: 1;\n    }\n  | {\n      y?: string;\n      x: unknown;\n    }\n  | null;\nexport interface B {\n  x?: string;\n}" },
  { name: "what is required beside a choice and its discriminator", given: { A: { required: ["k"], oneOf: [ref("B"), ref("C")], discriminator: { propertyName: "k" } }, B: { type: "object", properties: { k: text } }, C: { type: "object", properties: { k: text } } }, want: 'export type A =\n  | (B & {\n      k: "B";\n    })\n  | (C & {\n      k: "C";\n    });\nexport interface B {\n  k?: string;\n}\nexport interface C {\n  k?: string;\n}' },
  { name: "what is required of a parent's property beside a choice", given: { P: { type: "object", properties: { x: text } }, A: { allOf: [ref("P")], required: ["x"], oneOf: [{ properties: { x: text, y: text } }, { properties: { z: text } }] } }, want: "export type A = P & {\n  x: string;\n} & (\n    | {\n        x?: string;\n        y?: string;\n      }\n    | {\n        z?: string;\n      }\n  );\nexport interface P {\n  x?: string;\n}" },
  { name: "an alias that contains itself", given: { A: { oneOf: [ref("A"), text] }, B: { oneOf: [{ type: "array", items: ref("B") }, text] } }, want: "export type A = string;\nexport type B = B[] | string;" },
  { name: "aliases that contain each other", given: { A: { oneOf: [ref("B"), text] }, B: { oneOf: [ref("A"), { type: "integer" }] } }, want: "export type A = number | string;\nexport type B = string | number;" },
  { name: "nothing but itself", given: { A: { allOf: [ref("A")] }, B: { oneOf: [ref("B")] } }, want: "export type A = unknown;\nexport type B = unknown;" },
  { name: "an empty enumeration", given: { A: { type: "string", enum: [] } }, want: "export type A = string;" },
  { name: "an enumeration of objects", given: { A: { enum: [{ a: 1 }, [true]] } }, want: "export type A =\n  | {\n      a: 1;\n    }\n  | [true];" },
  { name: "a schema with a property that is the schema with another such property", given: { A: { type: "object", properties: { b: { allOf: [ref("A"), { type: "object", properties: { b: text } }] } } } }, want: "export interface A {\n  b?: {\n    b?: A;\n  };\n}" },
  { name: "a schema that contains itself", given: { A: { type: "object", properties: { children: { type: "array", items: ref("A") }, parent: ref("A") } } }, want: "export interface A {\n  children?: A[];\n  parent?: A;\n}" },
  { name: "boolean schemas", given: { A: { type: "object", properties: { any: true, none: false } } }, want: "export interface A {\n  any?: unknown;\n  none?: never;\n}" },
  { name: "siblings of $ref count in 3.1", given: { A: { type: "object", properties: { b: { ...ref("B"), type: ["object", "null"], description: "May be missing." } } }, B: { type: "object", properties: { x: text } } }, want: "export interface A {\n  /** May be missing. */\n  b?: B | null;\n}\nexport interface B {\n  x?: string;\n}" },
  { name: "siblings of $ref do not count in 3.0", version: "3.0.3", given: { A: { type: "object", properties: { b: { ...ref("B"), nullable: true } } }, B: { type: "object", properties: { x: text } } }, want: "export interface A {\n  b?: B;\n}\nexport interface B {\n  x?: string;\n}" },
  { name: "hostile property names", given: { A: { type: "object", properties: { __proto__x: text, "1e3": text, "a b": text, '"; evil(); "': text, constructor: text } } }, want: 'export interface A {\n  __proto__x?: string;\n  "1e3"?: string;\n  "a b"?: string;\n  \'"; evil(); "\'?: string;\n  constructor?: string;\n}' },
]; // prettier-ignore

describe("schemas", () => {
  it.each(cases)("$name", async ({ given, want, version }) => {
    expect(await modelsText(given, version)).toBe(want);
  });
});
