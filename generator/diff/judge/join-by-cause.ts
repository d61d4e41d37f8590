import { canonical } from "../../shared/canonical.ts";
import { type Fact, type Directions, type Observation, union } from "../compare/facts.ts";
import type { RuleId } from "../compare/rule-ids.ts";
import type { Site, SitedFact } from "../compare/site.ts";
import { levelIn, LEVELS } from "./law.ts";
import { rules } from "./rules.ts";

/** A fact, and the schemas that it was seen in. */
export interface JoinedFact extends Fact {
  readonly sites: readonly ReachedSite[];
}

/** Schemas that differ, and the directions of the messages that lead there. */
export interface ReachedSite {
  readonly site: Site;
  readonly directions: Directions;
}

interface Cause {
  observation: Observation;
  directions: Directions;
  readonly operations: Set<string>;
  sites: ReachedSite[];
}

/**
 * Rules that read the same keyword, each in its own light: `number` that becomes `string` is another type in
 * JSON, and merely wider in a query. One schema may be met in both, and it is one cause all the same.
 */
const readings: readonly (readonly RuleId[])[] = [
  ["type-changed", "type-narrowed", "type-widened", "type-in-text-changed"],
  ["default-added", "parameter-default-added"],
  ["default-removed", "parameter-default-removed"],
  ["default-changed", "parameter-default-changed"],
];

const keywordOf = new Map<RuleId, RuleId>(
  readings.flatMap(([first, ...others]) =>
    first === undefined ? [] : [first, ...others].map((rule) => [rule, first] as const),
  ),
);

/** Joins facts of one cause: what one keyword says at one place is one fact, whatever it was met through. */
export function joinByCause(facts: readonly SitedFact[]): readonly JoinedFact[] {
  const causes = new Map<string, Cause>();
  for (const fact of facts) {
    const key = keyOf(fact.observation);
    const cause = causes.get(key);
    if (cause === undefined)
      causes.set(key, { ...fact, operations: new Set(fact.operations), sites: sitesOf(fact) });
    else add(cause, fact);
  }
  return [...causes.values()].map((cause) => ({ ...cause, operations: [...cause.operations].sort() }));
}

function sitesOf({ site, directions }: SitedFact): ReachedSite[] {
  return site === undefined ? [] : [{ site, directions }];
}

function add(cause: Cause, fact: SitedFact): void {
  const { observation, directions, operations } = fact;
  // The stronger reading speaks for all; among equals the name decides, so that the order does not.
  if (cause.observation.rule !== observation.rule && isStronger(observation.rule, directions, cause)) {
    cause.observation = observation;
    cause.sites = [];
  }
  if (cause.observation.rule === observation.rule) cause.sites.push(...sitesOf(fact));
  cause.directions = union(cause.directions, directions);
  for (const operation of operations) cause.operations.add(operation);
}

function keyOf(observation: Observation): string {
  const { rule, pointer, name } = observation;
  const pointers =
    observation.kind === "added"
      ? ["", pointer.head]
      : observation.kind === "removed"
        ? [pointer.base, ""]
        : [pointer.base, pointer.head];
  const key = [
    keywordOf.get(rule) ?? rule,
    ...pointers.map((pointer) => inAnyMediaType(pointer ?? "")),
    name ?? "",
  ].join("\n");
  return key.includes("/content/") ? `${key}\n${valuesOf(observation)}` : key;
}

/**
 * A pointer without the media type of the body that it leads into. The same change of the same body in each of its
 * media types is one: they say the same thing in other words.
 */
export function inAnyMediaType(pointer: string): string {
  return pointer.replaceAll(/\/content\/[^/]+\/(schema|itemSchema)(?=\/|$)/g, "/content/*/$1");
}

function valuesOf(observation: Observation): string {
  return `${canonical(observation.before)}\n${canonical(observation.after)}`;
}

function isStronger(rule: RuleId, directions: Directions, than: Cause): boolean {
  const other = than.observation.rule;
  // A reading that no operation reaches says nothing.
  const rank = (id: RuleId, where: Directions): number => LEVELS.indexOf(levelIn(rules[id], where) ?? "docs");
  return (
    rank(rule, directions) - rank(other, than.directions) < 0 ||
    (rank(rule, directions) === rank(other, than.directions) && rule < other)
  );
}
