import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";

/** The keys that an object can have, with the schemas that list them. */
export interface ListedKeys {
  readonly keys: readonly string[];
  readonly places: readonly SchemaPlace[];
}

/**
 * The keys of a map, as far as schemas of its property names list them all (`propertyNames` with an enumeration, core
 * section 10.3.2.4). `undefined` where they do not, and where only declared properties can be there.
 */
export function listedKeys(document: JsonObject, { parts, map }: SchemaReading): ListedKeys | undefined {
  const places = parts.flatMap(({ schema, pointer }) => {
    const value = schema["propertyNames"];
    return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, "propertyNames") }];
  });
  if (places.length === 0 || map.additional.some(({ value }) => value === false)) return undefined;
  const { values } = readSchema(document, places);
  if (values === undefined || values.isOpen) return undefined;
  const keys = values.list.filter((value) => typeof value === "string");
  return keys.length === values.list.length ? { keys, places } : undefined;
}
