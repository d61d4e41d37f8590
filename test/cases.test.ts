import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { printDiagnostics } from "../generator/shared/diagnostics/print.ts";
import { generate } from "../generator/generate.ts";
import { makeFolder } from "./support/documents.ts";

/**
 * A folder per case: `spec.yaml` (and what it refers to) beside `diagnostics.txt`, the printed diagnostics, and
 * `expected/`, the emitted files without the runtime. UPDATE=1 rewrites what is there; a case without either of
 * them gets `diagnostics.txt` when there are any, and `expected/` when files come out.
 */
const root = "test/cases";
const update = process.env["UPDATE"] === "1";

describe.each(readdirSync(root))("%s", (name) => {
  const folder = `${root}/${name}`;
  const output = path.join(makeFolder(), "package");
  const run = generate({ spec: `${folder}/spec.yaml`, out: output, check: true });

  test("diagnostics", async () => {
    const { diagnostics, sources } = await run;
    const printed = printDiagnostics(diagnostics, sources);
    const file = `${folder}/diagnostics.txt`;
    if (update) {
      if (printed === "") rmSync(file, { force: true });
      else writeFileSync(file, printed);
    }
    expect(printed).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });

  test("files", async () => {
    const { ok, plan } = await run;
    const emitted = (plan?.added ?? []).filter(({ path: file }) => isCompared(file));
    const files = Object.fromEntries(emitted.map(({ path: file, after }) => [file, after ?? ""]));
    const expected = `${folder}/expected`;
    if (update && (existsSync(expected) || !existsSync(`${folder}/diagnostics.txt`)))
      rewrite(expected, files);
    if (existsSync(expected)) expect(files).toEqual(read(expected));
    else expect(ok, "a case without expected files is one that fails").toBe(false);
  });
});

/** The files of the runtime are copied as they are, and the scaffold has a test of its own. */
function isCompared(file: string): boolean {
  return (
    !file.startsWith("src/runtime/") && !/^(?:package\.json|tsconfig(?:\.cjs)?\.json|README\.md)$/.test(file)
  );
}

function read(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    names
      .map((name) => name.split(path.sep).join("/"))
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

function rewrite(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
