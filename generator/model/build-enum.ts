import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { EnumMember } from "./model.ts";
import { isEnumValue } from "./schema-object.ts";
import { pascalCase, spellOut } from "../document/names/words.ts";

/** Whether a schema becomes an `as const` object: an enumeration of strings and numbers, `null` aside. */
export function isEnum(schema: JsonValue | undefined): schema is JsonObject {
  if (!isObject(schema) || !isArray(schema["enum"]) || "$ref" in schema) return false;
  const values = schema["enum"].filter((value) => value !== null);
  const composed = ["allOf", "oneOf", "anyOf"].some((keyword) => keyword in schema);
  return values.length > 0 && values.every(isEnumValue) && !composed;
}

/** `x-ms-enum` with `modelAsString`: the list is what is known today. */
export function isOpenEnum(schema: JsonValue | undefined): boolean {
  return isEnum(schema) && isObject(schema["x-ms-enum"]) && schema["x-ms-enum"]["modelAsString"] === true;
}

/** Whether `null` is among the values of an enumeration. */
export function isNullableEnum(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return false;
  return schema["nullable"] === true || (isArray(schema["enum"]) && schema["enum"].includes(null));
}

/**
 * The members of an enumeration, in the document's order, without repeats.
 *
 * Names come from `x-enum-varnames`, from the `name` of a value in `x-ms-enum`, or from the value itself; two
 * values that would get the same name are told apart by their spelling.
 */
export function enumMembers(schema: JsonObject): EnumMember[] {
  const values = (isArray(schema["enum"]) ? schema["enum"] : []).filter(isEnumValue);
  const distinct = [...new Set(values)];
  const given = distinct.map((value) => givenName(schema, values.indexOf(value), value));
  const wanted = distinct.map((value, index) => given[index] ?? memberName(value));
  return distinct.map((value, index) => {
    const name = wanted[index] ?? "";
    const isUnique = wanted.indexOf(name) === wanted.lastIndexOf(name) || memberIs(name, value);
    const description = describe(schema, values.indexOf(value), value);
    return { name: isUnique ? name : `${name}_${spellOut(String(value))}`, value, ...(description === undefined ? {} : { description }) }; // prettier-ignore
  });
}

/** Of several values with one name, the one that is spelled exactly so keeps it. */
function memberIs(name: string, value: string | number): boolean {
  return name === value;
}

function memberName(value: string | number): string {
  if (typeof value === "number") {
    return `${value < 0 ? "Minus" : "Value"}${String(Math.abs(value)).replace(".", "Point").replace(/[^\w]/g, "")}`;
  }
  if (value === "") return "Empty";
  const name = pascalCase(value);
  return name === "" ? spellOut(value) : name;
}

function givenName(schema: JsonObject, index: number, value: string | number): string | undefined {
  for (const keyword of ["x-enum-varnames", "x-enumNames"]) {
    const list = schema[keyword];
    const name = isArray(list) ? list[index] : undefined;
    if (typeof name === "string" && pascalCase(name) !== "") return pascalCase(name);
  }
  const name = msEnumValue(schema, value)?.["name"];
  return typeof name === "string" && pascalCase(name) !== "" ? pascalCase(name) : undefined;
}

function describe(schema: JsonObject, index: number, value: string | number): string | undefined {
  for (const keyword of ["x-enum-descriptions", "x-enumDescriptions"]) {
    const found = schema[keyword];
    const text = isArray(found) ? found[index] : isObject(found) ? found[String(value)] : undefined;
    if (typeof text === "string" && text !== "") return text;
  }
  const text = msEnumValue(schema, value)?.["description"];
  return typeof text === "string" && text !== "" ? text : undefined;
}

function msEnumValue(schema: JsonObject, value: string | number): JsonObject | undefined {
  const settings = schema["x-ms-enum"];
  const values = isObject(settings) ? settings["values"] : undefined;
  if (!isArray(values)) return undefined;
  return values.filter(isObject).find((entry) => entry["value"] === value);
}
