import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../generator/document/schema/evaluate.ts";
import { readSchema } from "../../../generator/document/schema/read-schema.ts";
import type { JsonObject, JsonValue } from "../../../generator/shared/json.ts";
import { referred, schemas, values } from "./random.ts";

function documentOf(components: JsonObject, version = "3.1.0"): JsonObject {
  return { openapi: version, info: {}, components: { schemas: components } };
}

/** What Ajv says of a value; `undefined` for schemas that it cannot compile. */
function oracle(components: JsonObject): ((value: JsonValue) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  try {
    ajv.addSchema({ $id: "spec:/", components: { schemas: components } });
    return ajv.compile({ $ref: "spec:/#/components/schemas/Root" });
  } catch {
    return undefined;
  }
}

const place = (schema: JsonValue) => ({ value: schema, pointer: "/components/schemas/Root" });

describe("random schemas and values, held against Ajv", () => {
  test("a value is valid where Ajv says so", () => {
    let [sure, all] = [0, 0];
    const property = fc.property(schemas, referred, fc.array(values, { minLength: 5, maxLength: 5 }), (Root, others, samples) => {
      const components = { ...others, Root };
      const isValid = oracle(components);
      if (isValid === undefined) return;
      for (const value of samples) {
        const verdict = evaluate(documentOf(components), place(Root), value);
        all += 1;
        if (verdict === undefined) continue;
        sure += 1;
        expect({ value, valid: verdict }).toEqual({ value, valid: isValid(value) });
      }
    }); // prettier-ignore
    fc.assert(property, { numRuns: 200, seed: 7 });
    // Nothing among these schemas leaves anything in doubt.
    expect(sure).toBe(all);
    expect(all).toBeGreaterThan(700);
  });

  test("the reading promises nothing that a valid value breaks", () => {
    const property = fc.property(schemas, referred, fc.array(values, { minLength: 5, maxLength: 5 }), (Root, others, samples) => {
      const components = { ...others, Root };
      const isValid = oracle(components);
      if (isValid === undefined) return;
      const reading = readSchema(documentOf(components), [place(Root)]);
      for (const value of samples.filter((each) => isValid(each))) {
        expect(reading.never).toBeUndefined();
        if (value === null) expect(reading.allowsNull).toBe(true);
        if (reading.types) expect(reading.types).toContain(typeIn(value, reading.types));
        if (reading.values) expect(reading.values.list).toContainEqual(value);
        if (Array.isArray(value)) {
          expect(value.length).toBeLessThanOrEqual(reading.items?.maxItems ?? Infinity);
          expect(value.length).toBeGreaterThanOrEqual(reading.items?.minItems ?? 0);
        } else if (typeof value === "object" && value !== null) {
          for (const name of reading.required.keys()) expect(Object.keys(value)).toContain(name);
          for (const [name, inner] of Object.entries(value)) {
            for (const each of reading.properties.get(name) ?? []) {
              expect(evaluate(documentOf(components), each, inner as JsonValue)).toBe(true);
            }
          }
        }
      }
    }); // prettier-ignore
    fc.assert(property, { numRuns: 200, seed: 11 });
  });
});

function typeIn(value: JsonValue, types: readonly string[]): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value) && !types.includes("number") ? "integer" : "number";
}

