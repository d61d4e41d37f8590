import { createHash } from "node:crypto";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Operation, OperationGroup } from "./model.ts";
import { kebabCase, spellOut } from "../document/names/words.ts";

/** Where operations without a tag go. */
const NO_TAG = "default";

/** Four bytes each, and a file name may have 255 of them on most systems; the rest is for an extension. */
const MAX_CHARACTERS = 60;

/** An operation with the tag whose file it belongs to. */
export interface TaggedOperation {
  readonly tag: string;
  readonly operation: Operation;
}

/** The first tag of an operation, or `default`. */
export function tagOf(operation: JsonObject): string {
  const { tags } = operation;
  const first = isArray(tags) ? tags[0] : undefined;
  return typeof first === "string" && first.trim() !== "" ? first : NO_TAG;
}

/** Groups operations by tag: the document's tags in their order, then the others in order of name. */
export function groupOperations(
  tags: JsonValue | undefined,
  operations: readonly TaggedOperation[],
): OperationGroup[] {
  const declared = (isArray(tags) ? tags : []).filter(isObject);
  const described = new Map(declared.map((tag) => [String(tag["name"]), tag["description"]]));
  const byTag = new Map<string, Operation[]>();
  for (const { tag, operation } of operations) {
    const list = byTag.get(tag);
    if (list) list.push(operation);
    else byTag.set(tag, [operation]);
  }
  const declaredFirst = [...described.keys()].filter((tag) => byTag.has(tag));
  const order = [...declaredFirst, ...[...byTag.keys()].filter((tag) => !described.has(tag)).sort()];
  const fileNames = assignFileNames(order);
  return order.map((tag) => {
    const description = described.get(tag);
    return {
      tag,
      fileName: fileNames.get(tag) ?? "",
      ...(typeof description === "string" ? { description } : {}),
      operations: (byTag.get(tag) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
}

/**
 * File names that are apart on file systems that take no notice of case, too. Of several tags that become one
 * name the one that is spelled so keeps it, and the others say how they are spelled.
 */
function assignFileNames(tags: readonly string[]): Map<string, string> {
  const plain = new Map(tags.map((tag) => [tag, plainName(tag)]));
  const count = new Map<string, number>();
  for (const name of plain.values()) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    [...plain].map(([tag, name]) => {
      const isOwn = count.get(name) === 1 || tag === name;
      return [tag, shortened(isOwn ? name : `${name}-${spellInLowerCase(tag)}`, tag)];
    }),
  );
}

function plainName(tag: string): string {
  const name = kebabCase(tag) || `tag-${spellInLowerCase(tag)}`;
  // Windows has device names, which cannot be files whatever their extension.
  return /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/.test(name) ? `${name}-operations` : name;
}

/** No two tags give the same text, even where case says nothing. */
function spellInLowerCase(tag: string): string {
  return spellOut(tag.replace(/\p{Lu}/gu, (capital) => `capital${capital.toLowerCase()}`)).toLowerCase();
}

/** A very long name ends in a digest of its tag instead. */
function shortened(name: string, tag: string): string {
  const characters = [...name];
  if (characters.length <= MAX_CHARACTERS) return name;
  const digest = createHash("sha256").update(tag).digest("hex").slice(0, 8);
  return `${characters.slice(0, MAX_CHARACTERS - 9).join("")}-${digest}`;
}
