import path from "node:path";
import { describe, expect, test } from "vitest";
import { head, makeFolder } from "./support/documents.ts";
import { follow } from "./support/recipe.ts";

const document = `${head}paths:
  /pets:
    get: { operationId: listPets, responses: { "200": { description: ok } } }
    put: { operationId: replacePets, summary: Replace, responses: { "200": { description: ok } } }
`;

/** The code of a diagnostic, as a line of the registry. */
const code = {
  "generator/shared/diagnostics/registry.ts": [
    { after: "const linting = {", add: `"summary-missing": warning("An operation has no summary.", "Add one."),` },
  ],
}; // prettier-ignore

describe("CONTRIBUTING's recipes", () => {
  test("a lint rule fires", async () => {
    const recipe = {
      files: {
        "generator/lint/rules/summaries.ts": `
          import { diagnose } from "../../shared/diagnostics/registry.ts";
          import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
          import type { Spec } from "../../document/spec.ts";
          import type { Objects } from "../walk.ts";
          export function checkSummaries(spec: Spec, objects: Objects): Diagnostic[] {
            return objects
              .of("operation")
              .filter(({ value }) => value["summary"] === undefined)
              .map(({ pointer }) => diagnose("summary-missing", "No summary.", { location: spec.locate(pointer, "key") }));
          }`,
      },
      lines: {
        ...code,
        "generator/lint/rules.ts": [
          { add: `import { checkSummaries } from "./rules/summaries.ts";` },
          { after: "rules: readonly Rule[] = [", add: "checkSummaries," },
        ],
      },
    };
    const script = `
      import { loadSpec } from "./generator/document/load/load-spec.ts";
      import { lintSpec } from "./generator/lint/lint-spec.ts";
      export const lint = async (file) => lintSpec((await loadSpec(file)).spec);`;
    // The module is what the script exports.
    const { lint } = (await follow(recipe, script)) as { lint: (file: string) => Promise<unknown> };
    expect(await lint(path.join(makeFolder({ "api.yaml": document }), "api.yaml"))).toMatchObject([
      { code: "summary-missing", severity: "warning", hint: "Add one.", location: { line: 5, column: 5 } },
    ]);
  });

  test("a diagnostic of a stage is told, and obeys `x-lint: strict`", async () => {
    const recipe = {
      lines: {
        ...code,
        "generator/model/build-operations.ts": [
          { add: `import { diagnose as tell } from "../shared/diagnostics/registry.ts";\nexport const noSummary = (location) => tell("summary-missing", "No summary.", { location });` },
        ],
        "generator/model/build-model.ts": [
          { add: `import { noSummary } from "./build-operations.ts";` },
          { after: "    diagnostics: [", add: `noSummary(spec.locate("/paths")),` },
        ],
      },
    }; // prettier-ignore
    const script = `
      import { buildFiles } from "./generator/build.ts";
      import { loadSpec } from "./generator/document/load/load-spec.ts";
      import { Stopwatch } from "./generator/shared/stopwatch.ts";
      export const build = async (file) => buildFiles(await loadSpec(file), new Stopwatch());`;
    // As above.
    const { build } = (await follow(recipe, script)) as { build: (file: string) => Promise<{ diagnostics: unknown }> };
    const folder = makeFolder({ "api.yaml": document, "strict.yaml": `x-lint: strict\n${document}` });
    const told = async (file: string) => (await build(path.join(folder, file))).diagnostics;
    expect(await told("api.yaml")).toContainEqual(expect.objectContaining({ code: "summary-missing", severity: "warning" }));
    expect(await told("strict.yaml")).toContainEqual(expect.objectContaining({ code: "summary-missing", severity: "error" }));
  }); // prettier-ignore

  test("an emitter's file is exported, and no schema takes its name", async () => {
    const recipe = {
      files: {
        "generator/emit/emit-operation-names.ts": `
          import type { EmittedFile } from "../shared/generated-file.ts";
          import type { ApiModel } from "../model/model.ts";
          import type { MakeFile } from "./source-file.ts";
          export function emitOperationNames({ groups }: ApiModel, makeFile: MakeFile): EmittedFile {
            const names = groups.flatMap(({ operations }) => operations.map(({ name }) => name));
            return makeFile("src/operation-names.ts", [\`export const operationNames: readonly string[] = \${JSON.stringify(names)};\`]);
          }`,
      },
      lines: {
        "generator/emit/emit-package.ts": [
          { add: `import { emitOperationNames } from "./emit-operation-names.ts";` },
          { after: "  const emitted = [", add: "emitOperationNames(model, makeFile)," },
        ],
        "generator/emit/emit-index.ts": [
          { after: "  const modules: (readonly [string, readonly RuntimeExport[]])[] = [", add: `["./operation-names.ts", [{ name: "operationNames", isType: false }]],` },
        ],
        "generator/document/names/taken-names.ts": [
          { after: "const USED_IN_FILES =", add: `"operationNames " +` },
        ],
      },
    }; // prettier-ignore
    const script = `
      import { loadSpec } from "./generator/document/load/load-spec.ts";
      import { buildModel } from "./generator/model/build-model.ts";
      import { emitPackage } from "./generator/emit/emit-package.ts";
      import { formatFiles } from "./generator/format/format-files.ts";
      export async function emit(file) {
        const { model } = buildModel((await loadSpec(file)).spec);
        return Object.fromEntries((await formatFiles(emitPackage(model, []))).map(({ path, text }) => [path, text]));
      }`;
    // As above.
    const { emit } = (await follow(recipe, script)) as { emit: (file: string) => Promise<Record<string, string>> };
    const named = `${document.replace("listPets", "operationNames")}`;
    const files = await emit(path.join(makeFolder({ "api.yaml": named }), "api.yaml"));
    expect(files["src/operation-names.ts"]).toContain(`["operationNamesOperation", "replacePets"]`);
    expect(files["src/index.ts"]).toMatch(/export \{ operationNames \} from "\.\/operation-names\.ts"/);
  }); // prettier-ignore

  test("a diff rule says what changed", async () => {
    const recipe = {
      lines: {
        "generator/diff/compare/rule-ids.ts": [
          { after: "export type OperationRuleId =", add: `| "operation-summary-changed"` },
        ],
        "generator/diff/judge/rules/operations.ts": [
          {
            after: "export const operationRules: Readonly<Record<OperationRuleId, Rule>> = {",
            add: `"operation-summary-changed": {
              area: "operations", effect: "none", sentence: "the summary of {subject} changed",
              mirror: "operation-summary-changed", always: { level: "docs", because: "text for people" },
            },`,
          },
        ],
        "generator/diff/compare/compare-operations.ts": [
          {
            after: `    ...switched(two, "deprecated", "operation-deprecated", "operation-no-longer-deprecated"),`,
            add: `...texts(two, "operation-summary-changed", ["summary"]),`,
          },
        ],
      },
    };
    const script = `
      import { loadSpec } from "./generator/document/load/load-spec.ts";
      import { compareSpecs } from "./generator/diff/compare/compare-specs.ts";
      import { sidesOf } from "./generator/diff/compare/sides.ts";
      import { judge } from "./generator/diff/judge/judge.ts";
      export async function diff(base, head) {
        const sides = sidesOf((await loadSpec(base)).spec, (await loadSpec(head)).spec, "2026-01-01");
        return judge(sides, compareSpecs(sides));
      }`;
    // As above.
    const { diff } = (await follow(recipe, script)) as { diff: (base: string, head: string) => Promise<unknown> };
    const folder = makeFolder({ "a.yaml": document, "b.yaml": document.replace("summary: Replace", "summary: Put") });
    expect(await diff(path.join(folder, "a.yaml"), path.join(folder, "b.yaml"))).toContainEqual(
      expect.objectContaining({ id: "operation-summary-changed", wire: "docs" }),
    );
  }); // prettier-ignore
});
