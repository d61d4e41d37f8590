import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { configuredText, countText, editionText, reachText, sortChanges, versionText } from "./counts.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./escape.ts";
import { excerptDiff } from "./excerpt.ts";
import { placeOf } from "./links.ts";
import { unifiedDiff } from "./unified.ts";
import { witnessLanguage, witnessSentence } from "./witness.ts";

/** Marks our comment in a pull request, so that the next run updates it. It does not show. */
export const stickyMarker = "<!-- wireproof -->";

/** GitHub refuses comments above 65,536 characters; this leaves room for what others put around it. */
const mostCharacters = 60_000;
const mostRows = 200;
/** The table leaves room for what stands behind its rows. */
const mostTableCharacters = 40_000;

const icons = { breaking: "🔴", warning: "🟠", compatible: "🟢", docs: "⚪" } as const;
const verdicts = {
  major: "🔴 **Breaking**",
  minor: "🟢 **Not breaking**",
  patch: "⚪ **Texts only**",
  none: "🟢 **Nothing that asks for a new version**",
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
    `Compared ${compared}. Version ${escapeMarkdown(versionText(diff))}.`,
  ].join("\n");
  const sections = [
    table(diff, sorted.weighty),
    ...sorted.weighty.map((change) => details(diff, change)),
    folded(diff, `${String(sorted.compatible.length)} compatible`, sorted.compatible),
    folded(diff, `${String(sorted.docs.length)} docs-only`, sorted.docs),
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

function table(diff: Diff, changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  // A file that all of them are in needs no naming in each row: the table is wide enough as it is.
  const files = new Set(changes.map((change) => placeOf(diff, change)?.location.file));
  const rows: string[] = [];
  let size = 0;
  for (const change of changes.slice(0, mostRows)) {
    const next = row(diff, change, files.size === 1);
    size += next.length + 1;
    if (size > mostTableCharacters) break;
    rows.push(next);
  }
  const rest = changes.length - rows.length;
  return (
    [
      `| | What changed | ${files.size === 1 ? "Line" : "Where"} | Reaches | Wire | TypeScript |`,
      "| --- | --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n") + (rest === 0 ? "" : `\n\n_${String(rest)} more rows are not shown._`)
  );
}

function row(diff: Diff, change: Change, oneFile: boolean): string {
  const cells = [
    icons[change.level],
    escapeMarkdown(change.message) + (change.hint === null ? "" : ` _${escapeMarkdown(change.hint)}_`),
    placeText(diff, change, oneFile),
    reachCell(change),
    change.wire,
    typescriptCell(change),
  ];
  return `| ${cells.join(" | ")} |`;
}

function reachCell(change: Change): string {
  const { operations, direction, message } = change;
  const isNamed = operations.length === 1 && message.includes(operations[0] ?? "");
  const word = operations.length > 0 && direction !== "none" ? ` (${direction})` : "";
  return escapeMarkdown(`${isNamed ? "1 operation" : reachText(change)}${word}`);
}

/** The verdict, with the symbol where the row has not named it already. */
function typescriptCell({ typescript, message }: Change): string {
  if (typescript === null) return "";
  const { verdict, symbol } = typescript;
  return message.includes(symbol) ? verdict : `${verdict}: ${codeSpan(symbol)}`;
}

/** Where a reader looks first: `spec/api.yaml:12`, or the line alone, as a link where one is known. */
function placeText(diff: Diff, change: Change, lineOnly = false): string {
  const place = placeOf(diff, change);
  if (place === undefined) return "";
  const { file, line } = place.location;
  const text = lineOnly ? String(line) : codeSpan(`${file}:${String(line)}`);
  return place.url === undefined ? text : `[${text}](${place.url})`;
}

function details(diff: Diff, change: Change): string {
  const yaml = excerptDiff(diff, change);
  const { typescript, wireWitness, migration } = change;
  const declarations =
    typescript === null || (typescript.before ?? typescript.after) === null
      ? undefined
      : unifiedDiff(typescript.before, typescript.after);
  const parts = [
    yaml === undefined ? undefined : `${linesText(diff, change)}\n\n${codeBlock("diff", yaml)}`,
    wireWitness === null
      ? undefined
      : `${witnessSentence(wireWitness)}:\n\n${codeBlock(witnessLanguage(wireWitness), wireWitness.value)}`,
    declarations === undefined ? undefined : `In the package:\n\n${codeBlock("diff", declarations)}`,
    typescript === null
      ? undefined
      : `This compiled and no longer does:\n\n${codeBlock("ts", `${typescript.witness.trimEnd()}\n${errorComment(typescript.error)}`)}`,
    // A rule's own words, and nothing of the document.
    migration ?? undefined,
    reached(change),
    escapeMarkdown(configuredText(change) ?? ""),
    acceptance(diff, change),
  ];
  return fold(
    `${icons[change.level]} ${escapeMarkdown(change.message)}`,
    parts.filter((part) => part !== undefined && part !== "").join("\n\n"),
  );
}

/** What stands above the diff of a document: the lines on both sides, as links where some are known. */
function linesText(diff: Diff, change: Change): string {
  const sides = (["base", "head"] as const).map((side) => {
    const place = placeOf(diff, change, side);
    if (place === undefined) return undefined;
    const text = codeSpan(`${place.location.file}:${String(place.location.line)}`);
    return `${side} ${place.url === undefined ? text : `[${text}](${place.url})`}`;
  });
  const { kind } = change.fact.observation;
  // What came has only something around it in the base, and what is gone in the head.
  const [base, head] = sides;
  const shown = kind === "added" ? [head] : kind === "removed" ? [base] : [base, head];
  return `In the document, ${shown.filter((text) => text !== undefined).join(", ")}:`;
}

/** How to accept a change, with the line to paste. It has no reason yet, and is refused without one. */
function acceptance(diff: Diff, { id, fingerprint }: Change): string {
  const line = codeBlock("yaml", `${fingerprint}: # say why`);
  return `Rule ${codeSpan(id)}. To accept the change, add this line to ${codeSpan(diff.acknowledgementsFile)} with a reason:\n\n${line}`;
}

/** The compiler's sentences, each on a line of its own. */
function errorComment(error: string): string {
  return `// ${error.replaceAll(/(?<=\.) (?=(?:Type|Types|Property|Source|Consider|The|Target|Object)\b)/g, "\n//   ")}`;
}

function reached(change: Change): string {
  if (change.operations.length < 2) return "";
  const shown = change.operations.slice(0, 20).map(codeSpan).join(", ");
  const more = change.operations.length > 20 ? ` and ${String(change.operations.length - 20)} more` : "";
  return `Reaches ${shown}${more}.`;
}

function folded(diff: Diff, title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  const lines = changes
    .slice(0, mostRows)
    .map((change) => `- ${escapeMarkdown(change.message)} (${placeText(diff, change)})`);
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
