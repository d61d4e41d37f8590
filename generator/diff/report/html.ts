import { createHash } from "node:crypto";
import type { SideName } from "../compare/placed.ts";
import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { configuredText, countText, editionText, reachText, sortChanges, versionText } from "./counts.ts";
import { escapeHtml } from "./escape.ts";
import { excerptDiff } from "./excerpt.ts";
import { lineId, type Mark, markOf, paneOf } from "./html/panes.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";
import { placeOf } from "./links.ts";
import { unifiedDiff } from "./unified.ts";
import { witnessSentence } from "./witness.ts";

/**
 * The report as one page that needs nothing else: a list of the changes beside the two documents. Nothing in it comes
 * from the network, and the page's own policy forbids all but its own style and script, whatever a document says.
 */
export function reportHtml(diff: Diff): string {
  const marks = {
    base: diff.changes.map((change) => markOf(diff, change, "base")),
    head: diff.changes.map((change) => markOf(diff, change, "head")),
  };
  const title = diff.changes.length === 0 ? "No changes" : countText(diff);
  const compared = `${editionText(diff.base)} with ${editionText(diff.head)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${title}: ${compared}`)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#documents">Skip to the documents</a>
<header>
<h1>${escapeHtml(title)}</h1>
<p>Compared ${escapeHtml(compared)}. Version ${escapeHtml(versionText(diff))}.</p>
</header>
<main>
<section class="changes" aria-label="Changes">
<p class="unseen" role="status"></p>
${listOf(diff)}</section>
<div class="documents" id="documents" tabindex="-1">
${pane(diff, "base", marks.base)}${pane(diff, "head", marks.head)}</div>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** A source of a Content Security Policy (level 3, section 2.3.1): this text and no other. */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function pane(diff: Diff, side: SideName, marks: readonly (Mark | undefined)[]): string {
  const title = `${side === "base" ? "Base" : "Head"}: ${editionText(diff[side])}`;
  const lines = paneOf(
    diff,
    side,
    marks.filter((mark) => mark !== undefined),
  );
  // A region that scrolls takes the focus, so that the arrow keys scroll it.
  return `<section class="pane" tabindex="0" aria-labelledby="${side}">
<h2 id="${side}">${escapeHtml(title)}</h2>
${lines}</section>
`;
}

function listOf(diff: Diff): string {
  const { weighty, compatible, docs, acknowledged } = sortChanges(diff.changes);
  const groups = [
    ["Breaking", weighty.filter(({ level }) => level === "breaking")],
    ["Warnings", weighty.filter(({ level }) => level === "warning")],
    ["Compatible", compatible],
    ["Texts only", docs],
    ["Acknowledged", acknowledged],
  ] as const;
  const hint =
    diff.changes.length === 0
      ? ""
      : `<p class="hint">Open a change to see its lines. ↑ and ↓ go from one to the next.</p>\n`;
  const sections = groups.map(([title, changes]) =>
    changes.length === 0
      ? ""
      : `<h2>${title} (${String(changes.length)})</h2>\n<ol>\n${changes.map((change) => item(diff, change)).join("")}</ol>\n`,
  );
  const stale =
    diff.stale.length === 0
      ? ""
      : `<p>Acknowledgements that belong to no change any more: ${diff.stale.map((one) => `<code>${escapeHtml(one)}</code>`).join(", ")}.</p>\n`;
  return `${hint}${sections.join("")}${stale}`;
}

function item(diff: Diff, change: Change): string {
  const sides = (["base", "head"] as const).map((side) => {
    const mark = markOf(diff, change, side);
    if (mark === undefined) return "";
    return ` data-${side}="${lineId(diff, side, mark)}:${String(mark.lastLine - mark.firstLine)}"`;
  });
  const level = change.level === "docs" ? "docs-only" : change.level;
  return `<li><details class="${change.level}"${sides.join("")}>
<summary><span class="level">${level}</span>${escapeHtml(change.message)}</summary>
<div class="body">
${bodyOf(diff, change)}</div>
</details></li>
`;
}

function bodyOf(diff: Diff, change: Change): string {
  const { typescript, wireWitness, acknowledged } = change;
  const yaml = excerptDiff(diff, change);
  const verdict = typescript === null ? "" : `; TypeScript: ${typescript.verdict} (${typescript.symbol})`;
  const reach = `${reachText(change)}${change.direction === "none" ? "" : ` (${change.direction})`}`;
  const declared = typescript !== null && (typescript.before ?? typescript.after) !== null;
  return [
    `<p>${placesOf(diff, change)}</p>`,
    yaml === undefined ? "" : diffBlock(yaml),
    paragraph(
      `On the wire: ${change.wire === "docs" ? "texts only" : change.wire}${verdict}. Reaches ${reach}.`,
    ),
    change.operations.length < 2 ? "" : paragraph(change.operations.join(", ")),
    wireWitness === null ? "" : paragraph(`${witnessSentence(wireWitness)}:`) + block(wireWitness.value),
    declared
      ? paragraph("In the package:") + diffBlock(unifiedDiff(typescript.before, typescript.after))
      : "",
    typescript === null
      ? ""
      : paragraph("This compiled and no longer does:") +
        block(`${typescript.witness.trimEnd()}\n// ${typescript.error}`),
    paragraph(change.hint ?? ""),
    paragraph(change.migration ?? ""),
    paragraph(configuredText(change) ?? ""),
    acknowledged === null ? acceptance(diff, change) : paragraph(`Accepted, because: ${acknowledged}`),
  ]
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("");
}

/** The lines in the page, and in the repository where its address is known. */
function placesOf(diff: Diff, change: Change): string {
  return (["base", "head"] as const)
    .map((side) => {
      const [mark, place] = [markOf(diff, change, side), placeOf(diff, change, side)];
      if (mark === undefined || place === undefined) return "";
      const { file, line } = place.location;
      const inside = `<a href="#${lineId(diff, side, mark)}">${side} ${escapeHtml(file)}:${String(line)}</a>`;
      return place.url === undefined
        ? inside
        : `${inside} (<a href="${escapeHtml(place.url)}">in the repository</a>)`;
    })
    .filter((text) => text !== "")
    .join(", ");
}

function acceptance(diff: Diff, { id, level, fingerprint }: Change): string {
  if (level === "docs" || level === "compatible") return paragraph(`Rule ${id}.`);
  return (
    paragraph(
      `Rule ${id}. To accept the change, add this line to ${diff.acknowledgementsFile} with a reason:`,
    ) + block(`${fingerprint}: # say why`)
  );
}

/** What our own sentences have between backticks. What a document says has them at most where it meant the same. */
const codeSpans = /`([^`]+)`/g;

function paragraph(text: string): string {
  return text === "" ? "" : `<p>${escapeHtml(text).replaceAll(codeSpans, "<code>$1</code>")}</p>`;
}

function block(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>`;
}

/** A unified diff with its lines coloured; what they are, their signs say. */
function diffBlock(text: string): string {
  const kinds: Readonly<Record<string, string>> = { "+": ` class="came"`, "-": ` class="gone"` };
  const lines = text
    .split("\n")
    .map((line) => `<span${kinds[line.charAt(0)] ?? ""}>${escapeHtml(line)}</span>`);
  return `<pre>${lines.join("")}</pre>`;
}
