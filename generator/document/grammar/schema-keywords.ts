import type { Rows } from "./notation.ts";

/** OpenAPI 3.0.4 section 4.7.24: a part of JSON Schema with rules of its own. */
export const schema30 = {
  string: "title description format pattern",
  boolean: "exclusiveMaximum exclusiveMinimum uniqueItems nullable readOnly writeOnly deprecated",
  number: "maximum minimum",
  positive: "multipleOf",
  count: "maxLength minLength maxItems minItems maxProperties minProperties",
  strings: "required",
  list: "enum",
  any: "default example",
  "object|array|string|number|integer|boolean": "type",
  externalDocs: "externalDocs",
  discriminator: "discriminator",
  xml: "xml",
  schema: "not items",
  "schema/boolean": "additionalProperties",
  "schema[]": "allOf anyOf oneOf",
  "schema{}": "properties",
} as const satisfies Rows;

/**
 * OpenAPI 3.1.1 section 4.8.24, and JSON Schema 2020-12. The second and third row from the end are keywords of
 * older drafts, which a `$schema` may ask for.
 */
export const schema31: Rows = {
  string:
    "$id $anchor id summary $schema $comment $dynamicAnchor $dynamicRef title description format pattern contentEncoding " +
    "contentMediaType",
  boolean: "uniqueItems readOnly writeOnly deprecated",
  number: "maximum minimum exclusiveMaximum exclusiveMinimum",
  positive: "multipleOf",
  count: "maxLength minLength maxItems minItems maxProperties minProperties minContains maxContains",
  strings: "required",
  list: "enum examples",
  any: "default example const $vocabulary $recursiveRef $recursiveAnchor dependencies additionalItems",
  types: "type",
  stringsMap: "dependentRequired",
  externalDocs: "externalDocs",
  discriminator: "discriminator",
  xml: "xml",
  schema:
    "not if then else contains propertyNames contentSchema items additionalProperties unevaluatedItems " +
    "unevaluatedProperties",
  "schema[]": "allOf anyOf oneOf prefixItems",
  "schema{}": "properties patternProperties dependentSchemas definitions $defs",
};
