import { describe, expect, test } from "vitest";
import {
  isNullSchema,
  readBeside,
  readSchema,
  readSchemaAt,
} from "../../../generator/document/schema/read-schema.ts";
import type { SchemaReading } from "../../../generator/document/schema/read-schema.ts";
import type { SchemaPlace } from "../../../generator/document/schema/schema-place.ts";
import type { JsonObject, JsonValue } from "../../../generator/shared/json.ts";

/** What the components hold that cases refer to. Pointers are those of a loaded document. */
const components: JsonObject = {
  Text: { type: "string", minLength: 1, description: "a text" },
  Whole: { type: "integer" },
  Colour: { type: "string", enum: ["red", "green", "blue"] },
  MaybeText: { type: ["string", "null"] },
  Nothing: false,
  Base: { type: "object", required: ["id"], properties: { id: { $ref: "#/components/schemas/Text" } } },
  Derived: {
    allOf: [
      { $ref: "#/components/schemas/Base" },
      { required: ["name"], properties: { name: { type: "string" } } },
    ],
  },
  Secret: { type: "string", writeOnly: true },
  Alias: { $ref: "#/components/schemas/Base" },
  Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, { type: "object" }] },
  MaybeItself: { anyOf: [{ $ref: "#/components/schemas/MaybeItself" }, { type: "null" }] },
  CircleA: { $ref: "#/components/schemas/CircleB" },
  CircleB: { $ref: "#/components/schemas/CircleA" },
};

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const root = "/components/schemas/Root";

function read(Root: JsonValue, version = "3.1.0"): SchemaReading {
  return readSchema(documentOf(Root, version), [{ value: Root, pointer: root }]);
}

function documentOf(Root: JsonValue, version: string): JsonObject {
  return { openapi: version, info: {}, components: { schemas: { ...components, Root } } };
}

const pointers = (places: readonly SchemaPlace[]): readonly string[] =>
  places.map(({ pointer }) => pointer.replace("/components/schemas/", ""));

/** What a reading says, in a form that a table can hold. Pointers leave `/components/schemas/` out. */
function said(reading: SchemaReading) {
  return {
    parts: reading.parts.map(({ pointer, isOwn }) => `${pointer.replace("/components/schemas/", "")}${isOwn ? "" : " (allOf)"}`),
    references: reading.references.map(({ target }) => target.replace("/components/schemas/", "")),
    types: reading.types,
    values: reading.values?.list,
    isOpen: reading.values?.isOpen,
    isConstant: reading.values?.isConstant,
    allowsNull: reading.allowsNull,
    required: Object.fromEntries([...reading.required].map(([name, at]) => [name, at.replace("/components/schemas/", "")])),
    properties: Object.fromEntries([...reading.properties].map(([name, places]) => [name, pointers(places)])),
    additional: pointers(reading.map.additional),
    patterns: pointers(reading.map.patterns),
    prefix: reading.items?.prefix.map(pointers),
    rest: reading.items && pointers(reading.items.rest),
    minItems: reading.items?.minItems,
    maxItems: reading.items?.maxItems,
    choices: reading.choices.map(({ kind, members }) => `${kind} of ${members.length}`),
    onlyMember: reading.onlyMember && pointers([reading.onlyMember])[0],
    isBinary: reading.isBinary,
    rawMediaType: reading.rawMediaType,
    discriminator: reading.discriminator?.property,
    isNever: reading.never !== undefined,
    isNull: isNullSchema(reading),
  };
} // prettier-ignore

type Said = Partial<ReturnType<typeof said>>;

/** The same in 3.0 and 3.1 where one is given, or else what each says. */
type Row = readonly [name: string, schema: JsonValue, says: Said, in30?: Said];

