import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../generator/document/schema/evaluate.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { checkValue } from "../../generator/verify/check-value.ts";
import type { Finding } from "../../generator/verify/finding.ts";
import { referred, schemas, values } from "../document/schema/random.ts";

function documentOf(components: JsonObject, version = "3.1.0"): JsonObject {
  return { openapi: version, info: {}, components: { schemas: components } };
}

function check(document: JsonObject, value: JsonValue, isShape = false): readonly Finding[] {
  const place = { value: { $ref: "#/components/schemas/Root" }, pointer: "/here" };
  return checkValue(document, value, [place], { direction: "response", isShape });
}

/** `/a/b what` of each finding, where `what` is the first word of its code and the pointer below the components. */
function found(yaml: string, value: JsonValue, { version = "3.1.0", isShape = false } = {}): string[] {
  // A test's own YAML is a map of schemas.
  const document = documentOf(load(yaml) as JsonObject, version);
  return check(document, value, isShape).map(
    ({ code, path, pointer }) =>
      `${["", ...path].join("/")} ${code.split("-")[0]} ${pointer.replace("/components/schemas/", "")}`,
  );
}

describe("what a value has that its schema does not know", () => {
  test.each<[string, string, JsonValue, string[]]>([
    ["nothing", "Root: { type: object, properties: { a: { type: string } } }", { a: "x" }, []],
    ["a property", "Root: { properties: { a: true } }", { a: 1, b: 2 }, ["/b property Root/properties"]],
    ["a property of a closed object", "Root: { additionalProperties: false }", { b: 2 }, ["/b property Root"]],
    ["a type", "Root: { properties: { a: { type: string } } }", { a: 1 }, ["/a type Root/properties/a/type"]],
    ["a fraction", "Root: { type: integer }", 1.5, [" type /here"]],
    ["null", "Root: { properties: { a: { type: string } } }", { a: null }, ["/a null Root/properties/a/type"]],
    ["a value", "Root: { properties: { a: { enum: [x, y] } } }", { a: "z" }, ["/a value Root/properties/a/enum"]],
    ["a constant", "Root: { properties: { a: { const: 1 } } }", { a: 2 }, ["/a value Root/properties/a/const"]],
    ["a value of an open list", "Root: { properties: { a: { x-extensible-enum: [x, y] } } }", { a: "z" }, ["/a value Root/properties/a/x-extensible-enum"]],
    ["in an array", "Root: { items: { properties: { a: true } } }", [{ a: 1 }, { b: 1 }], ["/1/b property Root/items/properties"]],
    ["in a tuple", "Root: { prefixItems: [{ type: string }], items: { type: number } }", [1, "x"], ["/0 type Root/prefixItems/0/type", "/1 type Root/items/type"]],
    ["in a map, without its names", "Root: { additionalProperties: { type: string } }", { secret: 1 }, ["/* type Root/additionalProperties/type"]],
    ["in properties of a pattern", "Root: { patternProperties: { ^x: { type: string } } }", { x1: 1, y: 1 }, ["/* type Root/patternProperties/^x/type", "/y property Root"]],
    ["behind a reference", "{ Root: { properties: { a: { $ref: '#/components/schemas/A' } } }, A: { properties: { b: true } } }", { a: { c: 1 } }, ["/a/c property A/properties"]],
    ["through allOf", "{ Root: { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { b: { type: string } } }] }, A: { properties: { a: true } } }", { a: 1, b: 1, c: 1 }, ["/b type Root/allOf/1/properties/b/type", "/c property Root/allOf/1/properties"]],
  ])("%s", (_what, yaml, value, want) => {
    expect(found(yaml, value)).toEqual(want);
  }); // prettier-ignore
});

describe("what says that anything may come", () => {
  test.each<[string, string, JsonValue]>([
    ["no schema", "Root: {}", { a: [1, null] }],
    ["an object without names", "Root: { type: object }", { a: 1 }],
    ["a map of anything", "Root: { type: object, additionalProperties: true }", { a: 1 }],
    ["a property of anything", "Root: { properties: { a: {} } }", { a: { b: 1 } }],
    ["a pattern that nobody can judge", "Root: { properties: { a: true }, patternProperties: { '(?=b)b': true } }", { b: 1 }],
    ["bytes", "Root: { properties: { a: { type: string, format: binary } } }", { a: 1 }],
  ])("%s", (_what, yaml, value) => {
    expect(found(yaml, value)).toEqual([]);
  }); // prettier-ignore

  test("beside names, it says that others come and not which", () => {
    const yaml = "Root: { properties: { a: true }, additionalProperties: true }";
    expect(found(yaml, { a: 1, b: 1 })).toEqual(["/b property Root/properties"]);
  });
});

