import { unescapeToken } from "../json.ts";
import { outlineAfter, outlineOf, type Part } from "./outline.ts";
import { targetsIn } from "./targets.ts";

/** What is left of two versions of a document when everything is cut away that their difference cannot reach. */
export interface Slice {
  /** The texts before and after. What was cut away are empty lines, so that the others keep their numbers. */
  readonly before: string;
  readonly after: string;
  /** The entries that are left, by their pointers. */
  readonly entries: ReadonlySet<string>;
  /** Where a line of the document before is in the document after; undefined for one in a part that has changed. */
  readonly moved: (line: number) => number | undefined;
}

type Outline = ReadonlyMap<string, Part>;

/** Fields of the root that nothing depends on but what is generated for every slice. */
const apart = new Set(["/info", "/servers", "/tags", "/externalDocs"]);

/** Entries that are named without a reference (OpenAPI section 4.8.30). */
const securitySchemes = "/components/securitySchemes/";

function isChangeable({ kind, pointer }: Part): boolean {
  return kind === "entry" ? !pointer.startsWith(securitySchemes) : apart.has(pointer);
}

/** A slice that is not much smaller than the document saves nothing. */
const largestShare = 1 / 3;

/**
 * Cuts two versions of a document down to what differs, to all that refer to it, and to whatever those refer to.
 *
 * @returns undefined when the difference is more than the contents of some entries, or reaches too much
 */
export function sliceOf(before: string, after: string): Slice | undefined {
  const old = outlineOf(before);
  const now = old && outlineAfter(old, after);
  if (old === undefined || now === undefined) return undefined;
  if ([...old.keys()].join("\n") !== [...now.keys()].join("\n")) return undefined;
  const changed = [...old.values()].filter(({ pointer, text }) => now.get(pointer)?.text !== text);
  if (!changed.every(isChangeable)) return undefined;
  const kept = reachOf(changed, old, now);
  if (kept === undefined) return undefined;
  const size = [...kept].reduce((sum, pointer) => sum + (old.get(pointer)?.text.length ?? 0), 0);
  if (size > before.length * largestShare) return undefined;
  return { ...cut(old, now, kept), moved: lineMap(changed, old, now) };
}

/** The pointers of all parts that a slice has to have. */
function reachOf(changed: readonly Part[], old: Outline, now: Outline): Set<string> | undefined {
  const targets = new Map<string, readonly string[]>();
  const origins = new Map<string, string[]>();
  for (const { pointer, text } of old.values()) {
    const next = now.get(pointer)?.text ?? text;
    const found = (next === text ? [text] : [text, next]).map(targetsIn);
    const all = new Set<string>();
    for (const each of found) {
      if (!each?.references.every((target) => old.has(target))) return undefined;
      for (const target of [...each.references, ...each.words]) all.add(target);
    }
    targets.set(pointer, [...all]);
    for (const target of all) origins.set(target, [...(origins.get(target) ?? []), pointer]);
  }
  const dependents = closure(
    changed.map(({ pointer }) => pointer),
    origins,
  );
  const always = [...old.values()].filter(
    ({ kind, pointer }) => kind !== "entry" || pointer.startsWith(securitySchemes),
  );
  return closure([...dependents, ...always.map(({ pointer }) => pointer)], targets);
}

function closure(from: Iterable<string>, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(from);
  // A set gives what is added to it on the way.
  for (const pointer of reached) for (const target of edges.get(pointer) ?? []) reached.add(target);
  return reached;
}

function cut(old: Outline, now: Outline, kept: ReadonlySet<string>): Omit<Slice, "moved"> {
  const entries = [...old.values()].filter(({ kind, pointer }) => kind === "entry" && kept.has(pointer));
  const left = new Set(["", ...entries.flatMap(({ pointer }) => withParents(pointer))]);
  let before = "";
  let after = "";
  for (const { pointer, kind, text } of old.values()) {
    if (kind === "root" || left.has(pointer)) {
      before += text;
      after += now.get(pointer)?.text ?? "";
    } else {
      const isEmpty = kind === "holder" && left.has(parentOf(pointer));
      const lines = `${isEmpty ? emptied(pointer, text) : ""}${"\n".repeat(newlines(text))}`;
      before += lines;
      after += lines;
    }
  }
  return { before, after, entries: new Set(entries.map(({ pointer }) => pointer)) };
}

/** `/components/schemas/Pet`, `/components/schemas`, `/components`, and the root. */
function withParents(pointer: string): string[] {
  return pointer === "" ? [pointer] : [pointer, ...withParents(parentOf(pointer))];
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** A mapping without entries, where a key alone would stand for null. */
function emptied(pointer: string, text: string): string {
  const [indent = ""] = /^ */.exec(text) ?? [];
  return `${indent}${JSON.stringify(unescapeToken(pointer.slice(pointer.lastIndexOf("/") + 1)))}: {}`;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function lineMap(changed: readonly Part[], old: Outline, now: Outline): Slice["moved"] {
  const isChanged = new Set(changed.map(({ pointer }) => pointer));
  /** The first line of each changed part and the one behind it, and how far that one and all further lines move. */
  const gaps: { readonly first: number; readonly next: number; readonly by: number }[] = [];
  let line = 1;
  let by = 0;
  for (const { pointer, text } of old.values()) {
    const lines = newlines(text);
    if (isChanged.has(pointer)) {
      by += newlines(now.get(pointer)?.text ?? "") - lines;
      gaps.push({ first: line, next: line + lines, by });
    }
    line += lines;
  }
  return (from) => {
    const gap = gaps.findLast(({ first }) => first <= from);
    if (gap === undefined) return from;
    return from < gap.next ? undefined : from + gap.by;
  };
}
