import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import { rowText, specAt, wireChanges } from "./support.ts";

const folder = new URL("cases/", import.meta.url);
const names = (await readdir(folder)).sort();

test("every rule has its case", () => {
  // `package-changed` is made by the compiler's verdict alone; compatibility.test.ts has it.
  expect(names).toEqual([...ruleIds].filter((id) => id !== "package-changed").sort());
});

test.each(names)("%s", async (name) => {
  const at = (file: string): string => new URL(`${name}/${file}`, folder).pathname;
  const [base, head] = [await specAt(at("base.yaml")), await specAt(at("head.yaml"))];
  const expected = (await readFile(at("expected.txt"), "utf8")).trim().split("\n");
  expect(wireChanges(base, head).map(rowText).sort()).toEqual([...expected].sort());
});

test.each(names)("nothing changes between %s and itself", async (name) => {
  const file = new URL(`${name}/base.yaml`, folder).pathname;
  expect(wireChanges(await specAt(file), await specAt(file)).map(rowText)).toEqual([]);
});
