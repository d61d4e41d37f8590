import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { GeneratedFile } from "../generator/shared/generated-file.ts";
import { applyPlan, planWrite } from "../generator/write/write-files.ts";
import { isUpToDate, unifiedDiff } from "../generator/write/plan.ts";
import { makeFolder } from "./support/documents.ts";

const header = "// Generated from a.yaml.\n";
const index = header;

function ts(name: string, text: string): GeneratedFile {
  return { path: name, text };
}

/** Everything below a folder, by path. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
  );
}

test("added, changed, removed and unchanged", () => {
  const folder = makeFolder({
    "src/index.ts": index,
    "src/old/stale.ts": `${header}1`,
    "src/same.ts": `${header}2`,
    "src/other.ts": `${header}3`,
    "README.md": "mine",
  });
  const files = [
    ts("src/index.ts", `${index}// more\n`),
    ts("src/same.ts", `${header}2`),
    ts("src/new/a.ts", "4"),
    ts("src/other.ts", `${header}3`),
  ];
  const plan = planWrite(() => files, folder);
  expect(plan).toMatchObject({
    added: [{ path: "src/new/a.ts" }],
    changed: [{ path: "src/index.ts" }],
    removed: [{ path: "src/old/stale.ts" }],
    unchanged: ["src/same.ts", "src/other.ts"],
    diagnostics: [],
  });
  expect(applyPlan(plan)).toEqual([]);
  expect(contents(folder)).toEqual({
    "README.md": "mine",
    "src/index.ts": `${index}// more\n`,
    "src/new/a.ts": "4",
    "src/other.ts": `${header}3`,
    "src/same.ts": `${header}2`,
  });
  expect(existsSync(path.join(folder, "src/old"))).toBe(false);
  expect(isUpToDate(planWrite(() => files, folder))).toBe(true);
});

test("a folder that is not there", () => {
  const folder = path.join(makeFolder(), "deep/er");
  expect(applyPlan(planWrite(() => [ts("src/index.ts", index)], folder))).toEqual([]);
  expect(contents(folder)).toEqual({ "src/index.ts": index });
});

describe("nobody's work is deleted", () => {
  test.each([
    ["no index", { "src/mine.ts": "1" }],
    ["an index of their own", { "src/index.ts": "export {};" }],
    ["a file beside ours", { "src/index.ts": index, "src/deep/mine.ts": "1" }],
    ["a document of their own", { "src/index.ts": index, "API.md": "# Mine\n" }],
    ["a runtime of their own", { "src/runtime/mine.ts": "1" }],
    ["a package of their own", { "src/index.ts": "export {};", "API.md": "# Mine\n" }],
  ])("%s", (_, files: Record<string, string>) => {
    const folder = makeFolder(files);
    const plan = planWrite(() => [ts("src/index.ts", index), ts("API.md", "2")], folder);
    const theirs = Object.keys(files).filter((file) => files[file] !== index);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(theirs.map(() => "out-not-ours"));
    for (const [at, file] of theirs.entries())
      expect(plan.diagnostics[at]?.message).toContain(path.join(folder, file.replace("/mine.ts", "")));
    expect(applyPlan(plan)).toEqual(plan.diagnostics);
    expect(contents(folder)).toEqual(files);
  });

  test.each(["src", "src/operations"])("%s is a link to somewhere else", (name) => {
    const folder = makeFolder({
      "elsewhere/index.ts": index,
      "elsewhere/mine.ts": "1",
      "out/package.json": "{}",
    });
    const out = path.join(folder, "out");
    if (name !== "src") {
      mkdirSync(path.join(out, "src"));
      writeFileSync(path.join(out, "src/index.ts"), index);
    }
    symlinkSync(path.join(folder, "elsewhere"), path.join(out, name));
    const plan = planWrite(() => [ts("src/index.ts", index), ts("src/operations/a.ts", "2")], out);
    expect(plan.diagnostics).toMatchObject([{ code: "out-not-ours" }]);
    applyPlan(plan);
    expect(contents(path.join(folder, "elsewhere"))).toEqual({ "index.ts": index, "mine.ts": "1" });
  });
});

describe("whole or not at all", () => {
  test("a file where a folder has to be", () => {
    const before = { "src/index.ts": index, "src/a.ts": `${header}1`, "src/z": `${header}in the way` };
    const folder = makeFolder(before);
    const plan = planWrite(
      () => [ts("src/index.ts", `${index}2`), ts("src/a.ts", "2"), ts("src/z/b.ts", "2")],
      folder,
    );
    expect(applyPlan(plan)).toMatchObject([{ code: "out-unwritable" }]);
    expect(contents(folder)).toEqual(before);
  });

  test("a folder where a file has to be", () => {
    const before = { "src/index.ts": index, "API.md/keep.txt": "mine" };
    const folder = makeFolder(before);
    const plan = { ...planWrite(() => [ts("src/index.ts", `${index}2`), ts("src/b.ts", "2")], folder) };
    const withFolder = { ...plan, added: [...plan.added, { path: "API.md", after: "3" }] };
    expect(applyPlan(withFolder)).toMatchObject([{ code: "out-unwritable" }]);
    expect(contents(folder)).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written", () => {
    const before = { "src/index.ts": index };
    const folder = makeFolder(before);
    chmodSync(path.join(folder, "src"), 0o555);
    const plan = planWrite(() => [ts("src/index.ts", `${index}2`), ts("API.md", "2")], folder);
    expect(applyPlan(plan)).toMatchObject([{ code: "out-unwritable" }]);
    chmodSync(path.join(folder, "src"), 0o755);
    expect(contents(folder)).toEqual(before);
  });
});

test.each([
  ["a file in place of the folder", { out: "file" }],
  ["a folder in place of a file", { "out/API.md/keep.txt": "mine" }],
])("no stack trace for %s", (_, files) => {
  const folder = makeFolder(files);
  const plan = planWrite(() => [ts("src/index.ts", index), ts("API.md", "1")], path.join(folder, "out"));
  expect(applyPlan(plan)).toMatchObject([{ code: "out-unwritable", severity: "error" }]);
  expect(contents(folder)).toEqual(files);
});

test("a unified diff", async () => {
  const folder = makeFolder({ "src/index.ts": `${index}a\nb\n`, "src/old.ts": `${header}gone\n` });
  const plan = planWrite(() => [ts("src/index.ts", `${index}a\nc\n`), ts("src/new.ts", "here\n")], folder);
  expect(await unifiedDiff(plan)).toBe(`--- /dev/null
+++ b/src/new.ts
@@ -0,0 +1,1 @@
+here
--- a/src/index.ts
+++ b/src/index.ts
@@ -1,3 +1,3 @@
 // Generated from a.yaml.
 a
-b
+c
--- a/src/old.ts
+++ /dev/null
@@ -1,2 +0,0 @@
-// Generated from a.yaml.
-gone
`);
});
