import { afterAll, expect, test } from "vitest";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import { readCases, readTables } from "./case-file.ts";
import { compareTexts, rowText } from "./support.ts";
import { readTold, toldOf, writeTold } from "./told.ts";

const ofRules = readCases();
const cases = [...ofRules, ...readTables()];
const update = process.env["UPDATE"] === "1";
const before = readTold();
const now = new Map<string, string>();

test("every rule has its case", () => {
  // `package-changed` is made by the compiler's verdict alone; compatibility.test.ts has it.
  expect(ofRules.map(({ name }) => name)).toEqual(
    [...ruleIds].filter((id) => id !== "package-changed").sort(),
  );
});

test.each(cases)("$name", async ({ name, base, head, rows }) => {
  const changes = await compareTexts(base, head);
  now.set(name, toldOf(name, changes));
  expect(changes.map(rowText).sort()).toEqual([...rows].sort());
  if (!update) expect(now.get(name)).toBe(before.get(name));
});

test.each(cases)("nothing changes between $name and itself", async ({ base }) => {
  expect((await compareTexts(base, base)).map(rowText)).toEqual([]);
});

test.runIf(!update)("each case is told of, in order, and nothing else", () => {
  expect([...before.keys()]).toEqual(cases.map(({ name }) => name));
});

afterAll(() => {
  if (update) writeTold(cases.flatMap(({ name }) => now.get(name) ?? before.get(name) ?? []));
});
