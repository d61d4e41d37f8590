import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { documentWith, filesOf, modelsText, typeOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text: JsonObject = { type: "string" };

describe("discriminators", () => {
  const kinds: JsonObject = {
    Cat: { type: "object", required: ["kind"], properties: { kind: text, meows: { type: "boolean" } } },
    Dog: { type: "object", required: ["kind"], properties: { kind: text, barks: { type: "boolean" } } },
  };

  it("narrows each member of a union by the value that stands for it", async () => {
    const oneOf = [ref("Cat"), ref("Dog")];
    const mapping = { cat: "#/components/schemas/Cat", dog: "Dog", hound: "Dog" };
    const mapped = await modelsText({
      ...kinds,
      Pet: { oneOf, discriminator: { propertyName: "kind", mapping } },
    });
    expect(mapped).toContain(
      'export type Pet =\n  | (Cat & {\n      kind: "cat";\n    })\n  | (Dog & {\n      kind: "dog" | "hound";\n    });',
    );
    const named = await modelsText({ ...kinds, Pet: { oneOf, discriminator: { propertyName: "kind" } } });
    expect(named).toContain('kind: "Cat";');
  });

  it("keeps a base and its children apart that refer to each other", async () => {
    const models = await modelsText({
      Pet: { type: "object", properties: { kind: text }, oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } } },
      Dog: { allOf: [ref("Pet"), { type: "object", properties: { barks: text } }] },
      Cat: { allOf: [ref("Pet"), { type: "object", properties: { friend: ref("Pet") } }] },
    }); // prettier-ignore
    const plain = models.replace(/\s+/g, " ");
    expect(plain).toContain("export type Cat = { kind?: string; friend?: Pet; };");
    expect(plain).toContain(
      'export type Pet = { kind?: string; } & ( | ({ friend?: Pet; } & { kind: "cat"; }) | ({ barks?: string; } & { kind: "dog"; }) );',
    );
    expect(plain).not.toMatch(/never|unknown/);
  });

  it("leaves a member alone whose property is an enumeration already", async () => {
    const schemas = {
      Cat: { type: "object", properties: { kind: { enum: ["tom"] } } },
      Pet: { oneOf: [ref("Cat")], discriminator: { propertyName: "kind" } },
    };
    expect(await modelsText(schemas)).toContain("export type Pet = Cat;");
  });

  it("gives the last of a line of inheritance its value, and those above it none", async () => {
    const schemas = {
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: text },
        discriminator: { propertyName: "kind", mapping: { poodle: "#/components/schemas/Poodle" } },
      },
      Dog: { allOf: [ref("Pet"), { type: "object", properties: { barks: { type: "boolean" } } }] },
      Poodle: { allOf: [ref("Dog"), { type: "object", properties: { curls: { type: "integer" } } }] },
    };
    expect(await modelsText(schemas)).toBe(
      [
        "export interface Dog extends Pet {\n  barks?: boolean;\n}",
        "export interface Pet {\n  kind: string;\n}",
        'export interface Poodle extends Dog {\n  curls?: number;\n  kind: "poodle";\n}',
      ].join("\n"),
    );
  });

  it("survives a union that is its members' parent", async () => {
    const schemas = {
      Pet: {
        type: "object",
        properties: { kind: text },
        oneOf: [ref("Cat")],
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [ref("Pet"), { type: "object", properties: { meows: { type: "boolean" } } }] },
    };
    const models = await modelsText(schemas);
    expect(models).toContain("export type Pet =");
    expect(models).not.toContain("never");
  });
});

