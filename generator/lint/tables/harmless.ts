import type { ObjectName } from "../../document/grammar/object-tables.ts";

/** Fields that only people read, or that narrow values without changing their type: generation survives them. */
const fields: ReadonlySet<string> = new Set(
  `title summary description externalDocs termsOfService contact license url email identifier deprecated
   example examples default format pattern xml $comment $schema $id $vocabulary contentEncoding contentMediaType
   maximum minimum exclusiveMaximum exclusiveMinimum multipleOf maxLength minLength maxItems minItems uniqueItems
   maxProperties minProperties minContains maxContains bearerFormat authorizationUrl tokenUrl refreshUrl scopes
   openIdConnectUrl operationRef allowEmptyValue`.split(/\s+/),
);

/** Objects that nothing is generated from. */
const objects: ReadonlySet<ObjectName> = new Set([
  "externalDocs",
  "contact",
  "license",
  "xml",
  "example",
  "link",
  "tag",
]);

/** Whether a field that is missing or wrong leaves no doubt about what to generate: then it is a warning. */
export function isHarmlessField(name: ObjectName, field: string): boolean {
  // The scopes of a requirement are for people: the client sends the token that it has.
  return fields.has(field) || name === "securityRequirement";
}

/** Whether an object of this kind that has another type, or lacks a field, is a warning. */
export function isHarmlessObject(name: ObjectName): boolean {
  return objects.has(name);
}
