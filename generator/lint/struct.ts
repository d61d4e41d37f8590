import type { KnownCode } from "../diagnostics/registry.ts";
import type { Severity } from "../diagnostics.ts";
import type { OpenApiVersion } from "../spec.ts";

/** What a problem of Redocly's `struct` rule is to us. */
export interface StructFinding {
  readonly code: KnownCode;
  readonly severity: Severity;
}

/** Fields that only people read, or that narrow values without changing their type: generation survives them. */
const harmlessFields = new Set(
  `title summary description externalDocs termsOfService contact license url email identifier deprecated
   example examples default format pattern xml $comment $schema $id $vocabulary contentEncoding contentMediaType
   maximum minimum exclusiveMaximum exclusiveMinimum multipleOf maxLength minLength maxItems minItems uniqueItems
   maxProperties minProperties minContains maxContains bearerFormat authorizationUrl tokenUrl refreshUrl scopes
   openIdConnectUrl operationRef allowEmptyValue`.split(/\s+/),
);

/** Objects of OpenAPI that nothing is generated from. */
const harmlessObjects =
  /^(?:ExternalDocs|Contact|License|Xml|Logo|Example|ExamplesMap|Link|LinksMap|Tag|TagList|NamedExamples|NamedLinks)$/;

/**
 * Judges a problem by its message, since the rule gives nothing else; `field` is the last token of its pointer.
 * Returns nothing for what is no problem at all: Redocly's tables are stricter than OpenAPI in places.
 */
export function judgeStruct(
  message: string,
  pointer: string,
  version: OpenApiVersion,
): StructFinding | undefined {
  const field = pointer.slice(pointer.lastIndexOf("/") + 1);
  const required = /^The field `(.+)` must be present/.exec(message)?.[1];
  if (required !== undefined) return judgeMissing(required, pointer, version);
  if (message.startsWith("Must contain at least one of")) {
    // Headers and parameters without a schema are common, and of unknown type.
    return { code: "missing-field", severity: pointer === "" ? "error" : "warning" };
  }
  if (message.includes("is not allowed here")) return { code: "ignored-field", severity: "warning" };
  if (message.includes("is not expected here")) return judgeUnknown(pointer);
  const object = /^Expected type `(\w+)` \((?:object|array)\) but got `(\w+)`/.exec(message);
  if (object) return judgeObject(object[1] ?? "", object[2] ?? "", version);
  const code = message.startsWith("Expected type") ? "wrong-type" : "invalid-value";
  return { code, severity: harmlessFields.has(field) ? "warning" : "error" };
}

function judgeMissing(field: string, pointer: string, version: OpenApiVersion): StructFinding | undefined {
  const ofResponse = field === "description" && /\/responses\//.test(pointer);
  if (ofResponse && version === "3.2") return undefined; // 3.2 made it optional (section 4.17.1).
  const harmless = harmlessFields.has(field) || /\/(?:license|contact|externalDocs|tags\/\d+)$/.test(pointer);
  return { code: "missing-field", severity: harmless ? "warning" : "error" };
}

function judgeUnknown(pointer: string): StructFinding | undefined {
  return isSchemaField(pointer) ? undefined : { code: "unknown-field", severity: "warning" };
}

/** Schema keywords are the model's to judge: it knows which of them it understands. */
export function isSchemaField(pointer: string): boolean {
  const inSchema =
    /\/(?:schemas\/[^/]+|schema|itemSchema|items|(?:all|any|one)Of\/\d+|(?:p|patternP)roperties\/[^/]+|additionalProperties|not|\$defs\/[^/]+)\/[^/]+$/;
  return inSchema.test(pointer);
}

function judgeObject(expected: string, actual: string, version: OpenApiVersion): StructFinding | undefined {
  // Boolean schemas (JSON Schema 2020-12 section 4.3.2).
  if (expected === "Schema" && actual === "boolean" && version !== "3.0") return undefined;
  return { code: "wrong-type", severity: harmlessObjects.test(expected) ? "warning" : "error" };
}
