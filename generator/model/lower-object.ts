import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import { wordsOf } from "./author-intent.ts";
import type { JsonObject } from "../shared/json.ts";
import { listedKeys } from "./listed-keys.ts";
import type { LowerContext } from "./lower-context.ts";
import {
  NEVER,
  UNKNOWN,
  intersectionOf,
  isNever,
  unionOf,
  type Lowered,
  type LoweredObject,
  type LoweredProperty,
} from "./lowered.ts";
import { shapeOf, type Member } from "./object-shape.ts";
import { typeText } from "./type-text.ts";

/** An object schema as a type, beside what it refers to. */
export function lowerObject(own: SchemaReading, parents: readonly string[], outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const { members, index } = shapeOf(own, parents, context);
  const keys = lowerKeys(own, members, context);
  if (keys !== undefined && members.size === 0) return keys;
  const object = objectOf(members, context.document);
  const others = context.isShape ? { others: othersOf(own, context) } : {};
  if (keys !== undefined) return intersectionOf([{ ...object, ...others }, keys]);
  const isClosed = index !== undefined && isNever(index) && parents.length > 0;
  return {
    ...object,
    ...(index === undefined || isClosed ? {} : { additionalProperties: index }),
    ...others,
  };
}

/** An object with these properties. */
function objectOf(members: ReadonlyMap<string, Member>, document: JsonObject): LoweredObject {
  const properties: Record<string, LoweredProperty> = Object.create(null) as Record<string, LoweredProperty>; // no prototype: a property may be called __proto__
  for (const [name, { places, type }] of members) {
    const doc = wordsOf(places, (place) => readSchema(document, [place]))["description"];
    // openapi-typescript puts an `@enum` tag on a property that is one; a union of one is spelled the same, without.
    const plain: Lowered = "enum" in type ? { oneOf: [type] } : type;
    properties[name] = typeof doc === "string" ? { ...plain, "x-doc": doc } : plain;
  }
  const required = [...members].filter(([, member]) => member.required).map(([name]) => name);
  return { type: "object", properties, required };
}

/**
 * The shape of a schema that is an interface, beside what it extends.
 *
 * @param tags types of properties that a discriminator decides
 */
export function lowerInterface(
  own: SchemaReading,
  parents: readonly string[],
  context: LowerContext,
  tags: ReadonlyMap<string, Lowered>,
): Lowered {
  const { members } = shapeOf(own, parents, context, tags);
  return { ...objectOf(members, context.document), others: othersOf(own, context) };
}

/** What the properties of an object may be that no name is given to (JSON Schema core section 10.3.2). */
function othersOf({ map: { additional, patterns } }: SchemaReading, context: LowerContext): Lowered {
  const open = [...additional.filter(({ value }) => value !== false), ...patterns];
  if (open.length > 0) return unionOf(open.map((place) => context.lower([place], context)));
  return additional.length > 0 ? NEVER : UNKNOWN;
}

/** A map whose keys are listed, besides those that have schemas of their own. */
function lowerKeys(
  own: SchemaReading,
  members: ReadonlyMap<string, unknown>,
  context: LowerContext,
): Lowered | undefined {
  const listed = listedKeys(context.document, own);
  if (listed === undefined) return undefined;
  const others = listed.keys.filter((key) => !members.has(key));
  if (others.length === 0) return UNKNOWN;
  const isWhole = others.length === listed.keys.length;
  const key: Lowered = isWhole ? context.lower(listed.places, context) : { enum: others };
  const types = [...own.map.additional, ...own.map.patterns].map((place) => context.lower([place], context));
  const value = types.length === 0 ? UNKNOWN : unionOf(types);
  const [keyText, valueText] = [typeText(key), typeText(value)];
  return {
    type: "x-reference",
    text: `Partial<Record<${keyText.text}, ${valueText.text}>>`,
    references: [...new Set([...keyText.references, ...valueText.references])].sort(),
    of: { kind: "keys", key, value },
  };
}
