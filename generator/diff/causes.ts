import { isArray, isObject, type JsonValue, valueAt } from "../json.ts";
import type { Change } from "./change.ts";
import type { Sides } from "./compare-schema.ts";
import { pointerOfRef, type Side } from "./side.ts";
import type { Candidate } from "./types/candidate.ts";

type Places = { readonly base?: string; readonly head?: string };

/**
 * The changes that a claim about the package is due to: those at its place or below it, else those behind the
 * references there, nearest first. A function's result breaks because of a response that it shares with others.
 */
export function causesOf(sides: Sides, changes: readonly Change[], candidate: Candidate): readonly Change[] {
  const here = causesAt(changes, candidate, candidate.pointers);
  if (here.length > 0) return here;
  for (const places of placesBehind(sides, candidate.pointers)) {
    const there = causesAt(changes, candidate, places).filter((change) => change.wire !== "docs");
    if (there.length > 0) return there;
  }
  return [];
}

function causesAt(
  changes: readonly Change[],
  candidate: Candidate,
  { base, head }: Places,
): readonly Change[] {
  const exact = changes.filter(({ fact: { observation } }) => {
    if (observation.kind === "added") return head !== undefined && isWithin(observation.pointer.head, head);
    if (observation.kind === "removed") return base !== undefined && isWithin(observation.pointer.base, base);
    const inBase = base !== undefined && isWithin(observation.pointer.base, base);
    return inBase || (head !== undefined && isWithin(observation.pointer.head, head));
  });
  const weighty = exact.filter((change) => change.wire !== "docs");
  const candidates = weighty.length > 0 ? weighty : exact;
  const own = candidates.filter(({ fact: { observation } }) => {
    const { pointer } = observation;
    const inBase = observation.kind !== "added" && base !== undefined && pointer.base === base;
    return inBase || (observation.kind !== "removed" && head !== undefined && pointer.head === head);
  });
  const kinds =
    candidate.exhaustive === true ? candidates.filter((change) => /^(open-)?enum/.test(change.id)) : [];
  return kinds.length > 0 ? kinds : own.length > 0 ? own : candidates.slice(0, 1);
}

function isWithin(pointer: string, parent: string): boolean {
  return pointer === parent || pointer.startsWith(`${parent}/`);
}

/** Enough for a response, its schema and a few schemas below it. */
const mostSteps = 6;

/** What the references in a place lead to, one step after the other. */
function placesBehind(sides: Sides, { base, head }: Places): readonly Places[] {
  const [before, after] = [stepsFrom(sides.base, base), stepsFrom(sides.head, head)];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap(
    (index): readonly Places[] => [
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
    const next = new Set(last.flatMap((pointer) => targetsIn(valueAt(side.document, pointer))));
    const fresh = [...next].filter((pointer) => !seen.has(pointer));
    for (const pointer of fresh) seen.add(pointer);
    steps.push(fresh);
  }
  return steps;
}

function targetsIn(value: JsonValue | undefined): readonly string[] {
  if (isArray(value)) return value.flatMap(targetsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [pointerOfRef(inner)] : targetsIn(inner),
  );
}