describe("what each keyword says", () => {
  const whole = { type: "integer" };
  const word = { type: "string" };

  type Row = [schema: JsonObject, valid: readonly JsonValue[], invalid: readonly JsonValue[]];

  test.each<Row>([
    [{ type: "number" }, [1, 1.5], ["1", null]],
    [{ type: "integer" }, [1, -2], [1.5, "1"]],
    [{ type: ["array", "null"] }, [null, []], [{}, 0]],
    [{ type: "boolean" }, [true, false], [0, "true", {}]],
    [{ type: "object" }, [{}], [null, [], true]],
    [{ const: { a: 1, b: [2] } }, [{ b: [2], a: 1 }], [{ a: 1 }, 1]],
    [{ const: null }, [null], [0]],
    [{ enum: ["a", 1] }, ["a", 1], ["b", "1"]],
    [{ minimum: 1, maximum: 3 }, [1, 3, "x"], [0, 4]],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 3 }, [2, "x"], [1, 3, 0, 4]],
    [{ minLength: 1, maxLength: 2 }, ["a", "ab", 3], ["", "abc"]],
    [{ pattern: "^a" }, ["ab", 1], ["b"]],
    [{ minItems: 1, maxItems: 2 }, [[1], [1, 2], "abc"], [[], [1, 2, 3]]],
    [{ uniqueItems: true }, [[1, "1"], []], [[1, 1], [{ a: 1, b: 2 }, { b: 2, a: 1 }]]],
    [{ uniqueItems: false }, [[1, 1]], []],
    [{ prefixItems: [whole], items: word }, [[], [1], [1, "a"]], [["a"], [1, 2]]],
    [{ contains: whole }, [["a", 1], "x"], [["a"], []]],
    [{ contains: whole, minContains: 2, maxContains: 3 }, [[1, 2], [1, 2, 3, "a"]], [[1], [1, 2, 3, 4]]],
    [{ contains: whole, minContains: 0 }, [[], ["a"]], []],
    [{ prefixItems: [true], unevaluatedItems: false }, [[], [1]], [[1, 2]]],
    [{ allOf: [{ prefixItems: [true, true] }], unevaluatedItems: whole }, [["a", "b", 1]], [["a", "b", "c"]]],
    [{ allOf: [{ unevaluatedItems: true }], unevaluatedItems: false }, [[1], []], []],
    [{ minProperties: 1, maxProperties: 2 }, [{ a: 1 }, { a: 1, b: 2 }, []], [{}, { a: 1, b: 2, c: 3 }]],
    [{ required: ["a"] }, [{ a: null }, "x"], [{}, { b: 1 }]],
    [{ dependentRequired: { a: ["b"] } }, [{}, { b: 1 }, { a: 1, b: 1 }], [{ a: 1 }]],
    [{ dependentSchemas: { a: { required: ["b"] } } }, [{}, { b: 1 }, { a: 1, b: 1 }, "a"], [{ a: 1 }]],
    [{ dependentSchemas: { a: false } }, [{}, { b: 1 }], [{ a: 1 }]],
    [{ dependentSchemas: { a: { properties: { a: true, b: true } } }, unevaluatedProperties: false }, [{ a: 1, b: 1 }, {}], [{ b: 1 }]],
    [{ properties: { a: whole, n: { type: "null" } } }, [{ a: 1, n: null }, { b: "x" }, "a"], [{ a: "x" }, { n: 1 }]],
    [{ properties: { ab: { minimum: 2 } }, patternProperties: { "^a": { maximum: 3 } } }, [{ ab: 2 }, { b: 9 }], [{ ab: 1 }, { ab: 4 }, { a: 4 }]],
    [{ properties: { a: true }, patternProperties: { "^b": whole }, additionalProperties: false }, [{ a: "x", bc: 1 }, {}], [{ bc: "x" }, { c: 1 }]],
    [{ additionalProperties: { type: "null" } }, [{ a: null }], [{ a: 1 }]],
    [{ propertyNames: { pattern: "^a" } }, [{ ab: 1 }, {}, 1], [{ b: 1 }, { a: 1, b: 1 }]],
    [{ allOf: [{ properties: { a: true } }], unevaluatedProperties: word }, [{ a: 1 }, { b: "x" }, 1, null], [{ b: 1 }, { b: null }]],
    [{ allOf: [{ additionalProperties: true }], unevaluatedProperties: false }, [{ a: 1 }], []],
    [{ allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false }, [{ a: 1 }], []],
    [{ patternProperties: { "^a": true }, unevaluatedProperties: false }, [{ a: 1 }, []], [{ b: 1 }]],
    [{ anyOf: [whole, { minimum: 5 }] }, [1, 5.5], [1.5]],
    [{ anyOf: [{ properties: { a: whole } }, { properties: { b: true } }], unevaluatedProperties: false }, [{ a: 1, b: 1 }, { b: 1 }], [{ a: "x", b: 1 }]],
    [{ oneOf: [whole, { minimum: 5 }] }, [1, 5.5], [1.5, 6]],
    [{ oneOf: [{ required: ["a"], properties: { a: true } }, { required: ["b"], properties: { b: true } }], unevaluatedProperties: false }, [{ a: 1 }, { b: 1 }], [{ a: 1, b: 1 }, { a: 1, c: 1 }]],
    [{ not: whole }, ["a"], [1]],
    [{ not: { not: { properties: { a: true } } }, unevaluatedProperties: false }, [{}], [{ a: 1 }]],
    [{ if: whole, then: { minimum: 1 }, else: word }, [1, "a"], [0, true]],
    [{ if: whole, then: { minimum: 1 } }, [1, "a"], [0]],
    [{ if: whole, else: word }, [0, "a"], [true]],
    [{ if: { required: ["a"], properties: { a: true } }, then: { properties: { b: true } }, else: { properties: { c: true } }, unevaluatedProperties: false }, [{ a: 1, b: 1 }, { c: 1 }], [{ a: 1, c: 1 }, { b: 1 }]],
  ])("%j", (schema, valid, invalid) => {
    const isValid = oracle({ Root: schema });
    const say = (value: JsonValue) => [isValid?.(value), evaluate(documentOf({ Root: schema }), place(schema), value)];
    for (const value of valid) expect({ value, says: say(value) }).toEqual({ value, says: [true, true] });
    for (const value of invalid) expect({ value, says: say(value) }).toEqual({ value, says: [false, false] });
  });

  // Ajv leaves out what these have looked at (core sections 10.2.2.1 and 10.3.1.3).
  test.each<Row>([
    [{ contains: whole, unevaluatedItems: word }, [[1, "a"], ["a", 1]], [[true, 1], [1, null]]],
    [{ if: { properties: { a: { const: 1 } } }, unevaluatedProperties: false }, [{ a: 1 }, {}], [{ a: 2 }, { b: 1 }]],
  ])("%j, where Ajv says otherwise", (schema, valid, invalid) => {
    const say = (value: JsonValue) => evaluate(documentOf({ Root: schema }), place(schema), value);
    for (const value of valid) expect({ value, valid: say(value) }).toEqual({ value, valid: true });
    for (const value of invalid) expect({ value, valid: say(value) }).toEqual({ value, valid: false });
  });
}); // prettier-ignore

