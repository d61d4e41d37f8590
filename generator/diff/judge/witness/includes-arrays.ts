import type { SchemaPart, SchemaPlace } from "../../../document/schema/schema-place.ts";
import { isArray, pointerTo } from "../../../shared/json.ts";
import type { Inclusion } from "./inclusion.ts";
import { numbersOf } from "./numbers.ts";
import { readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** Whether the lists of an inner schema keep to a keyword of a part of an outer one. */
export function arrayImplies(
  keyword: string,
  outer: SchemaOfSide,
  { schema, pointer }: SchemaPart,
  inner: SchemaOfSide,
  { includes }: Inclusion,
): boolean {
  const reading = readingOf(inner);
  const most = Math.min(...numbersOf(reading, "maxItems"), reading.items?.maxItems ?? Infinity);
  const least = Math.max(0, ...numbersOf(reading, "minItems"), ...reading.parts.map(leastContained));
  const limit = schema[keyword];
  switch (keyword) {
    case "minItems":
      return typeof limit !== "number" || least >= limit;
    case "maxItems":
      return typeof limit !== "number" || most <= limit;
    case "uniqueItems":
      return limit !== true || most <= 1;
  }
  const listed = isArray(schema["items"]) ? "items" : "prefixItems";
  const prefix = isArray(schema[listed]) ? schema[listed] : [];
  const rest = schema[listed === "items" ? "additionalItems" : "items"];
  const fits = (place: SchemaPlace, own: readonly SchemaPlace[]): boolean =>
    includes(withPlaces(outer, [place]), withPlaces(inner, own), "items");
  const isPrefixKept = prefix.every(
    (value, index) =>
      index >= most || fits({ value, pointer: pointerTo(pointer, listed, index) }, reading.itemAt(index)),
  );
  if (!isPrefixKept || rest === undefined || most <= prefix.length) return isPrefixKept;
  const place = {
    value: rest,
    pointer: pointerTo(pointer, listed === "items" ? "additionalItems" : "items"),
  };
  const further = reading.items?.prefix ?? [];
  return (
    further.every((own, index) => index < prefix.length || index >= most || fits(place, own)) &&
    (most <= further.length || fits(place, reading.items?.rest ?? []))
  );
}

/** Whether the lists of an inner schema contain what a part of an outer one wants, and not too much of it. */
export function containsImplied(
  outer: SchemaOfSide,
  { schema, pointer }: SchemaPart,
  inner: SchemaOfSide,
  { includes }: Inclusion,
): boolean {
  const { contains, maxContains } = schema;
  if (contains === undefined) return true;
  const wanted = withPlaces(outer, [{ value: contains, pointer: pointerTo(pointer, "contains") }]);
  const least = leastContained({ schema });
  const own = readingOf(inner);
  const most = Math.min(...numbersOf(own, "maxItems"), own.items?.maxItems ?? Infinity);
  const containedIn = (part: SchemaPart): SchemaOfSide =>
    withPlaces(inner, [
      { value: part.schema["contains"] ?? true, pointer: pointerTo(part.pointer, "contains") },
    ]);
  // Of what contains no more than a few such items, no more than a few are of a narrower kind.
  const isBounded = (limit: number): boolean =>
    most <= limit ||
    own.parts.some((part) => mostContained(part) <= limit && includes(containedIn(part), wanted, "items"));
  if (typeof maxContains === "number" && !isBounded(maxContains)) return false;
  if (least === 0) return true;
  const isFilled =
    Math.max(0, ...numbersOf(own, "minItems")) >= least &&
    includes(wanted, withPlaces(inner, own.items?.rest ?? []), "items");
  return (
    (isFilled && (own.items?.prefix.length ?? 0) === 0) ||
    own.parts.some((part) => leastContained(part) >= least && includes(wanted, containedIn(part), "items"))
  );
}

/** How many items a list has at least for `contains`. */
function leastContained({ schema }: Pick<SchemaPart, "schema">): number {
  const { contains, minContains } = schema;
  return contains === undefined ? 0 : typeof minContains === "number" ? minContains : 1;
}

function mostContained({ schema: { contains, maxContains } }: SchemaPart): number {
  return contains !== undefined && typeof maxContains === "number" ? maxContains : Infinity;
}
