import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { compileFolders } from "../support/compile-folders.ts";
import { selectDocuments } from "../../generator/corpus/documents.ts";
import { isApiDocument } from "../../generator/document/load/find-entry.ts";
import { reportText } from "../../generator/corpus/report.ts";

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "corpus-test-")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("isApiDocument", () => {
  it.each([
    ["openapi: 3.1.0\n", true],
    ["# a comment\n'openapi': 3.0.0\n", true],
    ["info: {}\nswagger: '2.0'\n", true],
    ["\uFEFFopenapi: 3.0.0\n", true],
    ['{ "info": {}, "openapi": "3.2.0" }', true],
    ["{openapi: 3.1.0, info: {}}", true],
    ["openapi: 3.1.0\n  - broken: [\n", true],
    ["type: object\n", false],
    ["x:\n  openapi: 3.1.0\n", false],
    ['{ "x": { "openapi": "3.2.0" } }', false],
    ["", false],
  ])("%j is %s", (text, want) => {
    expect(isApiDocument(text)).toBe(want);
  });
});

describe("selectDocuments", () => {
  it("finds documents below a folder and counts the other files", () => {
    const root = join(folder, "below");
    mkdirSync(join(root, "deep"), { recursive: true });
    writeFileSync(join(root, "b.yaml"), "openapi: 3.0.0\n");
    writeFileSync(join(root, "deep/a.json"), '{"openapi":"3.1.0"}');
    writeFileSync(join(root, "deep/part.yml"), "type: object\n");
    writeFileSync(join(root, "README.md"), "openapi: 3.0.0\n");
    expect(selectDocuments([root])).toEqual({
      documents: [join(root, "b.yaml"), join(root, "deep/a.json")],
      skipped: 1,
    });
  });

  it("takes every line of a list, relative to the list where that is where the file is", () => {
    const list = join(folder, "list.txt");
    writeFileSync(join(folder, "one.yaml"), "type: object\n");
    writeFileSync(list, "# first\none.yaml\r\n\npackage.json\n");
    expect(selectDocuments([list])).toEqual({
      documents: [join(folder, "one.yaml"), "package.json"],
      skipped: 0,
    });
  });
});

test("a document is one of its own, and what is not there is named", () => {
  writeFileSync(join(folder, "single.yaml"), "type: object\n");
  const single = join(folder, "single.yaml");
  expect(selectDocuments([single])).toEqual({ documents: [single], skipped: 0 });
  expect(() => selectDocuments([join(folder, "nobody")])).toThrow(/^there is no .*nobody$/);
});

describe("compileFolders", () => {
  it("tells whose error it is, under the strictest flags", async () => {
    const root = join(folder, "compile");
    const sources = {
      good: "export const x: number = 1;\n",
      wrong: 'export const x: number = "";\nexport const y: { a?: 1 } = { a: undefined };\n',
      inferred: "export const x = [1][0];\n",
      enumerated: "export enum E { a }\n",
    };
    for (const [name, text] of Object.entries(sources)) {
      mkdirSync(join(root, name, "src"), { recursive: true });
      writeFileSync(join(root, name, "src/index.ts"), text);
    }
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    const folders = Object.keys(sources).map((name) => join(root, name));
    const errors = await compileFolders(root, folders);
    const codes = folders.map((own) => errors.get(own)?.map((text) => /TS\d+/.exec(text)?.[0]));
    expect(codes).toEqual([[], ["TS2322", "TS2375"], ["TS9010"], ["TS1294"]]);
  });
});

describe("reportText", () => {
  it("prints a row per document, its reasons and the totals", () => {
    const text = reportText(
      [
        { document: "a.yaml", result: "clean", errors: [], ms: 12.3 },
        { document: "long.yaml", result: "dirty", errors: ["1", "2", "3", "4"], ms: 7 },
        { document: "c.yaml", result: "refused", errors: ["c.yaml:1:1 no\nhint"], ms: 0.4 },
      ],
      2,
    );
    expect(text).toBe(
      [
        "document   result   errors      ms",
        "a.yaml     clean         0      12",
        "long.yaml  dirty         4       7",
        "    1",
        "    2",
        "    3",
        "    … and 1 more",
        "c.yaml     refused       1       0",
        "    c.yaml:1:1 no",
        "",
        "3 documents: 1 clean, 1 refused, 1 dirty; skipped 2 files that are not OpenAPI documents",
      ].join("\n"),
    );
  });
});
