import { readBeside, readSchemaAt, type SchemaReading } from "../document/schema/read-schema.ts";
import type { JsonObject } from "../shared/json.ts";
import { saysNull, typesMeant } from "./author-intent.ts";
import type { LowerContext } from "./lower-context.ts";
import { createMemory } from "./memory.ts";
import { contradictsParents } from "./object-shape.ts";
import { kindsOf, meet, type Kind } from "./schema-kinds.ts";

/** As many references are read through, one inside the other; a document could make this exponential. */
export const MAX_READ_THROUGH = 2;

/** Schemas of one value, taken apart from what their type refers to by name. */
export interface Beside {
  /** What stands beside the references, with what is written out. */
  readonly own: SchemaReading;
  /** Pointers of the schemas that the type refers to. */
  readonly parents: readonly string[];
  readonly isKept: (target: string) => boolean;
}

/**
 * Takes schemas apart from their references. Those that have a name stay references, as long as what stands beside them
 * only adds to what is referred to. Where it takes something away, everything is written out.
 *
 * @param whole what the schemas say together with all that they refer to
 */
export function takeApart(whole: SchemaReading, context: LowerContext): Beside {
  const { document } = context;
  if (whole.references.length === 0) return { own: whole, parents: [], isKept: () => false };
  const { places } = whole;
  const dropped = new Set<string>();
  const [only] = places;
  const isKept = (target: string): boolean =>
    context.visiting.has(target) ||
    (!dropped.has(target) &&
      context.reference(target, context) !== undefined &&
      (only === undefined || !ancestorsOf(document, target).has(only.pointer)));
  for (;;) {
    const own = readBeside(document, places, isKept);
    const parents = parentsOf(own, context);
    const refused = parents.filter((target) => takesAway(own, target, parents, context));
    const all = refused.length === 0 && contradictsParents(own, parents, context) ? parents : refused;
    const fresh = all.filter((target) => !context.visiting.has(target));
    if (fresh.length === 0 || context.visiting.size > MAX_READ_THROUGH) return { own, parents, isKept };
    for (const target of fresh) dropped.add(target);
  }
}

const memory = createMemory<ReadonlySet<string>>();

/** What a schema inherits from, however far: by references that it is, or that its `allOf` names. Itself in a circle. */
export function ancestorsOf(document: JsonObject, pointer: string): ReadonlySet<string> {
  return memory(document, pointer, () => {
    const found = new Set<string>();
    const pending = [pointer];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const { target } of readSchemaAt(document, next).references) {
        if (found.has(target)) continue;
        found.add(target);
        pending.push(target);
      }
    }
    return found;
  });
}

/** The schemas that a type refers to by name. */
function parentsOf(own: SchemaReading, context: LowerContext): readonly string[] {
  const targets = new Set(own.kept.map(({ target }) => target));
  return [...targets].filter((target) => context.reference(target, context) !== undefined);
}

/** Whether a type has to be written out because fewer values are valid than by a reference of it. */
function takesAway(
  own: SchemaReading,
  target: string,
  parents: readonly string[],
  { document }: LowerContext,
): boolean {
  if (own.values !== undefined) return true;
  const parent = readSchemaAt(document, target);
  if (parent.items?.prefix.length && boundsItems(own)) return true;
  const others = parents.filter((each) => each !== target);
  const kinds = kindsBeside(own, others, document);
  // A schema that says nothing adds nothing, and an interface cannot extend it.
  if (saysNothing(parent)) return kinds !== undefined || parents.length > 1;
  if (kinds === undefined) return false;
  // Null that an author means, though 3.0 says that it means nothing: what is beside has no null.
  if (saysNull(parent) === true && !kinds.has("null")) return true;
  const before = kindsOf(document, parent);
  return before !== undefined && [...before].some((kind) => !kinds.has(kind));
}

/** Whether something says more of how many items there are, or of what they are. */
function boundsItems({ parts }: SchemaReading): boolean {
  return parts.some(({ schema }) => ITEM_KEYWORDS.some((keyword) => schema[keyword] !== undefined));
}

const ITEM_KEYWORDS = ["items", "prefixItems", "minItems", "maxItems", "unevaluatedItems"];

/** The kinds of values that are left by what stands beside a reference: what is written out, and other references. */
function kindsBeside(
  own: SchemaReading,
  others: readonly string[],
  document: JsonObject,
): ReadonlySet<Kind> | undefined {
  const all = [kindsOfOwn(own), ...others.map((each) => kindsOf(document, readSchemaAt(document, each)))];
  const sure = all.filter((kinds) => kinds !== undefined);
  return sure.length === 0 ? undefined : sure.reduce(meet);
}

function kindsOfOwn(own: SchemaReading): ReadonlySet<Kind> | undefined {
  const types = typesMeant(own) ?? (own.required.size > 0 ? ["object" as const] : undefined);
  if (types === undefined) return undefined;
  const kinds = types.map((type): Kind => (type === "integer" ? "number" : type));
  return new Set(saysNull(own) === true ? [...kinds, "null" as const] : kinds);
}

/** Whether a schema says nothing of an object's own properties. What it says of all others is for `contradictsParents`. */
function saysNothing({ values, choices, properties, types }: SchemaReading): boolean {
  const isOpen = types === undefined || types.every((type) => type === "object" || type === "null");
  return isOpen && values === undefined && choices.length === 0 && properties.size === 0;
}
