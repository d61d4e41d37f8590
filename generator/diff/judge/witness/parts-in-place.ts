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
import type { SchemaOfSide } from "./schema-of-side.ts";

/** A schema that says something of a value, wherever it stands: under a choice, a condition or a `not` as well. */
export interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** The schemas in place; of choices only those members that count. */
export function partsInPlace(
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

/** What parts say of a property. */
export function schemasOf(parts: readonly Part[], name: string): readonly SchemaPlace[] {
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

/** What parts say of items, wherever in a list. */
export function itemsOf(parts: readonly Part[]): readonly SchemaPlace[] {
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
