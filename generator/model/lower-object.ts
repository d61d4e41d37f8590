import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import { wordsOf } from "./author-intent.ts";
import { listedKeys } from "./listed-keys.ts";
import type { LowerContext } from "./lower-context.ts";
import { UNKNOWN, intersectionOf, isNever, unionOf, type Lowered, type LoweredProperty } from "./lowered.ts";
import { shapeOf } from "./object-shape.ts";
import { typeText } from "./type-text.ts";

/** An object schema as a type, beside what it refers to. */
export function lowerObject(own: SchemaReading, parents: readonly string[], outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const { document } = context;
  const { members, index } = shapeOf(own, parents, context);
  const keys = lowerKeys(own, members, context);
  if (keys !== undefined && members.size === 0) return keys;
  const properties: Record<string, LoweredProperty> = Object.create(null) as Record<string, LoweredProperty>; // no prototype: a property may be called __proto__
  for (const [name, { places, type }] of members) {
    const doc = wordsOf(places, (place) => readSchema(document, [place]))["description"];
    // openapi-typescript puts an `@enum` tag on a property that is one; a union of one is spelled the same, without.
    const plain: Lowered = "enum" in type ? { oneOf: [type] } : type;
    properties[name] = typeof doc === "string" ? { ...plain, "x-doc": doc } : plain;
  }
  const required = [...members].filter(([, member]) => member.required).map(([name]) => name);
  const isClosed = index !== undefined && isNever(index) && parents.length > 0;
  if (keys !== undefined) return intersectionOf([{ type: "object", properties, required }, keys]);
  return {
    type: "object",
    properties,
    required,
    ...(index === undefined || isClosed ? {} : { additionalProperties: index }),
  };
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
  const key = typeText(isWhole ? context.lower(listed.places, context) : { enum: others });
  const types = [...own.map.additional, ...own.map.patterns].map((place) => context.lower([place], context));
  const value = typeText(types.length === 0 ? UNKNOWN : unionOf(types));
  return {
    type: "x-reference",
    text: `Partial<Record<${key.text}, ${value.text}>>`,
    references: [...new Set([...key.references, ...value.references])].sort(),
  };
}
