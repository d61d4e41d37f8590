import { isObject, pointerTo, type JsonObject } from "../../shared/json.ts";
import type { SchemaPlace } from "./schema-place.ts";

/** A keyword that holds a map; empty where it is not there. */
export function mapOf(schema: JsonObject, keyword: string): JsonObject {
  const map = schema[keyword];
  return isObject(map) ? map : {};
}

/** The schema under a name of such a map, if it is there. */
export function entryOf(schema: JsonObject, keyword: string, name: string, pointer: string): SchemaPlace[] {
  const map = mapOf(schema, keyword);
  const value = Object.hasOwn(map, name) ? map[name] : undefined;
  return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, keyword, name) }];
}

/** The schema that a keyword holds, if it is there. */
export function entriesAt(schema: JsonObject, keyword: string, pointer: string): SchemaPlace[] {
  const value = schema[keyword];
  return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, keyword) }];
}
