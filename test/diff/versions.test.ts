import { expect, test } from "vitest";
import { isAtLeast, isInitial, nextVersion } from "../../generator/diff/judge/versions.ts";
import { BUMPS, type Bump, bumpOf, larger, LEVELS } from "../../generator/diff/judge/law.ts";

test.each<[version: string, ...next: readonly (string | undefined)[]]>([
  ["1.2.3", "2.0.0", "1.3.0", "1.2.4", "1.2.3"],
  ["0.2.3", "0.3.0", "0.2.4", "0.2.4", "0.2.3"],
  ["0.0.0", "0.1.0", "0.0.1", "0.0.1", "0.0.0"],
  ["v1.2", "2.0.0", "1.3.0", "1.2.1", "1.2.0"],
  [" 10 ", "11.0.0", "10.1.0", "10.0.1", "10.0.0"],
  ["1.10.100-beta.2", "2.0.0", "1.11.0", "1.10.101", "1.10.100"],
  ["1.2.3+build", "2.0.0", "1.3.0", "1.2.4", "1.2.3"],
  ["2024-01-01", "2025.0.0", "2024.1.0", "2024.0.1", "2024.0.0"],
  ["one", undefined, undefined, undefined, undefined],
  ["1.2.3.4", undefined, undefined, undefined, undefined],
  ["version 1", undefined, undefined, undefined, undefined],
  ["", undefined, undefined, undefined, undefined],
])("%s is followed by %s, %s or %s", (version, ...next) => {
  expect(BUMPS.map((bump) => nextVersion(version, bump))).toEqual(next);
});

test.each([
  ["0.1.0", true],
  ["0", true],
  ["1.0.0", false],
  ["10.0.0", false],
  ["none", false],
])("%s promises nothing: %s", (version, initial) => {
  expect(isInitial(version)).toBe(initial);
});

test.each([
  ["1.2.3", "1.2.3", true],
  ["1.2.4", "1.2.3", true],
  ["1.2.2", "1.2.3", false],
  ["1.3.0", "1.2.9", true],
  ["1.1.9", "1.2.0", false],
  ["2.0.0", "1.9.9", true],
  ["1.9.9", "2.0.0", false],
  ["10.0.0", "9.0.0", true],
  ["none", "1.0.0", false],
  ["1.0.0", "none", false],
])("%s is at least %s: %s", (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
});

test("each level asks for a bump, and of two the larger one counts", () => {
  expect(LEVELS.map(bumpOf)).toEqual(["major", "minor", "minor", "patch"]);
  for (const [index, left] of BUMPS.entries())
    for (const [other, right] of BUMPS.entries())
      expect(larger(left, right)).toBe([left, right][index <= other ? 0 : 1] satisfies Bump | undefined);
});
