import { describe, expect, it, test } from "vitest";
import type { Choice } from "../../generator/choose/choice.ts";
import { chooseOperations } from "../../generator/choose/choose-operations.ts";
import { operationsIn } from "../../generator/document/operations.ts";
import { isObject, valueAt, type JsonObject } from "../../generator/shared/json.ts";
import { buildFiles } from "../../generator/build.ts";
import { Stopwatch } from "../../generator/shared/stopwatch.ts";
import { head, loadFiles } from "../support/documents.ts";

const api = `${head}paths:
  /pets:
    get: { operationId: listPets, tags: [Pets], responses: { "200": { $ref: "#/components/responses/Pets" } } }
    post:
      operationId: addPet
      tags: [Pets, Admin]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "204": { description: ok } }
  /pets/{id}/owner:
    get:
      operationId: getOwner
      tags: [Owners]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } } }
  /shared: { $ref: "#/components/pathItems/Shared" }
webhooks:
  petSold:
    post: { operationId: petSold, tags: [Events], responses: { "204": { description: ok } } }
components:
  pathItems:
    Shared:
      get: { operationId: getShared, responses: { "204": { description: ok } } }
      put: { operationId: putShared, responses: { "204": { description: ok } } }
  responses:
    Pets: { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } }
    Unused: { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } }
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind, mapping: { cat: Cat } }, properties: { kind: { type: string } } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { lives: { $ref: "#/components/schemas/Lives/properties/left" } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }] }
    Lives: { type: object, properties: { left: { type: integer }, of: { $ref: "#/components/schemas/Note" } } }
    Note: { type: string }
    Owner: { type: object, properties: { name: { type: string } }, example: { $ref: "#/components/schemas/Note" } }
`;

async function choose(choice: Partial<Choice>) {
  const { spec } = await loadFiles({ "api.yaml": api });
  if (spec === undefined) throw new Error("the document is valid");
  const chosen = chooseOperations(spec, { include: [], exclude: [], ...choice });
  return { ...chosen, document: chosen.spec.document };
}

const ids = (document: JsonObject) => operationsIn(document).map(({ operation }) => operation["operationId"]);
const names = (document: JsonObject, section: string) => {
  const map = valueAt(document, `/components/${section}`);
  return isObject(map) ? Object.keys(map) : [];
};

describe("words that choose operations", () => {
  it.each<[string, Partial<Choice>, readonly string[]]>([
    ["none", {}, ["listPets", "addPet", "getOwner", "getShared", "putShared", "petSold"]],
    ["a tag", { include: ["tag:Pets"] }, ["listPets", "addPet"]],
    ["a path", { include: ["/pets"] }, ["listPets", "addPet"]],
    ["paths below one", { include: ["/pets/**"] }, ["getOwner"]],
    ["a segment", { include: ["/*"] }, ["listPets", "addPet", "getShared", "putShared"]],
    ["an id", { include: ["getOwner"] }, ["getOwner"]],
    ["ids that begin alike", { include: ["get*"] }, ["getOwner", "getShared"]],
    ["one of several words", { include: ["tag:Owners", "tag:Events"] }, ["getOwner", "petSold"]],
    ["all but a tag", { exclude: ["tag:Pets"] }, ["getOwner", "getShared", "putShared", "petSold"]],
    ["a tag without another", { include: ["tag:Pets"], exclude: ["tag:Admin"] }, ["listPets"]],
    ["one operation of a path item that is referred to", { include: ["putShared"] }, ["putShared"]],
  ])("%s", async (_, choice, expected) => {
    const { document, diagnostics } = await choose(choice);
    expect(diagnostics).toEqual([]);
    expect(ids(document)).toEqual(expected);
  });

  it.each<[Partial<Choice>, string, string | undefined]>([
    [{ include: ["tag:Petz"] }, "choice-unknown", "Did you mean `tag:Pets`?"],
    [{ exclude: ["Pets"] }, "choice-unknown", "Write `tag:Pets` to mean the tag."],
    [{ include: ["/pet"] }, "choice-unknown", "Did you mean `/pets`?"],
    [{ include: ["listPet"] }, "choice-unknown", "Did you mean `listPets`?"],
    [{ include: ["tag:Pets"], exclude: ["/pets"] }, "choice-empty", "Leave out less with `exclude`, or take in more with `include`."],
  ])("%j is refused", async (choice, code, hint) => {
    expect((await choose(choice)).diagnostics).toMatchObject([{ code, hint, severity: "error" }]);
  }); // prettier-ignore
});

describe("what nothing leads to any more is left out", () => {
  it("keeps what an operation needs, subtypes and the rest of what a reference leads into among it", async () => {
    const { document } = await choose({ include: ["listPets"] });
    expect(names(document, "schemas")).toEqual(["Pet", "Cat", "Dog", "Lives", "Note"]);
    expect(names(document, "responses")).toEqual(["Pets"]);
    expect(names(document, "pathItems")).toEqual([]);
  });

  it("takes examples for data", async () => {
    const { document } = await choose({ include: ["tag:Owners"] });
    expect(names(document, "schemas")).toEqual(["Owner"]);
  });
});

test("what is wrong with what was left out does not matter", async () => {
  const broken = `${api}    Broken: { $ref: "#/nowhere" }\n`.replace(
    "  /shared:",
    `  /broken: { get: { operationId: broken, responses: { "200": { $ref: "#/components/responses/Missing" } } } }\n  /shared:`,
  );
  const loaded = await loadFiles({ "api.yaml": broken });
  const build = async (choice: Choice) => {
    const { diagnostics } = await buildFiles(loaded, new Stopwatch(), { choice });
    return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  };
  expect(await build({ include: ["tag:Pets"], exclude: [] })).toEqual([]);
  expect(await build({ include: [], exclude: ["tag:Pets"] })).toEqual(["ref-unresolved"]);
});
