import { isObject, type JsonValue, pointerTo } from "../../shared/json.ts";
import { canonical } from "../../shared/canonical.ts";
import { BOTH, type Directions, type Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import { type Comparison, type SchemaPair, type Views, writingInside } from "./schema-pair.ts";
import { type SchemaView, viewOf } from "./schema-view.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import type { Sources } from "./schema-view.ts";

interface Marks {
  readonly readOnly: Placed | undefined;
  readonly writeOnly: Placed | undefined;
}

/** Compares properties: which there are, which are required, who sets them, and what other ones are allowed. */
export function compareProperties(sides: Sides, views: Views): Comparison {
  const { base, head } = views;
  const observations: Observation[] = [...compareBareRequired(views)];
  const children: SchemaPair[] = [];
  for (const [name, sources] of base.properties) {
    const after = head.properties.get(name);
    if (after === undefined) {
      observations.push(removed(sides.base, views, name, sources), ...stillRequired(views, name));
      continue;
    }
    const [before, now] = [base.required.has(name), head.required.has(name)];
    if (before === now && sides.unchanged.has({ base: sources, head: after })) continue;
    const marks = { base: marksOf(sides.base, sources), head: marksOf(sides.head, after) };
    const directions = directionsOf(marks.head);
    observations.push(
      ...compareRequired(views, name, sources, after, directions),
      ...compareMarks(marks, sources, after, before && now),
    );
    children.push({
      base: sources,
      head: after,
      directions,
      writing: writingInside(views.writing, "properties"),
      step: { property: name },
    });
  }
  for (const [name, sources] of head.properties) {
    if (!base.properties.has(name))
      observations.push(added(sides.head, views, name, sources), ...stillRequired(views, name));
  }
  const others = compareOthers(views);
  return {
    observations: [...observations, ...others.observations],
    children: [...children, ...others.children],
  };
}

function marksOf(side: Side, sources: Sources): Marks {
  const { keywords } = viewOf(side, sources);
  const on = (name: string): Placed | undefined =>
    keywords.get(name)?.value === true ? keywords.get(name) : undefined;
  return { readOnly: on("readOnly"), writeOnly: on("writeOnly") };
}

/** A read-only property is no part of requests, a write-only one no part of responses. */
function directionsOf(marks: Marks): Directions {
  return { request: marks.readOnly === undefined, response: marks.writeOnly === undefined };
}

function removed(side: Side, views: Views, name: string, sources: Sources): Observation {
  const [first] = sources;
  const closed = isClosed(views.head);
  const rule =
    views.base.required.has(name) && !views.head.required.has(name)
      ? closed
        ? "required-property-of-closed-object-removed"
        : "required-property-removed"
      : closed
        ? "property-of-closed-object-removed"
        : "optional-property-removed";
  return {
    kind: "removed",
    rule,
    directions: directionsOf(marksOf(side, sources)),
    pointer: { base: first?.pointer ?? views.base.pointer, head: views.head.pointer },
    before: first?.value,
    name,
  };
}

/** Whether an object has no properties but those that are listed. */
function isClosed({ keywords }: SchemaView): boolean {
  return ["additionalProperties", "unevaluatedProperties"].some(
    (name) => keywords.get(name)?.value === false,
  );
}

function added(side: Side, views: Views, name: string, sources: Sources): Observation {
  const [first] = sources;
  const closed = isClosed(views.base);
  const rule: RuleId = views.head.required.has(name)
    ? views.base.required.has(name)
      ? "optional-property-added"
      : "required-property-added"
    : closed
      ? "property-of-closed-object-added"
      : "optional-property-added";
  return {
    kind: "added",
    rule,
    directions: directionsOf(marksOf(side, sources)),
    pointer: { base: views.base.pointer, head: first?.pointer ?? views.head.pointer },
    after: first?.value,
    name,
  };
}

function compareRequired(
  views: Views,
  name: string,
  base: Sources,
  head: Sources,
  directions: Directions,
): readonly Observation[] {
  const before = views.base.required.get(name);
  const after = views.head.required.get(name);
  const [left, right] = [base[0], head[0]];
  if ((before === undefined) === (after === undefined) || left === undefined || right === undefined)
    return [];
  const rule: RuleId = after === undefined ? "property-became-optional" : "property-became-required";
  const values = [
    { pointer: left.pointer, value: before !== undefined },
    { pointer: right.pointer, value: after !== undefined },
  ] as const;
  return [{ ...became(rule, ...values, name), directions }];
}

/** Names that are required without being described. */
function compareBareRequired(views: Views): readonly Observation[] {
  const { base, head } = views;
  const bare = (view: SchemaView, name: string): boolean =>
    view.required.has(name) && !view.properties.has(name);
  const names = new Set([...base.required.keys(), ...head.required.keys()].filter((name) => name !== ""));
  return [...names].flatMap((name) => {
    if (base.properties.has(name) || head.properties.has(name)) return [];
    if (bare(base, name) === bare(head, name)) return [];
    return requirement(views, name);
  });
}

/** A property that is described on one side only, and required on the side where it is not described. */
function stillRequired(views: Views, name: string): readonly Observation[] {
  const bare = views.head.properties.has(name) ? views.base : views.head;
  const described = bare === views.head ? views.base : views.head;
  return bare.required.has(name) && !described.required.has(name) ? requirement(views, name) : [];
}

/** That a name is required came or went; it is where the lists say so that there is something to see. */
function requirement({ base, head }: Views, name: string): readonly Observation[] {
  const before = { pointer: base.required.get(name) ?? base.pointer, value: base.required.has(name) };
  const after = { pointer: head.required.get(name) ?? head.pointer, value: head.required.has(name) };
  return [became(after.value ? "property-became-required" : "property-became-optional", before, after, name)];
}

function compareMarks(
  marks: { readonly base: Marks; readonly head: Marks },
  base: Sources,
  head: Sources,
  required: boolean,
): readonly Observation[] {
  const [left, right] = [base[0], head[0]];
  if (left === undefined || right === undefined) return [];
  const change = (
    before: Placed | undefined,
    after: Placed | undefined,
    added: RuleId,
    gone: RuleId,
  ): readonly Observation[] => {
    if ((before === undefined) === (after === undefined)) return [];
    const values = [before ?? { ...left, value: false }, after ?? { ...right, value: false }] as const;
    return [became(after === undefined ? gone : added, ...values)];
  };
  const demanded: RuleId = required ? "required-became-not-read-only" : "became-not-read-only";
  const hidden: RuleId = required ? "required-became-write-only" : "became-write-only";
  const visible: RuleId = required ? "required-became-not-write-only" : "became-not-write-only";
  return [
    ...change(marks.base.readOnly, marks.head.readOnly, "became-read-only", demanded),
    ...change(marks.base.writeOnly, marks.head.writeOnly, hidden, visible),
  ];
}

/** `additionalProperties`: leaving it out means that anything goes. */
function compareOthers(views: Views): Comparison {
  const before = views.base.keywords.get("additionalProperties") ?? {
    pointer: views.base.pointer,
    value: true,
  };
  const after = views.head.keywords.get("additionalProperties") ?? {
    pointer: views.head.pointer,
    value: true,
  };
  // Whoever reads a map reads all of its values, also where they may be anything from now on.
  if (isRealSchema(before.value) && after.value !== false)
    return {
      observations: [],
      children: [pairOfOthers(views, before, isRealSchema(after.value) ? after : anyOther(views.head))],
    };
  const steps = [openness(before.value), openness(after.value)] as const;
  if (steps[0] === steps[1]) return { observations: [], children: [] };
  const rule: RuleId =
    steps[1] < steps[0] ? "additional-properties-narrowed" : "additional-properties-widened";
  return { observations: [became(rule, before, after)], children: [] };
}

/** The schema of other properties where none is written: a pointer tells schemas apart, so it has one of its own. */
function anyOther({ pointer }: SchemaView): Placed {
  return { pointer: pointerTo(pointer, "additionalProperties"), value: true };
}

function pairOfOthers(views: Views, base: Placed, head: Placed): SchemaPair {
  const writing = writingInside(views.writing, "properties");
  return { base: [base], head: [head], directions: BOTH, writing, step: "values" };
}

function isRealSchema(value: JsonValue): boolean {
  return isObject(value) && canonical(value) !== "{}";
}

function openness(value: JsonValue): number {
  if (value === false) return 0;
  return isRealSchema(value) ? 1 : 2;
}
