import { format } from "prettier";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf } from "../support/model-of.ts";

async function apiOf(parts: JsonObject): Promise<string> {
  return (await filesOf(documentWith(parts))).get("API.md") ?? "";
}

function json(name: string): JsonObject {
  return {
    description: "",
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  };
}

const pet = json("Pet");
const problem = json("Problem");
const answer: JsonObject = { "200": pet };

describe("API.md", () => {
  const document: JsonObject = {
    tags: [{ name: "Pets | <b>and</b> others" }],
    paths: {
      "/pets/{id}": {
        get: {
          operationId: "getPet",
          tags: ["Pets | <b>and</b> others"],
          summary: "- Gets *a* `pet`.",
          parameters: [
            {
              name: "loud",
              in: "query",
              description: "1. As\nloud | <i>as</i> you `like`.\n\nMore.",
              schema: { type: "boolean" },
            },
            {
              name: "filter",
              in: "query",
              schema: { enum: Array.from({ length: 40 }, (_, n) => `value ${n}`) },
            },
          ],
          security: [{ key: [] }, { user: [], app: [] }],
          responses: { ...answer, "4XX": problem, "404": problem, default: pet },
        },
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        delete: { operationId: "deletePet", deprecated: true, responses: { "204": { description: "" } } },
      },
    },
    components: {
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "x-key" },
        user: { type: "http", scheme: "bearer" },
        app: { type: "apiKey", in: "query", name: "app" },
      },
      schemas: {
        Problem: { type: "object", properties: { code: { type: "string" } } },
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

  it("says of each function what it takes, needs and fails with, and shows a call", async () => {
    const text = await apiOf(document);
    const section = /### `getPet`\n\n(.*?)\n### /s.exec(text)?.[1];
    expect(section).toContain("\\- Gets \\*a\\* `pet`.\n\nCredentials: `key` or `user` and `app`.\n");
    expect(section).toContain("- `id`, `string`\n");
    expect(section).toContain(
      "- `loud` (optional), `boolean`: 1\\. As loud \\| \\<i\\>as\\</i\\> you `like`.\n",
    );
    expect(section).toMatch(/- `filter` \(optional\), `"value 0" \| "value 1" \|.{0,80}…`\n/);
    expect(section).toContain("- `404`, `4XX`: `Problem`\n- `default`: `Pet`\n");
    expect(section).toContain('```ts\nconst result = await getPet(client, { id: "…" });\n```\n');
    expect(text).toContain('```ts\nawait deletePet(client, { id: "…" });\n```\n');
    expect(text).toContain("Deprecated.\n");
  });

  it("says what a function can be asked for", async () => {
    const content = { "text/csv": {}, "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
    const get = { operationId: "getPet", responses: { "200": { description: "", content } } };
    const text = await apiOf({ ...document, paths: { "/pet": { get } } });
    expect(text).toContain('Answers, by the option `accept`:\n\n- `"application/json"`: `Pet`\n- `"text/csv"`: `string`\n'); // prettier-ignore
  });

  it("draws a model once, in the first group that has it, and its first members", async () => {
    const group = (tag: string, schema: string): JsonObject => ({
      get: { operationId: `get${tag}`, tags: [tag], responses: { "200": json(schema) } },
    });
    const many = Array.from({ length: 30 }, (_, index) => [`p${index}`, { type: "string" }]);
    const schemas = {
      A: { type: "object", properties: { either: { $ref: "#/components/schemas/Either" } } },
      B: { type: "object", properties: { shared: { $ref: "#/components/schemas/Shared" } } },
      Either: { oneOf: [{ $ref: "#/components/schemas/Shared" }, { $ref: "#/components/schemas/Other" }] },
      Shared: { type: "object", properties: Object.fromEntries(many) },
      Other: { type: "object", properties: { a: { type: "string" } } },
    };
    const text = await apiOf({
      paths: { "/a": group("One", "A"), "/b": group("Two", "B") },
      components: { schemas },
    });
    expect(text.match(/^classDiagram$/gm)).toHaveLength(2);
    expect(text.match(/^ {2}class Shared \{$/gm)).toHaveLength(1);
    expect(text).toContain("    string p9\n    … 20 more\n  }");
    // A union has no box of its own.
    expect(text).toContain("  A --> Other : either\n  A --> Shared : either\n");
    expect(text).toContain("  B --> Shared : shared\n");
  });

  it("is as Prettier would print it", async () => {
    const text = await apiOf(document);
    expect(await format(text, { parser: "markdown", printWidth: 110 })).toBe(text);
  });

  it("draws no diagram that GitHub would refuse", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [
        `S${index}`,
        { type: "object", properties: { next: { $ref: `#/components/schemas/S${(index + 1) % 101}` } } },
      ]),
    );
    const paths = { "/s": { get: { operationId: "getS", responses: { "200": json("S0") } } } };
    const text = await apiOf({ paths, components: { schemas } });
    expect(text).toContain("101 models: too many for a diagram.");
    expect(text).not.toContain("mermaid");
  });
});
