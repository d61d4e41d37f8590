import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { baseLine } from "./excerpt.ts";
import { witnessSentence } from "./witness.ts";

const commands = { breaking: "error", warning: "warning", compatible: "notice", docs: "notice" } as const;

/**
 * Workflow commands that annotate the lines of the head. What was acknowledged or is only text is not
 * annotated: it would hide the rest.
 */
export function reportGithub(diff: Diff): string {
  const open = diff.changes.filter((change) => change.acknowledged === null && change.level !== "docs");
  return open.map((change) => `${annotation(diff, change)}\n`).join("");
}

function annotation(diff: Diff, change: Change): string {
  const location = change.head;
  const at =
    location === null
      ? []
      : [
          `file=${property(location.file)}`,
          `line=${String(location.line)}`,
          `col=${String(location.column)}`,
        ];
  const properties = [...at, `title=${property(`${change.level}: ${change.id}`)}`].join(",");
  return `::${commands[change.level]} ${properties}::${data(annotationText(diff, change))}`;
}

/** The message, with the line that is gone, the value on the wire and the compiler's error where there are such. */
export function annotationText(diff: Diff, change: Change): string {
  const line = change.fact.observation.kind === "removed" ? baseLine(diff, change) : undefined;
  const { wireWitness } = change;
  return [
    change.message,
    ...(line === undefined || change.base === null
      ? []
      : [`It was ${change.base.file}:${String(change.base.line)}: ${line}`]),
    ...(wireWitness === null ? [] : [`${witnessSentence(wireWitness)}: ${wireWitness.value}`]),
    ...(change.typescript === null ? [] : [change.typescript.error]),
  ].join("\n");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