describe("the property of a discriminator", () => {
  const open = (...values: readonly JsonValue[]): JsonObject => ({ enum: values, "x-ms-enum": { modelAsString: true } });
  const member = (kind: JsonValue): JsonObject => ({ type: "object", properties: { kind } });

  it.each<[string, JsonObject, readonly string[], string | undefined]>([
    ["is text", member(text), ["cat"], '"cat"'],
    ["is anything", member({}), ["cat"], '"cat"'],
    ["is not declared", { type: "object", properties: { a: text } }, ["cat", "tom"], '"cat" | "tom"'],
    ["is a number", member({ type: "integer" }), ["1", "2"], "1 | 2"],
    ["is a number that a value is not", member({ type: "number" }), ["1", "cat"], undefined],
    ["is a number, and a value is blank", member({ type: "number" }), [" "], undefined],
    ["is a truth value", member({ type: "boolean" }), ["true"], "true"],
    ["is the other truth value", member({ type: "boolean" }), ["false"], "false"],
    ["is a truth value that a value is not", member({ type: "boolean" }), ["true", "yes"], undefined],
    ["is a list", member({ type: "array", items: {} }), ["cat"], undefined],
    ["is one of some", member({ enum: ["cat", "dog"] }), ["cat"], '"cat"'],
    ["is one of some numbers", member({ enum: [1, 2] }), ["1"], "1"],
    ["is one already", member({ enum: ["cat"] }), ["cat"], undefined],
    ["is one or null already", member({ enum: ["cat", null] }), ["cat"], undefined],
    ["is none of those", member({ enum: ["dog", "cow"] }), ["cat"], undefined],
    ["is open, and lists the value", member(open("cat", "dog")), ["cat"], '"cat"'],
    ["is open, and lists nothing else", member(open("cat")), ["cat"], '"cat"'],
    ["is open, and lists one value of two", member(open("cat", "dog")), ["cat", "tom"], '"cat" | "tom"'],
    ["is in a choice", { oneOf: [member(text), { type: "null" }] }, ["cat"], '"cat"'],
    ["is in a choice that contradicts it", { oneOf: [member(text), member({ type: "array", items: {} })] }, ["cat"], undefined],
    ["is in a choice with anything", { anyOf: [member(text), {}] }, ["cat"], '"cat"'],
    ["is in no object", text, ["cat"], undefined],
  ])("%s", async (_, Cat, values, tag) => {
    const mapping = Object.fromEntries(values.map((value) => [value, "Cat"]));
    const Pet = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping } };
    const models = (await modelsText({ Pet, Cat, Dog: member({ const: "dog" }) })).replace(/\s+/g, " ");
    expect(/type Pet = (?:\| )?(.*?);?(?= export|$)/.exec(models)?.[1]).toBe(tag === undefined ? "Cat | Dog" : `(Cat & { kind: ${tag}; }) | Dog`);
  });

  it.each<[string, JsonObject, string]>([
    ["may be any text in the default", { type: "object", properties: { a: text } }, "Cat | (Other & { kind?: string; })"],
    ["is left alone in a default that has it", member(text), "Cat | Other"],
    ["is left alone in a default that is a choice", { oneOf: [member(text), { properties: { a: text } }] }, "Cat | Other"],
  ])("%s", async (_, Other, want) => {
    const discriminator = { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping: "Other" };
    const Pet = { oneOf: [ref("Cat"), ref("Other")], discriminator };
    const models = (await modelsText({ Pet, Cat: member({ const: "cat" }), Other }, "3.2.0")).replace(/\s+/g, " ");
    expect(/type Pet = (?:\| )?(.*?);?(?= export|$)/.exec(models)?.[1]).toBe(want);
  });

  it("has its value in what is not the default", async () => {
    const discriminator = { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping: "Other" };
    const Pet = { oneOf: [ref("Cat"), ref("Other")], discriminator };
    const schemas = { Pet, Cat: { type: "object", properties: { a: text } }, Other: member(text) };
    expect(await typeOf("Pet", schemas, "3.2.0")).toBe('(Cat & { kind: "cat"; }) | Other');
  });

  it("is that of the choice, and not of what the choice is a part of", async () => {
    const choice = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };
    const Pet = { discriminator: { propertyName: "base" }, allOf: [choice] };
    const want = '(Cat & { kind: "Cat"; }) | (Dog & { kind: "Dog"; })';
    expect(await typeOf("Pet", { Pet, Cat: member(text), Dog: member(text) })).toBe(want);
    expect(await typeOf("Pet", { Pet: { ...choice, discriminator: { propertyName: 1 } }, Cat: member(text), Dog: member(text) })).toBe("Cat | Dog");
  });

  it("is that of the choice, and not of what the choice stands beside", async () => {
    const Pet = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" }, allOf: [ref("Base")] };
    const Base = { type: "object", properties: { base: text }, discriminator: { propertyName: "base" } };
    const Plain = { anyOf: [ref("Cat"), ref("Dog")], discriminator: {} };
    const models = (await modelsText({ Pet, Plain, Base, Cat: member(text), Dog: member(text) })).replace(/\s+/g, " ");
    expect(models).toContain('type Pet = Base & ( | (Cat & { kind: "Cat"; }) | (Dog & { kind: "Dog"; }) );');
    expect(models).toContain("type Plain = Cat | Dog;");
  });
}); // prettier-ignore

