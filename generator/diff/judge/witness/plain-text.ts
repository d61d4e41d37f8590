import type { JsonValue } from "../../../shared/json.ts";

/** A value as text: what has members is JSON. */
export function plainText(value: JsonValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
