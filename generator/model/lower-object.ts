import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import { wordsOf } from "./author-intent.ts";
import type { LowerContext } from "./lower-context.ts";
import { isNever, type Lowered, type LoweredProperty } from "./lowered.ts";
import { shapeOf } from "./object-shape.ts";
import { typeText } from "./type-text.ts";

/** An object schema as a type, beside what it refers to. */
export function lowerObject(own: SchemaReading, parents: readonly string[], outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const { document } = context;
  const { members, index } = shapeOf(own, parents, context);
  const keys = members.size === 0 ? lowerKeys(own, index, context) : undefined;
  if (keys !== undefined) return keys;
  const properties: Record<string, LoweredProperty> = Object.create(null) as Record<string, LoweredProperty>; // no prototype: a property may be called __proto__
  for (const [name, { places, type }] of members) {
    const doc = wordsOf(places, (place) => readSchema(document, [place]))["description"];
    // openapi-typescript puts an `@enum` tag on a property that is one; a union of one is spelled the same, without.
    const plain: Lowered = "enum" in type ? { oneOf: [type] } : type;
    properties[name] = typeof doc === "string" ? { ...plain, "x-doc": doc } : plain;
  }
  const required = [...members].filter(([, member]) => member.required).map(([name]) => name);
  const isClosed = index !== undefined && isNever(index) && parents.length > 0;
  return {
    type: "object",
    properties,
    required,
    ...(index === undefined || isClosed ? {} : { additionalProperties: index }),
  };
}

/** A map whose keys are listed (`propertyNames` with an enumeration, core section 10.3.2.4). */
function lowerKeys(
  own: SchemaReading,
  index: Lowered | undefined,
  context: LowerContext,
): Lowered | undefined {
  const names = own.parts.flatMap(({ schema, pointer }) =>
    schema["propertyNames"] === undefined
      ? []
      : [{ value: schema["propertyNames"], pointer: `${pointer}/propertyNames` }],
  );
  if (names.length === 0 || (index !== undefined && isNever(index))) return undefined;
  const { values } = readSchema(context.document, names);
  if (values === undefined || values.isOpen || !values.list.every((value) => typeof value === "string"))
    return undefined;
  const keys = typeText(context.lower(names, context));
  const value = typeText(index ?? { type: "x-unknown" });
  return {
    type: "x-reference",
    text: `Partial<Record<${keys.text}, ${value.text}>>`,
    references: [...new Set([...keys.references, ...value.references])].sort(),
  };
}
