import path from "node:path";
import { expect, test } from "vitest";
import { printScore, ScoreError, scoreFolder } from "../../scripts/lib/score-folder.ts";
import { head, makeFolder } from "../support/documents.ts";

const base = `${head}paths: { /a: { get: { responses: { "200": { description: ok } } } } }\n`;
const without = `${head}paths: {}\n`;

function pair(name: string, revision: string, verdict: string): Record<string, string> {
  return {
    [`${name}/base.yaml`]: base,
    [`${name}/revision.yaml`]: revision,
    [`${name}/expected.json`]: JSON.stringify({ verdict }),
  };
}

test("counts what is seen as expected, and shows what is not", async () => {
  const folder = makeFolder({
    ...pair("a-same", base, "compatible"),
    ...pair("b-gone", without, "breaking"),
    ...pair("c-missed", base, "breaking"),
    ...pair("d-alarm", without, "none"),
    ...pair("e-broken", "{", "none"),
  });
  const text = printScore(await scoreFolder(folder, "2026-01-01"));
  expect(text).toContain("5 pairs\nbreaking called breaking: 1 of 2 (50.0 %)\n");
  expect(text).toContain("seen differently elsewhere: 2 of 3 (66.7 %)\n");
  expect(text).toContain("compatible here, nothing there or the reverse: 1\n");
  expect(text).toContain("- c-missed: expected breaking, is none\n- d-alarm: expected none, is breaking\n");
  expect(text).toContain("- e-broken: expected none, is failed\n");
});

test("says of every pair what is wrong with it, and of a folder without any", async () => {
  const folder = makeFolder({ "a/expected.json": "{", "b/expected.json": "{}", "c/base.yaml": base });
  const error = await scoreFolder(folder, "2026-01-01").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ScoreError);
  const lines = String(error).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(path.join("a", "expected.json"));
  expect(lines[1]).toMatch(/b.expected\.json: no "verdict"; it is "breaking"/);
  expect(lines[2]).toContain("ENOENT");
  await expect(scoreFolder(makeFolder(), "2026-01-01")).rejects.toThrow("no folders; each pair has one");
  await expect(scoreFolder(path.join(folder, "nowhere"), "2026-01-01")).rejects.toThrow(ScoreError);
});
