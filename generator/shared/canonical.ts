import { isArray, isObject, type JsonValue } from "./json.ts";

/** Text that is the same for equal values, whatever the order of their keys. */
export function canonical(value: JsonValue | undefined): string {
  if (value === undefined) return "";
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(",")}}`;
}

/** Whether two values are the same as JSON. */
export function sameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return left === right || canonical(left) === canonical(right);
}

/**
 * A value as a message shows it: text without quotes and lists without brackets, unless nothing were to be seen of
 * them; everything cut to a readable length.
 */
export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  const plain = typeof value === "string" ? value : isArray(value) ? value.map(shown).join(", ") : "";
  const text = plain.trim() === "" ? canonical(value) : plain;
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
