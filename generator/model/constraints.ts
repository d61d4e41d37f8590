import { isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** Keywords that narrow a value without changing its TypeScript type (JSON Schema validation section 6). */
const KEYWORDS = [
  "format", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
  "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "contentEncoding",
  "contentMediaType", "default",
] as const; // prettier-ignore

/** What a property's or parameter's JSDoc says of its limits: `maximum 2000`, `default 50`. */
export function constraintsOf(schema: JsonValue | undefined): string[] {
  if (!isObject(schema)) return [];
  return KEYWORDS.filter((keyword) => keyword in schema).flatMap((keyword) => describe(keyword, schema));
}

function describe(keyword: string, schema: JsonObject): string[] {
  const value = schema[keyword];
  if (value === undefined || value === false) return [];
  if (value === true) return [keyword];
  if (keyword === "default" || typeof value === "object") return [`${keyword} ${JSON.stringify(value)}`];
  return [`${keyword} ${String(value)}`];
}
