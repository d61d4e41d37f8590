import { isObject, type JsonValue } from "../../shared/json.ts";
import { sameJson, shown } from "../../shared/canonical.ts";
import { NESTED_DISCRIMINATOR } from "../../document/nested-discriminator.ts";
import { compareConstraints } from "./compare-constraints.ts";
import { compareProperties } from "./compare-properties.ts";
import { compareTypes } from "./compare-types.ts";
import { compareUnions } from "./compare-unions.ts";
import { compareValues } from "./compare-values.ts";
import type { Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import { type Comparison, keywordChange, type SchemaPair, shareType, type Views } from "./schema-pair.ts";
import { type SchemaView, viewOf } from "./schema-view.ts";
import { isAnnotation } from "./shape.ts";
import type { Sides } from "./sides.ts";
import { stabilityStep } from "./sunset.ts";

/** Compares two schemas, one level deep: what is below them comes back as further pairs. */
export function compareSchemas(sides: Sides, pair: SchemaPair): Comparison {
  const views: Views = {
    base: viewOf(sides.base, pair.base),
    head: viewOf(sides.head, pair.head),
    writing: pair.writing,
  };
  const union = compareUnions(sides, views);
  if (union.replaces) return union;
  const common = [...compareDocs(views), ...compareMarks(views)];
  const types = compareTypes(views);
  if (types.apart) return { observations: [...common, ...types.observations], children: [] };
  const properties = shareType(views, "object")
    ? compareProperties(sides, views)
    : { observations: [], children: [] };
  const constraints = compareConstraints(sides, views);
  return {
    observations: [
      ...common,
      ...types.observations,
      ...compareValues(views),
      ...union.observations,
      ...properties.observations,
      ...constraints.observations,
    ],
    children: [...properties.children, ...union.children, ...constraints.children],
  };
}

/** Everything a person reads in a schema, in one row for each place. */
function compareDocs(views: Views): readonly Observation[] {
  const names = new Set([...views.base.keywords.keys(), ...views.head.keywords.keys()]);
  const different = [...names].filter((name) => isText(name) && !sameKeyword(views, name)).sort();
  const first = different[0];
  if (first === undefined) return [];
  const base = views.base.keywords.get(first) ?? { pointer: views.base.pointer, value: null };
  const head = views.head.keywords.get(first) ?? { pointer: views.head.pointer, value: null };
  return [became("schema-docs-changed", base, head, different.join(", "))];
}

const marks = new Set(["deprecated", "readOnly", "writeOnly", "discriminator", NESTED_DISCRIMINATOR, "xml"]);

function isText(name: string): boolean {
  return isAnnotation(name) && !marks.has(name) && name !== "x-stability-level" && name !== "x-ms-enum";
}

function sameKeyword(views: Views, name: string): boolean {
  return sameJson(views.base.keywords.get(name)?.value, views.head.keywords.get(name)?.value);
}

/** Marks that say something about a schema without restricting it. */
function compareMarks(views: Views): readonly Observation[] {
  const on = (view: SchemaView, name: string): Placed | undefined => {
    const placed = view.keywords.get(name);
    return placed?.value === true ? placed : undefined;
  };
  const xml = [views.base.keywords.get("xml"), views.head.keywords.get("xml")] as const;
  return [
    ...keywordChange(views, on(views.base, "deprecated"), on(views.head, "deprecated"), {
      added: "schema-deprecated",
      removed: "schema-no-longer-deprecated",
    }),
    ...keywordChange(views, ...xml, { added: "xml-changed", removed: "xml-changed", changed: "xml-changed" }),
    ...compareStability(views),
    ...compareDiscriminators(views, discriminatorRules),
    ...compareDiscriminators(views, nestedRules),
  ];
}

/** `x-stability-level` of a schema or a property; without the mark it is stable. */
function compareStability(views: Views): readonly Observation[] {
  const level = (view: SchemaView): Placed => {
    const placed = view.keywords.get("x-stability-level");
    return placed !== undefined && typeof placed.value === "string"
      ? placed
      : { pointer: view.pointer, value: "stable" };
  };
  const [base, head] = [level(views.base), level(views.head)];
  const step = stabilityStep(base.value, head.value);
  if (step === 0) return [];
  return [became(step < 0 ? "stability-lowered" : "stability-raised", base, head)];
}

/** What is said of a keyword that tells the members of a union apart, and what it calls the property. */
interface DiscriminatorRules {
  readonly keyword: string;
  readonly property: string;
  readonly ends: { readonly added: RuleId; readonly removed: RuleId };
  readonly propertyChanged: RuleId;
  readonly values: { readonly added: RuleId; readonly removed: RuleId; readonly changed: RuleId };
}

const discriminatorRules: DiscriminatorRules = {
  keyword: "discriminator",
  property: "propertyName",
  ends: { added: "discriminator-added", removed: "discriminator-removed" },
  propertyChanged: "discriminator-property-changed",
  values: {
    added: "discriminator-mapping-added",
    removed: "discriminator-mapping-removed",
    changed: "discriminator-mapping-changed",
  },
};

const nestedRules: DiscriminatorRules = {
  keyword: NESTED_DISCRIMINATOR,
  property: "path",
  ends: { added: "nested-discriminator-added", removed: "nested-discriminator-removed" },
  propertyChanged: "nested-discriminator-path-changed",
  values: {
    added: "nested-discriminator-value-added",
    removed: "nested-discriminator-value-removed",
    changed: "nested-discriminator-value-changed",
  },
};

function compareDiscriminators(views: Views, rules: DiscriminatorRules): readonly Observation[] {
  const base = views.base.keywords.get(rules.keyword);
  const head = views.head.keywords.get(rules.keyword);
  const ends = keywordChange(views, base, head, rules.ends);
  if (base === undefined || head === undefined || !isObject(base.value) || !isObject(head.value)) return ends;
  const names = [part(base, rules.property), part(head, rules.property)] as const;
  const renamed = sameJson(names[0].value, names[1].value) ? [] : [became(rules.propertyChanged, ...names)];
  const mappings = compareMappings(views, part(base, "mapping"), part(head, "mapping"), rules.values);
  return [...renamed, ...mappings];
}

function part(placed: Placed, key: string): Placed {
  const value = isObject(placed.value) ? placed.value[key] : undefined;
  return { pointer: `${placed.pointer}/${key}`, value: value ?? null };
}

function compareMappings(
  views: Views,
  base: Placed,
  head: Placed,
  ids: DiscriminatorRules["values"],
): readonly Observation[] {
  const left = isObject(base.value) ? base.value : {};
  const right = isObject(head.value) ? head.value : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort().flatMap((name) => {
    const at = (placed: Placed, value: JsonValue | undefined): Placed | undefined =>
      value === undefined ? undefined : { pointer: placed.pointer, value };
    return keywordChange(views, at(base, left[name]), at(head, right[name]), ids, shown(name));
  });
}
