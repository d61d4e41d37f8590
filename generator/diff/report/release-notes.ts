import type { Change } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import { isAtLeast } from "../judge/versions.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./escape.ts";
import { adviceFor, type Heading, headingOf, HEADINGS } from "./news.ts";
import { unifiedDiff } from "./unified.ts";
import { witnessLanguage, witnessSentence } from "./witness.ts";

/**
 * The entry of the changelog that the differences make, for those who use the package: what broke and what to change,
 * what is new, what is deprecated, and which breaks were accepted and why. Somebody reads it over before it is
 * released; there is no date in it.
 */
export function releaseNotes(diff: Diff): string {
  const texts = diff.changes.filter((change) => change.level === "docs").length;
  const sections = [
    ...HEADINGS.map((heading) =>
      section(
        heading,
        diff.changes.filter((change) => headingOf(change) === heading),
      ),
    ),
    texts === 0 ? "" : `### Documentation\n\n- ${String(texts)} ${texts === 1 ? "text" : "texts"} changed.`,
  ].filter((text) => text !== "");
  const body = sections.length === 0 ? ["Nothing changed for users of the package."] : sections;
  return `${[`## ${headVersion(diff)}`, ...body].join("\n\n")}\n`;
}

/** The head's version where it is high enough, else what the changes ask for. */
function headVersion({ demands, head }: Diff): string {
  if (demands === null || isAtLeast(head.version, demands))
    return head.version === "" ? "Unreleased" : head.version;
  return demands;
}

function section(heading: Heading, changes: readonly Change[]): string {
  if (changes.length === 0) return "";
  return `### ${heading}\n\n${changes.map((change) => entry(heading, change)).join("\n")}`;
}

function entry(heading: Heading, change: Change): string {
  const { typescript, acknowledged } = change;
  const symbol = typescript === null ? "" : ` (${codeSpan(typescript.symbol)})`;
  const line = `- ${escapeMarkdown(change.message)}${symbol}.`;
  switch (heading) {
    case "Breaking":
    case "May break":
      return [`${line} ${adviceFor(change)}`, ...proofs(change)].join("\n\n");
    case "Accepted breaks":
      return `${line} Accepted, because: ${escapeMarkdown(acknowledged ?? "")}`;
    default:
      return typescript === null ? line : `${line} ${adviceFor(change)}`;
  }
}

/** What shows a consumer what to change: the value on the wire, and the declaration before and after. */
function proofs({ wireWitness, typescript }: Change): readonly string[] {
  const declared = typescript !== null && (typescript.before ?? typescript.after) !== null;
  return [
    ...(wireWitness === null
      ? []
      : [`${witnessSentence(wireWitness)}:`, codeBlock(witnessLanguage(wireWitness), wireWitness.value)]),
    ...(declared ? [codeBlock("diff", unifiedDiff(typescript.before, typescript.after))] : []),
  ].map(indent);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
