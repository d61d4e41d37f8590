import { isUnknown, type Lowered } from "./lowered.ts";

/** Whether TypeScript surely takes a value of one type for one of another. */
export function isAssignable(narrow: Lowered, wide: Lowered): boolean {
  if (isUnknown(wide) || sameType(narrow, wide)) return true;
  if ("oneOf" in narrow) return narrow.oneOf.every((each) => isAssignable(each, wide));
  if ("enum" in narrow) return narrow.enum.every((value) => isLiteralOf(value, wide));
  if ("oneOf" in wide) return wide.oneOf.some((each) => isAssignable(narrow, each));
  if ("allOf" in narrow) return narrow.allOf.some((each) => isAssignable(each, wide));
  if (!("type" in narrow) || !("type" in wide)) return false;
  if (narrow.type === "x-never") return true;
  return narrow.type === "array" && wide.type === "array" && isAssignable(narrow.items, wide.items);
}

function isLiteralOf(value: unknown, wide: Lowered): boolean {
  if ("oneOf" in wide) return wide.oneOf.some((each) => isLiteralOf(value, each));
  if ("enum" in wide) return wide.enum.includes(value as (typeof wide.enum)[number]); // compared by identity only
  return "type" in wide && (wide.type === typeof value || (wide.type === "null" && value === null));
}

export function sameType(left: Lowered, right: Lowered): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
