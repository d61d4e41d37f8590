import { structuredPatch } from "diff";

/** Lines around a difference that are shown with it. */
const context = 3;
/** Longer differences are cut: a report is read, and the documents are there for the rest. */
const mostLines = 40;

/**
 * Two texts as one unified diff, without a header: each line begins with a space, `-` or `+`, and `…` stands for lines
 * that are the same. Null is no text at all. Equal texts are shown as they are.
 */
export function unifiedDiff(before: string | null, after: string | null): string {
  const [left, right] = [before ?? "", after ?? ""].map((text) => (text === "" ? "" : `${text.trimEnd()}\n`));
  const { hunks } = structuredPatch("", "", left ?? "", right ?? "", undefined, undefined, { context });
  const lines =
    hunks.length === 0
      ? (left ?? "").split("\n").map((line) => ` ${line}`)
      : hunks.flatMap((hunk, index) => [...(index === 0 ? [] : [" …"]), ...hunk.lines]);
  const shown = lines.slice(0, mostLines);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [` … and ${String(rest)} more lines`])].join("\n").trimEnd();
}
