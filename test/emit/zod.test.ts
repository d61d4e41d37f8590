import { symlinkSync } from "node:fs";
import path from "node:path";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import { generate } from "../../generator/generate.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { makeFolder } from "../support/documents.ts";
import { documentWith } from "../support/model-of.ts";
import { workspace } from "../support/pack.ts";
import { mapObjects, readSpec } from "../support/spec.ts";
import { withOpenEnums } from "../support/validate.ts";

/** Schemas that zod says exactly as JSON Schema does, with a value that each takes. */
const exact: Readonly<Record<string, readonly [schema: JsonObject, value: JsonValue]>> = {
  Bounds: [
    object({
      whole: { type: "integer", minimum: 1, maximum: 9 },
      small: { type: "integer", format: "int32" },
      between: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 2, multipleOf: 0.5 },
      name: { type: "string", minLength: 1, maxLength: 4, pattern: "^[^0-9]*$" },
      list: { type: "array", items: { type: "boolean" }, minItems: 1, maxItems: 2 },
    }),
    { whole: 3, small: 4, between: 1.5, name: "👍👍", list: [true] },
  ],
  Formats: [
    object({
      at: { type: "string", format: "date-time" },
      day: { type: "string", format: "date" },
      id: { type: "string", format: "uuid" },
      mail: { type: "string", format: "email", maxLength: 20 },
      data: { type: "string", format: "byte" },
      host: { type: "string", format: "ipv4" },
      unknown: { type: "string", format: "unheard-of" },
    }),
    {
      at: "2024-02-29T12:00:00+01:00",
      day: "2024-02-29",
      id: "00000000-0000-0000-0000-0000000000ff",
      mail: "me@example.org",
      data: "YQ==",
      host: "10.0.0.1",
      unknown: "?",
    },
  ],
  Nullable: [
    object({
      text: { type: ["string", "null"] },
      either: { oneOf: [{ type: "string" }, { type: "number" }, { type: "null" }] },
      one: { const: "one" },
      some: { enum: ["a", 2, null, true] },
      named: { $ref: "#/components/schemas/Colour" },
    }),
    { text: null, either: 1, one: "one", some: 2, named: "red" },
  ],
  Colour: [{ type: "string", enum: ["red", "green"] }, "green"],
  Tree: [
    object({ label: { type: "string" }, children: { type: "array", items: ref("Tree") } }, ["label"]),
    { label: "a", children: [{ label: "b", children: [] }] },
  ],
  Ping: [object({ pong: ref("Pong") }, []), { pong: { ping: { pong: {} } } }],
  Pong: [object({ ping: ref("Ping") }, []), {}],
  Closed: [
    { ...object({ id: { type: "string" }, "odd name": { type: "number" } }, ["id"]), additionalProperties: false },
    { id: "1", "odd name": 2 },
  ],
  Nothing: [{ type: "object", additionalProperties: false }, {}],
  NumberLists: [{ type: "object", additionalProperties: { type: "array", items: { type: "number" } } }, { a: [1] }],
  Rest: [
    { ...object({ id: { type: "number" } }, ["id"]), additionalProperties: { type: "number" } },
    { id: 1, other: 2 },
  ],
  Keys: [
    { type: "object", propertyNames: { enum: ["a", "b"] }, additionalProperties: { type: "number" } },
    { a: 1 },
  ],
  Pair: [
    { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 1, items: { type: "boolean" } },
    ["a", 1, true],
  ],
  Base: [object({ id: { type: "string" } }, ["id"]), { id: "1" }],
  Derived: [
    { allOf: [ref("Base"), object({ size: { type: "number" } }, ["size"])] },
    { id: "1", size: 2 },
  ],
  Cat: [object({ kind: { enum: ["cat"] }, lives: { type: "integer" } }, ["kind"]), { kind: "cat", lives: 9 }],
  Dog: [object({ kind: { enum: ["dog"] }, owner: ref("Pet") }, ["kind"]), { kind: "dog" }],
  Pet: [
    { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    { kind: "dog", owner: { kind: "cat" } },
  ],
  Mode: [
    { type: "object", required: ["mode"], oneOf: [{ properties: { mode: { const: "a" } } }, { properties: { mode: { const: "b" }, x: { type: "string" } }, required: ["x"] }] },
    { mode: "b", x: "" },
  ],
  Named: [
    { type: "object", required: ["kind"], anyOf: [ref("Cat"), ref("Dog"), object({ id: { type: "string" } }, ["id"])] },
    { kind: "dog" },
  ],
  Both: [
    { ...object({ id: { type: "string" } }, ["id"]), anyOf: [object({ a: { type: "string" } }, ["a"]), object({ b: { type: "string" } }, ["b"])] },
    { id: "1", b: "2" },
  ],
}; // prettier-ignore

