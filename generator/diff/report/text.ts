import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { configuredText, countText, editionText, reachText, sortChanges, versionText } from "./counts.ts";
import { visible } from "./escape.ts";
import { sideOf } from "./links.ts";
import { witnessSentence } from "./witness.ts";

/** The report for a terminal: one paragraph for each change. */
export function reportText(diff: Diff): string {
  const compared = `${editionText(diff.base)} with ${editionText(diff.head)}`;
  const stale = diff.stale.map(
    (fingerprint) => `The acknowledgement ${fingerprint} belongs to no change any more.`,
  );
  if (diff.changes.length === 0) return [`No changes: ${compared}.`, ...stale, ""].join("\n");
  return [
    `${diff.bump}: ${countText(diff)}`,
    `Compared ${compared}. Version ${versionText(diff)}.`,
    "",
    ...diff.changes.map(paragraph),
    ...acceptance(diff),
    ...stale,
    "",
  ].join("\n");
}

/** How to accept what is open, said once. */
function acceptance(diff: Diff): readonly string[] {
  const { weighty } = sortChanges(diff.changes);
  if (weighty.length === 0) return [];
  return [`To accept a change, add \`FINGERPRINT: reason\` to ${diff.acknowledgementsFile}.`];
}

function paragraph(change: Change): string {
  const location = change[sideOf(change)];
  const configured = configuredText(change);
  const at = location === null ? "" : `${location.file}:${String(location.line)}:${String(location.column)} `;
  const { typescript, wireWitness } = change;
  const lines = [
    `${at}${change.level} ${change.id} ${change.fingerprint}`,
    `  ${change.message}`,
    `  reaches ${reachText(change)} (${change.direction})`,
    ...(change.hint === null ? [] : [`  ${change.hint}`]),
    ...(configured === undefined ? [] : [`  ${configured}`]),
    ...(wireWitness === null ? [] : [`  ${witnessSentence(wireWitness)}:`, ...indent(wireWitness.value)]),
    ...(typescript === null
      ? []
      : [
          `  TypeScript ${typescript.symbol}: ${typescript.verdict}`,
          ...indent(typescript.witness),
          `    // ${typescript.error}`,
        ]),
    ...(change.migration === null ? [] : [`  ${change.migration}`]),
    ...(change.acknowledged === null ? [] : [`  acknowledged: ${change.acknowledged}`]),
  ];
  return `${lines.map(visible).join("\n")}\n`;
}

function indent(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`);
}
