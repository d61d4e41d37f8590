import { expect, test } from "vitest";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import { readCases } from "./case-file.ts";
import { compareTexts, rowText } from "./support.ts";

const cases = readCases();

test("every rule has its case", () => {
  // `package-changed` is made by the compiler's verdict alone; compatibility.test.ts has it.
  expect(cases.map(({ name }) => name)).toEqual([...ruleIds].filter((id) => id !== "package-changed").sort());
});

test.each(cases)("$name", async ({ base, head, rows }) => {
  expect((await compareTexts(base, head)).map(rowText).sort()).toEqual([...rows].sort());
});

test.each(cases)("nothing changes between $name and itself", async ({ base }) => {
  expect((await compareTexts(base, base)).map(rowText)).toEqual([]);
});
