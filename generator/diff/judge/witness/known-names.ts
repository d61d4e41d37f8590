import { refPointer } from "../../../document/references.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import type { SchemaPlace } from "../../../document/schema/schema-place.ts";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerTo,
  valueAt,
} from "../../../shared/json.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** A schema that says something of a value, wherever it stands: under a choice, a condition or a `not` as well. */
interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/**
 * Whether a value has only properties that people have heard of: nobody sends, and nobody minds, what he has never heard
 * of. A client sends what the base declares or requires, in a member of a choice that the value is of. It minds what the
 * base declares, in a member of a choice only where the head speaks of it there as well, and has to take what the head
 * requires. Maps, patterns and closed objects of either side speak of every name. What the reader says is set or
 * returned by the other side alone is no part of a message.
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
  const flag = writer.direction === "request" ? "readOnly" : "writeOnly";
  return Object.entries(value).every(([name, each]) => {
    const [mine, theirs] = [schemasOf(own, name), schemasOf(other, name)];
    if (readingOf(withPlaces(reader, theirs)).hasFlag(flag)) return false;
    const isDeclared =
      writer.direction === "request"
        ? mine.length > 0
        : schemasOf(firm, name).length > 0 || requires(firm, name) || (mine.length > 0 && theirs.length > 0);
    const isKnown = isDeclared || requires(own, name) || limitsNames(own) || limitsNames(other);
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

/** The schemas in place; of choices only those members that count. */
function partsInPlace(
  { document, places }: SchemaOfSide,
  counts: (member: SchemaPlace) => boolean = () => true,
): readonly Part[] {
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
        if (keyword === "allOf" || counts(place)) visit(member, place.pointer);
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
