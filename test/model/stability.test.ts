import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf } from "../support/model-of.ts";

interface Part {
  readonly kind: "schema" | "operation" | "tag";
  readonly name: string;
}

const ok: JsonObject = { "204": { description: "" } };

/** A document of schemas, operations without a tag, and operations with one of their own. */
function documentOf(parts: readonly Part[]): JsonObject {
  const named = (kind: Part["kind"]): Part[] => parts.filter((part) => part.kind === kind);
  const schemas = named("schema").map(({ name }) => [
    name,
    { type: "object", properties: { id: { type: "string" } } },
  ]);
  const operations = named("operation").map(({ name }) => [`/operations/${encodeURIComponent(name)}`, { get: { operationId: name, parameters: [{ name: "q", in: "query", schema: { type: "string" } }], responses: ok } }]); // prettier-ignore
  const tags = named("tag").map(({ name }) => [`/tags/${encodeURIComponent(name)}`, { get: { tags: [name], responses: ok } }]); // prettier-ignore
  return documentWith({
    paths: Object.fromEntries([...operations, ...tags]) as JsonObject, // entries made above
    components: { schemas: Object.fromEntries(schemas) as JsonObject }, // likewise
  });
}

/** Every exported declaration as text, with its file. */
async function declarationsOf(parts: readonly Part[]): Promise<Set<string>> {
  const files = await filesOf(documentOf(parts));
  const declarations = [...files].flatMap(([name, text]) => {
    if (!/^src\/(?:models|operations\/.*)\.ts$/.test(name)) return [];
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
    return file.statements
      .filter((statement) => !ts.isImportDeclaration(statement))
      .map((statement) => `${name}: ${statement.getText()}`);
  });
  return new Set(declarations);
}

const name = fc.oneof(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9._-]{0,6}$/),
  fc.constantFrom(
    "Pet",
    "pet",
    "list pets",
    "class",
    "Promise",
    "send",
    "default",
    "index",
    "発票",
    "💥",
    "1st",
  ),
  fc.string({ minLength: 1, maxLength: 5 }),
);
const part = fc.record({
  kind: fc.constantFrom("schema" as const, "operation" as const, "tag" as const),
  name,
});

/** What two names have in common that could become one identifier or file. */
function letters(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const distinct = fc.uniqueArray(part, { minLength: 2, maxLength: 7, selector: ({ kind, name: text }) => `${kind} ${text.trim()}` }); // prettier-ignore

describe("names of a package", () => {
  it("stay when something is added that wants none of them", async () => {
    await fc.assert(
      fc.asyncProperty(distinct, async (parts) => {
        const [added, ...before] = parts;
        fc.pre(added !== undefined && letters(added.name) !== "" && before.every((each) => letters(each.name) !== letters(added.name)));
        const after = await declarationsOf(parts);
        for (const declaration of await declarationsOf(before)) expect(after).toContain(declaration);
      }),
      { numRuns: 20 },
    ); // prettier-ignore
  });

  it("do not depend on the order of the document", async () => {
    await fc.assert(
      fc.asyncProperty(distinct, async (parts) => {
        expect(await declarationsOf(parts.toReversed())).toEqual(await declarationsOf(parts));
      }),
      { numRuns: 12 },
    );
  });
});
