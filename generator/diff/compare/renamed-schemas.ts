import { canonical } from "../../shared/canonical.ts";
import { likeness } from "./match-members.ts";
import type { Placed, SideName, Two } from "./placed.ts";
import type { Reached } from "./reachability.ts";
import { type SchemaView, viewOf } from "./schema-view.ts";
import type { Sides } from "./sides.ts";

/** How alike two schemas of different names and shapes must be to be taken for one. */
const alike = 0.7;

interface Candidate {
  readonly name: string;
  readonly pointer: string;
  readonly view: SchemaView;
  readonly shape: string;
}

/**
 * Schemas that seem to have another name now: one is gone and one is new, and the new one stands where the old
 * one stood, or looks the same. A schema that says next to nothing looks like every other one and is left out.
 *
 * @param met pointers of schemas that stand in the same place, base and head
 * @returns old names with the new ones
 */
export function renamedSchemas(
  sides: Sides,
  { base, head }: Two<ReadonlyMap<string, Placed>>,
  met: Reached["met"],
): ReadonlyMap<string, string> {
  const gone = [...base].filter(([name]) => !head.has(name));
  const came = [...head].filter(([name]) => !base.has(name));
  const found = new Map<string, string>();
  if (gone.length === 0 || came.length === 0) return found;
  const left = gone.map(([name, placed]) => candidate(sides, "base", name, placed));
  const free = new Map(came.map(([name, placed]) => [name, candidate(sides, "head", name, placed)]));
  const pair = (before: Candidate, after: Candidate | undefined): void => {
    if (after === undefined || found.has(before.name)) return;
    found.set(before.name, after.name);
    free.delete(after.name);
  };
  const lost = new Set(gone.map(([, placed]) => placed.pointer));
  const heirs = new Map(met.filter(([from]) => lost.has(from)));
  for (const one of left) pair(one, byPointer(free, heirs.get(one.pointer)));
  for (const one of left.filter(saysSomething)) pair(one, byShape(free, one));
  // Comparing all with all is for a handful of names, not for another document.
  if (left.length * free.size > 250_000) return found;
  for (const one of left.filter(saysSomething)) if (!found.has(one.name)) pair(one, byLikeness(free, one));
  return found;
}

type Free = ReadonlyMap<string, Candidate>;

function byPointer(free: Free, pointer: string | undefined): Candidate | undefined {
  return [...free.values()].find((other) => other.pointer === pointer);
}

function byShape(free: Free, one: Candidate): Candidate | undefined {
  return [...free.values()].find((other) => other.shape === one.shape);
}

function byLikeness(free: Free, one: Candidate): Candidate | undefined {
  return [...free.values()]
    .map((other) => ({ other, likeness: likeness(one.view, other.view) }))
    .filter((each) => each.likeness >= alike)
    .sort((first, second) => second.likeness - first.likeness)[0]?.other;
}

function candidate(sides: Sides, side: SideName, name: string, placed: Placed): Candidate {
  const [view, shape] = [viewOf(sides[side], [placed]), sides.shapes[side].of([placed])];
  return { name, pointer: placed.pointer, view, shape };
}

function saysSomething({ view }: Candidate): boolean {
  if (view.properties.size > 0 || view.unions.length > 0 || (view.values?.list.length ?? 0) > 1) return true;
  return [...view.keywords].some(([name, { value }]) => name === "pattern" && canonical(value).length > 4);
}
