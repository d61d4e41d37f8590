import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPart, SchemaPlace } from "../document/schema/schema-place.ts";
import { isObject, type JsonObject } from "../shared/json.ts";

/**
 * The readings that have a say in the same value as the given schemas: theirs, and that of every member of a choice,
 * however deep; each once.
 */
function readingsOf(document: JsonObject, places: readonly SchemaPlace[]): SchemaReading[] {
  const readings = new Map<string, SchemaReading>();
  const pending = [readSchema(document, places)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (readings.has(next.key)) continue;
    readings.set(next.key, next);
    const members = next.choices.flatMap((choice) => choice.members);
    pending.push(...members.map((member) => readSchema(document, [member])).toReversed());
  }
  return [...readings.values()];
}

/** The schemas that have a say in the same value as the given ones, those of `oneOf` and `anyOf` among them. */
export function partsOf(document: JsonObject, places: readonly SchemaPlace[]): SchemaPart[] {
  const parts = readingsOf(document, places).flatMap((reading) => reading.parts);
  return [...new Map(parts.map((part) => [part.pointer, part])).values()];
}

/** The schemas one step further than others: of each property, of those without a name, and of the items. */
export interface Children {
  readonly properties: ReadonlyMap<string, readonly SchemaPlace[]>;
  readonly others: readonly SchemaPlace[];
  readonly items: readonly SchemaPlace[];
}

/** The schemas one step further: of each property, of every property that is not named, and of the items. */
export function childrenOf(document: JsonObject, places: readonly SchemaPlace[]): Children {
  const readings = readingsOf(document, places);
  const names = new Set(readings.flatMap((reading) => [...reading.properties.keys()]));
  // A name may match a pattern or not: both are looked at.
  const valueOf = (name: string): SchemaPlace[] =>
    readings.flatMap((reading) => [...reading.schemasOf(name), ...reading.map.patterns]);
  return {
    properties: new Map([...names].map((name) => [name, objectsOf(valueOf(name))])),
    others: objectsOf(readings.flatMap(({ map }) => [...map.additional, ...map.patterns])),
    items: objectsOf(readings.flatMap(({ items }) => (items ? [...items.prefix.flat(), ...items.rest] : []))),
  };
}

/** Each schema that is an object, once. */
function objectsOf(places: readonly SchemaPlace[]): SchemaPlace[] {
  const objects = places.filter(({ value }) => isObject(value));
  return [...new Map(objects.map((place) => [place.pointer, place])).values()];
}
