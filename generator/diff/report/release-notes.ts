import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { isAtLeast } from "../judge/versions.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./escape.ts";

/**
 * The entry of the changelog that the differences make: what breaks with a way out, what is new, what is
 * deprecated. Somebody reads it over before it is released; there is no date in it.
 */
export function releaseNotes(diff: Diff): string {
  const version = headVersion(diff);
  const rest = new Set(diff.changes.filter((change) => change.level !== "docs"));
  const take = (matches: (change: Change) => boolean): readonly Change[] => {
    const taken = [...rest].filter(matches);
    for (const change of taken) rest.delete(change);
    return taken;
  };
  const breaking = take((change) => change.level === "breaking");
  const deprecated = take((change) => change.id.endsWith("deprecated") && !change.id.includes("no-longer"));
  const added = take((change) => change.fact.observation.kind === "added");
  const texts = diff.changes.filter((change) => change.level === "docs").length;
  const sections = [
    section("Breaking", breaking, true),
    section("Added", added, false),
    section("Deprecated", deprecated, false),
    section("Changed", [...rest], false),
    texts === 0 ? "" : `### Documentation\n\n- ${String(texts)} ${texts === 1 ? "text" : "texts"} changed.`,
  ].filter((text) => text !== "");
  const body = sections.length === 0 ? ["Nothing changed for users of the package."] : sections;
  return `${[`## ${version}`, ...body].join("\n\n")}\n`;
}

/** The head's version where it is high enough, else what the changes ask for. */
function headVersion(diff: Diff): string {
  const { demands, head } = diff;
  if (demands === null || isAtLeast(head.version, demands))
    return head.version === "" ? "Unreleased" : head.version;
  return demands;
}

function section(title: string, changes: readonly Change[], verbose: boolean): string {
  if (changes.length === 0) return "";
  return `### ${title}\n\n${changes.map((change) => entry(change, verbose)).join("\n")}`;
}

function entry(change: Change, verbose: boolean): string {
  const symbol = change.typescript === null ? "" : ` (${codeSpan(change.typescript.symbol)})`;
  const line = `- ${escapeMarkdown(change.message)}${symbol}.`;
  if (!verbose) return line;
  const { typescript, migration } = change;
  const both =
    typescript === null || (typescript.before === null && typescript.after === null)
      ? ""
      : `\n\n${indent(codeBlock("diff", [...marked("-", typescript.before), ...marked("+", typescript.after)].join("\n")))}\n`;
  return `${line}${migration === null ? "" : ` ${escapeMarkdown(migration)}`}${both}`;
}

function marked(sign: string, text: string | null): readonly string[] {
  return text === null ? [] : text.split("\n").map((line) => `${sign} ${line}`);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
