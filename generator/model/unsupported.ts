import type { Diagnostic } from "../diagnostics.ts";
import { isObject, pointerTo, valueAt, type JsonObject } from "../json.ts";
import type { Spec } from "../spec.ts";
import { typedSubschemas, type Reach, type SchemaNode } from "./reach.ts";

/** Keywords that change which values are valid in a way that the types do not show. */
const NOT_IN_TYPES = new Set([
  "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "contains", "minContains", "maxContains",
  "unevaluatedItems", "unevaluatedProperties", "propertyNames", "contentSchema", "$dynamicRef", "$recursiveRef",
  "dependencies",
]); // prettier-ignore

/** Keywords that become part of a type, of its JSDoc, or of nothing on purpose. */
const KNOWN = new Set([
  "$ref", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$vocabulary", "$comment", "$defs", "definitions",
  "type", "enum", "const", "nullable", "properties", "required", "additionalProperties", "patternProperties", "items",
  "additionalItems", "prefixItems", "allOf", "oneOf", "anyOf", "discriminator", "readOnly", "writeOnly", "title",
  "summary", "description", "default", "example", "examples", "deprecated", "externalDocs", "xml", "format", "minimum",
  "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems",
  "maxItems", "uniqueItems", "minProperties", "maxProperties", "contentEncoding", "contentMediaType",
]); // prettier-ignore

/**
 * The closed world: a warning for each keyword of a named schema that the types do not express, and for each
 * that nobody knows. What such a schema means to TypeScript is wider than what the document says, never wrong.
 */
export function unsupportedKeywords(spec: Spec, reach: Reach): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const root of reach.keys()) {
    const pending: SchemaNode[] = [{ schema: valueAt(spec.document, root) ?? true, pointer: root }];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (!isObject(node.schema)) continue;
      diagnostics.push(...keywordsOf(spec, node.schema, node.pointer));
      pending.push(...typedSubschemas(node.schema, node.pointer));
    }
  }
  return diagnostics;
}

function keywordsOf(spec: Spec, schema: JsonObject, pointer: string): Diagnostic[] {
  return Object.keys(schema).flatMap((keyword): Diagnostic[] => {
    if (KNOWN.has(keyword) || keyword.startsWith("x-")) return [];
    const at = { location: spec.locate(pointerTo(pointer, keyword), "key") };
    if (NOT_IN_TYPES.has(keyword)) {
      const message = `"${keyword}" has no part in the TypeScript type, which is wider than the schema`;
      return [{ code: "keyword-not-in-types", severity: "warning", message, ...at }];
    }
    const message = `"${keyword}" is no keyword of a Schema Object and is left out`;
    return [{ code: "keyword-unknown", severity: "warning", message, ...at }];
  });
}
