import { isArray, pointerTo } from "../../shared/json.ts";
import { entriesAt } from "./keywords.ts";
import type { SchemaPart, SchemaPlace } from "./schema-place.ts";

/** How an array begins, and what comes then. */
export interface Items {
  /** The schemas of the first items, by position. */
  readonly prefix: readonly (readonly SchemaPlace[])[];
  /** The schemas of all others; empty where they may be anything. */
  readonly rest: readonly SchemaPlace[];
  readonly minItems: number;
  /** `undefined` where there is no limit, by `maxItems` or by a schema `false` for what comes behind the prefix. */
  readonly maxItems: number | undefined;
}

/** `prefixItems` and `items`; a list under `items` with `additionalItems` is what older documents have in their place. */
export function readItems(parts: readonly SchemaPart[]): Items | undefined {
  const prefix: SchemaPlace[][] = [];
  const rest: SchemaPlace[] = [];
  let [minItems, maxItems, speaks, isClosed] = [0, Number.POSITIVE_INFINITY, false, false];
  for (const { schema, pointer } of parts) {
    const listed = isArray(schema["items"]) ? "items" : "prefixItems";
    const own = isArray(schema[listed]) ? schema[listed] : [];
    const others = entriesAt(schema, listed === "items" ? "additionalItems" : "items", pointer);
    speaks ||= own.length > 0 || others.length > 0;
    own.forEach((value, index) => {
      (prefix[index] ??= []).push({ value, pointer: pointerTo(pointer, listed, index) });
    });
    rest.push(...others);
    if (others.some(({ value }) => value === false)) maxItems = Math.min(maxItems, own.length);
    isClosed ||= schema["unevaluatedItems"] === false;
    if (typeof schema["maxItems"] === "number") maxItems = Math.min(maxItems, schema["maxItems"]);
    if (typeof schema["minItems"] === "number") minItems = Math.max(minItems, schema["minItems"]);
  }
  if (!speaks) return undefined;
  // It speaks of what none of the parts has a schema for (core section 11.2).
  if (isClosed && rest.length === 0) maxItems = Math.min(maxItems, prefix.length);
  // What a part says of all items behind its own prefix, it says of those in the longer prefix of another part too.
  const whole = prefix.map((places, index) => [...places, ...restFor(parts, index)]);
  return { prefix: whole, rest, minItems, maxItems: Number.isFinite(maxItems) ? maxItems : undefined };
}

function restFor(parts: readonly SchemaPart[], index: number): SchemaPlace[] {
  return parts.flatMap(({ schema, pointer }) => {
    const { prefixItems, items } = schema;
    const isBehind = index >= (isArray(prefixItems) ? prefixItems.length : 0);
    return isBehind && !isArray(items) ? entriesAt(schema, "items", pointer) : [];
  });
}
