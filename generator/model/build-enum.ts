import { readSchemaAt } from "../document/schema/read-schema.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import { saysNull } from "./author-intent.ts";
import type { EnumMember } from "./model.ts";
import { memberCase, pascalCase, spellOut } from "../document/names/words.ts";

/** Whether the schema at a pointer becomes an `as const` object: an enumeration of strings and numbers, `null` aside. */
export function isEnum(document: JsonObject, pointer: string): boolean {
  const { values, references, choices } = readSchemaAt(document, pointer);
  if (values === undefined || values.isConstant || references.length > 0 || choices.length > 0) return false;
  const listed = values.list.filter((value) => value !== null);
  return listed.length > 0 && listed.every(isEnumValue);
}

/** Whether values may come that an enumeration does not list. */
export function isOpenEnum(document: JsonObject, pointer: string): boolean {
  return isEnum(document, pointer) && readSchemaAt(document, pointer).values?.isOpen === true;
}

/** Whether `null` is among the values of an enumeration. */
export function isNullableEnum(document: JsonObject, pointer: string): boolean {
  const reading = readSchemaAt(document, pointer);
  return saysNull(reading) === true || reading.values?.list.includes(null) === true;
}

/**
 * The members of an enumeration, in the document's order, without repeats.
 *
 * Names come from `x-enum-varnames`, from the `name` of a value in `x-ms-enum`, or from the value itself. Of several
 * values that would get the same name, each is called by the value as it is written.
 */
export function enumMembers(document: JsonObject, pointer: string): EnumMember[] {
  const { values: listed, parts } = readSchemaAt(document, pointer);
  // Names and descriptions stand beside the list, in its order.
  const schema = parts.find((part) => listed?.pointer.startsWith(`${part.pointer}/`))?.schema ?? {};
  const values = (isArray(schema["enum"]) ? schema["enum"] : (listed?.list ?? [])).filter(isEnumValue);
  const distinct = [...new Set(values)].filter((value) => listed?.list.includes(value) === true);
  const given = distinct.map((value) => givenName(schema, values.indexOf(value), value));
  const names = distinctNames(
    distinct,
    distinct.map((value, index) => given[index] ?? memberName(value)),
  );
  return distinct.map((value, index) => {
    const description = describe(schema, values.indexOf(value), value);
    return { name: names[index] ?? "", value, ...(description === undefined ? {} : { description }) };
  });
}

/** The names that values want, but for those that clash: there, each value is its own name, which no other has. */
function distinctNames(values: readonly (string | number)[], wanted: readonly string[]): readonly string[] {
  const names = [...wanted];
  for (;;) {
    const isOwn = (index: number): boolean => names[index] === String(values[index]);
    const clashing = names.flatMap((name, index) =>
      !isOwn(index) && names.indexOf(name) !== names.lastIndexOf(name) ? [index] : [],
    );
    if (clashing.length === 0) return names;
    for (const index of clashing) names[index] = String(values[index]);
  }
}

/** Whether a value is one of the kinds that an enumeration object can hold. */
function isEnumValue(value: JsonValue): value is string | number {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

function memberName(value: string | number): string {
  if (typeof value === "number") {
    return `${value < 0 ? "Minus" : "Value"}${String(Math.abs(value)).replace(".", "Point").replace(/[^\w]/g, "")}`;
  }
  if (value.trim() === "") return value === "" ? "Empty" : "Blank";
  return memberCase(value) || pascalCase(spellOut(value)) || spellOut(value);
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