const tables: Readonly<Record<string, readonly Row[]>> = {
  type: [
    ["none", { minimum: 1 }, { types: undefined, allowsNull: true }],
    ["one", { type: "string" }, { types: ["string"], allowsNull: false }],
    ["a list", { type: ["string", "integer"] }, { types: ["integer", "string"] }],
    ["number takes integer in", { type: ["integer", "number"] }, { types: ["number"] }],
    ["a word that is no type", { type: "file" }, { types: undefined }],
    ["no type at all", { type: [] }, { types: [], allowsNull: false }],
    ["number meets integer", { allOf: [{ type: "number" }, ref("Whole")] }, { types: ["integer"] }],
    ["integer meets number", { allOf: [ref("Whole"), { type: "number" }] }, { types: ["integer"] }],
    ["text and number have nothing in common", { allOf: [{ type: "string" }, { type: "number" }] }, { types: [] }],
    ["number and text have nothing in common", { allOf: [{ type: "number" }, { type: "string" }] }, { types: [] }],
    ["two that have nothing in common", { allOf: [{ type: "string" }, ref("Whole")] }, { types: [] }],
  ],
  "null": [
    ["nullable beside a type", { type: "string", nullable: true }, { types: ["string"], allowsNull: false }, { types: ["null", "string"], allowsNull: true }],
    ["nullable without a type", { nullable: true, minLength: 1 }, { types: undefined, allowsNull: true }],
    ["nullable: false", { type: "string", nullable: false }, { types: ["string"], allowsNull: false }],
    ["nullable beside an enum without null", { type: "string", nullable: true, enum: ["a"] }, { allowsNull: false }],
    ["nullable beside an enum with null", { type: "string", nullable: true, enum: ["a", null] }, { allowsNull: false }, { allowsNull: true }],
    ["a type null", { type: "null" }, { types: ["null"], allowsNull: true, isNull: true }],
    ["nullable beside a type that says null", { type: ["string", "null"], nullable: true }, { types: ["null", "string"] }],
    ["a type null that an enum leaves out", { type: "null", enum: ["a"] }, { allowsNull: false, isNull: false }],
    ["a circle of choices that takes it", { anyOf: [ref("Root"), { type: "string" }] }, { allowsNull: true }],
    ["a type list with null", { type: ["string", "null"] }, { allowsNull: true, isNull: false }],
    ["an enum of null alone", { enum: [null] }, { allowsNull: true, isNull: true }],
    ["const null", { const: null }, { allowsNull: true, isNull: true }],
    ["a member of anyOf", { anyOf: [ref("Text"), { type: "null" }] }, { allowsNull: true, onlyMember: "Root/anyOf/0" }],
    ["a member of oneOf", { oneOf: [{ type: "null" }, ref("Text")] }, { allowsNull: true, onlyMember: "Root/oneOf/1" }],
    ["no member of anyOf", { anyOf: [ref("Text"), { type: "integer" }] }, { allowsNull: false, onlyMember: undefined }],
    ["no member of oneOf", { oneOf: [ref("Text"), { type: "integer" }] }, { allowsNull: false, onlyMember: undefined }],
    ["one of two choices alone", { anyOf: [ref("Text"), { type: "null" }], oneOf: [ref("Text"), { type: "integer" }] }, { allowsNull: false }],
    ["an enum of null and more", { enum: [null, "a"] }, { allowsNull: true, isNull: false }],
    ["a circle of allOf that takes it", { allOf: [{ type: ["object", "null"] }, ref("Root")] }, { allowsNull: true }],
    ["two members of oneOf that both take it", { oneOf: [{ type: "null" }, { type: ["null", "string"] }] }, { allowsNull: false }],
    ["two members of anyOf that both take it", { anyOf: [{ type: "null" }, { type: ["null", "string"] }] }, { allowsNull: true }],
    ["a member of a choice, and a type outside", { type: "string", anyOf: [ref("Text"), { type: "null" }] }, { types: ["string"], allowsNull: false }],
    ["null beside a reference that has none", { ...ref("Text"), type: ["string", "null"] }, { types: ["string"], allowsNull: false }],
    ["a reference to what takes null", ref("MaybeText"), { allowsNull: true }],
    ["allOf of both", { allOf: [ref("MaybeText"), { type: ["string", "null"] }] }, { allowsNull: true }],
    ["allOf of one", { allOf: [ref("MaybeText"), ref("Text")] }, { types: ["string"], allowsNull: false }],
    ["a choice of three has no only member", { anyOf: [ref("Text"), ref("Whole"), { type: "null" }] }, { allowsNull: true, onlyMember: undefined }],
    ["a choice of one has none either", { anyOf: [ref("Text")] }, { onlyMember: undefined }],
  ],
  "$ref": [
    ["alone", ref("Base"), { parts: ["Base"], references: ["Base"], required: { id: "Base/required" } }],
    ["to a reference", ref("Alias"), { parts: ["Base"], references: ["Alias"] }],
    ["with a sibling", { ...ref("Text"), maxLength: 9 }, { parts: ["Root", "Text"], references: ["Text"] }, { parts: ["Text"], references: ["Text"] }],
    ["with a type that narrows", { ...ref("MaybeText"), type: "string" }, { types: ["string"] }, { types: ["null", "string"] }],
    ["with an enum", { ...ref("Colour"), enum: ["red", "black"] }, { values: ["red"] }, { values: ["red", "green", "blue"] }],
    ["with required", { ...ref("Base"), required: ["name"] }, { required: { name: "Root/required", id: "Base/required" } }, { required: { id: "Base/required" } }],
    ["with allOf", { ...ref("Base"), allOf: [{ required: ["x"] }] }, { parts: ["Base", "Root/allOf/0 (allOf)"] }, { parts: ["Base"] }],
    ["in allOf", { allOf: [ref("Derived"), ref("Base")] }, { references: ["Derived", "Base"], required: { id: "Base/required", name: "Derived/allOf/1/required" } }],
    ["to nothing", ref("Missing"), { parts: [], references: ["Missing"], types: undefined }],
    ["to false", ref("Nothing"), { isNever: true, allowsNull: false }],
    ["to itself", ref("CircleA"), { parts: [], types: undefined }],
    ["to itself by allOf", ref("Loop"), { parts: ["Loop/allOf/1 (allOf)"], types: ["object"] }],
  ],
  "enum and const": [
    ["enum", { enum: ["a", 1, null] }, { values: ["a", 1, null], isConstant: false, isOpen: false, allowsNull: true }],
    ["const", { const: "a" }, { values: ["a"], isConstant: true }],
    ["const beside an enum", { const: "a", enum: ["a", "b"] }, { values: ["a"], isConstant: true }],
    ["an object, whatever the order of its names", { allOf: [{ enum: [{ a: 1, b: 2 }] }, { const: { b: 2, a: 1 } }] }, { values: [{ a: 1, b: 2 }] }],
    ["two lists under allOf", { allOf: [ref("Colour"), { enum: ["blue", "red", "black"] }] }, { values: ["red", "blue"] }],
    ["two lists that have nothing in common", { allOf: [ref("Colour"), { enum: ["black"] }] }, { values: [] }],
    ["beside a type", { type: "string", enum: ["a", 1] }, { types: ["string"], values: ["a", 1] }],
    ["an open list", { enum: ["a"], "x-ms-enum": { modelAsString: true } }, { values: ["a"], isOpen: true }],
    ["an open list by its own keyword", { type: "string", "x-extensible-enum": ["a"] }, { values: ["a"], isOpen: true }],
    ["an open list, closed by another", { allOf: [{ "x-extensible-enum": ["a", "b"] }, { enum: ["a", "c"] }] }, { values: ["a"], isOpen: false }],
    ["an enum that says by another keyword that it is open", { enum: ["a"], "x-extensible-enum": ["a", "b"] }, { values: ["a"], isOpen: true }],
    ["an enum that says that it is closed", { enum: ["a"], "x-ms-enum": { modelAsString: false } }, { isOpen: false }],
    ["a constant is never open", { const: "a", "x-ms-enum": { modelAsString: true } }, { isOpen: false }],
    ["a constant before an enum", { allOf: [{ const: "a" }, { enum: ["a", "b"] }] }, { values: ["a"], isConstant: true }],
    ["an enum that is no list", { enum: "a" }, { values: undefined }],
  ],
  "objects": [
    ["a declared property", { properties: { a: true } }, { properties: { a: ["Root/properties/a"] }, additional: [] }],
    ["one property in two parts", { allOf: [ref("Base"), { properties: { id: { maxLength: 3 } } }] }, { properties: { id: ["Base/properties/id", "Root/allOf/1/properties/id"] } }],
    ["additionalProperties of the part itself", { properties: { a: {} }, additionalProperties: { type: "integer" } }, { properties: { a: ["Root/properties/a"] }, additional: ["Root/additionalProperties"] }],
    ["additionalProperties of another part applies too", { allOf: [ref("Base")], additionalProperties: { type: "string" } }, { properties: { id: ["Root/additionalProperties", "Base/properties/id"] } }],
    ["additionalProperties: false", { additionalProperties: false }, { additional: ["Root/additionalProperties"], isNever: false }],
    ["patternProperties", { patternProperties: { "^x": {}, "^y": false } }, { patterns: ["Root/patternProperties/^x", "Root/patternProperties/^y"] }],
    ["required of several parts", { required: ["b"], allOf: [ref("Base"), { required: ["b", "c"] }] }, { required: { b: "Root/required", id: "Base/required", c: "Root/allOf/1/required" } }],
    ["required without a property", { required: ["x"] }, { required: { x: "Root/required" }, properties: {} }],
    ["what is no name in required", { required: ["x", 1] }, { required: { x: "Root/required" } }],
    ["names that objects inherit", { properties: { constructor: { type: "string" } }, required: ["toString"] }, { properties: { constructor: ["Root/properties/constructor"] }, required: { toString: "Root/required" } }],
  ],
  "arrays": [
    ["no word of items", { type: "array", minItems: 1 }, { prefix: undefined, rest: undefined }],
    ["items", { items: ref("Text") }, { prefix: [], rest: ["Root/items"], minItems: 0, maxItems: undefined }],
    ["prefixItems", { prefixItems: [{}, {}] }, { prefix: [["Root/prefixItems/0"], ["Root/prefixItems/1"]], rest: [], minItems: 0, maxItems: undefined }],
    ["prefixItems and items", { prefixItems: [{}], items: { type: "string" } }, { prefix: [["Root/prefixItems/0"]], rest: ["Root/items"] }],
    ["closed by items: false", { prefixItems: [{}], items: false }, { maxItems: 1 }],
    ["closed by unevaluatedItems", { prefixItems: [{}], unevaluatedItems: false }, { maxItems: 1 }],
    ["unevaluatedItems beside items closes nothing", { prefixItems: [{}], items: {}, unevaluatedItems: false }, { maxItems: undefined }],
    ["closed by maxItems", { prefixItems: [{}, {}], maxItems: 2, minItems: 1 }, { minItems: 1, maxItems: 2 }],
    ["a list under items", { items: [{}, {}], additionalItems: false }, { prefix: [["Root/items/0"], ["Root/items/1"]], maxItems: 2 }],
    ["limits of several parts", { items: {}, minItems: 1, allOf: [{ minItems: 2, maxItems: 5 }, { maxItems: 4 }] }, { minItems: 2, maxItems: 4 }],
    ["a prefix and items of another part", { allOf: [{ prefixItems: [{}] }, { items: { type: "string" } }] }, { prefix: [["Root/allOf/0/prefixItems/0", "Root/allOf/1/items"]], rest: ["Root/allOf/1/items"] }],
    ["two prefixes", { allOf: [{ prefixItems: [{}] }, { prefixItems: [{}, {}] }] }, { prefix: [["Root/allOf/0/prefixItems/0", "Root/allOf/1/prefixItems/0"], ["Root/allOf/1/prefixItems/1"]] }],
  ],
  "choices": [
    ["each is one more condition", { oneOf: [{}, {}], anyOf: [{}], allOf: [{ anyOf: [{}, {}, {}] }] }, { choices: ["oneOf of 2", "anyOf of 1", "anyOf of 3"] }],
    ["what is no list", { oneOf: {} }, { choices: [] }],
    ["types of members are not those of the schema", { oneOf: [{ type: "string" }, { type: "integer" }] }, { types: undefined, allowsNull: false }],
  ],
  "bytes": [
    ["format binary", { type: "string", format: "binary" }, { isBinary: true }],
    ["format binary of one member of allOf", { type: "string", allOf: [{ format: "binary" }, { maxLength: 9 }] }, { isBinary: true }],
    ["format binary behind allOf", { allOf: [{ type: "string", format: "binary" }] }, { isBinary: true }],
    ["a media type without a type", { contentMediaType: "image/png" }, { isBinary: true, rawMediaType: "image/png" }],
    ["a media type of a member of allOf", { title: "a", allOf: [{ contentMediaType: "image/png" }] }, { isBinary: true, rawMediaType: "image/png" }],
    ["a media type of text, as a string", { type: "string", contentMediaType: "text/html" }, { isBinary: false, rawMediaType: "text/html" }],
    ["a media type of bytes, as a string", { type: "string", contentMediaType: "image/png" }, { isBinary: true }],
    ["an encoding makes text of it", { type: "string", contentMediaType: "image/png", contentEncoding: "base64" }, { isBinary: false, rawMediaType: undefined }],
    ["an encoding in another part", { contentMediaType: "image/png", allOf: [{ contentEncoding: "base64" }] }, { isBinary: false }],
    ["format byte is text", { type: "string", format: "byte" }, { isBinary: false }],
  ],
  "discriminators": [
    ["its own", { discriminator: { propertyName: "kind" } }, { discriminator: "kind" }],
    ["of a base", { allOf: [{ discriminator: { propertyName: "kind" } }] }, { discriminator: "kind" }],
    ["of a base, behind one that names no property", { discriminator: {}, allOf: [{ discriminator: { propertyName: "kind" } }] }, { discriminator: "kind" }],
    ["without a name", { discriminator: {} }, { discriminator: undefined }],
    ["not that of a member of a choice", { oneOf: [{ discriminator: { propertyName: "kind" } }] }, { discriminator: undefined }],
  ],
  "booleans": [
    ["true", true, { parts: [], types: undefined, allowsNull: true, isNever: false }],
    ["false", false, { isNever: true, allowsNull: false }],
    ["false in allOf", { allOf: [ref("Text"), false] }, { isNever: true }],
  ],
}; // prettier-ignore

