import { sameJson } from "../../shared/canonical.ts";
import { compareConstraints } from "./compare-constraints.ts";
import { compareProperties } from "./compare-properties.ts";
import { compareTypes, type TypeComparison } from "./compare-types.ts";
import { compareUnions } from "./compare-unions.ts";
import { compareValues, ENUM_NAME_KEYWORDS } from "./compare-values.ts";
import { NESTED_DISCRIMINATOR } from "../../document/nested-discriminator.ts";
import { compareDiscriminators } from "./compare-discriminators.ts";
import { compareNestedDiscriminators } from "./compare-nested-discriminators.ts";
import { BOTH, type Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import { type Comparison, keywordChange, type SchemaPair, shareType, type Views } from "./schema-pair.ts";
import { saysNothing, type SchemaView, viewOf } from "./schema-view.ts";
import { isAnnotation } from "./annotations.ts";
import type { Sides } from "./sides.ts";
import { stabilityStep } from "./sunset.ts";

/** Compares two schemas, one level deep: what is below them comes back as further pairs. */
export function compareSchemas(sides: Sides, pair: SchemaPair): Comparison {
  const views: Views = {
    base: viewOf(sides.base, pair.base),
    head: viewOf(sides.head, pair.head),
    writing: pair.writing,
  };
  if (areBytes(views)) return { observations: compareDocs(views), children: [] };
  const union = compareUnions(sides, views);
  if (union.replaces) return union;
  const discriminators = compareDiscriminators(sides, views);
  const common = [...compareDocs(views), ...compareMarks(views), ...discriminators.observations];
  const types = compareTypes(views);
  if (types.apart) return { observations: [...common, ...types.observations], children: [] };
  if (types.becameList || types.wasList)
    return { observations: [...common, ...types.observations], children: itemsBeside(pair, views, types) };
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
    children: [
      ...properties.children,
      ...union.children,
      ...discriminators.children,
      ...constraints.children,
    ],
  };
}

/** Where a body is no JSON, a schema that says nothing allows the same bytes as one that calls them binary. */
function areBytes({ base, head, writing }: Views): boolean {
  if (writing === "json" || base.isBinary === head.isBinary) return false;
  return saysNothing(base.isBinary ? head : base);
}

/** One value on one side and, on the other, what a list allows as its items. */
function itemsBeside(pair: SchemaPair, views: Views, { becameList }: TypeComparison): readonly SchemaPair[] {
  const items = (becameList ? views.head : views.base).keywords.get("items");
  if (items === undefined) return [];
  const both = becameList ? { base: pair.base, head: [items] } : { base: [items], head: pair.head };
  return [{ ...both, directions: BOTH, writing: "text" }];
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

/** What rules of their own speak of. */
const marks = new Set([
  "deprecated",
  "readOnly",
  "writeOnly",
  "discriminator",
  "xml",
  "x-stability-level",
  NESTED_DISCRIMINATOR,
  "x-ms-discriminator-value",
  ...ENUM_NAME_KEYWORDS,
]);

function isText(name: string): boolean {
  return isAnnotation(name) && !marks.has(name);
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
    ...compareNestedDiscriminators(views),
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
