import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import { isListOfOne, type Writing, writingInside } from "../../compare/schema-pair.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/**
 * The values that a reader may take a written value for: JSON is itself, and text is text, a number or a truth value,
 * whatever the schema of the reader asks for. One value of a parameter or of a field is a list of one, and what has no
 * text is not there.
 */
export function readingsOfText(
  reader: SchemaOfSide,
  value: JsonValue,
  writing: Writing,
): readonly JsonValue[] {
  if (writing === "json") return [value];
  if (isObject(value) && (writing === "field" || writing === "part"))
    return isListOfOne(writing) ? [value, [value]] : [value];
  if (isObject(value)) {
    const mapped = (change: (each: JsonValue) => JsonValue): JsonValue =>
      Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each ?? null)]));
    return [value, mapped(asText), mapped(parsed), asWanted(reader, value, writing)];
  }
  if (isArray(value)) {
    const lists = [value, value.map(asText), value.map(parsed), asWanted(reader, value, writing)];
    return value.length === 1 && value[0] !== undefined ? [...lists, ...scalars(value[0])] : lists;
  }
  const one = scalars(value);
  return isListOfOne(writing) ? [...one, ...one.map((each) => [each])] : one;
}

/** A value with each text inside it read as what the reader wants there. */
function asWanted(reader: SchemaOfSide, value: JsonValue, writing: Writing): JsonValue {
  const reading = readingOf(reader);
  if (isArray(value)) {
    const inside = writingInside(writing, "items");
    return value.map((item, index) => wantedAt(withPlaces(reader, reading.itemAt(index)), item, inside));
  }
  if (!isObject(value)) return value;
  const inside = writingInside(writing, "properties");
  const entries = Object.entries(value).flatMap(([name, each]) => {
    if (each === undefined || isNothing(each)) return [];
    return [[name, wantedAt(withPlaces(reader, reading.schemasOf(name)), each, inside)] as const];
  });
  return Object.fromEntries(entries);
}

function wantedAt(reader: SchemaOfSide, value: JsonValue, writing: Writing): JsonValue {
  const all = readingsOfText(reader, value, writing);
  return all.find((each) => isValid(reader, each) === true) ?? value;
}

/** Whether a value leaves no trace in a text. */
function isNothing(value: JsonValue): boolean {
  return value === null || (isArray(value) && value.length === 0);
}

function scalars(value: JsonValue): readonly JsonValue[] {
  return [value, asText(value), parsed(value)];
}

/** Null has no form as text. */
function asText(value: JsonValue): JsonValue {
  return typeof value === "object" ? value : String(value);
}

function parsed(value: JsonValue): JsonValue {
  if (typeof value !== "string") return value;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) return Number(value);
  return value === "true" ? true : value === "false" ? false : value;
}