describe.each(Object.entries(tables))("%s", (_, rows) => {
  const cases = rows.map(([name, schema, in31, in30 = in31]) => ({ name, schema, in31, in30 }));
  test.each(cases)("$name", ({ schema, in31, in30 }) => {
    const versions = [["3.1.0", in31], ["3.2.0", in31], ["3.0.3", in30]] as const; // prettier-ignore
    for (const [version, expected] of versions) {
      const all = said(read(schema, version));
      // The keys of a row are keys of what is said.
      const keys = Object.keys(expected) as (keyof Said)[];
      const found = Object.fromEntries(keys.map((key) => [key, all[key]]));
      expect({ version, ...found }).toEqual({ version, ...expected });
    }
  });
});

describe("directions", () => {
  const reading = read({
    required: ["own", "behind", "both", "unsaid"],
    properties: {
      own: { type: "string", readOnly: true },
      behind: ref("Secret"),
      both: { allOf: [{ readOnly: true }, { writeOnly: true }] },
    },
  });

  test.each([
    ["own", false, true],
    ["behind", true, false],
    ["both", false, false],
    ["unsaid", true, true],
    ["other", false, false],
  ])("%s is required in a request: %s, in an answer: %s", (name, inRequest, inAnswer) => {
    expect(reading.isRequired(name, "request")).toBe(inRequest);
    expect(reading.isRequired(name, "response")).toBe(inAnswer);
  });

  test("in 3.0 a flag beside a reference is ignored", () => {
    const flagged = { properties: { a: { ...ref("Text"), readOnly: true } } };
    expect(read(flagged, "3.0.3").isHidden("a", "request")).toBe(false);
    expect(read(flagged, "3.1.0").isHidden("a", "request")).toBe(true);
  });
});

