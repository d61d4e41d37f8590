import { isArray, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { JSON_TYPES, type JsonType, type SchemaPart } from "./schema-place.ts";

/** Every type there is; `integer` is a part of `number` and not listed beside it. */
export const ANY_TYPE: readonly JsonType[] = JSON_TYPES.filter((type) => type !== "integer");

/**
 * The types that one schema allows by `type` and, in 3.0, `nullable`, which counts beside a `type` only (OpenAPI
 * 3.0.3 section 4.7.24.1). `undefined` where it does not restrict them; words that are no type are left out.
 */
export function typesOfPart(schema: JsonObject, is30: boolean): readonly JsonType[] | undefined {
  const { type } = schema;
  if (type === undefined) return undefined;
  const listed = isArray(type) ? type : [type];
  const types = JSON_TYPES.filter((each) => listed.includes(each));
  if (types.length === 0 && listed.length > 0) return undefined;
  const all =
    is30 && schema["nullable"] === true && !types.includes("null") ? ["null" as const, ...types] : types;
  return all.includes("number") ? all.filter((each) => each !== "integer") : all;
}

/** The types that some schemas allow together; `undefined` where none restricts them. */
export function typesOf(parts: readonly SchemaPart[], is30: boolean): readonly JsonType[] | undefined {
  return parts.reduce<readonly JsonType[] | undefined>((before, { schema }) => {
    const types = typesOfPart(schema, is30);
    if (types === undefined || before === undefined) return types ?? before;
    return meetTypes(before, types);
  }, undefined);
}

/** The types that two schemas allow together. */
export function meetTypes(left: readonly JsonType[], right: readonly JsonType[]): readonly JsonType[] {
  const both = new Set<JsonType>();
  for (const type of left) {
    if (right.includes(type)) both.add(type);
    else if (type === "integer" && right.includes("number")) both.add("integer");
    else if (type === "number" && right.includes("integer")) both.add("integer");
  }
  return JSON_TYPES.filter((type) => both.has(type));
}

/** The type of a value; a whole number is an `integer`. */
export function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "string") return "string";
  return typeof value === "boolean" ? "boolean" : "object";
}

/** Whether a value is of one of these types; a whole number is a `number` too (validation section 6.1.1). */
export function isOfType(value: JsonValue, types: readonly JsonType[]): boolean {
  return types.includes(typeOfValue(value)) || (typeof value === "number" && types.includes("number"));
}