test.each<[string, string, JsonValue, string]>([
  ["a type", "Root: { type: [string, 'null'] }", null, "3.1.0"],
  ["nullable", "Root: { type: string, nullable: true }", null, "3.0.3"],
  ["nullable without a type", "Root: { nullable: true, allOf: [{ type: string }] }", null, "3.0.3"],
  ["nullable in 3.1", "Root: { type: string, nullable: true }", null, "3.1.0"],
  ["a member of a choice", "Root: { anyOf: [{ type: string }, { type: 'null' }] }", null, "3.1.0"],
  ["a member beside a type", "Root: { type: object, oneOf: [{ type: 'null' }, { properties: { a: true } }] }", null, "3.1.0"],
])("null is known from %s", (_what, yaml, value, version) => {
  expect(found(yaml, value, { version })).toEqual([]);
}); // prettier-ignore

test("an open list knows its values in other spellings, a closed one does not", () => {
  const list = "enum: [voidNote], x-ms-enum: { name: Kind, modelAsString: true }";
  expect(found(`Root: { ${list} }`, "void_note")).toEqual([]);
  expect(found("Root: { enum: [voidNote] }", "void_note")).toEqual([" value Root/enum"]);
});

const pets = `
Cat: { type: object, properties: { kind: { type: string }, claws: { type: integer } } }
Dog: { type: object, properties: { kind: { type: string }, bark: { type: string } } }`;
const refs = "[{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]";

describe("the member of a choice that is meant", () => {
  const tagged = `Root: { oneOf: ${refs}, discriminator: { propertyName: kind, mapping: { cat: Cat } } }${pets}`;
  test.each<[string, JsonValue, string[]]>([
    ["by the mapping", { kind: "cat", claws: 1, bark: "x" }, ["/bark property Cat/properties"]],
    ["by the name of the schema", { kind: "Dog", claws: 1 }, ["/claws property Dog/properties"]],
    ["a tag that stands for none is all there is to say", { kind: "cow", horns: 2 }, ["/kind value Root/discriminator"]],
    ["without the tag, by what they know", { bark: "x" }, []],
  ])("has a discriminator: %s", (_what, value, want) => {
    expect(found(tagged, value)).toEqual(want);
  }); // prettier-ignore

  const nested = `Root: { anyOf: ${refs}, x-nested-discriminator: { path: /about/kind, mapping: { cat: Cat, dog: Dog } } }
${pets.replaceAll("kind: { type: string }", "about: { properties: { kind: { type: string } } }")}`;
  test.each<[string, JsonValue, string[]]>([
    ["by its value", { about: { kind: "cat" }, bark: "x" }, ["/bark property Cat/properties"]],
    ["a value that stands for none", { about: { kind: "cow" }, horns: 2 }, ["/about/kind value Root/x-nested-discriminator/mapping"]],
  ])("has a nested discriminator: %s", (_what, value, want) => {
    expect(found(nested, value)).toEqual(want);
  }); // prettier-ignore

  test("is a subtype, where allOf makes them", () => {
    const yaml = `
      Root: { $ref: '#/components/schemas/Pet' }
      Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
      Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { claws: { type: integer } } }] }
      Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { mane: { type: boolean } } }] }`;
    expect(found(yaml, { kind: "Lion", claws: 1, mane: true })).toEqual([]);
    expect(found(yaml, { kind: "Cat", mane: true })).toEqual(["/mane property Cat/allOf/1/properties"]);
    expect(found(yaml, { kind: "Cow", horns: 2 })).toContain("/kind value Pet/discriminator");
    expect(found(yaml.replace("/Pet' }\n", "/Cat' }\n"), { kind: "Lion", mane: true })).toEqual([]);
  });

  test.each<[string, string, JsonValue, string[]]>([
    ["is the one that is valid", "Root: { oneOf: [{ type: string }, { type: object, properties: { a: true } }] }", { b: 1 }, ["/b property Root/oneOf/1/properties"]],
    ["is any that is valid", "Root: { anyOf: [{ properties: { a: true } }, { properties: { b: true } }] }", { a: 1, b: 2, c: 3 }, ["/c property Root/anyOf/1/properties"]],
    ["adds up, where something inside is wrong", "Root: { anyOf: [{ required: [x], properties: { a: true } }, { required: [x], properties: { b: true } }] }", { a: 1, b: 2 }, []],
    ["of oneOf, is the one that knows most", "Root: { oneOf: [{ required: [x], properties: { a: true } }, { required: [x], properties: { b: true, c: true } }] }", { a: 1, b: 2, c: 3 }, ["/a property Root/oneOf/1/properties"]],
    ["is none, with the types of all", "Root: { oneOf: [{ type: string }, { type: number }] }", true, [" type Root/oneOf/0/type"]],
    ["is found in a choice of choices", "Root: { oneOf: [{ anyOf: [{ type: string }, { type: object, properties: { a: { enum: [1] } } }] }, { type: number }] }", { a: 2 }, ["/a value Root/oneOf/0/anyOf/1/properties/a/enum"]],
    ["may be the schema itself", "Root: { anyOf: [{ $ref: '#/components/schemas/Root' }, { type: string }] }", 1, []],
  ])("%s", (_what, yaml, value, want) => {
    expect(found(yaml, value)).toEqual(want);
  }); // prettier-ignore

  test("is a branch of `if`, and what a property brings", () => {
    const yaml = `Root:
      properties: { kind: true }
      if: { properties: { kind: { const: a } } }
      then: { properties: { x: true } }
      else: { properties: { y: true } }
      dependentSchemas: { x: { properties: { z: true } } }`;
    expect(found(yaml, { kind: "a", x: 1, y: 1, z: 1 }).map((line) => line.split(" ")[0])).toEqual(["/y"]);
    expect(found(yaml, { kind: "b", y: 1, z: 1 }).map((line) => line.split(" ")[0])).toEqual(["/z"]);
    // Of a shape, nobody knows which branch it was.
    expect(found(yaml, { kind: "string", x: "integer", y: "integer" }, { isShape: true })).toEqual([]);
  });
});

