import { refPointer } from "../../../document/references.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import type { Direction, SchemaPlace } from "../../../document/schema/schema-place.ts";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerTo,
  valueAt,
} from "../../../shared/json.ts";
import { isValid, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** A schema that says something of a value, wherever it stands: under a choice, a condition or a `not` as well. */
interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/**
 * Whether a value has only properties that people have heard of. Whoever writes it declares or requires them, in a
 * member of a choice that the value is of; and so does the base, or they are of a map, a pattern or a closed object on
 * either side. Nobody sends, and nobody minds, what he has never heard of.
 *
 * @param writer who makes the value: with the base for a request, with the head for an answer
 */
export function hasKnownNames(writer: SchemaOfSide, reader: SchemaOfSide, value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return true;
  const [own, other] = [partsInPlace(writer, value), partsInPlace(reader)];
  if (isArray(value)) {
    const items = [itemsOf(own), itemsOf(other)] as const;
    return value.every((item) => inside(writer, reader, items, item));
  }
  return Object.entries(value).every(([name, each]) => {
    const [mine, theirs] = [schemasOf(own, name), schemasOf(other, name)];
    if (!isSpokenOf(own, other, name, writer.direction)) return false;
    return inside(writer, reader, [mine, theirs], each ?? null);
  });
}

function isSpokenOf(
  own: readonly Part[],
  other: readonly Part[],
  name: string,
  direction: Direction,
): boolean {
  if (limitsNames(own) || limitsNames(other)) return true;
  if (requires(own, name)) return true;
  if (schemasOf(own, name).length === 0) return false;
  return direction === "request" || schemasOf(other, name).length > 0 || requires(other, name);
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

/** The schemas in place; of a choice only those members that a value is of, where one is given. */
function partsInPlace(side: SchemaOfSide, ofValue?: JsonValue): readonly Part[] {
  const { document, places } = side;
  const found = new Map<string, Part>();
  const visit = (value: JsonValue | undefined, pointer: string): void => {
    if (!isObject(value) || found.has(pointer)) return;
    found.set(pointer, { schema: value, pointer });
    const target = refPointer(value);
    if (target !== undefined) visit(valueAt(document, target), target);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const list = value[keyword];
      for (const [index, member] of isArray(list) ? list.entries() : []) {
        const place = { value: member, pointer: pointerTo(pointer, keyword, index) };
        const isPart = keyword === "allOf" || ofValue === undefined;
        if (isPart || isValid(withPlaces(side, [place]), ofValue) === true) visit(member, place.pointer);
      }
    }
    for (const keyword of ["not", "if", "then", "else"]) visit(value[keyword], pointerTo(pointer, keyword));
    const dependent = value["dependentSchemas"];
    if (isObject(dependent))
      for (const [name, each] of Object.entries(dependent))
        visit(each, pointerTo(pointer, "dependentSchemas", name));
  };
  for (const { value, pointer } of places) visit(value, pointer);
  return [...found.values()];
}

function schemasOf(parts: readonly Part[], name: string): readonly SchemaPlace[] {
  return parts.flatMap(({ schema: { properties, patternProperties, additionalProperties }, pointer }) => {
    const found: SchemaPlace[] = [];
    if (isObject(properties) && Object.hasOwn(properties, name))
      found.push({ value: properties[name] ?? true, pointer: pointerTo(pointer, "properties", name) });
    for (const [pattern, value] of isObject(patternProperties) ? Object.entries(patternProperties) : [])
      if (matchesPattern(pattern, name) !== false)
        found.push({ value: value ?? true, pointer: pointerTo(pointer, "patternProperties", pattern) });
    if (found.length === 0 && isObject(additionalProperties))
      found.push({ value: additionalProperties, pointer: pointerTo(pointer, "additionalProperties") });
    return found;
  });
}

function itemsOf(parts: readonly Part[]): readonly SchemaPlace[] {
  return parts.flatMap(({ schema, pointer }) => {
    const prefix = schema["prefixItems"];
    const listed = isArray(prefix)
      ? prefix.map((value, index) => ({ value, pointer: pointerTo(pointer, "prefixItems", index) }))
      : [];
    const others = ["items", "contains", "unevaluatedItems"].flatMap((keyword) => {
      const value = schema[keyword];
      return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, keyword) }];
    });
    return [...listed, ...others];
  });
}

/** Whether a name has to be there, or where another is. */
function requires(parts: readonly Part[], name: string): boolean {
  return parts.some(({ schema: { required, dependentRequired } }) => {
    const dependent = isObject(dependentRequired) ? Object.entries(dependentRequired).flat() : [];
    return [required, ...dependent].some((each) => each === name || (isArray(each) && each.includes(name)));
  });
}

/** Whether a map, a closed object, patterns or a number of properties speak of every name. */
function limitsNames(parts: readonly Part[]): boolean {
  return parts.some(({ schema }) =>
    ["additionalProperties", "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties"].some(
      (keyword) => schema[keyword] !== undefined && schema[keyword] !== true,
    ),
  );
}
