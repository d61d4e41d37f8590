import { isArray, isObject } from "../../shared/json.ts";
import { canonical, sameJson } from "../../shared/canonical.ts";
import { BOTH, type Observation } from "./facts.ts";
import { became } from "./observe.ts";
import { entriesOf, type Placed, type SideName } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import {
  type Comparison,
  keywordChange,
  type SchemaPair,
  shareType,
  type Step,
  type Views,
  type Inside,
  writingInside,
} from "./schema-pair.ts";
import type { Sides } from "./sides.ts";

/** The bounds by keyword. `absent` is what leaving the keyword out means, where it means a number. */
const bounds = {
  maximum: "maximum",
  exclusiveMaximum: "exclusive-maximum",
  maxLength: "max-length",
  maxItems: "max-items",
  maxProperties: "max-properties",
  maxContains: "max-contains",
  minimum: "minimum",
  exclusiveMinimum: "exclusive-minimum",
  minLength: "min-length",
  minItems: "min-items",
  minProperties: "min-properties",
  minContains: "min-contains",
} as const;

/** Keywords with a schema: absent and present are rules of their own, two schemas are compared. */
const schemaKeywords = {
  items: "items",
  propertyNames: "property-names",
  contains: "contains",
  unevaluatedItems: "unevaluated-items",
  unevaluatedProperties: "unevaluated-properties",
  contentSchema: "content-schema",
  then: "then",
  else: "else",
} as const;

/** The type that a keyword speaks of: it says nothing about values of other types. */
const typeOfKeyword: Readonly<Record<string, string>> = {
  maxLength: "string",
  minLength: "string",
  pattern: "string",
  contentSchema: "string",
  contentMediaType: "string",
  contentEncoding: "string",
  maximum: "number",
  exclusiveMaximum: "number",
  minimum: "number",
  exclusiveMinimum: "number",
  multipleOf: "number",
  items: "array",
  prefixItems: "array",
  maxItems: "array",
  minItems: "array",
  uniqueItems: "array",
  contains: "array",
  minContains: "array",
  maxContains: "array",
  unevaluatedItems: "array",
};

/** Compares everything that restricts a schema besides its type, its values and its properties. */
export function compareConstraints(sides: Sides, views: Views): Comparison {
  const parts: readonly Comparison[] = [
    {
      observations: [
        ...compareBounds(views),
        ...(["minimum", "maximum"] as const).flatMap((end) => compareExclusivity(views, end) ?? []),
        ...comparePatterns(views),
        ...compareMultiples(views),
      ],
      children: [],
    },
    {
      observations: [...compareUnique(views), ...compareContent(views), ...compareDependent(views)],
      children: [],
    },
    compareSchemaKeywords(views),
    comparePrefixItems(views),
    compareNamedSchemas(views, "patternProperties", "pattern-property"),
    compareNamedSchemas(views, "dependentSchemas", "dependent-schema"),
    compareOpaque(sides, views),
  ];
  return {
    observations: parts.flatMap((part) => part.observations),
    children: parts.flatMap((part) => part.children),
  };
}

function at(views: Views, side: SideName, keyword: string): Placed | undefined {
  const type = typeOfKeyword[keyword];
  return type === undefined || shareType(views, type) ? views[side].keywords.get(keyword) : undefined;
}

function compareBounds(views: Views): readonly Observation[] {
  return Object.entries(bounds).flatMap(([keyword, name]): readonly Observation[] => {
    const zero = keyword.startsWith("min") && keyword !== "minimum";
    const limit = (side: SideName): Placed | undefined => {
      const placed = at(views, side, keyword);
      return zero && placed?.value === 0 ? undefined : placed;
    };
    const [base, head] = [limit("base"), limit("head")];
    if (typeof base?.value !== "number" || typeof head?.value !== "number") {
      if (isEndKeyword(keyword) && compareExclusivity(views, ends[keyword]) !== undefined) return [];
      return keywordChange(views, base, head, { added: `${name}-added`, removed: `${name}-removed` });
    }
    if (base.value === head.value) return [];
    return [became(head.value > base.value ? `${name}-raised` : `${name}-lowered`, base, head)];
  });
}

/** Which end of the allowed numbers a keyword is about. */
const ends = {
  minimum: "minimum",
  exclusiveMinimum: "minimum",
  maximum: "maximum",
  exclusiveMaximum: "maximum",
} as const;

function isEndKeyword(keyword: string): keyword is keyof typeof ends {
  return keyword in ends;
}

type End = (typeof ends)[keyof typeof ends];

