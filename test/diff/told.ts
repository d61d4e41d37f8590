import { readFileSync, writeFileSync } from "node:fs";
import type { Change } from "../../generator/diff/judge/change.ts";
import { canonical } from "../../generator/shared/canonical.ts";
import { rowText } from "./support.ts";

const file = new URL("told.txt", import.meta.url);

/** What `told.txt` says that the rows of each case tell, by the case's name. */
export function readTold(): ReadonlyMap<string, string> {
  const parts = readFileSync(file, "utf8").split(/^# /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part]));
}

/** Writes `told.txt` anew. Takes what is told of each case. */
export function writeTold(told: readonly string[]): void {
  writeFileSync(file, told.map((part) => `# ${part}`).join(""));
}

/** All that the rows of a case tell: the words, the places, the values, and the proof. */
export function toldOf(name: string, changes: readonly Change[]): string {
  return [name, ...changes.flatMap(linesOf)].map((line) => `${line}\n`).join("");
}

function linesOf(change: Change): readonly string[] {
  const { fingerprint, area, bump, message, migration, hint, operations, fact, wireWitness } = change;
  const { base, head } = fact.observation.pointer;
  const value = (one: Change["before"]): string => (one === undefined ? "nothing" : canonical(one));
  return [
    `${rowText(change)} (${area}, ${bump}${change.isPromised ? "" : ", not promised"}, ${fingerprint})`,
    `  ${message}`,
    ...(migration === null ? [] : [`  to do: ${migration}`]),
    ...(hint === null ? [] : [`  hint: ${hint}`]),
    `  at ${base ?? "nothing"} and ${head ?? "nothing"}`,
    `  from ${value(change.before)} to ${value(change.after)}`,
    ...(operations.length === 0 ? [] : [`  of ${operations.join(", ")}`]),
    ...(wireWitness === null ? [] : [`  proven by ${wireWitness.kind} ${wireWitness.value}`]),
  ];
}
