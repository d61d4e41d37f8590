import { expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.ts";
import { head, loadFiles } from "../support/documents.ts";

const files = {
  "api.yaml": `${head}paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "pet.yaml#/Pet/properties/home" } } } }
      responses: { "200": { description: "", content: { application/json: { schema: { $ref: "pet.yaml#/Pet" } } } } }
components:
  schemas:
    Animal: { $ref: "pet.yaml#/Pet" }
    Other: { $ref: "pet.yaml#/Pet" }
`,
  "pet.yaml": `Pet:
  type: object
  properties:
    id: { type: string, readOnly: true }
    friend: { $ref: "#/Pet" }
    home:
      type: object
      properties: { owner: { $ref: "#/Pet" } }
    odd: { not: {} }
`,
};

it("a component that names a schema of another file is that schema", async () => {
  const { spec } = await loadFiles(files);
  if (spec === undefined) throw new Error("the files are in order");
  const { model, diagnostics } = buildModel(spec);
  expect(model.models.map(({ name, kind, pointer }) => [name, kind, pointer])).toEqual([
    ["Animal", "interface", "/x-external/pet.yaml/Pet"],
    ["AnimalHome", "interface", "/x-external/pet.yaml/Pet/properties/home"],
    ["AnimalInput", "interface", "/x-external/pet.yaml/Pet"],
    ["Other", "alias", "/components/schemas/Other"],
  ]);
  const [animal] = model.models;
  expect(
    animal?.kind === "interface" && animal.properties.map(({ name, type }) => `${name}: ${type.text}`),
  ).toEqual(["id: string", "friend: Animal", "home: AnimalHome", "odd: unknown"]);
  expect(diagnostics.map(({ code, location }) => [code, location?.file, location?.line])).toEqual([
    ["keyword-not-in-types", "pet.yaml", 9],
  ]);
});
