import { format } from "prettier";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf } from "../support/model-of.ts";

async function apiOf(parts: JsonObject): Promise<string> {
  return (await filesOf(documentWith(parts))).get("API.md") ?? "";
}

const answer: JsonObject = {
  "200": {
    description: "",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
  },
};

describe("API.md", () => {
  const document: JsonObject = {
    tags: [{ name: "Pets | <b>and</b> others" }],
    paths: {
      "/pets/{id}": {
        get: { operationId: "getPet", tags: ["Pets | <b>and</b> others"], responses: answer },
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        delete: { operationId: "deletePet", deprecated: true, responses: { "204": { description: "" } } },
      },
    },
    components: {
      schemas: {
        Kind: { enum: ["cat", "dog"] },
        Animal: { type: "object", properties: { "odd: name}": { type: "string" } } },
        Pet: {
          allOf: [{ $ref: "#/components/schemas/Animal" }],
          properties: {
            kind: { $ref: "#/components/schemas/Kind" },
            kin: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
          },
        },
      },
    },
  };

  it("has one line per function and the models as a diagram", async () => {
    const text = await apiOf(document);
    expect(text).toMatch(
      /\| `getPet` +\| `\(client, params, options\?\)` \| `GET \/pets\/\{id\}` +\| `ApiPromise<Pet>` +\|/,
    );
    expect(text).toContain("| ~~`deletePet`~~ |");
    expect(text).toContain("  Animal <|-- Pet\n");
    expect(text).toContain('  Pet --> "*" Pet : kin\n');
    expect(text).toContain("    string odd__name_\n");
    expect(text).toContain("## Pets \\| \\<b\\>and\\</b\\> others");
  });

  it("is as Prettier would print it", async () => {
    const text = await apiOf(document);
    expect(await format(text, { parser: "markdown", printWidth: 110 })).toBe(text);
  });

  it("draws no diagram that GitHub would refuse", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [`S${index}`, { type: "object", properties: { a: {} } }]),
    );
    const text = await apiOf({ components: { schemas } });
    expect(text).toContain("101 models: too many for a diagram.");
    expect(text).not.toContain("mermaid");
  });
});
