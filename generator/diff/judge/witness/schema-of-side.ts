import { evaluate } from "../../../document/schema/evaluate.ts";
import type { Validity } from "../../../document/schema/outcome.ts";
import { readSchema, type SchemaReading } from "../../../document/schema/read-schema.ts";
import type { Direction, SchemaPlace } from "../../../document/schema/schema-place.ts";
import type { JsonObject, JsonValue } from "../../../shared/json.ts";

/** Schemas of one document that all apply to a value, and the way that the value goes. */
export interface SchemaOfSide {
  readonly document: JsonObject;
  readonly places: readonly SchemaPlace[];
  readonly direction: Direction;
  /** A value has to be of the formats, because a difference is about one. */
  readonly checksFormats?: true;
}

/** What the schemas mean. */
export function readingOf({ document, places }: SchemaOfSide): SchemaReading {
  return readSchema(document, places);
}

/** Other schemas of the same document. */
export function withPlaces(schema: SchemaOfSide, places: readonly SchemaPlace[]): SchemaOfSide {
  return { ...schema, places };
}

const options = { allowsUnlisted: true, allowsNullAnywhere: true } as const;

/** Whether a value is valid against all the schemas, as authors mean them: a list that others may join allows any. */
export function isValid(schema: SchemaOfSide, value: JsonValue): Validity {
  const { document, places, direction, checksFormats = false } = schema;
  let all: Validity = true;
  for (const place of places) {
    const one = evaluate(document, place, value, { ...options, beside: places, direction, checksFormats });
    if (one === false) return false;
    all = one === undefined ? undefined : all;
  }
  return all;
}
