import { existsSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compileFolders, findCompiler } from "../../generator/corpus/compile.ts";
import { generate } from "../../generator/generate.ts";
import { extraNames } from "../../generator/shared/extras.ts";
import { head, makeFolder } from "../support/documents.ts";
import { workspace } from "../support/pack.ts";

const folder = path.join(workspace, "test/cases");
const cases = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "expected")));

/** Every test document that has a package, by the name of its folder. */
const documents: Readonly<Record<string, string>> = {
  ...Object.fromEntries(cases.map((name) => [name, path.join(folder, name, "spec.yaml")])),
  ours: path.join(workspace, "spec/partner-center-invoices.yaml"),
  moving: path.join(workspace, "test/integrations/moving/pets.yaml"),
};

describe("a package with every extra compiles under the strictest flags", () => {
  const root = makeFolder();
  symlinkSync(path.join(workspace, "node_modules"), path.join(root, "node_modules"), "junction");
  const folderOf = (name: string): string => path.join(root, name);

  beforeAll(async () => {
    const nothing = makeFolder({ "api.yaml": `${head}paths: {}\n` });
    const all = { ...documents, nothing: path.join(nothing, "api.yaml") };
    for (const [name, spec] of Object.entries(all)) {
      const { ok, diagnostics } = await generate({ spec, out: folderOf(name), with: extraNames });
      expect(ok, JSON.stringify(diagnostics)).toBe(true);
    }
  });

  test.each([
    ["5.9", "typescript"],
    ["6.0", "typescript-6.0"],
    ["7.0", "typescript-7.0"],
  ])("of TypeScript %s", async (_version, name) => {
    const compiler = findCompiler(name, workspace);
    const folders = readdirSync(root).filter((each) => each !== "node_modules").map(folderOf); // prettier-ignore
    expect(folders.length).toBeGreaterThan(cases.length);
    const errors = await compileFolders(root, folders, compiler);
    expect(Object.fromEntries(errors)).toEqual(Object.fromEntries(folders.map((each) => [each, []])));
  });
});
