import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { type Level, LEVELS } from "../judge/law.ts";

/** The changes of a report by what a reader does with them. */
export interface Sorted {
  /** Breaking and warnings: to be read. */
  readonly weighty: readonly Change[];
  readonly compatible: readonly Change[];
  readonly docs: readonly Change[];
  readonly acknowledged: readonly Change[];
}

/** Sorts changes into what is read, what is folded and what was accepted. */
export function sortChanges(changes: readonly Change[]): Sorted {
  const open = changes.filter((change) => change.acknowledged === null);
  return {
    weighty: open.filter((change) => change.level === "breaking" || change.level === "warning"),
    compatible: open.filter((change) => change.level === "compatible"),
    docs: open.filter((change) => change.level === "docs"),
    acknowledged: changes.filter((change) => change.acknowledged !== null),
  };
}

const words: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  breaking: ["breaking", "breaking"],
  warning: ["warning", "warnings"],
  compatible: ["compatible", "compatible"],
  docs: ["docs-only", "docs-only"],
};

/** `2 breaking, 1 warning, 1 acknowledged`. */
export function countText(diff: Diff): string {
  const open = diff.changes.filter((change) => change.acknowledged === null);
  const counts = LEVELS.map(
    (level) => [level, open.filter((change) => change.level === level).length] as const,
  );
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${String(count)} ${words[level][count === 1 ? 0 : 1]}`);
  const accepted = diff.changes.length - open.length;
  return [...parts, ...(accepted === 0 ? [] : [`${String(accepted)} acknowledged`])].join(", ");
}

/** `1.2.0 → 1.3.0, and this asks for 2.0.0`. */
export function versionText(diff: Diff): string {
  const versions = `${diff.base.version || "no version"} → ${diff.head.version || "no version"}`;
  return diff.demands === null ? versions : `${versions}; these changes ask for ${diff.demands}`;
}

/** `GET /v1/pets`, or how many there are. */
export function reachText(change: Change): string {
  const [first] = change.operations;
  if (first === undefined) return change.direction === "none" ? "no operation" : change.direction;
  return change.operations.length === 1 ? first : `${String(change.operations.length)} operations`;
}

/** What a document is called in a report, with the commit it was found at. */
export function editionText(edition: Diff["base"]): string {
  return edition.commit === null ? edition.label : `${edition.label} at ${edition.commit.slice(0, 10)}`;
}