describe("what inherits from a base", () => {
  const object = (properties: JsonObject): JsonObject => ({ type: "object", required: Object.keys(properties), properties });
  const below = (parent: string, properties: JsonObject, beside: JsonObject = {}): JsonObject => ({ allOf: [ref(parent), object(properties)], ...beside });
  const base = (mapping: JsonObject = {}, kind: JsonObject = text): JsonObject => ({ ...object({ kind }), discriminator: { propertyName: "kind", mapping } });
  const [Cat, Dog, Poodle] = [below("Pet", { meows: text }), below("Pet", { barks: text }), below("Dog", { curls: text })];
  const many = (count: number): JsonObject => Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, below("Pet", { a: text })]));

  it.each<[string, JsonObject, string | undefined]>([
    ["all of it", { Pet: base(), Cat, Dog }, "Cat | Dog"],
    ["not what is only a parent", { Pet: base(), Cat, Dog, Poodle }, "Cat | Poodle"],
    ["a parent that has a value", { Pet: base({ cat: "Cat", dog: "Dog", poodle: "Poodle" }), Cat, Dog, Poodle }, 'Cat | (Dog & { kind: "dog"; }) | Poodle'],
    ["the base, where it has a value", { Pet: base({ pet: "Pet", cat: "Cat" }), Cat }, '(Pet & { kind: "pet"; }) | Cat'],
    ["what says its value itself", { Pet: base(), Cat: below("Pet", { kind: { const: "c" } }), Dog: below("Pet", { kind: { enum: ["d", "e"] } }) }, "Cat | Dog"],
    ["nothing where there is but one", { Pet: base(), Cat }, undefined],
    ["nothing where one has no value of its own", { Pet: base({}, { type: "object" }), Cat, Dog }, undefined],
    ["nothing where one is no interface", { Pet: base(), Cat, Cow: below("Pet", { moos: text }), Dog: below("Pet", { barks: text }, { oneOf: [object({ a: text }), object({ b: text })] }) }, undefined],
    ["nothing where nothing tells", { Pet: { ...base(), discriminator: {} }, Cat, Dog }, undefined],
    ["nothing where the base is a choice", { Pet: { ...base(), anyOf: [object({ a: text }), object({ b: text })] }, Cat, Dog }, undefined],
    ["a hundred of them", { Pet: base(), ...many(100) }, Object.keys(many(100)).sort().join(" | ")],
    ["nothing where there are more", { Pet: base(), ...many(101) }, undefined],
  ])("%s", async (_, schemas, union) => {
    const models = (await modelsText({ ...schemas, Owner: object({ pet: ref("Pet") }) })).replace(/\s+/g, " ");
    expect(models).toContain(`interface Owner { pet: ${union === undefined ? "Pet" : "PetUnion"}; }`);
    expect(/type PetUnion = (?:\| )?(.*?);(?= export|$)/.exec(models)?.[1]).toBe(union);
  });
}); // prettier-ignore

describe("a schema that refers to a base", () => {
  const object = (properties: JsonObject): JsonObject => ({ type: "object", required: Object.keys(properties), properties });
  const Pet: JsonObject = { ...object({ kind: { ...text, description: "Which." } }), discriminator: { propertyName: "kind" } };
  const schemas: JsonObject = { Pet, Cat: { allOf: [ref("Pet"), object({ meows: text })] }, Dog: { allOf: [ref("Named"), ref("Pet"), object({ barks: text })] }, Named: object({ name: text }) };

  it.each<[string, JsonObject, string]>([
    ["is the union, as a property", object({ x: ref("Pet") }), "{ x: PetUnion; }"],
    ["is the union, as a property with words", object({ x: { allOf: [ref("Pet")], description: "A pet." } }), "{ /** A pet. */ x: PetUnion; }"],
    ["is the union, as an item", { type: "array", items: ref("Pet") }, "PetUnion[]"],
    ["is the base, as its other name", ref("Pet"), "Pet"],
    ["is the base and more, with properties", object({ x: { allOf: [ref("Pet"), object({ tag: text })] } }), "{ x: Pet & { tag: string; }; }"],
    ["is the base and another", object({ x: { allOf: [ref("Pet"), ref("Named")] } }), "{ x: Pet & Named; }"],
  ])("%s", async (_, A, want) => {
    expect(await typeOf("A", { ...schemas, A })).toBe(want);
  });

  it("has its value for a property of one of two", async () => {
    expect(await typeOf("Dog", schemas)).toBe('extends Named, Pet { barks: string; /** Which. */ kind: "Dog"; }');
  });
}); // prettier-ignore

describe("read-only and write-only properties", () => {
  const account: JsonObject = {
    type: "object",
    required: ["id", "password"],
    properties: { id: { ...text, readOnly: true }, name: text, password: { ...text, writeOnly: true } },
  };
  const owner: JsonObject = { type: "object", properties: { account: ref("Account"), plain: ref("Plain") } };
  const plain: JsonObject = { type: "object", properties: { x: text } };
  const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
  const operation = (sends: JsonObject, gets: JsonObject): JsonObject => ({
    paths: {
      "/a": {
        post: { requestBody: json(sends), responses: { "200": { description: "", ...json(gets) } } },
      },
    },
    components: { schemas: { Account: account, Owner: owner, Plain: plain } },
  });

  it("makes two shapes of what both sides reach and only of that", async () => {
    const files = await filesOf(documentWith(operation(ref("Owner"), ref("Owner"))));
    const models = files.get("src/models.ts") ?? "";
    expect(models).toContain("export interface Account {\n  id: string;\n  name?: string;\n}");
    expect(models).toContain("export interface AccountInput {\n  name?: string;\n  password: string;\n}");
    expect(models).toContain("export interface OwnerInput {\n  account?: AccountInput;\n  plain?: Plain;\n}");
    expect(models).not.toContain("PlainInput");
  });

  it("makes one shape of what one side reaches", async () => {
    const requests = await filesOf(documentWith(operation(ref("Account"), ref("Plain"))));
    expect(requests.get("src/models.ts")).toContain(
      "export interface Account {\n  name?: string;\n  password: string;\n}",
    );
    const responses = await filesOf(documentWith(operation(ref("Plain"), ref("Account"))));
    expect(responses.get("src/models.ts")).toContain(
      "export interface Account {\n  id: string;\n  name?: string;\n}",
    );
  });
});
