import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { type Bump, type Level, LEVELS } from "../judge/law.ts";
import { isAtLeast, isInitial } from "../judge/versions.ts";

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

/** `1.2.0 → 1.3.0; these changes ask for 2.0.0 (a break asks for a new major version)`. */
export function versionText(diff: Diff): string {
  const { base, head, bump, demands } = diff;
  const versions = `${base.version || "no version"} → ${head.version || "no version"}`;
  const rule = ruleOf(bump, isInitial(base.version));
  if (rule === undefined) return versions;
  if (demands === null) return `${versions}; ${rule}`;
  if (isAtLeast(head.version, demands)) return `${versions}, which is enough (${rule})`;
  return `${versions}; these changes ask for ${demands} (${rule})`;
}

/** What semantic versioning says of a bump. Below 1.0.0 everything is one step smaller. */
function ruleOf(bump: Bump, isBelowOne: boolean): string | undefined {
  switch (bump) {
    case "major":
      return isBelowOne
        ? "0.x: a break asks for a new minor version"
        : "a break asks for a new major version";
    case "minor":
      return isBelowOne
        ? "0.x: whatever is no break asks for a new patch version"
        : "more than texts, and no break, asks for a new minor version";
    case "patch":
      return "texts ask for a new patch version";
    case "none":
      return undefined;
  }
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

/** What the configuration made of a change, where it made something. */
export function configuredText({ ruleLevel, wire, id }: Change): string | undefined {
  if (ruleLevel === null) return undefined;
  return `The configuration sets ${id} to ${wire}; without that, it is ${ruleLevel}.`;
}
