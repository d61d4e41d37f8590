import { valueAt } from "../../shared/json.ts";
import { parentOf, type Two } from "../compare/placed.ts";
import { refsIn } from "../compare/references.ts";
import type { Side } from "../compare/side.ts";
import type { Sides } from "../compare/sides.ts";
import type { Change } from "./change.ts";
import { inAnyMediaType } from "./join-by-cause.ts";

/** A claim about the package: what it is about in the two documents, as far as it is there. */
export interface Claim {
  readonly pointers: Pointers;
  /** Only code that lists every value is hurt. */
  readonly exhaustive?: true;
}

type Pointers = { readonly base?: string; readonly head?: string };

/** Finds the changes that a claim about the package is due to. */
export type FindCauses = (claim: Claim) => readonly Change[];

/**
 * Makes a finder of causes: the changes at a claim's pointers or below them, else those behind the references there,
 * nearest first. A function's result breaks because of a response that it shares with others.
 */
export function findCauses(sides: Sides, changes: readonly Change[]): FindCauses {
  const index = indexOf(changes);
  return (claim) => {
    const here = causesAt(index, claim, claim.pointers);
    if (here.length > 0) return here;
    for (const pointers of pointersBehind(sides, claim.pointers)) {
      const there = causesAt(index, claim, pointers).filter((change) => change.wire !== "docs");
      if (there.length > 0) return there;
    }
    return [];
  };
}

/** The changes by every pointer at or above them, in their order. */
type Index = Two<ReadonlyMap<string, readonly Change[]>>;

function indexOf(changes: readonly Change[]): Index {
  const index = { base: new Map<string, Change[]>(), head: new Map<string, Change[]>() };
  const add = (map: Map<string, Change[]>, pointer: string, change: Change): void => {
    const anyType = inAnyMediaType(pointer);
    const places = anyType === pointer ? [pointer] : [pointer, anyType];
    for (const place of places) {
      for (let above = place; above !== ""; above = parentOf(above)) {
        const list = map.get(above);
        if (list === undefined) map.set(above, [change]);
        else if (list.at(-1) !== change) list.push(change);
      }
    }
  };
  for (const change of changes) {
    const { observation } = change.fact;
    if (observation.kind !== "added") add(index.base, observation.pointer.base, change);
    if (observation.kind !== "removed") add(index.head, observation.pointer.head, change);
  }
  return index;
}

/** The changes at a pointer or, where there are none, those of the same body in another media type: they are one. */
function changesAt(map: ReadonlyMap<string, readonly Change[]>, pointer: string): readonly Change[] {
  return map.get(pointer) ?? map.get(inAnyMediaType(pointer)) ?? [];
}

function causesAt(index: Index, claim: Claim, { base, head }: Pointers): readonly Change[] {
  const exact = [
    ...new Set([
      ...(base === undefined ? [] : changesAt(index.base, base)),
      ...(head === undefined ? [] : changesAt(index.head, head)),
    ]),
  ];
  const weighty = exact.filter((change) => change.wire !== "docs");
  const candidates = weighty.length > 0 ? weighty : exact;
  const own = candidates.filter(({ fact: { observation } }) => {
    const { pointer } = observation;
    const inBase = observation.kind !== "added" && base !== undefined && pointer.base === base;
    return inBase || (observation.kind !== "removed" && head !== undefined && pointer.head === head);
  });
  const kinds =
    claim.exhaustive === true ? candidates.filter((change) => /^(open-)?enum/.test(change.id)) : [];
  return kinds.length > 0 ? kinds : own.length > 0 ? own : candidates.slice(0, 1);
}

/** Enough for a response, its schema and a few schemas below it. */
const mostSteps = 6;

/** What the references at pointers lead to, one step after the other. */
function pointersBehind(sides: Sides, { base, head }: Pointers): readonly Pointers[] {
  const [before, after] = [stepsFrom(sides.base, base), stepsFrom(sides.head, head)];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap(
    (index): readonly Pointers[] => [
      ...(before[index] ?? []).map((pointer) => ({ base: pointer })),
      ...(after[index] ?? []).map((pointer) => ({ head: pointer })),
    ],
  );
}

function stepsFrom(side: Side, start: string | undefined): readonly (readonly string[])[] {
  if (start === undefined) return [];
  const seen = new Set([start]);
  const steps: string[][] = [];
  for (let last = [start]; last.length > 0 && steps.length < mostSteps; last = steps.at(-1) ?? []) {
    const next = new Set(last.flatMap((pointer) => refsIn(valueAt(side.document, pointer) ?? null)));
    const fresh = [...next].filter((pointer) => !seen.has(pointer));
    for (const pointer of fresh) seen.add(pointer);
    steps.push(fresh);
  }
  return steps;
}
