import { expect, test } from "vitest";
import { buildFiles } from "../../generator/build.ts";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { Stopwatch } from "../../generator/shared/stopwatch.ts";
import { loadFiles } from "../support/documents.ts";

/** A document with one schema that loading, linting and the model each have a warning for, or none of them. */
function document({ schema = "{ type: string }", more = "" }): string {
  return `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: ${schema} } }
${more}`;
}

async function diagnosticsOf(text: string): Promise<readonly Diagnostic[]> {
  return (await buildFiles(await loadFiles({ "api.yaml": text }), new Stopwatch())).diagnostics;
}

test.each([
  [
    "load",
    "{ oneOf: [{}], discriminator: { propertyName: a, mapping: { b: '#/nowhere' } } }",
    "mapping-unresolved",
  ],
  ["lint", "{ type: string, example: 1 }", "example-mismatch"],
  ["model", "{ not: { type: string } }", "keyword-not-in-types"],
])("what %s warns of is an error in a strict document", async (_, schema, code) => {
  expect(await diagnosticsOf(document({ schema }))).toMatchObject([{ code, severity: "warning" }]);
  expect(await diagnosticsOf(document({ schema, more: "x-lint: strict" }))).toMatchObject([
    { code, severity: "error" },
  ]);
});

test("a strict document without warnings is built", async () => {
  const built = await buildFiles(
    await loadFiles({ "api.yaml": document({ more: "x-lint: strict" }) }),
    new Stopwatch(),
  );
  expect(built.diagnostics).toEqual([]);
  expect(built.files).toBeDefined();
});
