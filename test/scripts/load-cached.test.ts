import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { makeFolder } from "../support/documents.ts";

const folder = makeFolder({
  "answer.cjs":
    'const { sep } = require("node:path"); exports.answer = [sep, typeof module, __filename].join(" ");',
});
const file = path.join(folder, "answer.cjs");
const loader = pathToFileURL("scripts/lib/launch/load-cached.mjs").href;

/** What a process of its own finds in the file. */
function answer(...flags: string[]): string {
  const program = `import { loadCached } from ${JSON.stringify(loader)}; console.log(loadCached(${JSON.stringify(file)}).answer);`;
  const words = [...flags, "--input-type=module", "--eval", program];
  return spawnSync(process.execPath, words, { encoding: "utf8" }).stdout.trim();
}

function codeFiles(): string[] {
  return readdirSync(folder).filter((name) => name !== "answer.cjs");
}

test("a file is loaded, and V8's code kept for the next process", () => {
  expect(answer()).toBe(`${path.sep} object ${file}`);
  const [code = ""] = codeFiles();
  expect(code).toMatch(/^answer\.cjs\.\d+\.code$/);
  const before = readFileSync(path.join(folder, code));
  expect(answer()).toBe(`${path.sep} object ${file}`);
  expect(readFileSync(path.join(folder, code))).toEqual(before);
});

test("code for other flags is kept beside it", () => {
  expect(answer("--no-opt")).toBe(`${path.sep} object ${file}`);
  expect(codeFiles()).toHaveLength(2);
});

test("what is no code is made anew", () => {
  for (const name of codeFiles()) writeFileSync(path.join(folder, name), "no code");
  expect(answer()).toBe(`${path.sep} object ${file}`);
  expect(codeFiles().some((name) => readFileSync(path.join(folder, name), "latin1") !== "no code")).toBe(
    true,
  );
});
