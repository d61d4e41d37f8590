import { isArray, isObject } from "../../shared/json.ts";
import { canonical, sameJson } from "../../shared/canonical.ts";
import { isMultipleOf } from "../../shared/multiple.ts";
import { compareBounds } from "./compare-bounds.ts";
import { BOTH, type Observation } from "./facts.ts";
import { keywordAt } from "./keyword-at.ts";
import { became } from "./observe.ts";
import { entriesOf, type Placed, type SideName } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import {
  type Comparison,
  keywordChange,
  type SchemaPair,
  type Step,
  type Views,
  type Inside,
  writingInside,
} from "./schema-pair.ts";
import type { Sides } from "./sides.ts";

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

/** Compares everything that restricts a schema besides its type, its values and its properties. */
export function compareConstraints(sides: Sides, views: Views): Comparison {
  const parts: readonly Comparison[] = [
    {
      observations: [...compareBounds(views), ...comparePatterns(views), ...compareMultiples(views)],
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

const anything = new Set(["", ".*", "^.*$", "^", "[\\s\\S]*", "^[\\s\\S]*$"]);

function comparePatterns(views: Views): readonly Observation[] {
  const meaningful = (placed: Placed | undefined): Placed | undefined =>
    anything.has(String(placed?.value)) ? undefined : placed;
  const [base, head] = [
    meaningful(keywordAt(views, "base", "pattern")),
    meaningful(keywordAt(views, "head", "pattern")),
  ];
  const ids = { added: "pattern-added", removed: "pattern-removed", changed: "pattern-changed" } as const;
  return keywordChange(views, base, head, ids);
}

function compareMultiples(views: Views): readonly Observation[] {
  const [base, head] = [keywordAt(views, "base", "multipleOf"), keywordAt(views, "head", "multipleOf")];
  if (typeof base?.value !== "number" || typeof head?.value !== "number") {
    return keywordChange(views, base, head, { added: "multiple-of-added", removed: "multiple-of-removed" });
  }
  if (base.value === head.value) return [];
  if (isMultipleOf(base.value, head.value)) return [became("multiple-of-widened", base, head)];
  return [
    became(isMultipleOf(head.value, base.value) ? "multiple-of-narrowed" : "multiple-of-changed", base, head),
  ];
}

function compareUnique(views: Views): readonly Observation[] {
  const on = (side: SideName): Placed | undefined => {
    const placed = keywordAt(views, side, "uniqueItems");
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
    keywordChange(views, keywordAt(views, "base", keyword), keywordAt(views, "head", keyword), {
      added: rule,
      removed: rule,
      changed: rule,
    }),
  );
}

/** `dependentRequired`, and what is left of draft 4's `dependencies`. */
function compareDependent(views: Views): readonly Observation[] {
  const [base, head] = [
    entries(keywordAt(views, "base", "dependentRequired")),
    entries(keywordAt(views, "head", "dependentRequired")),
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
  const inside = step === undefined ? undefined : insideOf(step);
  const writing = inside === undefined ? views.writing : writingInside(views.writing, inside);
  const pair = { base: [base], head: [head], directions: BOTH, writing };
  return step === undefined ? pair : { ...pair, step };
}

function compareSchemaKeywords(views: Views): Comparison {
  const observations: Observation[] = [];
  const children: SchemaPair[] = [];
  const conditional =
    keywordAt(views, "base", "if") !== undefined && keywordAt(views, "head", "if") !== undefined;
  for (const [keyword, name] of Object.entries(schemaKeywords)) {
    // Without a condition there is no consequence, and one that comes or goes takes them along.
    if (!conditional && (keyword === "then" || keyword === "else")) continue;
    // A schema that allows everything is the same as none.
    const [base, head] = [
      demanding(keywordAt(views, "base", keyword)),
      demanding(keywordAt(views, "head", keyword)),
    ];
    if (base !== undefined && head !== undefined)
      children.push(
        keyword === "items" ? pairOfItems(views) : pairOf(views, base, head, stepTo(views, keyword)),
      );
    observations.push(
      ...keywordChange(views, base, head, { added: `${name}-added`, removed: `${name}-removed` }, ""),
    );
  }
  return { observations, children };
}

function insideOf(step: Step): Inside | undefined {
  if (step === "same" || (typeof step === "object" && "dependent" in step)) return undefined;
  return step === "contained" || (typeof step === "object" && "item" in step) ? "items" : "properties";
}

function stepTo(views: Views, keyword: string): Step | undefined {
  switch (keyword) {
    case "contains":
      return "contained";
    case "propertyNames":
      return "name";
    case "then":
    case "else":
      return "same";
    case "unevaluatedProperties":
      return "values";
    case "unevaluatedItems":
      return { item: longestPrefix(views) };
    default:
      return undefined;
  }
}

/** What all items must match, wherever it is said. */
function pairOfItems({ base, head, writing }: Views): SchemaPair {
  const pair = {
    base: base.items,
    head: head.items,
    directions: BOTH,
    writing: writingInside(writing, "items"),
  };
  return { ...pair, step: { item: longestPrefix({ base, head }) } };
}

/** How many items either side lists by their place. */
function longestPrefix({ base, head }: Pick<Views, "base" | "head">): number {
  const lengths = [base, head].map(({ keywords }) => {
    const prefix = keywords.get("prefixItems")?.value;
    return isArray(prefix) ? prefix.length : 0;
  });
  return Math.max(...lengths);
}

function demanding(placed: Placed | undefined): Placed | undefined {
  return placed === undefined || placed.value === true || canonical(placed.value) === "{}"
    ? undefined
    : placed;
}

function comparePrefixItems(views: Views): Comparison {
  const list = (side: SideName): readonly Placed[] => {
    const placed = keywordAt(views, side, "prefixItems");
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
    new Map(
      [...entries(keywordAt(views, side, keyword))].filter(([, schema]) => demanding(schema) !== undefined),
    );
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
      const step = keyword === "patternProperties" ? { pattern: key } : { dependent: key };
      return after === undefined ? [] : [pairOf(views, before, after, step)];
    }),
  };
}

/** `not` and `if` turn what is inside them around, so only whether they mean the same is asked. */
function compareOpaque(sides: Sides, views: Views): Comparison {
  const change = (keyword: string, added: RuleId, removed: RuleId, other: RuleId): readonly Observation[] => {
    const [base, head] = [keywordAt(views, "base", keyword), keywordAt(views, "head", keyword)];
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
