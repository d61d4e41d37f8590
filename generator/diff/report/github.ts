import type { Location } from "../../shared/diagnostics/diagnostic.ts";
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
  return workflowCommand(commands[change.level], annotationText(diff, change), {
    location: change.head,
    title: `${change.level}: ${change.id}`,
  });
}

/** A command for the runner of a workflow, on one line: what is in the message and the place cannot end it. */
export function workflowCommand(
  command: "error" | "warning" | "notice",
  message: string,
  { location, title }: { readonly location?: Location | null; readonly title?: string } = {},
): string {
  const properties = [
    ...(location == null ? [] : [`file=${property(location.file)}`]),
    ...(location == null ? [] : [`line=${String(location.line)}`, `col=${String(location.column)}`]),
    ...(title === undefined ? [] : [`title=${property(title)}`]),
  ];
  return `::${[command, ...(properties.length === 0 ? [] : [properties.join(",")])].join(" ")}::${data(message)}`;
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
