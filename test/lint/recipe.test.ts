import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { makeFolder } from "../support/documents.ts";

/** The rule's file, as somebody who follows CONTRIBUTING.md would write it. */
const ruleFile = `
import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/** Every operation says what it does. */
export function checkSummaries(spec: Spec, objects: Objects): Diagnostic[] {
  return objects
    .of("operation")
    .filter(({ value }) => value["summary"] === undefined)
    .map(({ pointer }) =>
      diagnose("summary-missing", "The operation has no summary.", { location: spec.locate(pointer, "key") }),
    );
}
`;

/** The two lines in files that are there already. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  "generator/shared/diagnostics/registry.ts": (text) =>
    insertAfter(
      text,
      "const linting = {\n",
      `"summary-missing": warning("An operation has no summary.", "Add one."),\n`,
    ),
  "generator/lint/rules.ts": (text) =>
    `import { checkSummaries } from "./rules/summaries.ts";\n${insertAfter(text, "rules: readonly Rule[] = [\n", "checkSummaries,\n")}`,
};

function insertAfter(text: string, line: string, addition: string): string {
  expect(text.split(line), `the place to add to: ${line}`).toHaveLength(2);
  return text.replace(line, () => line + addition);
}

const script = `
import { loadSpec } from "./generator/document/load/load-spec.ts";
import { lintSpec } from "./generator/lint/lint-spec.ts";
export async function lint(file) {
  return lintSpec((await loadSpec(file)).spec);
}
`;

test("CONTRIBUTING's recipe: a rule that is added fires", async () => {
  const folder = makeFolder({
    "api.yaml": `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { responses: { "200": { description: ok } } }
    put: { summary: Replace, responses: { "200": { description: ok } } }
`,
  });
  const bundle = path.join(folder, "lint.mjs");
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    plugins: [
      {
        name: "recipe",
        setup(bundler) {
          bundler.onResolve({ filter: /\/rules\/summaries\.ts$/ }, () => ({
            path: path.resolve("generator/lint/rules/summaries.ts"),
          }));
          bundler.onLoad({ filter: /\/generator\/.*\.ts$/ }, ({ path: file }) => {
            const name = path.relative(process.cwd(), file).split(path.sep).join("/");
            if (name === "generator/lint/rules/summaries.ts") return { contents: ruleFile, loader: "ts" };
            const change = changes[name];
            return change && { contents: change(readFileSync(file, "utf8")), loader: "ts" };
          });
        },
      },
    ],
  });
  writeFileSync(bundle, outputFiles[0]?.text ?? "");
  // The module that was made just now.
  const { lint } = (await import(pathToFileURL(bundle).href)) as { lint: (file: string) => Promise<unknown> };
  expect(await lint(path.join(folder, "api.yaml"))).toMatchObject([
    { code: "summary-missing", severity: "warning", hint: "Add one.", location: { line: 5, column: 5 } },
  ]);
});
