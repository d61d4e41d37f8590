import { isArray, type JsonObject, type JsonValue } from "../shared/json.ts";

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

/** The entries of a schema-list keyword. */
export function schemaList(
  schema: JsonObject,
  keyword: "allOf" | "oneOf" | "anyOf" | "prefixItems",
): readonly JsonValue[] {
  const list = schema[keyword];
  return isArray(list) ? list : [];
}