describe("a shape", () => {
  test("has types and names, and its words are no values", () => {
    const yaml = "Root: { properties: { a: { enum: [x] , type: string }, b: { type: integer }, c: { type: [string, 'null'] } } }";
    const value = { a: "string", b: "number", c: "null", d: "string" };
    expect(found(yaml, value, { isShape: true })).toEqual(["/b type Root/properties/b/type", "/d property Root/properties"]);
  }); // prettier-ignore

  test("is the member of a tagged choice that knows most of it", () => {
    const yaml = `Root: { oneOf: ${refs}, discriminator: { propertyName: kind } }${pets}`;
    expect(found(yaml, { kind: "string", bark: "string", tail: "string" }, { isShape: true })).toEqual([
      "/tail property Dog/properties",
    ]);
  });
});

test("no value of a message is a value that was seen", () => {
  const document = documentOf({
    Root: {
      properties: {
        a: { enum: ["x"] },
        b: { type: "object" },
        c: { additionalProperties: { type: "number" } },
      },
    },
  });
  const findings = check(document, { a: "SECRET", b: "SECRET", c: { SECRET: "SECRET" } });
  expect(findings).toHaveLength(3);
  expect(JSON.stringify(findings)).not.toContain("SECRET");
});

test("a valid value has properties that are not named, and nothing else, whatever the schema", () => {
  let all = 0;
  const property = fc.property(schemas, referred, fc.array(values, { minLength: 5, maxLength: 5 }), (Root, others, samples) => {
    const document = documentOf({ ...others, Root });
    const root = { value: Root, pointer: "/components/schemas/Root" };
    for (const value of samples.filter((each) => evaluate(document, root, each) === true)) {
      all += 1;
      const codes = check(document, value).map(({ code }) => code);
      expect({ value, codes: codes.filter((code) => code !== "property-undocumented") }).toEqual({ value, codes: [] });
    }
  }); // prettier-ignore
  fc.assert(property, { numRuns: 2_000, seed: 7 });
  expect(all).toBeGreaterThan(4_000);
});

test("a deep value of a schema that branches everywhere is looked at in good time", () => {
  const document = documentOf({
    Root: { oneOf: [{ $ref: "#/components/schemas/Sum" }, { $ref: "#/components/schemas/Product" }, { type: "number" }] },
    Sum: { type: "object", properties: { left: { $ref: "#/components/schemas/Root" }, right: { $ref: "#/components/schemas/Root" }, sum: true } },
    Product: { type: "object", properties: { left: { $ref: "#/components/schemas/Root" }, right: { $ref: "#/components/schemas/Root" } } },
  });
  // Nothing is valid, so that every member is tried.
  const deep = (depth: number): JsonValue => (depth === 0 ? "x" : { left: deep(depth - 1), right: 1 });
  const findings = check(document, deep(14));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.path).toEqual(Array.from({ length: 14 }, () => "left"));
}); // prettier-ignore
