import type { JsonValue } from "../../../shared/json.ts";
import type { Direction, Observation } from "../../compare/facts.ts";
import { type SchemaPair, writingInside } from "../../compare/schema-pair.ts";
import type { Sides } from "../../compare/sides.ts";
import type { Site } from "../../compare/site.ts";
import type { WireWitness } from "../change.ts";
import { type Level, LEVELS, levelOf, type Rule } from "../law.ts";
import { readSchema } from "../../../document/schema/read-schema.ts";
import { MEANINGS } from "../policy.ts";
import { itemOf } from "./cause.ts";
import { findWitness, sidesIn } from "./find-witness.ts";
import { includes } from "./includes.ts";

/** What is known of a difference of schemas in one direction. */
export interface Decision {
  readonly level: Level;
  readonly witness: WireWitness | null;
  /** Neither a message nor the schemas show whether it hurts. */
  readonly isUnproven: boolean;
}

/** Decides how bad differences of schemas are. */
export type Decide = (
  rule: Rule,
  observation: Observation,
  sites: readonly Site[],
  direction: Direction,
) => Decision;

/** Schemas that one keyword is met through are mostly the same; a few of them are enough. */
const MAX_SITES = 4;

/**
 * Makes what decides: a message that proves a break makes it one, unless a policy says otherwise. Where all that was
 * allowed still is, nothing breaks. Where neither is shown, the law of the rule stands.
 */
export function createDecide(sides: Sides): Decide {
  const covers = coverage(sides);
  return (rule, observation, sites, direction) => {
    const level = levelOf(rule, direction);
    if (!asksForProof(rule, observation, level, direction))
      return { level, witness: null, isUnproven: false };
    const isHarmless = !isHarm(level);
    const place = itemOf(observation);
    if (sites.every((site) => covers(site, direction, place)))
      return { level: "compatible", witness: null, isUnproven: false };
    for (const site of sites.slice(0, MAX_SITES)) {
      const witness = findWitness(
        sides,
        site,
        observation,
        direction,
        isHarmless ? "the keyword" : "anything",
      );
      if (witness === undefined) continue;
      const isPolicy = rule[direction] !== undefined;
      return { level: isPolicy ? level : "breaking", witness, isUnproven: false };
    }
    return { level, witness: null, isUnproven: level === "breaking" };
  };
}

/** Whether a set of messages is what a rule is about. A policy that lets everything pass needs no proof. */
function asksForProof(rule: Rule, { rule: id }: Observation, level: Level, direction: Direction): boolean {
  if (rule.effect === "none" || rule.always !== undefined || MEANINGS.get(id)?.[direction] === true)
    return false;
  return isHarm(level) || rule[direction] === undefined;
}

function isHarm(level: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf("warning");
}

/**
 * Whether the side that reads takes all that the other may write: there, or wherever it can be met. Of a difference in
 * one item of a list, all that the other may write in its place.
 */
function coverage(sides: Sides): (site: Site, direction: Direction, item: number | undefined) => boolean {
  const refuted = { request: new Set<string>(), response: new Set<string>() };
  const known = new Map<Site, Map<Direction, boolean>>();
  const covers = (site: Site, direction: Direction): boolean => {
    const answers = known.get(site) ?? new Map<Direction, boolean>();
    known.set(site, answers);
    const before = answers.get(direction);
    if (before !== undefined) return before;
    // A circle shows nothing.
    answers.set(direction, false);
    const { above, isRoot } = site;
    const answer =
      isCovered(sides, site.pair, direction, refuted) ||
      (!isRoot &&
        above.length > 0 &&
        above.every((other) => hasInside(sides, other) && covers(other, direction)));
    answers.set(direction, answer);
    return answer;
  };
  return (site, direction, item) =>
    covers(site, direction) ||
    (item !== undefined && isCovered(sides, itemPair(sides, site.pair, item), direction, refuted));
}

/** What the two sides say of the item at one place. */
function itemPair({ base, head }: Sides, pair: SchemaPair, item: number): SchemaPair {
  return {
    ...pair,
    base: readSchema(base.document, pair.base).itemAt(item),
    head: readSchema(head.document, pair.head).itemAt(item),
    writing: writingInside(pair.writing, "items"),
  };
}

/** Where a text has properties, whoever wrote them meant something by it. */
function hasInside(sides: Sides, { pair }: Site): boolean {
  return (["base", "head"] as const).some((side) => {
    const { types, choices } = readSchema(sides[side].document, pair[side]);
    return choices.length > 0 || types?.some((type) => type === "object" || type === "array") !== false;
  });
}

function isCovered(
  sides: Sides,
  pair: SchemaPair,
  direction: Direction,
  refuted: Record<Direction, Set<string>>,
): boolean {
  const { writer, reader } = sidesIn(sides, pair, direction);
  const isSame = (outer: JsonValue, inner: JsonValue): boolean => {
    if (typeof outer !== "object" || outer === null) return outer === inner;
    return direction === "request" ? sides.unchanged.same(inner, outer) : sides.unchanged.same(outer, inner);
  };
  return includes(reader, writer, pair.writing, isSame, refuted[direction]);
}
