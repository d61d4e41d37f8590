import { WEBHOOK_FIELDS } from "../../document/methods.ts";
import type { JsonObject } from "../../shared/json.ts";
import { sameJson } from "../../shared/canonical.ts";
import { BOTH, type Observation } from "./facts.ts";
import { field, type Placed, type Two } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";

/** Something came. */
export function cameUnder(
  parent: Placed | undefined,
  rule: RuleId,
  head: Placed,
  name?: string,
): Observation {
  const pointer =
    parent === undefined ? { head: head.pointer } : { base: parent.pointer, head: head.pointer };
  return {
    kind: "added",
    rule,
    directions: BOTH,
    pointer,
    after: head.value,
    ...(name === undefined ? {} : { name }),
  };
}

/** Something went. */
export function wentFrom(parent: Placed | undefined, rule: RuleId, base: Placed, name?: string): Observation {
  const pointer =
    parent === undefined ? { base: base.pointer } : { base: base.pointer, head: parent.pointer };
  return {
    kind: "removed",
    rule,
    directions: BOTH,
    pointer,
    before: base.value,
    ...(name === undefined ? {} : { name }),
  };
}

/** Something is otherwise. */
export function became(rule: RuleId, base: Placed, head: Placed, name?: string): Observation {
  return {
    kind: "changed",
    rule,
    directions: BOTH,
    pointer: { base: base.pointer, head: head.pointer },
    before: base.value,
    after: head.value,
    ...(name === undefined ? {} : { name }),
  };
}

/** A switch that is off when it is not there. */
export function switched(
  two: Two<Placed<JsonObject>>,
  key: string,
  on: RuleId,
  off: RuleId,
): readonly Observation[] {
  const [before, after] = [two.base.value[key] === true, two.head.value[key] === true];
  if (before === after) return [];
  const at = (placed: Placed<JsonObject>): Placed => ({
    pointer: field(placed, key).pointer,
    value: placed.value[key] === true,
  });
  return [became(after ? on : off, at(two.base), at(two.head))];
}

/** Extensions that have rules of their own, wherever they stand. */
const judgedElsewhere = new Set<string>([
  "x-sunset",
  "x-stability-level",
  "x-ms-pageable",
  "x-client-header",
  "x-server-name",
  ...WEBHOOK_FIELDS,
]);

/** An extension that steers clients: it came, went or changed. */
export function steering(
  two: Two<Placed<JsonObject>>,
  extension: string,
  rule: RuleId,
): readonly Observation[] {
  const [before, after] = [field(two.base, extension), field(two.head, extension)];
  return sameJson(before.value, after.value) ? [] : [became(rule, before, after, extension)];
}

/** Text for people, and extensions that nobody here reads: one observation for all of them. */
export function texts(
  two: Two<Placed<JsonObject>>,
  rule: RuleId,
  keys: readonly string[],
): readonly Observation[] {
  const all = [...new Set([...Object.keys(two.base.value), ...Object.keys(two.head.value)])];
  const different = all
    .filter((key) => keys.includes(key) || (key.startsWith("x-") && !judgedElsewhere.has(key)))
    .filter((key) => !sameJson(two.base.value[key], two.head.value[key]))
    .sort();
  const [first] = different;
  return first === undefined
    ? []
    : [became(rule, field(two.base, first), field(two.head, first), different.join(", "))];
}