describe("the value of a property", () => {
  const schema = {
    properties: { "x-a": { type: "string" } },
    patternProperties: { "^x-": { minLength: 1 } },
    additionalProperties: { type: "integer" },
  };
  const matches = (pattern: string, name: string) => new RegExp(pattern).test(name);

  test.each([
    ["x-a", ["Root/properties/x-a", "Root/patternProperties/^x-"]],
    ["x-b", ["Root/patternProperties/^x-"]],
    ["other", ["Root/additionalProperties"]],
  ])("%s has to match %j", (name, expected) => {
    expect(pointers(read(schema).schemasOf(name, matches))).toEqual(expected);
  });

  test("patterns match nothing where nobody can tell", () => {
    expect(pointers(read(schema).schemasOf("x-b"))).toEqual(["Root/additionalProperties"]);
    expect(pointers(read({ additionalProperties: {} }).schemasOf("a"))).toEqual([
      "Root/additionalProperties",
    ]);
    expect(read({ properties: { a: {} } }).schemasOf("b")).toEqual([]);
  });

  test("what is declared leaves patterns and the map out", () => {
    expect(pointers(read(schema).declared("x-a"))).toEqual(["Root/properties/x-a"]);
    expect(read(schema).declared("x-b")).toEqual([]);
  });
});

