import type { Spec } from "../../../document/spec.ts";
import type { SideName } from "../../compare/placed.ts";
import type { Change } from "../../judge/change.ts";
import type { Diff } from "../../judge/diff.ts";
import { escapeHtml } from "../escape.ts";

/** Documents of more lines are shown around their changes alone: a browser would be slow. */
const mostLines = 3000;
/** Lines around a change that are shown with it in such a document. */
const around = 25;

/** Lines of a document that a change is about; the first is what the reader is led to. */
export interface Mark {
  readonly file: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What of a side a change is about. For what came or is gone, the other side has the line that would hold it. */
export function markOf(diff: Diff, change: Change, side: SideName): Mark | undefined {
  const location = change[side];
  const { kind, pointer } = change.fact.observation;
  const own = pointer[side];
  if (location === null) return undefined;
  const { file, line } = location;
  const isMissing = (kind === "added" && side === "base") || (kind === "removed" && side === "head");
  if (isMissing || own === undefined) return { file, firstLine: line, lastLine: line };
  const { lastLine } = diff[side].spec?.extent(own) ?? { lastLine: line };
  return { file, firstLine: line, lastLine: Math.max(line, lastLine) };
}

/** The name of a line in the page; files are numbered in the order of their side's sources. */
export function lineId(diff: Diff, side: SideName, { file, firstLine }: Mark): string {
  const files = [...(diff[side].spec?.sources.keys() ?? [])];
  return `${side}-${String(files.indexOf(file))}-${String(firstLine)}`;
}

/** One side's files with their lines numbered, those that have changes or are the entry. */
export function paneOf(diff: Diff, side: SideName, marks: readonly Mark[]): string {
  const { spec } = diff[side];
  if (spec === undefined) return "<p>There is no document on this side.</p>";
  const used = new Set([spec.file, ...marks.map(({ file }) => file)]);
  return [...spec.sources.keys()]
    .map((file, index) => (used.has(file) ? fileOf(spec, side, file, index, marks) : ""))
    .join("");
}

function fileOf(spec: Spec, side: SideName, file: string, index: number, marks: readonly Mark[]): string {
  const lines = (spec.sources.get(file) ?? "").replace(/\r?\n$/, "").split(/\r?\n/);
  const own = marks.filter((mark) => mark.file === file);
  const marked = new Set(own.flatMap(linesOf));
  const shown = lines.length <= mostLines ? undefined : new Set(own.flatMap(linesAround));
  const items: string[] = [];
  let hidden = 0;
  const close = (): void => {
    if (hidden > 0) items.push(`<li class="gap">${String(hidden)} lines without changes</li>`);
    hidden = 0;
  };
  lines.forEach((line, offset) => {
    const number = offset + 1;
    if (shown?.has(number) === false) {
      hidden += 1;
      return;
    }
    const afterGap = hidden > 0 ? ` value="${String(number)}"` : "";
    close();
    // Only lines that something leads to have names: a page of a large document stays small.
    const id = marked.has(number) ? ` id="${side}-${String(index)}-${String(number)}" tabindex="-1"` : "";
    items.push(`<li${id}${afterGap}><code>${escapeHtml(line) || " "}</code></li>`);
  });
  close();
  return `<h3>${escapeHtml(file)}</h3>\n<ol class="lines">${items.join("\n")}</ol>\n`;
}

function linesOf({ firstLine, lastLine }: Mark): readonly number[] {
  return Array.from({ length: lastLine - firstLine + 1 }, (_, offset) => firstLine + offset);
}

function linesAround({ file, firstLine, lastLine }: Mark): readonly number[] {
  // A long removal is shown from its beginning.
  const last = Math.min(lastLine, firstLine + 4 * around);
  return linesOf({ file, firstLine: firstLine - around, lastLine: last + around });
}