/** A limit of numbers, with whether it is one of the allowed numbers. */
interface Limit {
  readonly at: Placed;
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The limit at one end, where one keyword says it. */
function limitOf(views: Views, side: SideName, end: End): Limit | undefined {
  const [plain, exclusive] = [
    at(views, side, end),
    at(views, side, end === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"),
  ];
  const only = plain === undefined ? exclusive : exclusive === undefined ? plain : undefined;
  if (typeof only?.value !== "number") return undefined;
  return { at: only, value: only.value, isExclusive: plain === undefined };
}

/** A limit that came to be one of the allowed numbers, or no longer is: the one keyword stands for the other. */
function compareExclusivity(views: Views, end: End): Observation | undefined {
  const [base, head] = [limitOf(views, "base", end), limitOf(views, "head", end)];
  if (base === undefined || head === undefined || base.isExclusive === head.isExclusive) return undefined;
  const isRaised =
    head.value === base.value ? (end === "minimum") === head.isExclusive : head.value > base.value;
  const said = ({ at: placed, value, isExclusive }: Limit): Placed =>
    isExclusive ? { ...placed, value: `${end === "minimum" ? "above" : "below"} ${String(value)}` } : placed;
  const name = head.isExclusive ? (`exclusive-${end}` as const) : end;
  return became(`${name}-${isRaised ? "raised" : "lowered"}`, said(base), said(head));
}

const anything = new Set(["", ".*", "^.*$", "^", "[\\s\\S]*", "^[\\s\\S]*$"]);

function comparePatterns(views: Views): readonly Observation[] {
  const meaningful = (placed: Placed | undefined): Placed | undefined =>
    anything.has(String(placed?.value)) ? undefined : placed;
  const [base, head] = [meaningful(at(views, "base", "pattern")), meaningful(at(views, "head", "pattern"))];
  const ids = { added: "pattern-added", removed: "pattern-removed", changed: "pattern-changed" } as const;
  return keywordChange(views, base, head, ids);
}

function compareMultiples(views: Views): readonly Observation[] {
  const [base, head] = [at(views, "base", "multipleOf"), at(views, "head", "multipleOf")];
  if (typeof base?.value !== "number" || typeof head?.value !== "number") {
    return keywordChange(views, base, head, { added: "multiple-of-added", removed: "multiple-of-removed" });
  }
  if (base.value === head.value) return [];
  if (divides(head.value, base.value)) return [became("multiple-of-widened", base, head)];
  return [
    became(divides(base.value, head.value) ? "multiple-of-narrowed" : "multiple-of-changed", base, head),
  ];
}

function divides(divisor: number, dividend: number): boolean {
  const quotient = dividend / divisor;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

function compareUnique(views: Views): readonly Observation[] {
  const on = (side: SideName): Placed | undefined => {
    const placed = at(views, side, "uniqueItems");
    return placed?.value === true ? placed : undefined;
  };
  return keywordChange(
    views,
    on("base"),
    on("head"),
    { added: "unique-items-added", removed: "unique-items-removed" },
    "",
  );
}

function compareContent(views: Views): readonly Observation[] {
  const pairs = {
    contentMediaType: "content-media-type-changed",
    contentEncoding: "content-encoding-changed",
  } as const;
  return Object.entries(pairs).flatMap(([keyword, rule]) =>
    keywordChange(views, at(views, "base", keyword), at(views, "head", keyword), {
      added: rule,
      removed: rule,
      changed: rule,
    }),
  );
}

/** `dependentRequired`, and what is left of draft 4's `dependencies`. */
function compareDependent(views: Views): readonly Observation[] {
  const [base, head] = [
    entries(at(views, "base", "dependentRequired")),
    entries(at(views, "head", "dependentRequired")),
  ];
  return [...new Set([...base.keys(), ...head.keys()])].sort().flatMap((name): readonly Observation[] => {
    const [before, after] = [base.get(name), head.get(name)];
    const ids = { added: "dependent-required-added", removed: "dependent-required-removed" } as const;
    if (before === undefined || after === undefined) return keywordChange(views, before, after, ids, name);
    const [lost, gained] = [missing(after, before), missing(before, after)];
    if (!lost && !gained) return [];
    const rule = lost && gained ? "dependent-required-changed" : gained ? ids.added : ids.removed;
    return [became(rule, before, after, name)];
  });
}

/** Whether a list lacks something that another has. */
function missing(list: Placed, other: Placed): boolean {
  const own = new Set(isArray(list.value) ? list.value.map(canonical) : []);
  return isArray(other.value) && other.value.some((value) => !own.has(canonical(value)));
}

function entries(placed: Placed | undefined): ReadonlyMap<string, Placed> {
  if (placed === undefined || !isObject(placed.value)) return new Map();
  return new Map(entriesOf({ pointer: placed.pointer, value: placed.value }));
}

function pairOf(views: Views, base: Placed, head: Placed, step?: Step): SchemaPair {
  const writing = step === undefined ? views.writing : writingInside(views.writing, insideOf(step));
  const pair = { base: [base], head: [head], directions: BOTH, writing };
  return step === undefined ? pair : { ...pair, step };
}

function compareSchemaKeywords(views: Views): Comparison {
  const observations: Observation[] = [];
  const children: SchemaPair[] = [];
  const conditional = at(views, "base", "if") !== undefined && at(views, "head", "if") !== undefined;
  for (const [keyword, name] of Object.entries(schemaKeywords)) {
    // Without a condition there is no consequence, and one that comes or goes takes them along.
    if (!conditional && (keyword === "then" || keyword === "else")) continue;
    // A schema that allows everything is the same as none.
    const [base, head] = [demanding(at(views, "base", keyword)), demanding(at(views, "head", keyword))];
    if (base !== undefined && head !== undefined)
      children.push(keyword === "items" ? pairOfItems(views) : pairOf(views, base, head, stepTo(keyword)));
    observations.push(
      ...keywordChange(views, base, head, { added: `${name}-added`, removed: `${name}-removed` }, ""),
    );
  }
  return { observations, children };
}

function insideOf(step: Step): Inside {
  return step === "contained" || (typeof step === "object" && "item" in step) ? "items" : "properties";
}

function stepTo(keyword: string): Step | undefined {
  return keyword === "contains" ? "contained" : undefined;
}

/** What all items must match, wherever it is said. */
function pairOfItems({ base, head, writing }: Views): SchemaPair {
  const pair = {
    base: base.items,
    head: head.items,
    directions: BOTH,
    writing: writingInside(writing, "items"),
  };
  const lengths = [base, head].map(({ keywords }) => {
    const prefix = keywords.get("prefixItems")?.value;
    return isArray(prefix) ? prefix.length : 0;
  });
  return { ...pair, step: { item: Math.max(...lengths) } };
}

function demanding(placed: Placed | undefined): Placed | undefined {
  return placed === undefined || placed.value === true || canonical(placed.value) === "{}"
    ? undefined
    : placed;
}

function comparePrefixItems(views: Views): Comparison {
  const list = (side: SideName): readonly Placed[] => {
    const placed = at(views, side, "prefixItems");
    const values = isArray(placed?.value) ? placed.value : [];
    return values.map((value, index) => ({ pointer: `${placed?.pointer ?? ""}/${String(index)}`, value }));
  };
  const [base, head] = [list("base"), list("head")];
  const common = Math.min(base.length, head.length);
  const ids = { added: "prefix-item-added", removed: "prefix-item-removed" } as const;
  return {
    observations: [
      ...base
        .slice(common)
        .flatMap((one, index) => keywordChange(views, one, undefined, ids, String(common + index))),
      ...head
        .slice(common)
        .flatMap((one, index) => keywordChange(views, undefined, one, ids, String(common + index))),
    ],
    children: base.slice(0, common).flatMap((one, index) => {
      const other = head[index];
      return other === undefined ? [] : [pairOf(views, one, other, { item: index })];
    }),
  };
}

function compareNamedSchemas(
  views: Views,
  keyword: "patternProperties" | "dependentSchemas",
  name: "pattern-property" | "dependent-schema",
): Comparison {
  const schemas = (side: SideName): ReadonlyMap<string, Placed> =>
    new Map([...entries(at(views, side, keyword))].filter(([, schema]) => demanding(schema) !== undefined));
  const [base, head] = [schemas("base"), schemas("head")];
  const ids: { readonly added: RuleId; readonly removed: RuleId } = {
    added: `${name}-added`,
    removed: `${name}-removed`,
  };
  return {
    observations: [...new Set([...base.keys(), ...head.keys()])]
      .sort()
      .flatMap((key) => keywordChange(views, base.get(key), head.get(key), ids, key)),
    children: [...base].flatMap(([key, before]) => {
      const after = head.get(key);
      const step = keyword === "patternProperties" ? { pattern: key } : undefined;
      return after === undefined ? [] : [pairOf(views, before, after, step)];
    }),
  };
}

/** `not` and `if` turn what is inside them around, so only whether they mean the same is asked. */
function compareOpaque(sides: Sides, views: Views): Comparison {
  const change = (keyword: string, added: RuleId, removed: RuleId, other: RuleId): readonly Observation[] => {
    const [base, head] = [at(views, "base", keyword), at(views, "head", keyword)];
    if (base === undefined || head === undefined)
      return keywordChange(views, base, head, { added, removed }, "");
    const same =
      sameJson(base.value, head.value) || sides.shapes.base.of([base]) === sides.shapes.head.of([head]);
    return same ? [] : [became(other, base, head)];
  };
  const observations = [
    ...change("not", "not-added", "not-removed", "not-changed"),
    ...change("if", "if-added", "if-removed", "conditional-changed"),
  ];
  return { observations, children: [] };
}
