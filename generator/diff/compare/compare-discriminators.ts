import { isObject, type JsonValue } from "../../shared/json.ts";
import { sameJson, shown } from "../../shared/canonical.ts";
import { BOTH, type Observation } from "./facts.ts";
import { matchMembers } from "./match-members.ts";
import { became } from "./observe.ts";
import { lastToken, type Placed } from "./placed.ts";
import { type Comparison, keywordChange, type SchemaPair, type Views } from "./schema-pair.ts";
import type { SchemaView } from "./schema-view.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { subtypesOf, valuesOfMember } from "../../document/subtypes.ts";

/** Compares discriminators: the property, the values on the wire, and the subtypes where `allOf` makes them. */
export function compareDiscriminators(sides: Sides, views: Views): Comparison {
  const base = views.base.keywords.get("discriminator");
  const head = views.head.keywords.get("discriminator");
  if (base === undefined || head === undefined || !isObject(base.value) || !isObject(head.value)) {
    const ids = { added: "discriminator-added", removed: "discriminator-removed" } as const;
    return { observations: keywordChange(views, base, head, ids), children: [] };
  }
  const names = [part(base, "propertyName"), part(head, "propertyName")] as const;
  const renamed = sameJson(names[0].value, names[1].value)
    ? []
    : [became("discriminator-property-changed", ...names)];
  const members = { base: membersOf(sides.base, views.base), head: membersOf(sides.head, views.head) };
  const match = matchMembers(sides, members.base, members.head);
  const values = match.pairs.flatMap(([left, right]) => compareMemberValues(sides, base, head, left, right));
  const told = new Set(values.flatMap(({ told }) => told));
  const isHierarchy = views.base.unions.length === 0 && views.head.unions.length === 0;
  return {
    observations: [
      ...renamed,
      ...values.map(({ observation }) => observation),
      ...(isHierarchy ? compareSubtypes(views, match) : []),
      ...compareMappings(views, part(base, "mapping"), part(head, "mapping"), told),
    ],
    children: isHierarchy ? match.pairs.map(([left, right]) => pairOf(views, left, right)) : [],
  };
}

function part(placed: Placed, key: string): Placed {
  const value = isObject(placed.value) ? placed.value[key] : undefined;
  return { pointer: `${placed.pointer}/${key}`, value: value ?? null };
}

/** What a discriminator tells apart: the members of the choice, or the schemas whose `allOf` refers to this one. */
function membersOf(side: Side, view: SchemaView): readonly Placed[] {
  const [union] = view.unions;
  return union?.members ?? subtypesOf(side.document, view.pointer);
}

interface ValueChange {
  readonly observation: Observation;
  /** The values that it speaks of. */
  readonly told: readonly string[];
}

function compareMemberValues(
  sides: Sides,
  base: Placed,
  head: Placed,
  left: Placed,
  right: Placed,
): readonly ValueChange[] {
  const [before, after] = [
    valuesOfMember(sides.base.document, base.value, left),
    valuesOfMember(sides.head.document, head.value, right),
  ];
  const lost = before.list.filter((value) => !after.list.includes(value));
  const gained = after.list.filter((value) => !before.list.includes(value));
  if (lost.length === 0 && gained.length === 0) return [];
  const rule =
    gained.length === 0
      ? "discriminator-value-removed"
      : lost.length === 0
        ? "discriminator-value-added"
        : "discriminator-value-changed";
  const values = [
    { pointer: before.pointer ?? base.pointer, value: lost },
    { pointer: after.pointer ?? head.pointer, value: gained },
  ] as const;
  return [{ observation: became(rule, ...values, after.name), told: [...lost, ...gained] }];
}

function compareSubtypes(
  views: Views,
  { added, removed }: { readonly added: readonly Placed[]; readonly removed: readonly Placed[] },
): readonly Observation[] {
  return [
    ...removed.map((member): Observation => ({
      kind: "removed",
      rule: "subtype-removed",
      directions: BOTH,
      pointer: { base: member.pointer, head: views.head.pointer },
      before: member.value,
      name: lastToken(member.pointer),
    })),
    ...added.map((member): Observation => ({
      kind: "added",
      rule: "subtype-added",
      directions: BOTH,
      pointer: { base: views.base.pointer, head: member.pointer },
      after: member.value,
      name: lastToken(member.pointer),
    })),
  ];
}

function pairOf(views: Views, base: Placed, head: Placed): SchemaPair {
  return { base: [base], head: [head], directions: BOTH, writing: views.writing, step: "same" };
}

/** The entries of a mapping, those left out whose values are told already. */
function compareMappings(
  views: Views,
  base: Placed,
  head: Placed,
  told: ReadonlySet<string>,
): readonly Observation[] {
  const left = isObject(base.value) ? base.value : {};
  const right = isObject(head.value) ? head.value : {};
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((name) => !told.has(name));
  return names.sort().flatMap((name) => {
    const at = (placed: Placed, value: JsonValue | undefined): Placed | undefined =>
      value === undefined ? undefined : { pointer: placed.pointer, value };
    const ids = {
      added: "discriminator-mapping-added",
      removed: "discriminator-mapping-removed",
      changed: "discriminator-mapping-changed",
    } as const;
    return keywordChange(views, at(base, left[name]), at(head, right[name]), ids, shown(name));
  });
}
