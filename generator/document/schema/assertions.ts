import { canonical } from "../../shared/canonical.ts";
import type { JsonObject, JsonValue } from "../../shared/json.ts";
import { isMultipleOf } from "../../shared/multiple.ts";
import type { Validity } from "./outcome.ts";
import { matchesPattern } from "./patterns.ts";

/** Keywords that look at one value alone (JSON Schema 2020-12 validation section 6). */

/** `multipleOf` and the bounds of a number (section 6.2). */
export function numberFits(schema: JsonObject, value: number, is30: boolean): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isBelow = (limit: JsonValue | undefined, orEqual: boolean): boolean =>
    typeof limit === "number" && (value < limit || (orEqual && value === limit));
  const isAbove = (limit: JsonValue | undefined, orEqual: boolean): boolean =>
    typeof limit === "number" && (value > limit || (orEqual && value === limit));
  // In 3.0 the exclusive keywords are switches.
  if (
    isBelow(minimum, is30 && exclusiveMinimum === true) ||
    isAbove(maximum, is30 && exclusiveMaximum === true)
  )
    return false;
  if (isBelow(exclusiveMinimum, true) || isAbove(exclusiveMaximum, true)) return false;
  return typeof multipleOf !== "number" || multipleOf <= 0 || isMultipleOf(value, multipleOf);
}

/** The lengths, in code points, and the pattern of a string (section 6.3). */
export function textFits(schema: JsonObject, value: string): Validity {
  if (!within(schema, "minLength", "maxLength", [...value].length)) return false;
  return typeof schema["pattern"] === "string" ? matchesPattern(schema["pattern"], value) : true;
}

/** The lengths of an array, and whether its items differ (section 6.4). */
export function arrayFits(schema: JsonObject, value: readonly JsonValue[]): boolean {
  if (!within(schema, "minItems", "maxItems", value.length)) return false;
  return schema["uniqueItems"] !== true || new Set(value.map(canonical)).size === value.length;
}

/** Whether a size is between the limits that two keywords set. */
export function within(schema: JsonObject, least: string, most: string, size: number): boolean {
  const [minimum, maximum] = [schema[least], schema[most]];
  return !(typeof minimum === "number" && size < minimum) && !(typeof maximum === "number" && size > maximum);
}
