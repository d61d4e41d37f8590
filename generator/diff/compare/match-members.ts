import { isArray, isObject, type JsonValue } from "../../shared/json.ts";
import { shown } from "../../shared/canonical.ts";
import { lastToken, type Placed } from "./placed.ts";
import { refPointer } from "../../document/references.ts";
import { type SchemaView, viewOf } from "./schema-view.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { resolveSources } from "./schema-view.ts";

/** Which members of two choices belong together. */
export interface Match {
  readonly pairs: readonly (readonly [Placed, Placed])[];
  readonly removed: readonly Placed[];
  readonly added: readonly Placed[];
}

/** Matches the members of two choices by reference, by title, by discriminator, by shape and by likeness. */
export function matchMembers(sides: Sides, base: readonly Placed[], head: readonly Placed[]): Match {
  const criteria: readonly [
    (member: Placed) => string | undefined,
    (member: Placed) => string | undefined,
  ][] = [
    [refTarget, refTarget],
    [titleOf(sides.base), titleOf(sides.head)],
    [(member) => sides.shapes.base.of([member]), (member) => sides.shapes.head.of([member])],
    [tagOf(sides.base), tagOf(sides.head)],
  ];
  let match: Match = { pairs: [], removed: base, added: head };
  for (const [left, right] of criteria) match = matchBy(match, left, right);
  return matchByLikeness(sides, match);
}

/** What a person calls a member. */
export function describeMember(side: Side, member: Placed): string {
  const target = refPointer(member.value);
  if (target !== undefined) return lastToken(target);
  const view = viewOf(side, [member]);
  const title = titleOf(side)(member);
  if (title !== undefined) return title;
  if (view.values !== undefined) return shown(view.values.list);
  const names = [...view.properties.keys()];
  return names.length === 0 ? shown(view.types ?? "anything") : `an object of ${names.join(", ")}`;
}

function matchBy(
  match: Match,
  baseKey: (member: Placed) => string | undefined,
  headKey: (member: Placed) => string | undefined,
): Match {
  const waiting = new Map<string, Placed[]>();
  for (const member of match.added) {
    const key = headKey(member);
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), member]);
  }
  const pairs: (readonly [Placed, Placed])[] = [];
  for (const member of match.removed) {
    const counterpart = waiting.get(baseKey(member) ?? "\0")?.shift();
    if (counterpart !== undefined) pairs.push([member, counterpart]);
  }
  return without(match, pairs);
}

function without(match: Match, pairs: readonly (readonly [Placed, Placed])[]): Match {
  const [left, right] = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, other]) => other))];
  return {
    pairs: [...match.pairs, ...pairs],
    removed: match.removed.filter((member) => !left.has(member)),
    added: match.added.filter((member) => !right.has(member)),
  };
}

function refTarget(member: Placed): string | undefined {
  return refPointer(member.value);
}

function titleOf(side: Side): (member: Placed) => string | undefined {
  return (member) => {
    const [resolved] = resolveSources(side, [member]);
    const title = isObject(resolved?.value) ? resolved.value["title"] : undefined;
    return typeof title === "string" ? title : undefined;
  };
}

/** The constant property that tells objects apart. */
function tagOf(side: Side): (member: Placed) => string | undefined {
  return (member) => {
    const view = viewOf(side, [member]);
    for (const [name, sources] of view.properties) {
      const list: readonly JsonValue[] = viewOf(side, sources).values?.list ?? [];
      if (list.length === 1) return `${name}=${shown(list)}`;
    }
    return undefined;
  };
}

/** Pairs what is left over when it is more alike than not. */
function matchByLikeness(sides: Sides, match: Match): Match {
  const pairs: (readonly [Placed, Placed])[] = [];
  const left = match.added.map((member) => ({ member, view: viewOf(sides.head, [member]) }));
  for (const member of match.removed) {
    const view = viewOf(sides.base, [member]);
    const best = left
      .map((candidate) => ({ candidate, likeness: likeness(view, candidate.view) }))
      .filter((one) => one.likeness >= 0.5)
      .sort((one, other) => other.likeness - one.likeness)[0];
    if (best === undefined) continue;
    pairs.push([member, best.candidate.member]);
    left.splice(left.indexOf(best.candidate), 1);
  }
  return without(match, pairs);
}

/** How many of two schemas' properties they share, from 0 to 1. */
export function likeness(base: SchemaView, head: SchemaView): number {
  const names = [...base.properties.keys()];
  const shared = names.filter((name) => head.properties.has(name)).length;
  const all = names.length + head.properties.size - shared;
  if (all > 0) return shared / all;
  const same =
    base.types?.join() === head.types?.join() && isArray(base.values?.list) === isArray(head.values?.list);
  return same && base.types !== undefined && base.unions.length === head.unions.length ? 0.5 : 0;
}
