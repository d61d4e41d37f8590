import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { countText, editionText, reachText, sortChanges, versionText } from "./counts.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./escape.ts";
import { excerptOf } from "./excerpt.ts";
import { witnessLanguage, witnessSentence } from "./witness.ts";

/** Marks our comment in a pull request, so that the next run updates it. It does not show. */
export const stickyMarker = "<!-- spec-diff -->";

/** GitHub refuses comments above 65,536 characters; this leaves room for what others put around it. */
const mostCharacters = 60_000;
const mostRows = 200;

const icons = { breaking: "🔴", warning: "🟠", compatible: "🟢", docs: "⚪" } as const;
const verdicts = {
  major: "🔴 **Breaking: this asks for a major version**",
  minor: "🟢 **This asks for a minor version**",
  patch: "⚪ **This asks for a patch version**",
  none: "🟢 **Nothing here asks for a new version**",
} as const;

/** The report for a pull request: the verdict, one table, and everything else folded. */
export function reportMarkdown(diff: Diff): string {
  const compared = `${codeSpan(editionText(diff.base))} with ${codeSpan(editionText(diff.head))}`;
  if (diff.changes.length === 0) {
    return `${stickyMarker}\nNo changes: ${compared}.${staleText(diff).replace(/^\n+/, " ")}\n`;
  }
  const sorted = sortChanges(diff.changes);
  const head = [
    stickyMarker,
    `${verdicts[diff.bump]}: ${countText(diff)}.`,
    "",
    `Compared ${compared}, version ${escapeMarkdown(versionText(diff))}.`,
  ].join("\n");
  const sections = [
    table(sorted.weighty),
    ...sorted.weighty.map((change) => details(diff, change)),
    folded(`${String(sorted.compatible.length)} compatible`, sorted.compatible),
    folded(`${String(sorted.docs.length)} docs-only`, sorted.docs),
    acknowledged(sorted.acknowledged),
    staleText(diff),
  ];
  return `${fit(head, sections)}\n`;
}

/** Puts sections together while there is room, and says how many there was none for. */
function fit(head: string, sections: readonly string[]): string {
  let text = head;
  let cut = 0;
  for (const section of sections) {
    if (section === "") continue;
    if (text.length + section.length + 2 > mostCharacters) cut += 1;
    else text += `\n\n${section}`;
  }
  if (cut === 0) return text;
  const many = cut === 1 ? "1 section was" : `${String(cut)} sections were`;
  return `${text}\n\n_${many} cut to stay below GitHub's limit. \`npm run diff -- BASE\` shows everything._`;
}

function table(changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  const shown = changes.slice(0, mostRows);
  // A file that all of them are in needs no naming in each row: the table is wide enough as it is.
  const files = new Set(shown.map((change) => locationOf(change)?.file));
  const rows = shown.map((change) => row(change, files.size === 1));
  const more =
    changes.length > mostRows ? `\n\n_${String(changes.length - mostRows)} more rows are not shown._` : "";
  return (
    [
      `| | What changed | ${files.size === 1 ? "Line" : "Where"} | Reaches | Wire | TypeScript |`,
      "| --- | --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n") + more
  );
}

function row(change: Change, oneFile: boolean): string {
  const line = oneFile ? String(locationOf(change)?.line ?? "") : codeSpan(placeText(change));
  const cells = [
    icons[change.level],
    escapeMarkdown(change.message) + (change.hint === null ? "" : ` _${escapeMarkdown(change.hint)}_`),
    line,
    escapeMarkdown(
      `${change.operations.length === 1 && change.message.includes(change.operations[0] ?? "") ? "1 operation" : reachText(change)}${change.operations.length > 0 && change.direction !== "none" ? ` (${change.direction})` : ""}`,
    ),
    change.wire,
    typescriptCell(change),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The verdict, with the symbol where the row has not named it already. */
function typescriptCell({ typescript, message }: Change): string {
  if (typescript === null) return "";
  const { verdict, symbol } = typescript;
  return message.includes(symbol) ? verdict : `${verdict}: ${codeSpan(symbol)}`;
}

/** Where a reader looks: at the head, or at what is gone. */
function locationOf(change: Change): Change["head"] {
  return change.fact.observation.kind === "removed" ? change.base : (change.head ?? change.base);
}

function placeText(change: Change): string {
  const location = locationOf(change);
  return location === null ? "" : `${location.file}:${String(location.line)}`;
}

function details(diff: Diff, change: Change): string {
  const yaml = [excerptOf(diff, change, "base"), excerptOf(diff, change, "head")] as const;
  const { typescript, wireWitness } = change;
  const parts = [
    yaml[0] === undefined ? "" : `Before:\n\n${codeBlock("yaml", yaml[0])}`,
    yaml[1] === undefined ? "" : `After:\n\n${codeBlock("yaml", yaml[1])}`,
    wireWitness === null
      ? ""
      : `${witnessSentence(wireWitness)}:\n\n${codeBlock(witnessLanguage(wireWitness), wireWitness.value)}`,
    typescript === null ? "" : declarations(typescript.before, typescript.after),
    typescript === null
      ? ""
      : `This compiled and no longer does:\n\n${codeBlock("ts", `${typescript.witness.trimEnd()}\n${errorComment(typescript.error)}`)}`,
    change.migration === null ? "" : escapeMarkdown(change.migration),
    reached(change),
    `Fingerprint ${codeSpan(change.fingerprint)}, rule ${codeSpan(change.id)}.`,
  ];
  return fold(
    `${icons[change.level]} ${escapeMarkdown(change.message)}`,
    parts.filter((part) => part !== "").join("\n\n"),
  );
}

/** The compiler's sentences, each on a line of its own. */
function errorComment(error: string): string {
  return `// ${error.replaceAll(/(?<=\.) (?=(?:Type|Types|Property|Source|Consider|The|Target|Object)\b)/g, "\n//   ")}`;
}

function declarations(before: string | null, after: string | null): string {
  const lines = [
    ...(before === null ? [] : before.split("\n").map((line) => `- ${line}`)),
    ...(after === null ? [] : after.split("\n").map((line) => `+ ${line}`)),
  ];
  return lines.length === 0 ? "" : `In the package:\n\n${codeBlock("diff", lines.join("\n"))}`;
}

function reached(change: Change): string {
  if (change.operations.length < 2) return "";
  const shown = change.operations.slice(0, 20).map(codeSpan).join(", ");
  const more = change.operations.length > 20 ? ` and ${String(change.operations.length - 20)} more` : "";
  return `Reaches ${shown}${more}.`;
}

function folded(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  const lines = changes
    .slice(0, mostRows)
    .map((change) => `- ${escapeMarkdown(change.message)} (${codeSpan(placeText(change))})`);
  const more = changes.length > mostRows ? [`- … and ${String(changes.length - mostRows)} more`] : [];
  return fold(title, [...lines, ...more].join("\n"));
}

function acknowledged(changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  const lines = changes.map(
    (change) =>
      `- ${icons[change.level]} ${escapeMarkdown(change.message)}: ${escapeMarkdown(change.acknowledged ?? "")}`,
  );
  return fold(`${String(changes.length)} acknowledged`, lines.join("\n"));
}

function staleText(diff: Diff): string {
  if (diff.stale.length === 0) return "";
  return `Acknowledgements that belong to no change any more and can go: ${diff.stale.map(codeSpan).join(", ")}.`;
}

function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