describe("what OpenAPI adds", () => {
  const valid = (schema: JsonValue, value: JsonValue, version: string, direction?: "request" | "response") =>
    evaluate(documentOf({ Root: schema, A: { type: "string" }, Hidden: { type: "string", readOnly: true } }, version), place(schema), value, direction && { direction }); // prettier-ignore

  test.each<[string, JsonValue, JsonValue, boolean | undefined, boolean | undefined]>([
    ["nullable beside a type", { type: "string", nullable: true }, null, true, false],
    ["nullable without a type says nothing", { nullable: true, minimum: 3 }, null, true, true],
    [
      "nullable beside an enum without null",
      { type: "string", nullable: true, enum: ["a"] },
      null,
      false,
      false,
    ],
    ["what stands beside a reference", { $ref: "#/components/schemas/A", maxLength: 1 }, "ab", true, false],
    ["exclusive bounds as switches", { type: "number", maximum: 3, exclusiveMaximum: true }, 3, false, true],
    ["an exclusive minimum as a switch", { minimum: 3, exclusiveMinimum: true }, 3, false, true],
    ["what is within such bounds", { minimum: 3, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: true }, 4, true, true],
    ["a switch that is off", { minimum: 3, exclusiveMinimum: false, maximum: 3, exclusiveMaximum: false }, 3, true, true],
    ["what is no name in lists of names", { required: ["a", 1], dependentRequired: { a: ["b", 1] } }, { a: 1, b: 1 }, true, true],
    ["a reference to nothing", { $ref: "#/components/schemas/Missing" }, 1, true, true],
    ["a list under items, kept", { items: [{ type: "string" }], additionalItems: { type: "integer" } }, ["a", 1], true, true],
    ["a list under items, broken inside", { items: [{ type: "string" }] }, [1], false, false],
    ["a list under items, broken behind", { items: [{ type: "string" }], additionalItems: false }, ["a", 1], false, false],
    ["lengths are counted in characters, not in halves of them", { maxLength: 1 }, "💥", true, true],
    ["a pattern with lookahead", { type: "string", pattern: "^(?=a)" }, "a", undefined, undefined],
    ["a pattern that is no expression", { type: "string", pattern: "(" }, "a", undefined, undefined],
    ["a word that is no type", { type: "file" }, "a", true, true],
    ["an amount in cents", { multipleOf: 0.01 }, 65999.26, true, true],
    ["an amount that is no whole number of cents", { multipleOf: 0.01 }, 65999.265, false, false],
    ["a tiny step", { multipleOf: 1e-7 }, 390450.7622879, true, true],
    ["a large number", { multipleOf: 7 }, 7e22, true, true],
    ["a step below zero says nothing", { multipleOf: -2 }, 3, true, true],
    ["a step of zero says nothing", { multipleOf: 0 }, 3, true, true],
  ])("%s", (_, schema, value, in30, in31) => {
    expect([valid(schema, value, "3.0.3"), valid(schema, value, "3.1.0")]).toEqual([in30, in31]);
  }); // prettier-ignore

  test("required properties that a direction hides may be missing there", () => {
    const schema = {
      required: ["own", "behind", "sent"],
      properties: {
        own: { type: "string", readOnly: true },
        behind: { $ref: "#/components/schemas/Hidden" },
        sent: { type: "string", writeOnly: true },
      },
    };
    expect(valid(schema, { sent: "a" }, "3.1.0", "request")).toBe(true);
    expect(valid(schema, { own: "a", behind: "b" }, "3.1.0", "response")).toBe(true);
    expect(valid(schema, { own: "a" }, "3.1.0", "response")).toBe(false);
    expect(valid(schema, { sent: "a" }, "3.1.0")).toBe(false);
    expect(valid(schema, { own: "a", behind: "b" }, "3.1.0")).toBe(false);
    expect(valid({ required: ["a"] }, {}, "3.1.0", "request")).toBe(false);
  });

  test("any schema that applies beside the one that requires a property can hide it", () => {
    const required = { required: ["a"], properties: { a: { type: "string" } } };
    const hiding = { properties: { a: { readOnly: true } } };
    const sent = (schema: JsonObject, value: JsonValue) => valid(schema, value, "3.1.0", "request");
    expect(sent({ allOf: [required, hiding] }, {})).toBe(true);
    expect(sent({ ...hiding, allOf: [required] }, {})).toBe(true);
    expect(sent({ ...required, oneOf: [hiding, { type: "string" }] }, {})).toBe(false);
    expect(sent({ ...hiding, anyOf: [{ type: "string" }, required] }, {})).toBe(true);
    expect(sent({ required: ["a"], properties: { a: { allOf: [{ readOnly: true }] } } }, {})).toBe(true);
    const inside = (own: JsonObject, other: JsonObject) => ({
      allOf: [
        { properties: { list: { items: own } } },
        { properties: { list: { items: other } }, additionalProperties: { properties: { a: {} } } },
      ],
    });
    expect(sent(inside(required, hiding), { list: [{}] })).toBe(true);
    expect(sent(inside(required, { properties: { b: { readOnly: true } } }), { list: [{}] })).toBe(false);
    const beside = [{ value: hiding, pointer: "/components/schemas/Hiding" }];
    expect(evaluate(documentOf({}), place(required), {}, { direction: "request", beside })).toBe(true);
  });

  test("required properties that a direction says nothing of have to be there", () => {
    const schema = { required: ["a"], properties: { b: { readOnly: true } } };
    expect(valid(schema, { b: 1 }, "3.1.0", "request")).toBe(false);
    const circle = { required: ["a"], properties: { a: { $ref: "#/components/schemas/Root/properties/a" } } };
    expect(valid(circle, {}, "3.1.0", "request")).toBe(false);
  });

  test("lists that are open, and null that authors mean, are allowed where somebody asks for it", () => {
    const said = (schema: JsonObject, value: JsonValue) =>
      [{}, { allowsUnlisted: true }, { allowsNullAnywhere: true }].map((options) =>
        evaluate(documentOf({ Root: schema }), place(schema), value, options),
      );
    const open = { type: "string", enum: ["a"], "x-ms-enum": { modelAsString: true } };
    expect(said(open, "b")).toEqual([false, true, false]);
    expect(said(open, 1)).toEqual([false, false, false]);
    expect(said({ enum: ["a"] }, "b")).toEqual([false, false, false]);
    expect(said({ enum: ["a"], nullable: true }, null)).toEqual([false, false, true]);
    expect(said({ enum: ["a"], nullable: true }, 1)).toEqual([false, false, false]);
    expect(said({ enum: ["a"], nullable: false }, null)).toEqual([false, false, false]);
  });

  test("schemas that contain themselves, and ones without end, come to an end", () => {
    const circle = {
      Root: { $ref: "#/components/schemas/B" },
      B: { allOf: [{ $ref: "#/components/schemas/Root" }] },
    };
    expect(evaluate(documentOf(circle), place(circle.Root), "a")).toBeUndefined();
    const both = { anyOf: [{ $ref: "#/components/schemas/Root" }, { $ref: "#/components/schemas/Root" }] };
    expect(evaluate(documentOf({ Root: both }), place(both), "a")).toBeUndefined();
    const list = { type: "array", items: { $ref: "#/components/schemas/Root" } };
    expect(evaluate(documentOf({ Root: list }), place(list), [[[]], []])).toBe(true);
  });
});

