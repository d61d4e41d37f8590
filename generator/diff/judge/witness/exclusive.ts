import type { Choice, SchemaPlace } from "../../../document/schema/schema-place.ts";
import type { Ask } from "./inclusion.ts";
import { itemsOf, partsInPlace } from "./parts-in-place.ts";
import { type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** With more members than this, nothing is made of their excluding each other: each is held against each. */
const MOST_MEMBERS = 8;
const MOST_DEPTH = 5;

/** Keywords that speak of properties. */
const ofNames =
  /^(?:properties|patternProperties|additionalProperties|unevaluatedProperties|propertyNames|required|(?:min|max)Properties|dependen.*)$/;

/**
 * What a member of a choice is of: of `oneOf`, a value is of one member alone. Others that speak of properties are left
 * out: a value may have some that only they know, and is of none of them for that.
 */
export function withoutOthers(
  schema: SchemaOfSide,
  choice: Choice,
  member: SchemaPlace,
): readonly SchemaPlace[] {
  return [member, ...othersOf(schema, choice, member).map(excluding)];
}

/** Whether a value of a member is always one of another too, so that `oneOf` allows none that is of this member. */
export function isOfAnother(
  schema: SchemaOfSide,
  choice: Choice,
  member: SchemaPlace,
  includes: Ask,
): boolean {
  const own = withPlaces(schema, [member]);
  return othersOf(schema, choice, member).some((other) => includes(withPlaces(schema, [other]), own));
}

function othersOf(
  schema: SchemaOfSide,
  { kind, members }: Choice,
  member: SchemaPlace,
): readonly SchemaPlace[] {
  if (kind !== "oneOf" || members.length > MOST_MEMBERS) return [];
  return members.filter((other) => other !== member && !speaksOfNames(withPlaces(schema, [other])));
}

/** A schema that stands nowhere. */
function excluding({ value, pointer }: SchemaPlace): SchemaPlace {
  return { value: { not: value }, pointer: `#not ${pointer}` };
}

/** Whether a schema says something of properties, of a value or of what is in its lists. */
function speaksOfNames(schema: SchemaOfSide, depth = 0): boolean {
  if (depth > MOST_DEPTH) return true;
  const parts = partsInPlace(schema);
  return (
    parts.some(({ schema: each }) => Object.keys(each).some((keyword) => ofNames.test(keyword))) ||
    itemsOf(parts).some((place) => speaksOfNames(withPlaces(schema, [place]), depth + 1))
  );
}
