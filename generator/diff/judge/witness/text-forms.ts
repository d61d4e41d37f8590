import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import type { Writing } from "../../compare/schema-pair.ts";

/**
 * The values that a reader may take a written value for: JSON is itself, and text is text, a number or a truth value,
 * whatever the schema of the reader asks for. One value of a parameter is a list of one.
 */
export function readingsOfText(value: JsonValue, writing: Writing): readonly JsonValue[] {
  if (writing === "json") return [value];
  if (isArray(value)) {
    const lists = [value, value.map(asText), value.map(parsed)];
    return value.length === 1 && value[0] !== undefined ? [...lists, ...scalars(value[0])] : lists;
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([name, each]) => [name, each ?? null] as const);
    const mapped = (change: (each: JsonValue) => JsonValue): JsonValue =>
      Object.fromEntries(entries.map(([name, each]) => [name, change(each)]));
    return [value, mapped(asText), mapped(parsed)];
  }
  const one = scalars(value);
  return writing === "text" ? one : [...one, ...one.map((each) => [each])];
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
