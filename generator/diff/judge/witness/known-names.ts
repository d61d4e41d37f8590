import { mapOf } from "../../../document/schema/keywords.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import { hidingKeyword, type SchemaPlace } from "../../../document/schema/schema-place.ts";
import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import { itemsOf, type Part, partsInPlace, schemasOf } from "./parts-in-place.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/**
 * Whether a value has only properties that people have heard of: nobody sends, and nobody minds, what he has never heard
 * of. A client sends what the base declares or requires, in a member of a choice that the value is of. It minds what the
 * base declares, in a member of a choice only where the head speaks of it there as well, and has to take what the head
 * requires. Maps and closed objects of either side speak of every name, and patterns of those that match. What the
 * reader says is set or returned by the other side alone is no part of a message.
 */
export function hasKnownNames(writer: SchemaOfSide, reader: SchemaOfSide, value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return true;
  const [own, other] = [
    partsInPlace(writer, (place) => isValid(withPlaces(writer, [place]), value) === true),
    partsInPlace(reader),
  ];
  if (isArray(value)) {
    const items = [itemsOf(own), itemsOf(other)] as const;
    return value.every((item) => inside(writer, reader, items, item));
  }
  const firm = partsInPlace(reader, () => false);
  return Object.entries(value).every(([name, each]) => {
    const [mine, theirs] = [schemasOf(own, name), schemasOf(other, name)];
    if (readingOf(withPlaces(reader, theirs)).hasFlag(hidingKeyword(writer.direction))) return false;
    const isDeclared =
      writer.direction === "request"
        ? mine.length > 0
        : schemasOf(firm, name).length > 0 || requires(firm, name) || (mine.length > 0 && theirs.length > 0);
    const isKnown =
      isDeclared ||
      requires(own, name) ||
      [own, other].some((all) => limitsNames(all) || hasPatternOf(all, name));
    return isKnown && inside(writer, reader, [mine, theirs], each ?? null);
  });
}

function inside(
  writer: SchemaOfSide,
  reader: SchemaOfSide,
  [own, other]: readonly [readonly SchemaPlace[], readonly SchemaPlace[]],
  value: JsonValue,
): boolean {
  // Whoever has no schema for it has heard of anything there.
  if (own.length === 0 || (other.length === 0 && writer.direction === "response")) return true;
  return hasKnownNames(withPlaces(writer, own), withPlaces(reader, other), value);
}

/** Whether a name has to be there, or where another is. */
function requires(parts: readonly Part[], name: string): boolean {
  return parts.some(({ schema: { required, dependentRequired } }) => {
    const dependent = isObject(dependentRequired) ? Object.entries(dependentRequired).flat() : [];
    return [required, ...dependent].some((each) => each === name || (isArray(each) && each.includes(name)));
  });
}

function hasPatternOf(parts: readonly Part[], name: string): boolean {
  return parts.some(({ schema }) =>
    Object.keys(mapOf(schema, "patternProperties")).some(
      (pattern) => matchesPattern(pattern, name) !== false,
    ),
  );
}

/** Whether a map, a closed object or a number of properties speak of every name. */
function limitsNames(parts: readonly Part[]): boolean {
  return parts.some(({ schema }) =>
    ["additionalProperties", "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties"].some(
      (keyword) => schema[keyword] !== undefined && schema[keyword] !== true,
    ),
  );
}
