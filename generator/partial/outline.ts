import { pointerTo } from "../json.ts";
import { sectionsIn, type Section } from "../load/sections.ts";

/**
 * A part of a document's text: a field of the root, or an entry of `paths`, of `webhooks` or of a group of the
 * components. A holder is the line of such a mapping's key, with what stands above its first entry.
 */
export interface Part {
  /** A JSON Pointer; empty for what stands above the first field. */
  readonly pointer: string;
  readonly kind: "root" | "holder" | "entry";
  readonly text: string;
}

/** Fields of the root whose entries are parts, and how many levels of mappings hold them. */
export const holders: ReadonlyMap<string, number> = new Map([
  ["paths", 1],
  ["webhooks", 1],
  ["x-webhooks", 1],
  ["components", 2],
]);

/**
 * Takes a text apart, by indentation alone.
 *
 * @returns parts that are the text when they are put one behind the other, by their pointers; undefined for
 * anything but YAML of block mappings down to the entries
 */
export function outlineOf(text: string): ReadonlyMap<string, Part> | undefined {
  const fields = isPlain(text) ? sectionsIn(text, 0, text.length) : undefined;
  if (fields === undefined) return undefined;
  const parts = new Map<string, Part>();
  const add = (pointer: string, kind: Part["kind"], start: number, end: number): void => {
    parts.set(pointer, { pointer, kind, text: text.slice(start, end) });
  };
  /** False for what is no block mapping. */
  const take = (pointer: string, { start, below, end }: Section, depth: number): boolean => {
    if (below === undefined) return false;
    const entries = [...(sectionsIn(text, below, end)?.values() ?? [])];
    const [first] = entries;
    if (first === undefined) return false;
    add(pointer, "holder", start, first.start);
    return entries.every((entry) => {
      const inner = pointerTo(pointer, entry.name);
      if (depth > 1) return take(inner, entry, depth - 1);
      add(inner, "entry", entry.start, entry.end);
      return true;
    });
  };
  const [first] = fields.values();
  add("", "root", 0, first?.start ?? text.length);
  const isWhole = [...fields.values()].every((field) => {
    const pointer = pointerTo("", field.name);
    const depth = holders.get(field.name);
    if (depth !== undefined) return take(pointer, field, depth);
    add(pointer, "root", field.start, field.end);
    return true;
  });
  return isWhole ? parts : undefined;
}

/** Takes a text apart that is mostly another one: what is the same need not be read again. */
export function outlineAfter(
  old: ReadonlyMap<string, Part>,
  text: string,
): ReadonlyMap<string, Part> | undefined {
  const parts = [...old.values()];
  let start = 0;
  const first = parts.findIndex((part) => {
    if (!text.startsWith(part.text, start)) return true;
    start += part.text.length;
    return false;
  });
  let end = text.length;
  const last = parts.findLastIndex((part) => {
    if (end - part.text.length < start || !text.endsWith(part.text, end)) return true;
    end -= part.text.length;
    return false;
  });
  const part = parts[first];
  if (part?.kind !== "entry" || first !== last || !isPlain(text)) return outlineOf(text);
  const changed = { ...part, text: text.slice(start, end) };
  return isSameEntry(part, changed) ? new Map([...old, [part.pointer, changed]]) : outlineOf(text);
}

/** Whether two texts are of one entry each, with the same key in the same column. */
function isSameEntry(...parts: readonly Part[]): boolean {
  const [old, now] = parts.map(({ text }) => [...(sectionsIn(text, 0, text.length)?.values() ?? [])]);
  return (
    old?.length === 1 && now?.length === 1 && old[0]?.name === now[0]?.name && old[0]?.key === now[0]?.key
  );
}

/** No line ends with CR alone, and nothing is repeated: no name is behind a `&` and behind a `*` (YAML 1.2.2, 7.1). */
function isPlain(text: string): boolean {
  if (text.includes("\r") && /\r(?!\n)/.test(text)) return false;
  const anchors = namesBehind("&", text);
  return anchors.size === 0 || ![...namesBehind("*", text)].some((name) => anchors.has(name));
}

function namesBehind(indicator: string, text: string): Set<string> {
  const name = /[^\s,[\]{}]+/y;
  const names = new Set<string>();
  for (let at = text.indexOf(indicator); at !== -1; at = text.indexOf(indicator, at + 1)) {
    name.lastIndex = at + 1;
    const [found] = name.exec(text) ?? [];
    if (found !== undefined) names.add(found);
  }
  return names;
}