describe("words", () => {
  test.each<[string, JsonObject, JsonValue | undefined, JsonValue | undefined]>([
    ["its own", { ...ref("Text"), description: "mine" }, "mine", "a text"],
    ["of what it refers to", ref("Text"), "a text", "a text"],
    ["of the only other member of a choice", { anyOf: [ref("Text"), { type: "null" }] }, "a text", "a text"],
    ["of a member of allOf", { allOf: [ref("Text")] }, "a text", "a text"],
    ["of a member of allOf, beside other words", { title: "a", allOf: [ref("Whole"), ref("Text")] }, "a text", "a text"],
    ["its own before a member's", { anyOf: [ref("Text"), { type: "null" }], description: "mine" }, "mine", "mine"],
    ["none", { anyOf: [ref("Text"), ref("Whole")] }, undefined, undefined],
    ["none of a choice of itself and null", ref("MaybeItself"), undefined, undefined],
  ])("%s", (_, schema, in31, in30) => {
    expect([read(schema).word("description"), read(schema, "3.0.3").word("description")]).toEqual([in31, in30]);
  }); // prettier-ignore
});

describe("where things stand", () => {
  const said = (schema: JsonValue) => {
    const { pointer, never, choices, values, references, discriminator } = read(schema);
    const at = (place: string | undefined) => place?.replace("/components/schemas/", "");
    return {
      pointer: at(pointer),
      never: at(never),
      choices: choices.flatMap((choice) => [at(choice.pointer), ...pointers(choice.members)]),
      values: at(values?.pointer),
      references: references.map((each) => `${at(each.pointer)} to ${at(each.target)}${each.isOwn ? "" : " (allOf)"}`),
      discriminator: at(discriminator?.part.pointer),
    };
  }; // prettier-ignore

  test.each<[string, JsonValue, Partial<ReturnType<typeof said>>]>([
    ["a schema", { type: "string" }, { pointer: "Root" }],
    ["a boolean", true, { pointer: "Root", never: undefined }],
    ["behind a reference that says nothing itself", ref("Alias"), { pointer: "Base", references: ["Root to Alias"] }],
    ["beside a reference", { ...ref("Alias"), title: "a" }, { pointer: "Root", references: ["Root to Alias"] }],
    ["references below", { allOf: [{ allOf: [ref("Base")] }] }, { references: ["Root/allOf/0/allOf/0 to Base (allOf)"] }],
    ["what says false first", { allOf: [ref("Text"), false, ref("Nothing")] }, { never: "Root/allOf/1" }],
    ["members of choices", { oneOf: [{}], allOf: [{ anyOf: [{}] }] }, { choices: ["Root/oneOf", "Root/oneOf/0", "Root/allOf/0/anyOf", "Root/allOf/0/anyOf/0"] }],
    ["the first values", { title: "a", allOf: [{ enum: ["a"] }, { const: "a" }] }, { values: "Root/allOf/0/enum" }],
    ["a discriminator", { title: "a", allOf: [{ discriminator: { propertyName: "a" } }] }, { discriminator: "Root/allOf/0" }],
  ])("%s", (_, schema, expected) => {
    expect(said(schema)).toMatchObject(expected);
  }); // prettier-ignore

  test("a pointer to nothing allows everything", () => {
    const reading = readSchemaAt(documentOf({}, "3.1.0"), "/components/schemas/Missing");
    expect([reading.parts, reading.allowsNull, reading.pointer]).toEqual([[], true, "/components/schemas/Missing"]);
  }); // prettier-ignore

  test("a pointer to a schema reads it, once", () => {
    const document = documentOf({}, "3.1.0");
    const reading = readSchemaAt(document, "/components/schemas/Text");
    expect(reading.types).toEqual(["string"]);
    expect(readSchemaAt(document, "/components/schemas/Text")).toBe(reading);
    expect(readSchemaAt(documentOf({}, "3.1.0"), "/components/schemas/Text")).not.toBe(reading);
  });
});

