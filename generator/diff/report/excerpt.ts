import type { Spec } from "../../document/spec.ts";
import { parentOf, type SideName } from "../compare/placed.ts";
import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { sourceLines } from "./source-lines.ts";
import { unifiedDiff } from "./unified.ts";

/** Of longer parts, only the beginning is compared. */
const mostLines = 60;
/** At most that many lines say around a keyword whose it is. */
const mostAround = 10;

/** The lines of both documents that a change is about, as one unified diff; undefined where there are none. */
export function excerptDiff(diff: Diff, change: Change): string | undefined {
  const [before, after] = [excerptOf(diff, change, "base"), excerptOf(diff, change, "head")];
  if (before === undefined && after === undefined) return undefined;
  return unifiedDiff(before ?? null, after ?? null);
}

/** A side's lines. A keyword alone says little: what it belongs to is shown with it, where that is short. */
function excerptOf(diff: Diff, change: Change, side: SideName): string | undefined {
  const { kind, pointer } = change.fact.observation;
  const [own, spec] = [pointer[side], diff[side].spec];
  if (own === undefined || spec === undefined) return undefined;
  const isMissing = (kind === "added" && side === "base") || (kind === "removed" && side === "head");
  if (!isMissing) return linesAt(spec, isShownWithParent(spec, own) ? parentOf(own) : own);
  // Where a keyword is shown with its schema on the other side, the schema without it is shown here.
  const other = side === "base" ? "head" : "base";
  const [there, otherSpec] = [pointer[other], diff[other].spec];
  if (there === undefined || otherSpec === undefined || !isShownWithParent(otherSpec, there))
    return undefined;
  const { firstLine, lastLine } = spec.extent(own);
  return lastLine - firstLine <= mostAround ? linesAt(spec, own) : undefined;
}

/** Whether a pointer leads to a keyword of a short schema or parameter. */
export function isShownWithParent(spec: Spec, pointer: string): boolean {
  const parent = parentOf(pointer);
  const tokens = parent.split("/");
  const isSchema = /^(properties|schemas|items|schema|parameters|\d+)$/.test(tokens.at(-2) ?? "");
  if (!isSchema && !/^(items|schema)$/.test(tokens.at(-1) ?? "")) return false;
  const { file, firstLine, lastLine } = spec.extent(parent);
  const inner = spec.extent(pointer);
  return lastLine - firstLine <= mostAround && file === inner.file && inner.firstLine >= firstLine;
}

function linesAt(spec: Spec, pointer: string): string | undefined {
  const { file, firstLine, lastLine } = spec.extent(pointer);
  const lines = sourceLines(spec, file);
  if (lines.length < lastLine) return undefined;
  const start = Math.min(firstLine, spec.locate(pointer, "key").line);
  const all = lines.slice(start - 1, lastLine);
  const indent = Math.min(
    ...all.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length),
  );
  const shown = all.slice(0, mostLines).map((line) => line.slice(Number.isFinite(indent) ? indent : 0, 400));
  return [
    ...shown,
    ...(all.length > mostLines ? [`# … ${String(all.length - mostLines)} more lines`] : []),
  ].join("\n");
}

/** The line of the base that a removal was on, for reports that can only point into the head. */
export function baseLine(diff: Diff, change: Change): string | undefined {
  const { spec } = diff.base;
  if (change.base === null || spec === undefined) return undefined;
  return sourceLines(spec, change.base.file)[change.base.line - 1]?.trim();
}
