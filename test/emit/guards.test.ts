import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { hasTag } from "../../generator/runtime/tag.ts";
import { compileConsumers } from "../support/consumers.ts";
import { documentWith, modelOf } from "../support/model-of.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const text: JsonObject = { type: "string" };
const about = object({ kind: text });
const tagged = (path: string, mapping: JsonObject): JsonObject => ({
  "x-nested-discriminator": { path, mapping },
});

const animals: JsonObject = {
  Cat: object({ about, lives: { type: "integer" } }),
  // Everything that it has is optional and a Cat has it too, so that a Cat could stand for it.
  Dog: object({ about }),
};

/** Unions, and what compiles with their guards. */
const narrowing = new Map<string, { readonly Animal: JsonObject; readonly code: string }>([
  [
    "narrow a union to a member, and to the others",
    {
      Animal: { anyOf: [ref("Cat"), ref("Dog")], ...tagged("/about/kind", { tom: "Cat", dog: "Dog" }) },
      code: `
        import { isCat, isDog, type Animal, type Cat, type Dog } from "./sdk/index.ts";
        declare const animal: Animal;
        declare const animals: Animal[];
        if (isCat(animal)) { const cat: Cat = animal; cat.lives; }
        else {
          const dog: Dog = animal;
          // @ts-expect-error A dog has no lives.
          dog.lives;
        }
        // @ts-expect-error It is no cat.
        if (isDog(animal)) animal.lives;
        // @ts-expect-error No animal.
        isCat("tom");
        const cats: Cat[] = animals.filter(isCat);
        export { cats };
      `,
    },
  ],
  ...Object.entries<JsonObject>({
    "a union with properties of its own": { type: "object", properties: { owner: text }, required: ["owner"] },
    "a union with a discriminator, too": { discriminator: { propertyName: "sort", mapping: { c: "Cat", d: "Dog" } } },
    "a union that may be null": { type: ["object", "null"] },
  }).map(([name, more]) => {
    const Animal = { ...more, oneOf: [ref("Cat"), ref("Dog")], ...tagged("/about/kind", { tom: "Cat" }) };
    const code = `
      import { isCat, type Animal, type Cat } from "./sdk/index.ts";
      declare const animal: Animal;
      if (isCat(animal)) { const cat: Cat = animal; cat.lives; }
    `;
    return [name, { Animal, code }] as const;
  }),
]); // prettier-ignore

describe("type guards", () => {
  let said = new Map<string, string[]>();
  beforeAll(async () => {
    const consumers = [...narrowing].map(([name, { Animal, code }]) => {
      return { name, document: documentWith({ components: { schemas: { ...animals, Animal } } }), code };
    });
    said = await compileConsumers(consumers);
  });

  test.each([...narrowing.keys()])("%s", (name) => {
    expect(said.get(name)).toEqual([]);
  });

  test("give way to other names, and say which union they are of", async () => {
    const mapping = { tom: "Cat", dog: "Dog" };
    const Animal = { oneOf: [ref("Cat"), ref("Dog")], ...tagged("/about/kind", mapping) };
    const Pet = { oneOf: [ref("Cat")], ...tagged("/about/kind", { tom: "Cat" }) };
    const paths = {
      "/dog": { get: { operationId: "isDog", responses: { 200: { description: "Whether." } } } },
    };
    const { model } = await modelOf(documentWith({ paths, components: { schemas: { ...animals, Animal, Pet } } }));
    expect(model.guards.map(({ name }) => name)).toEqual(["isCatInAnimal", "isCatInPet", "isDogGuard"]);
  }); // prettier-ignore

  test("of a member with several values, and of one with none", async () => {
    const Animal = { oneOf: [ref("Cat"), ref("Dog")], ...tagged("/about/kind", { tom: "Cat", kitty: "Cat" }) };
    const { model, diagnostics } = await modelOf(documentWith({ components: { schemas: { ...animals, Animal } } }));
    expect(model.guards.map(({ name, values }) => [name, values])).toEqual([["isCat", ["tom", "kitty"]]]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["nested-discriminator-member", "No value stands for this member."],
    ]);
  }); // prettier-ignore
});

describe("hasTag", () => {
  const path = ["about", "kind"];
  test.each<[unknown, boolean]>([
    [{ about: { kind: "tom" } }, true],
    [{ about: { kind: "kitty" } }, true],
    [{ about: { kind: 1 } }, true],
    [{ about: { kind: "Tom" } }, false],
    [{ about: { kind: null } }, false],
    [{ about: { kind: ["tom"] } }, false],
    [{ about: { kind: undefined } }, false],
    [{ about: {} }, false],
    [{ about: null }, false],
    [{ about: "tom" }, false],
    [{ "about/kind": "tom" }, false],
    [{}, false],
    [null, false],
    [undefined, false],
    ["tom", false],
    [Object.create({ about: { kind: "tom" } }), false],
  ])("%j: %s", (value, want) => {
    expect(hasTag(value, path, ["tom", "kitty", "1", "undefined", "null"])).toBe(want);
  });

  test("in an item of an array", () => {
    expect(hasTag({ all: [{ kind: "tom" }] }, ["all", "0", "kind"], ["tom"])).toBe(true);
  });
});