describe("a part that nobody can judge", () => {
  const unsure = { pattern: "(?=a)" };

  test.each<[string, JsonObject, JsonValue, boolean | undefined]>([
    ["decides", { allOf: [unsure, { minLength: 1 }] }, "a", undefined],
    ["does not matter where another is broken", { allOf: [unsure, { minLength: 2 }] }, "a", false],
    ["does not matter for what it does not speak of", { allOf: [unsure] }, 1, true],
    ["decides under not", { not: unsure }, "a", undefined],
    ["does not matter where another member of anyOf holds", { anyOf: [unsure, { minLength: 1 }] }, "a", true],
    ["decides where none of anyOf holds", { anyOf: [unsure, false] }, "a", undefined],
    ["decides where one of oneOf holds", { oneOf: [unsure, true] }, "a", undefined],
    ["decides where none of oneOf holds", { oneOf: [unsure, false] }, "a", undefined],
    ["does not matter where two of oneOf hold", { oneOf: [unsure, true, true] }, "a", false],
    ["chooses what comes to the same", { if: unsure, then: { minLength: 1 }, else: { maxLength: 1 } }, "a", true],
    ["chooses what is broken both ways", { if: unsure, then: false, else: { maxLength: 0 } }, "a", false],
    ["chooses what makes a difference", { if: unsure, then: false, else: true }, "a", undefined],
    ["chooses something or nothing", { if: unsure, then: false }, "a", undefined],
    ["chooses nothing or something", { if: unsure, else: false }, "a", undefined],
    ["chooses what holds, or nothing", { if: unsure, then: true }, "a", true],
    ["chooses nothing, or what holds", { if: unsure, else: true }, "a", true],
    ["is one item of many", { items: unsure }, ["a", 1], undefined],
    ["may be what a list contains", { contains: unsure }, ["a"], undefined],
    ["is not what an empty list contains", { contains: unsure }, [], false],
    ["is not what a list of others contains", { contains: { type: "string", ...unsure } }, [1], false],
    ["is one more than the list needs", { contains: { anyOf: [{ type: "integer" }, { type: "string", ...unsure }] } }, [1, "a"], true],
    ["may be one too many", { contains: { anyOf: [{ type: "integer" }, { type: "string", ...unsure }] }, maxContains: 1 }, [1, "a"], undefined],
    ["is not needed where others are too many", { contains: { anyOf: [{ type: "integer" }, { type: "string", ...unsure }] }, maxContains: 1 }, [1, 2, "a"], false],
    ["names properties", { patternProperties: { "(?=a)": { type: "string" } } }, { a: "" }, undefined],
    ["names properties that are broken anyway", { patternProperties: { "(?=a)": true }, properties: { a: { type: "string" } } }, { a: 1 }, false],
    ["names properties that are additional otherwise", { patternProperties: { "(?=a)": true }, additionalProperties: false }, { a: 1 }, undefined],
    ["names no property", { patternProperties: { "(?=a)": true }, additionalProperties: false }, {}, true],
  ])("%s", (_, schema, value, expected) => {
    expect(evaluate(documentOf({ Root: schema }), place(schema), value)).toBe(expected);
  }); // prettier-ignore

  test("is a value that takes too many steps", () => {
    const schema = { items: { type: "integer" } };
    const judge = (length: number) => evaluate(documentOf({ Root: schema }), place(schema), Array<number>(length).fill(1));
    expect(judge(40_000)).toBe(true);
    expect(judge(60_000)).toBeUndefined();
  }); // prettier-ignore
});
