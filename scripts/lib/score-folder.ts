import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { compareSpecs } from "../../generator/diff/compare/compare-specs.ts";
import { sidesOf } from "../../generator/diff/compare/sides.ts";
import { judge } from "../../generator/diff/judge/judge.ts";
import { LEVELS } from "../../generator/diff/judge/law.ts";
import { isObject, type JsonValue } from "../../generator/shared/json.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";

/** A verdict on the wire for a whole pair; `none` for text only or nothing at all. */
export type WireVerdict = "breaking" | "warning" | "compatible" | "none";

/** One pair of documents with both opinions. */
export interface Scored {
  readonly name: string;
  readonly expected: WireVerdict;
  readonly actual: WireVerdict | "failed";
  /** Our reasons: the rules behind our verdict, or why there is none. */
  readonly reasons: readonly string[];
}

/** Both opinions counted. */
export interface Score {
  readonly pairs: readonly Scored[];
  readonly breaking: number;
  /** Breaking pairs that are called breaking. */
  readonly breakingFound: number;
  readonly others: number;
  /** Other pairs where one says breaking, warning or harmless and the other says something else. */
  readonly othersDifferent: number;
}

/** A folder that cannot be scored. The message has a line for each thing that is wrong with it. */
export class ScoreError extends Error {}

/**
 * Compares every pair below a folder: `NAME/{base.yaml, revision.yaml, expected.json}`.
 *
 * @throws ScoreError when there are none, or where a verdict is missing. A document that cannot be read is a pair
 * that failed.
 */
export async function scoreFolder(folder: string, today: string): Promise<Score> {
  const expectations = await readExpectations(folder);
  const pairs: Scored[] = [];
  for (const [name, expected] of expectations) pairs.push(await scorePair(folder, name, expected, today));
  const breaking = pairs.filter((pair) => pair.expected === "breaking");
  const others = pairs.filter((pair) => pair.expected !== "breaking");
  return {
    pairs,
    breaking: breaking.length,
    breakingFound: breaking.filter((pair) => pair.actual === "breaking").length,
    others: others.length,
    othersDifferent: others.filter((pair) => harm(pair.actual) !== harm(pair.expected)).length,
  };
}

/** A compatible change and none ask the same of a reviewer: nothing. */
function harm(verdict: WireVerdict | "failed"): string {
  return verdict === "compatible" || verdict === "none" ? "harmless" : verdict;
}

async function scorePair(
  folder: string,
  name: string,
  expected: WireVerdict,
  today: string,
): Promise<Scored> {
  const [base, head] = [
    await loadSpec(path.join(folder, name, "base.yaml")),
    await loadSpec(path.join(folder, name, "revision.yaml")),
  ];
  if (base.spec === undefined || head.spec === undefined) {
    const reasons = [...base.diagnostics, ...head.diagnostics]
      .filter((one) => one.severity === "error")
      .map((one) => one.message);
    return { name, expected, actual: "failed", reasons };
  }
  const sides = sidesOf(base.spec, head.spec, today);
  const changes = judge(sides, compareSpecs(sides));
  const worst = changes
    .map((change) => change.wire)
    .sort((left, right) => LEVELS.indexOf(left) - LEVELS.indexOf(right))[0];
  const actual = worst === undefined || worst === "docs" ? "none" : worst;
  const reasons = changes
    .filter((change) => change.wire === worst)
    .map((change) => `${change.id} (${change.direction}): ${change.message}`);
  return { name, expected, actual, reasons };
}

/** The verdict that each pair is expected to get, by name. */
async function readExpectations(folder: string): Promise<Map<string, WireVerdict>> {
  const expectations = new Map<string, WireVerdict>();
  const problems: string[] = [];
  for (const name of await foldersIn(folder)) {
    const file = path.join(folder, name, "expected.json");
    try {
      expectations.set(name, verdictIn(await readFile(file, "utf8")));
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new ScoreError(problems.join("\n"));
  return expectations;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new ScoreError(error.message);
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) throw new ScoreError(`${folder}: no folders; each pair has one`);
  return names.sort();
}

function verdictIn(text: string): WireVerdict {
  // JSON.parse gives JSON values; what is not the object we want is refused below.
  const value = JSON.parse(text) as JsonValue;
  const verdict = isObject(value) ? value["verdict"] : undefined;
  if (verdict === "breaking" || verdict === "warning" || verdict === "compatible" || verdict === "none")
    return verdict;
  throw new ScoreError('no "verdict"; it is "breaking", "warning", "compatible" or "none"');
}

/** The score in words, with every pair that the two see differently. */
export function printScore(score: Score): string {
  const percent = (part: number, whole: number): string =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  const different = score.pairs.filter((pair) => harm(pair.actual) !== harm(pair.expected));
  const shades = score.pairs.filter((pair) => pair.actual !== pair.expected && !different.includes(pair));
  return [
    `${String(score.pairs.length)} pairs`,
    `breaking called breaking: ${String(score.breakingFound)} of ${String(score.breaking)} (${percent(score.breakingFound, score.breaking)})`,
    `seen differently elsewhere: ${String(score.othersDifferent)} of ${String(score.others)} (${percent(score.othersDifferent, score.others)})`,
    `compatible here, nothing there or the reverse: ${String(shades.length)}`,
    ...different.flatMap((pair) => [
      `- ${pair.name}: expected ${pair.expected}, is ${pair.actual}`,
      ...pair.reasons.slice(0, 6).map((reason) => `    ${reason}`),
    ]),
  ].join("\n");
}
