import { pointerTo, unescapeToken } from "../json.ts";
import { decode } from "../load/address.ts";
import { holders } from "./outline.ts";

/** What a part of a document refers to, as pointers of parts. */
export interface Targets {
  /** Each of them is there, or else it was not read right. */
  readonly references: readonly string[];
  /** What only may be a reference, in the mapping of a discriminator. */
  readonly words: readonly string[];
}

/**
 * Finds references in the text of a part. Whatever looks like one counts, be it in an example or a description: too
 * many do no harm.
 *
 * @returns undefined when one goes a way that only loading the document knows
 */
export function targetsIn(source: string): Targets | undefined {
  const text = unbroken(source);
  const references = [...valuesOf("$", text), ...valuesOf("operationRef", text)].map(partOf);
  if (!references.every((target) => target !== undefined)) return undefined;
  // A plain word is the name of a schema (OpenAPI section 4.8.25.3).
  const words = wordsOfMappings(text).map((word) => partOf(word) ?? pointerTo("/components/schemas", word));
  return { references, words };
}

/** Joins what stands on several lines in double quotes, as long references often do (YAML 1.2.2, section 7.3.1). */
function unbroken(text: string): string {
  return text.includes("\\\n") || text.includes("\\\r\n") ? text.replace(/\\\r?\n[ \t]*/g, "") : text;
}

/** A key that makes a reference, or a place for references that are no pointers; and its value, quoted, plain or below. */
const entry =
  /(?:\$(?:ref|self|id|anchor|(?:dynamic|recursive)(?:Ref|Anchor))|operationRef)["']?[ \t]*:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|(?:[>|]-?[ \t]*\r?\n[ \t]*)?([^\s"'>|][^\s,}]*)[ \t]*(?=[\r\n,}]|$|#))?/y;

/** The values of the keys that begin so; an empty one when it cannot be told. */
function valuesOf(beginning: string, text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1)) {
    entry.lastIndex = at;
    const match = entry.exec(text);
    if (match) found.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return found;
}

/** Every word on the lines of a discriminator's mappings and behind `defaultMapping`. */
function wordsOfMappings(text: string): string[] {
  if (!text.includes("apping")) return [];
  const lines = text.split("\n");
  const indentOf = (line: string): number => line.search(/[^ -]|$/);
  return lines.flatMap((line, number) => {
    if (!/\b(?:mapping|defaultMapping)["']?[ \t]*:/.test(line)) return [];
    const below = lines.slice(number + 1);
    const end = below.findIndex((other) => other.trim() !== "" && indentOf(other) <= indentOf(line));
    const block = [line, ...(end === -1 ? below : below.slice(0, end))];
    return block.flatMap((each) => each.split(/[\s{},]+/).map(unquoted));
  });
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, "");
}

/** The pointer of the part that a reference leads into, or undefined for one that is not a pointer. */
function partOf(reference: string): string | undefined {
  const [, fragment] = /^#(\/.*)$/.exec(reference) ?? [];
  if (fragment === undefined) return undefined;
  const tokens = decode(fragment).split("/").slice(1).map(unescapeToken);
  const depth = holders.get(tokens[0] ?? "") ?? 0;
  return pointerTo("", ...tokens.slice(0, depth + 1));
}
