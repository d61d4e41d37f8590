import { readSchemaAt } from "../document/schema/read-schema.ts";
import { subtypesOf } from "../document/subtypes.ts";
import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import { discriminatorProperty, discriminatorValues, isMapped, tagFor, taggedWith } from "./discriminator.ts";
import type { LowerContext } from "./lower-context.ts";
import { UNKNOWN, intersectionOf, unionOf, type Lowered } from "./lowered.ts";
import { createMemory } from "./memory.ts";
import { isInterface } from "./object-shape.ts";

/** Suffix of the union of what inherits from a schema. */
export const UNION_SUFFIX = "Union";

/** What a value of a base can be, and what tells. */
export interface BaseUnion {
  readonly property: string;
  readonly members: readonly UnionMember[];
}

interface UnionMember {
  readonly pointer: string;
  /** The values that stand for it, where its own interface leaves the property open to those below it. */
  readonly tag?: Lowered;
}

/** A union of more than these takes the compiler longer than it helps a reader. */
const MAX_MEMBERS = 100;

const unions = createMemory<BaseUnion | undefined>();

/**
 * The union of what inherits from a schema that has a discriminator and no choice (OpenAPI section 4.8.25, "the
 * inheritance model"): `Cat | Dog` for `Pet`. The schema itself stays an interface, which the others extend, so a value
 * of the union is a value of it.
 *
 * The discriminator says that each value is one of these, so an answer is. A request may send a kind that the document
 * does not know, and takes the interface.
 *
 * @returns nothing where there are not two that a `switch` can tell apart. Only interfaces count: TypeScript looks into
 *   them late, so they may mention the union
 */
export function baseUnionOf(document: JsonObject, pointer: string): BaseUnion | undefined {
  return unions(document, pointer, () => {
    const schema = valueAt(document, pointer);
    const property = isObject(schema) ? discriminatorProperty(schema) : undefined;
    if (!isObject(schema) || property === undefined || !isInterface(document, pointer)) return undefined;
    const heirs = subtypesOf(document, pointer).map((each) => each.pointer);
    if (heirs.length > MAX_MEMBERS) return undefined;
    const concrete = [pointer, ...heirs].filter((each) => isConcrete(document, schema, pointer, each));
    const members = concrete.map((each) => memberOf(document, schema, property, each));
    const told = members.filter((each) => each !== undefined);
    return told.length < 2 || told.length < members.length ? undefined : { property, members: told };
  });
}

/** The union as a type, as answers have it. */
export function lowerBaseUnion({ property, members }: BaseUnion, context: LowerContext): Lowered {
  return unionOf(
    members.map(({ pointer, tag }) => {
      const type = context.reference(pointer, context) ?? UNKNOWN;
      return tag === undefined ? type : intersectionOf([type, taggedWith(property, tag)]);
    }),
  );
}

/** Whether values can be of a schema itself: where others inherit from it, the mapping has to say so. */
function isConcrete(document: JsonObject, base: JsonObject, basePointer: string, pointer: string): boolean {
  if (isMapped(base, pointer)) return true;
  return pointer !== basePointer && subtypesOf(document, pointer).length === 0;
}

function memberOf(
  document: JsonObject,
  base: JsonObject,
  property: string,
  pointer: string,
): UnionMember | undefined {
  if (!isInterface(document, pointer)) return undefined;
  const tag = tagFor(document, pointer, property, discriminatorValues(document, base, pointer));
  const isLeaf = subtypesOf(document, pointer).length === 0;
  if (tag !== undefined) return isLeaf ? { pointer } : { pointer, tag };
  const places = readSchemaAt(document, pointer).declared(property);
  const isTold = places.some((place) => isObject(place.value) && ("enum" in place.value || "const" in place.value)); // prettier-ignore
  return isTold ? { pointer } : undefined;
}
