import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import type { Place } from "../document/place.ts";
import { readSchemaAt } from "../document/schema/read-schema.ts";
import { listedKeys } from "./listed-keys.ts";
import type { ObjectNode } from "./reach.ts";

/** Keywords that change which values are valid in a way that the types do not show. */
const NOT_IN_TYPES = new Set([
  "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "contains", "minContains", "maxContains",
  "unevaluatedItems", "unevaluatedProperties", "propertyNames", "contentSchema", "$dynamicRef", "$recursiveRef",
  "dependencies",
]); // prettier-ignore

/**
 * The closed world: a warning for each keyword of a schema that the types do not express. What such a schema means
 * to TypeScript is wider than what the document says, never wrong. (Keywords that nobody knows are told by lint.)
 *
 * @param schemas those that have a say in a type
 */
export function unsupportedKeywords(spec: Spec, schemas: readonly ObjectNode[]): Diagnostic[] {
  return schemas.flatMap(({ schema, place }) => keywordsOf(spec, schema, place));
}

function keywordsOf(spec: Spec, schema: JsonObject, place: Place): Diagnostic[] {
  const left = Object.keys(schema).filter((keyword) => NOT_IN_TYPES.has(keyword));
  return left.flatMap((keyword) => {
    const { pointer } = place;
    // The data of server-sent events are read by it (see `build-bodies.ts`).
    if (keyword === "contentSchema" && pointer.endsWith("/itemSchema/properties/data")) return [];
    if (isInType(keyword, schema, spec, pointer)) return [];
    const location = spec.locate(pointerTo(pointer, keyword), "key");
    const message = `"${keyword}" has no part in the TypeScript type, which is wider than the schema`;
    return [diagnose("keyword-not-in-types", message, { location })];
  });
}

/** Whether a type shows a keyword after all: keys that are listed or declared, and the end of a tuple or of an array. */
function isInType(keyword: string, schema: JsonObject, { document }: Spec, pointer: string): boolean {
  if (keyword === "propertyNames") {
    const isClosed = schema["additionalProperties"] === false;
    return isClosed || listedKeys(document, readSchemaAt(document, pointer)) !== undefined;
  }
  const isClosed = keyword === "unevaluatedItems" && schema[keyword] === false;
  return isClosed && readSchemaAt(document, pointer).items !== undefined;
}
