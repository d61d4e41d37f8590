import { isObject } from "../../shared/json.ts";
import { shown } from "../../shared/canonical.ts";
import { BOTH, type Observation } from "./facts.ts";
import { describeMember, matchMembers } from "./match-members.ts";
import { became } from "./observe.ts";
import type { Placed, SideName } from "./placed.ts";
import type { Comparison, SchemaPair, Views } from "./schema-pair.ts";
import type { SchemaView, Union } from "./schema-view.ts";
import type { Sides } from "./sides.ts";

/** The verdict on `oneOf` and `anyOf`; `replaces` when it says all there is to say about the schema. */
export interface UnionComparison extends Comparison {
  readonly replaces: boolean;
}

/** Compares choices: members by what they are, and schemas that became or were a choice. */
export function compareUnions(sides: Sides, views: Views): UnionComparison {
  const [base, head] = [views.base.unions, views.head.unions];
  const observations: Observation[] = [];
  const children: SchemaPair[] = [];
  for (let index = 0; index < Math.max(base.length, head.length); index += 1) {
    const [left, right] = [base[index], head[index]];
    if (left !== undefined && right !== undefined) {
      const both = compareMembers(sides, views, left, right);
      observations.push(...both.observations);
      children.push(...both.children);
    } else if (right !== undefined) {
      if (isBare(views.head) && base.length === 0) return becameUnion(sides, views, right);
      observations.push(constraint(views, right, "added"));
    } else if (left !== undefined) {
      if (isBare(views.base) && head.length === 0) return wasUnion(sides, views, left);
      observations.push(constraint(views, left, "removed"));
    }
  }
  return { observations, children, replaces: false };
}

/** Whether a schema says nothing but its choice. */
function isBare(view: SchemaView): boolean {
  return view.properties.size === 0 && view.values === undefined && view.unions.length === 1;
}

function compareMembers(sides: Sides, views: Views, base: Union, head: Union): Comparison {
  const match = matchMembers(sides, base.members, head.members);
  const kind = { pointer: { base: base.pointer, head: head.pointer }, directions: BOTH } as const;
  return {
    observations: [
      ...(base.kind === head.kind
        ? []
        : [
            {
              ...kind,
              kind: "changed",
              rule: "union-kind-changed",
              before: base.kind,
              after: head.kind,
            } as const,
          ]),
      ...match.removed.map((member): Observation => ({
        kind: "removed",
        rule: "union-member-removed",
        directions: BOTH,
        pointer: { base: member.pointer, head: head.pointer },
        before: member.value,
        name: describeMember(sides.base, member),
      })),
      ...match.added.map((member): Observation => ({
        kind: "added",
        rule: "union-member-added",
        directions: BOTH,
        pointer: { base: base.pointer, head: member.pointer },
        after: member.value,
        name: describeMember(sides.head, member),
      })),
    ],
    children: match.pairs.map(([left, right]) => pairOf(views, left, right)),
  };
}

function pairOf(views: Views, base: Placed, head: Placed): SchemaPair {
  return { base: [base], head: [head], directions: BOTH, writing: views.writing, step: "same" };
}

/** A schema that became a choice: harmless for senders when the choice contains what it was. */
function becameUnion(sides: Sides, views: Views, union: Union): UnionComparison {
  const before = { pointer: views.base.pointer, value: describeView(views.base) };
  if (views.base.types === undefined && views.base.properties.size === 0 && views.base.values === undefined) {
    return { observations: [constraint(views, union, "added")], children: [], replaces: true };
  }
  const after = { pointer: union.pointer, value: describeUnion(sides, union, "head") };
  const member = sameMember(sides, union, views.base, "head");
  if (member === undefined)
    return { observations: [became("replaced-by-union", before, after)], children: [], replaces: true };
  return { observations: [became("wrapped-in-union", before, after)], children: [], replaces: true };
}

/** The mirror of the above. */
function wasUnion(sides: Sides, views: Views, union: Union): UnionComparison {
  const after = { pointer: views.head.pointer, value: describeView(views.head) };
  if (views.head.types === undefined && views.head.properties.size === 0 && views.head.values === undefined) {
    return { observations: [constraint(views, union, "removed")], children: [], replaces: true };
  }
  const before = { pointer: union.pointer, value: describeUnion(sides, union, "base") };
  const member = sameMember(sides, union, views.head, "base");
  if (member === undefined)
    return { observations: [became("union-replaced", before, after)], children: [], replaces: true };
  return { observations: [became("unwrapped-from-union", before, after)], children: [], replaces: true };
}

/** The member of a choice that allows what the other side's single schema allows. */
function sameMember(sides: Sides, union: Union, single: SchemaView, unionSide: SideName): Placed | undefined {
  const [unionShapes, singleShapes] =
    unionSide === "head" ? [sides.shapes.head, sides.shapes.base] : [sides.shapes.base, sides.shapes.head];
  const shape = singleShapes.ofView(single);
  return union.members.find((member) => unionShapes.of([member]) === shape);
}

function describeUnion(sides: Sides, union: Union, side: SideName): string {
  return `${union.kind} ${union.members.map((member) => describeMember(sides[side], member)).join(", ")}`;
}

function describeView(view: SchemaView): string {
  const names = [...view.properties.keys()];
  return names.length === 0 ? shown(view.types ?? "anything") : `an object of ${names.join(", ")}`;
}

function constraint(views: Views, union: Union, kind: "added" | "removed"): Observation {
  const name = `${union.kind} of ${String(union.members.length)}`;
  const value = union.members.map((member) => (isObject(member.value) ? member.value : {}));
  return kind === "added"
    ? {
        kind,
        rule: "union-constraint-added",
        directions: BOTH,
        pointer: { base: views.base.pointer, head: union.pointer },
        after: value,
        name,
      }
    : {
        kind,
        rule: "union-constraint-removed",
        directions: BOTH,
        pointer: { base: union.pointer, head: views.head.pointer },
        before: value,
        name,
      };
}