describe("several places", () => {
  const Root = { properties: { a: { minLength: 2 } }, allOf: [{ properties: { a: ref("Text") } }] };
  const document = documentOf(Root, "3.1.0");

  test("of one property are read together, and once", () => {
    const places = readSchema(document, [{ value: Root, pointer: root }]).properties.get("a") ?? [];
    const reading = readSchema(document, places);
    expect(pointers(reading.places)).toEqual(["Root/properties/a", "Root/allOf/0/properties/a"]);
    expect(reading.types).toEqual(["string"]);
    expect(readSchema(document, [...places])).toBe(reading);
    expect(readSchema(document, places.slice(0, 1)).types).toBeUndefined();
    const [first] = places;
    const other = { value: { type: "integer" }, pointer: "/components/schemas/Whole" };
    expect(first && readSchema(document, [first, other]).types).toEqual(["integer"]);
  });

  test("a reference that is kept is not followed, nor what stands behind it", () => {
    const derived = { allOf: [ref("Derived"), { required: ["x"] }] };
    const reading = readBeside(
      documentOf(derived, "3.1.0"),
      [{ value: derived, pointer: root }],
      (target) => target === "/components/schemas/Base",
    );
    expect(reading.kept.map(({ target }) => target)).toEqual(["/components/schemas/Base"]);
    expect(reading.references.map(({ target }) => target)).toEqual([
      "/components/schemas/Derived",
      "/components/schemas/Base",
    ]);
    expect([...reading.required.keys()]).toEqual(["name", "x"]);
  });
});

test.each<[JsonValue, string | undefined]>([
  [{ type: "string" }, "Root/type"],
  [{ maxLength: 1, allOf: [ref("Text")] }, "Text/type"],
  [{ minimum: 1 }, undefined],
])("the first type of %j stands at %s", (schema, expected) => {
  expect(read(schema).typePointer?.replace("/components/schemas/", "")).toBe(expected);
});
