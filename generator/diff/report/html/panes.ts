import type { Spec } from "../../../document/spec.ts";
import type { SideName } from "../../compare/placed.ts";
import type { Change } from "../../judge/change.ts";
import type { Diff } from "../../judge/diff.ts";
import { escapeHtml } from "../escape.ts";
import { isShownWithParent } from "../excerpt.ts";
import { sourceLines } from "../source-lines.ts";

/** Documents of more lines are shown around their changes alone: a browser would be slow. */
const mostLines = 3000;
/** Lines around a change that are shown with it in such a document. */
const around = 25;

/** Lines of a document that a change is about; the first is what the reader is led to. */
export interface Mark {
  readonly file: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** What happened to the lines. `near`: nothing; they would hold what came, or held what is gone. */
  readonly kind: "came" | "gone" | "changed" | "near";
}

/** What of a side a change is about. For what came or is gone, the other side has the line that would hold it. */
export function markOf(diff: Diff, change: Change, side: SideName): Mark | undefined {
  const location = change[side];
  if (location === null) return undefined;
  const { file, line } = location;
  const kind = kindOf(diff, change, side);
  const own = change.fact.observation.pointer[side];
  const extent = kind === "near" || own === undefined ? undefined : diff[side].spec?.extent(own);
  return { file, firstLine: line, lastLine: Math.max(line, extent?.lastLine ?? line), kind };
}

function kindOf(diff: Diff, change: Change, side: SideName): Mark["kind"] {
  const { kind, pointer } = change.fact.observation;
  if (kind === "changed") return "changed";
  const there = kind === "added" ? "head" : "base";
  const [own, spec] = [pointer[there], diff[there].spec];
  // A schema that got a keyword is still the same schema.
  if (own !== undefined && spec !== undefined && isShownWithParent(spec, own))
    return side === there ? "changed" : "near";
  return side !== there ? "near" : kind === "added" ? "came" : "gone";
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
  const all = sourceLines(spec, file);
  const lines = all.at(-1) === "" ? all.slice(0, -1) : all;
  const own = marks.filter((mark) => mark.file === file);
  const kinds = kindsByLine(own);
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
    const kind = kinds.get(number);
    const name = `${side}-${String(index)}-${String(number)}`;
    const mark = kind === undefined ? "" : ` id="${name}" class="${kind}" tabindex="-1"`;
    items.push(`<li${mark}${afterGap}><code>${escapeHtml(line) || " "}</code></li>`);
  });
  close();
  return `<h3>${escapeHtml(file)}</h3>\n<ol class="lines">${items.join("\n")}</ol>\n`;
}

/** What happened to each line: of several things, the one that says more. */
function kindsByLine(marks: readonly Mark[]): ReadonlyMap<number, Mark["kind"]> {
  const kinds = new Map<number, Mark["kind"]>();
  for (const mark of marks) {
    for (const line of linesOf(mark)) {
      if (mark.kind !== "near" || !kinds.has(line)) kinds.set(line, mark.kind);
    }
  }
  return kinds;
}

function linesOf({ firstLine, lastLine }: Pick<Mark, "firstLine" | "lastLine">): readonly number[] {
  return Array.from({ length: lastLine - firstLine + 1 }, (_, offset) => firstLine + offset);
}

function linesAround({ firstLine, lastLine }: Mark): readonly number[] {
  // A long removal is shown from its beginning.
  const last = Math.min(lastLine, firstLine + 4 * around);
  return linesOf({ firstLine: firstLine - around, lastLine: last + around });
}
