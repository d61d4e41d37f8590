import { readSchema, readSchemaAt, type SchemaReading } from "../document/schema/read-schema.ts";
import type { Choice, SchemaPlace } from "../document/schema/schema-place.ts";
import { refPointer, mappedPointer } from "../document/references.ts";
import { valuesOfMember } from "../document/subtypes.ts";
import { isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { LowerContext } from "./lower-context.ts";
import type { Lowered, LoweredObject } from "./lowered.ts";
import { placeOf } from "./place-of.ts";
import { mappingOf } from "./reach.ts";
import { kindsOf } from "./schema-kinds.ts";

/**
 * What a member of a discriminated union (OpenAPI section 4.8.25) has besides: the values that stand for it, so that a
 * `switch` on the property narrows in TypeScript. Nothing where the member already says so much, or where its property
 * has a type that none of the values is of.
 */
export function tagOfMember(
  own: SchemaReading,
  choice: Choice,
  member: SchemaPlace,
  { document }: LowerContext,
): LoweredObject | undefined {
  const holder = own.parts.find(({ pointer }) => pointerTo(pointer, choice.kind) === choice.pointer);
  const discriminator = isObject(holder?.schema["discriminator"])
    ? holder.schema
    : own.discriminator?.part.schema;
  const property = discriminator && discriminatorProperty(discriminator);
  const target = refPointer(member.value);
  if (discriminator === undefined || property === undefined || target === undefined) return undefined;
  if (isDefault(discriminator, target)) return optionalText(document, target, property);
  const tag = tagFor(document, target, property, discriminatorValues(document, discriminator, target));
  return tag && taggedWith(property, tag);
}

/** An object with the value that a discriminator gives it. */
export function taggedWith(property: string, tag: Lowered): LoweredObject {
  return { type: "object", properties: { [property]: { oneOf: [tag] } }, required: [property] };
}

/** The property that a schema's discriminator names. */
export function discriminatorProperty(schema: JsonObject): string | undefined {
  const discriminator = schema["discriminator"];
  const name = isObject(discriminator) ? discriminator["propertyName"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** The values that a discriminator has for the schema at a pointer; see `valuesOfMember`. */
export function discriminatorValues(
  document: JsonObject,
  { discriminator = {} }: JsonObject,
  target: string,
): readonly string[] {
  return valuesOfMember(document, discriminator, { pointer: target, value: {} }).list;
}

/** Whether a discriminator's mapping has a value for the schema at a pointer. */
export function isMapped(schema: JsonObject, target: string): boolean {
  return Object.values(mappingOf(schema)).includes(target);
}

/** Whether a schema stands for all values that no other stands for (3.2, `defaultMapping`). */
export function isDefault(schema: JsonObject, target: string): boolean {
  const discriminator = schema["discriminator"];
  const named = isObject(discriminator) ? discriminator["defaultMapping"] : undefined;
  if (typeof named !== "string") return false;
  return mappedPointer(named) === target;
}

/** The default has any value there, or none; where it says nothing of the property, a reader can still look at it. */
function optionalText(document: JsonObject, target: string, property: string): LoweredObject | undefined {
  const reading = readSchemaAt(document, target);
  if (reading.choices.length > 0 || reading.properties.has(property)) return undefined;
  return { type: "object", properties: { [property]: { type: "string" } }, required: [] };
}

/**
 * The literals that a discriminator's values are in the property of a schema: texts, or numbers and truth values as the
 * property has them. `undefined` where there is nothing to add, or where they would contradict the schema.
 */
export function tagFor(
  document: JsonObject,
  target: string,
  property: string,
  values: readonly string[],
): Lowered | undefined {
  const list = literalsAt(document, placeOf(document, target), property, values, new Set());
  return list === undefined || list.length === 0 ? undefined : { enum: list };
}

function literalsAt(
  document: JsonObject,
  place: SchemaPlace,
  property: string,
  values: readonly string[],
  visited: ReadonlySet<string>,
): readonly JsonValue[] | undefined {
  const reading = readSchema(document, [place]);
  if (visited.has(reading.key)) return values;
  if (reading.types?.includes("object") === false) return undefined;
  const inner = new Set([...visited, reading.key]);
  for (const member of reading.choices.flatMap(({ members }) => members)) {
    const kinds = kindsOf(document, readSchema(document, [member]));
    if (kinds?.has("object") === false) continue;
    if (literalsAt(document, member, property, values, inner) === undefined) return undefined;
  }
  const places = reading.declared(property);
  return places.length === 0 ? values : literalsOf(document, readSchema(document, places), values);
}

function literalsOf(
  document: JsonObject,
  property: SchemaReading,
  values: readonly string[],
): readonly JsonValue[] | undefined {
  if (property.values !== undefined) {
    const { list, isOpen } = property.values;
    const listed = list.filter((value) => value !== null);
    const meant = listed.filter((value) => values.includes(String(value)));
    if (isOpen && meant.length < values.length) return values;
    return meant.length === 0 || (meant.length === listed.length && !isOpen) ? undefined : meant;
  }
  const kinds = kindsOf(document, property);
  if (kinds === undefined || kinds.has("string")) return values;
  if (kinds.has("number"))
    return every(values, (value) => (value.trim() === "" ? Number.NaN : Number(value)));
  return kinds.has("boolean") ? every(values, (value) => (value === "true" ? true : value === "false" ? false : Number.NaN)) : undefined; // prettier-ignore
}

/** All values in another type, or nothing where one of them has none. */
function every(
  values: readonly string[],
  read: (value: string) => JsonValue,
): readonly JsonValue[] | undefined {
  const read_ = values.map(read);
  return read_.some((value) => Number.isNaN(value)) ? undefined : read_;
}
