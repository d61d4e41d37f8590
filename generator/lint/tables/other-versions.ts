import { isArray, type JsonValue } from "../../shared/json.ts";
import type { OpenApiVersion } from "../../document/spec.ts";
import { versionWith, type ObjectName } from "../../document/grammar/object-tables.ts";

type Hints = Readonly<Record<string, string>>;

/** Keywords that have another spelling in the other versions of OpenAPI. */
const keywords30: Hints = {
  const: "Write `enum` with one value: `const` came with OpenAPI 3.1.",
  examples: "Write `example`: a list of examples came with OpenAPI 3.1.",
  prefixItems:
    "OpenAPI 3.0 has no tuples: write `items` with one schema, or begin the document with `openapi: 3.1.0`.",
};
const keywords31: Hints = {
  nullable: "Add `'null'` to `type`, such as `type: [string, 'null']`: OpenAPI 3.1 has no `nullable`.",
};

/** The way out for a field that an object does not have in one version of OpenAPI, but in another. */
export function hintForField(version: OpenApiVersion, name: ObjectName, field: string): string | undefined {
  const keywords = version === "3.0" ? keywords30 : keywords31;
  if (name === "schema" && Object.hasOwn(keywords, field)) return keywords[field];
  const later = versionWith(name, field);
  if (later === undefined || later <= version) return undefined;
  return `It came with OpenAPI ${later}: remove it, or begin the document with \`openapi: ${later}.0\`.`;
}

/** The way out for a value that other versions, or other drafts of JSON Schema, take for a schema. */
export function hintForSchema(
  version: OpenApiVersion,
  field: string | number | undefined,
  value: JsonValue,
): string | undefined {
  if (isArray(value) && field === "items")
    return version === "3.0"
      ? "Write one schema for all items; `anyOf` in it lists alternatives. OpenAPI 3.0 has no tuples."
      : "Call it `prefixItems`: since JSON Schema 2020-12, `items` is one schema for the other items.";
  if (value === true) return "Write `{}`: boolean schemas came with OpenAPI 3.1.";
  if (value === false) return "Write `{ not: {} }`: boolean schemas came with OpenAPI 3.1.";
  return undefined;
}

/** The way out for a value of a schema's field that another version of OpenAPI allows. */
export function hintForValue(version: OpenApiVersion, field: string, value: JsonValue): string | undefined {
  const limit = /^exclusive(M(?:in|ax)imum)$/.exec(field)?.[1]?.toLowerCase();
  if (limit !== undefined && version !== "3.0" && typeof value === "boolean")
    return `Write the limit itself, \`${field}: 1\`, in place of \`${limit}\`: OpenAPI 3.0 had \`true\` here.`;
  if (limit !== undefined && version === "3.0" && typeof value === "number")
    return `Write \`${limit}: ${value}\` and \`${field}: true\`: numbers came with OpenAPI 3.1.`;
  if (version !== "3.0" || field !== "type") return undefined;
  if (value === "null" || value === null)
    return "Write `nullable: true` beside the other type: 3.0 has no `null`.";
  if (!isArray(value)) return undefined;
  return value.includes("null")
    ? "Write one type and `nullable: true`: lists of types came with OpenAPI 3.1."
    : "Write one type, or `anyOf`: lists of types came with OpenAPI 3.1.";
}