function object(properties: JsonObject, required: readonly string[] = Object.keys(properties)): JsonObject {
  return { type: "object", properties, required };
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** What zod has no word for, or what a document leaves open: here it takes more than JSON Schema, and never less. */
const open: JsonObject = {
  Status: { type: "string", enum: ["on", "off"], "x-ms-enum": { modelAsString: true } },
  Level: { type: ["integer", "null"], enum: [1, 2, null], "x-ms-enum": { modelAsString: true } },
  Machine: object({ status: ref("Status"), level: ref("Level"), mode: { type: "string", enum: ["x"], "x-ms-enum": { modelAsString: true } } }),
  Odd: object({ __proto__: { type: "string" }, "*/": { type: "string" }, "`${1}`": { type: "string", pattern: "^\\/[\"'`]\\u2028$" } }, ["*/"]),
  Unsayable: object({ pattern: { type: "string", pattern: "(?i)a" }, list: { type: "array", uniqueItems: true, items: {} }, not: { not: { type: "string" } } }, []),
}; // prettier-ignore

const values: readonly JsonValue[] = [null, true, "", "x", "1", "👍👍👍", "green", "cat", 0, 1, 2.5, -1, 1e6, 1e10, [], [1], ["a"], {}, { id: "1" }, { kind: "cat" }]; // prettier-ignore

/** A value with each of its parts replaced by others, left out, and with something added. */
function* mutated(value: JsonValue): Generator<JsonValue> {
  yield value;
  yield* values;
  if (isArray(value)) {
    yield value.slice(1);
    for (const each of values) yield [...value, each];
    for (const [index, item] of value.entries())
      for (const each of mutated(item)) yield value.with(index, each);
  }
  if (!isObject(value)) return;
  for (const each of values) yield { ...value, added: each };
  for (const [name, item] of Object.entries(value)) {
    const { [name]: _, ...rest } = value;
    yield rest;
    for (const each of mutated(item ?? null)) yield { ...value, [name]: each };
  }
}

const root = makeFolder();
symlinkSync(path.join(workspace, "node_modules"), path.join(root, "node_modules"), "junction");

/** Makes a package with schemas, and imports them. */
async function schemasOf(name: string, document: JsonObject): Promise<Readonly<Record<string, ZodType>>> {
  const spec = path.join(makeFolder({ "api.json": JSON.stringify(document) }), "api.json");
  const { ok, diagnostics } = await generate({ spec, out: path.join(root, name), with: ["zod"] });
  expect(ok, JSON.stringify(diagnostics)).toBe(true);
  // The file has nothing but schemas.
  return (await import(path.join(root, name, "src/zod.ts"))) as Readonly<Record<string, ZodType>>;
}

const schemas = Object.fromEntries(Object.entries(exact).map(([name, [schema]]) => [name, schema]));
const document = documentWith({ components: { schemas } });

describe("schemas of zod", () => {
  let made: Readonly<Record<"exact" | "open" | "own", Readonly<Record<string, ZodType>>>>;
  beforeAll(async () => {
    made = {
      exact: await schemasOf("exact", document),
      open: await schemasOf("open", documentWith({ components: { schemas: open } })),
      own: await schemasOf("own", readSpec()),
    };
    await schemasOf("none", documentWith({}));
  });

  test("compile: each is of the type of its model", async () => {
    const folders = [...Object.keys(made), "none"].map((name) => path.join(root, name));
    expect(await compileFolders(root, folders)).toEqual(new Map(folders.map((folder) => [folder, []])));
  });

  const validator = validatorOf(document);

  test.each(Object.entries(exact))(
    "%s takes what JSON Schema takes, and gives it back",
    (name, [, value]) => {
      const validate = validator(name);
      const schema = made.exact[`${name}Schema`]!;
      expect(schema.safeParse(value)).toEqual({ success: true, data: value });
      for (const each of mutated(value)) {
        const { success, data } = schema.safeParse(each);
        expect([each, success]).toEqual([each, validate(each)]);
        if (success) expect(data).toEqual(each);
      }
    },
  );

  test("of the own document take what it shows, and whatever its schemas allow", () => {
    const document = withOpenEnums(readSpec());
    const validator = validatorOf(document);
    const shown = examplesIn(document);
    expect(shown.length).toBeGreaterThan(5);
    for (const [name, value] of shown) {
      const validate = validator(name);
      const schema = made.own[`${name}Schema`]!;
      expect(schema.parse(value)).toEqual(value);
      const refused = [...mutated(value)].filter((each) => validate(each) && !schema.safeParse(each).success);
      expect(refused).toEqual([]);
    }
  });

  test("of an open enumeration take other values of its type", () => {
    const { StatusSchema, LevelSchema, MachineSchema } = made.open;
    expect(["on", "else", 1, null].map((value) => StatusSchema!.safeParse(value).success)).toEqual([true, true, false, false]); // prettier-ignore
    expect([1, 7, null, "1"].map((value) => LevelSchema!.safeParse(value).success)).toEqual([true, true, true, false]); // prettier-ignore
    const machine = { status: "new", level: null, mode: "y", more: 1 };
    expect(MachineSchema!.parse(machine)).toEqual(machine);
  });
});

/** Says whether a value is valid against a component schema, as Ajv reads the document. */
function validatorOf(document: JsonObject): (name: string) => (value: JsonValue) => boolean {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "api");
  return (name) => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`)!;
    return (value) => validate(value) === true;
  };
}

/** The examples of bodies whose schema is a component, with its name. */
function examplesIn(document: JsonObject): (readonly [schema: string, value: JsonValue])[] {
  const found: (readonly [schema: string, value: JsonValue])[] = [];
  mapObjects(document, (media) => {
    const target = isObject(media["schema"]) ? media["schema"]["$ref"] : undefined;
    if (typeof target !== "string") return media;
    const examples = isObject(media["examples"]) ? Object.values(media["examples"]).filter(isObject) : [];
    for (const value of [media["example"], ...examples.map((each) => each["value"])])
      if (value !== undefined) found.push([target.split("/").at(-1) ?? "", value]);
    return media;
  });
  return found;
}
