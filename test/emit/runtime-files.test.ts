import { readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { readRuntimeFiles } from "../../generator/shared/runtime-files.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { head, makeFolder } from "../support/documents.ts";

const answer = `responses: { "200": { description: ok, content: { application/json: { schema: { type: string } } } } }`;
const paths = (operation: string): string => `${head}paths: { /things: { post: { ${operation} } } }\n`;

/** Documents, and which of some files their packages need. */
const cases: Readonly<Record<string, readonly [document: string, files: readonly string[]]>> = {
  // `request`, which every package has, takes it for what is not safe.
  "no operations": [`${head}paths: {}\n`, ["once.ts"]],
  "one without a body": [paths(answer), ["once.ts"]],
  "a multipart body": [
    paths(
      `requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string, format: binary } } } } } }, ${answer}`,
    ),
    ["form-body.ts", "multipart-body.ts", "once.ts"],
  ],
  "a form": [
    paths(
      `requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } }, ${answer}`,
    ),
    ["form-body.ts", "once.ts"],
  ],
  "a cookie, and no answer": [
    paths(
      `parameters: [{ name: a, in: cookie, schema: { type: string } }], responses: { "204": { description: ok } }`,
    ),
    ["cookie.ts", "nothing.ts", "once.ts"],
  ],
};
const telling = ["cookie.ts", "form-body.ts", "multipart-body.ts", "nothing.ts", "once.ts"];

const root = realpathSync(makeFolder());
const folderOf = (name: string): string => path.join(root, name.replaceAll(/\W+/g, "-"));
beforeAll(async () => {
  for (const [name, [document]] of Object.entries(cases)) {
    const spec = path.join(makeFolder({ "api.yaml": document }), "api.yaml");
    const { diagnostics, ok } = await generate({ spec, out: folderOf(name) });
    expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  }
});

function runtimeOf(folder: string): readonly string[] {
  return readdirSync(path.join(folder, "src/runtime")).toSorted();
}

/** What the compiler reads when it is given the entries of a package. */
function reachedFrom(folder: string): readonly string[] {
  const entries = ["src/index.ts", "src/testing.ts"].map((file) => path.join(folder, file));
  const options = {
    module: ts.ModuleKind.NodeNext,
    noLib: true,
    types: [],
    allowImportingTsExtensions: true,
  };
  const files = ts.createProgram(entries, options).getSourceFiles();
  const inside = files.map(({ fileName }) => path.relative(path.join(folder, "src/runtime"), fileName));
  return inside.filter((file) => !file.startsWith("..")).toSorted();
}

describe.each(Object.entries(cases))("%s", (name, [, wanted]) => {
  test("the package has the runtime that its operations need", () => {
    expect(runtimeOf(folderOf(name)).filter((file) => telling.includes(file))).toEqual(wanted);
  });

  test("it has what its entries reach, and nothing else", () => {
    const folder = folderOf(name);
    expect(runtimeOf(folder)).toEqual(reachedFrom(folder));
  });
});

test("the packages compile", async () => {
  const errors = await compileFolders(root, Object.keys(cases).map(folderOf));
  expect([...errors.values()].flat()).toEqual([]);
});

test("a package follows its document: what nothing reaches any more goes", async () => {
  const out = path.join(makeFolder(), "package");
  for (const name of ["a multipart body", "one without a body"]) {
    const [document = ""] = cases[name] ?? [];
    await generate({ spec: path.join(makeFolder({ "api.yaml": document }), "api.yaml"), out });
  }
  expect(runtimeOf(out)).toEqual(runtimeOf(folderOf("one without a body")));
});

test.each(readRuntimeFiles().map((file) => [file.path, file] as const))("imports of %s", (_, file) => {
  const { importedFiles } = ts.preProcessFile(file.text, true);
  expect(file.imports.map((name) => `./${name}`)).toEqual(importedFiles.map(({ fileName }) => fileName));
});
