import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { valueAt, type JsonObject } from "../shared/json.ts";

/** The schema that a pointer names. */
export function placeOf(document: JsonObject, pointer: string): SchemaPlace {
  return { value: valueAt(document, pointer) ?? true, pointer };
}
