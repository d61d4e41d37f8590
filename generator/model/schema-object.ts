import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** The `type` keyword as a list, `null` of the old spellings included (JSON Schema validation section 6.1.1). */
export function typesOf(schema: JsonObject): string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (type === undefined) return [];
  const list = isArray(type) ? type : [type];
  const types = list.flatMap((entry) =>
    typeof entry === "string" ? [entry] : entry === null ? ["null"] : [],
  );
  return [...new Set(types)];
}

/** The three spellings of null: `nullable: true`, a `null` type, `null` as a value of the enumeration. */
export function isNullable(schema: JsonObject): boolean {
  return schema["nullable"] === true || typesOf(schema).includes("null");
}

/** Names of `required`, without what is not a string. */
export function requiredOf(schema: JsonObject): string[] {
  const { required } = schema;
  return isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

/** The property schemas of an object schema. */
export function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema["properties"]) ? schema["properties"] : {};
}

/** The entries of a schema-list keyword. */
export function schemaList(
  schema: JsonObject,
  keyword: "allOf" | "oneOf" | "anyOf" | "prefixItems",
): readonly JsonValue[] {
  const list = schema[keyword];
  return isArray(list) ? list : [];
}

/** Whether a schema describes an object by its type or, where it has none, by its keywords. */
export function isObjectSchema(schema: JsonObject): boolean {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length > 0) return types.length === 1 && types[0] === "object";
  return ["properties", "additionalProperties", "patternProperties", "propertyNames"].some(
    (keyword) => keyword in schema,
  );
}

/** Keywords that leave a schema's type alone: a `$ref` with only these beside it is the reference. */
const ANNOTATIONS = new Set([
  "$ref", "$comment", "title", "summary", "description", "default", "example", "examples", "deprecated", "readOnly",
  "writeOnly", "externalDocs", "xml", "$id", "$anchor", "$schema", "$defs",
]); // prettier-ignore

/** The part of a schema that stands beside its `$ref` and has a say in the type (3.1 and later). */
export function siblingsOfRef(schema: JsonObject): JsonObject | undefined {
  const entries = Object.entries(schema).filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith("x-"));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Whether a value is one of the kinds that an enumeration object can hold. */
export function isEnumValue(value: JsonValue | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
