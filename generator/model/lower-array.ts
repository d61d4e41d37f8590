import type { SchemaReading } from "../document/schema/read-schema.ts";
import { closesTuple, requiredItems } from "./author-intent.ts";
import { limitsOf } from "./limits.ts";
import type { LowerContext } from "./lower-context.ts";
import { UNKNOWN, type Lowered } from "./lowered.ts";

/** An array or, where the first items have schemas of their own, a tuple (JSON Schema core section 10.3.1). */
export function lowerArray(own: SchemaReading, outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const { items } = own;
  const rest = items === undefined ? UNKNOWN : context.lower(items.rest, context);
  if (items === undefined || items.prefix.length === 0) {
    return { type: "array", items: rest, ...(context.isShape ? { limits: limitsOf(own) } : {}) };
  }
  const length = Math.min(items.prefix.length, items.maxItems ?? Number.POSITIVE_INFINITY);
  const prefix = items.prefix.slice(0, length).map((places) => context.lower(places, context));
  const isClosed = items.maxItems !== undefined && items.maxItems <= items.prefix.length;
  return {
    type: "x-tuple",
    prefix,
    required: requiredItems(own, length, items.minItems),
    ...(isClosed || closesTuple(own) ? {} : { rest }),
  };
}
