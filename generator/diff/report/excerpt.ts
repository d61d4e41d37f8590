import type { Spec } from "../../document/spec.ts";
import { parentOf, type SideName } from "../compare/placed.ts";
import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";

const mostLines = 14;

/** The lines of a document that a change is about, or undefined where there is nothing to show. */
export function excerptOf(diff: Diff, change: Change, side: SideName): string | undefined {
  const { observation } = change.fact;
  const pointer = observation.pointer[side];
  const nothing =
    (observation.kind === "added" && side === "base") || (observation.kind === "removed" && side === "head");
  const { spec } = diff[side];
  if (pointer === undefined || nothing || spec === undefined) return undefined;
  return linesAround(spec, pointer) ?? linesAt(spec, pointer);
}

/** At most that many lines say around a keyword whose it is. */
const mostAround = 10;

/** A keyword alone says little: what it belongs to is shown with it, where that is short. */
function linesAround(spec: Spec, pointer: string): string | undefined {
  const parent = parentOf(pointer);
  const tokens = parent.split("/");
  const isSchema = /^(properties|schemas|items|schema|parameters|\d+)$/.test(tokens.at(-2) ?? "");
  if (!isSchema && !/^(items|schema)$/.test(tokens.at(-1) ?? "")) return undefined;
  const { file, firstLine, lastLine } = spec.extent(parent);
  const inner = spec.extent(pointer);
  const around = lastLine - firstLine <= mostAround && file === inner.file && inner.firstLine >= firstLine;
  return around ? linesAt(spec, parent) : undefined;
}

function linesAt(spec: Spec, pointer: string): string | undefined {
  const { file, firstLine, lastLine } = spec.extent(pointer);
  const lines = spec.sources.get(file)?.split(/\r?\n/);
  if (lines === undefined) return undefined;
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
  if (change.base === null) return undefined;
  const lines = diff.base.spec?.sources.get(change.base.file)?.split(/\r?\n/);
  return lines?.[change.base.line - 1]?.trim();
}
