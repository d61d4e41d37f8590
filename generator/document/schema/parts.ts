import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { refPointer } from "../references.ts";
import { versionOf } from "../spec.ts";
import type { SchemaPart, SchemaPlace, SchemaReference } from "./schema-place.ts";

/** The schemas that all apply where some schemas stand, and the references among them. */
export interface Parts {
  /** A schema comes before what it refers to and before the members of its `allOf`; each is here once. */
  readonly parts: readonly SchemaPart[];
  readonly references: readonly SchemaReference[];
  /** Those of the references that were not followed. */
  readonly kept: readonly SchemaReference[];
  /** Where a schema says `false`: no value is valid. */
  readonly never?: string;
}

/**
 * Takes schemas apart that all apply to one value: `$ref` followed, the members of `allOf` apart, however deep.
 *
 * From 3.1 on, what stands beside a `$ref` applies too (JSON Schema 2020-12 core section 8.2.3.1); in 3.0 it is
 * ignored (Reference Object). A circle of references ends where it comes back.
 *
 * @param isKept whether a reference stays one. What is kept is not followed; what stands behind those that are followed
 *   counts as if it stood here, with its own references
 */
export function partsOf(
  document: JsonObject,
  places: readonly SchemaPlace[],
  isKept?: (target: string) => boolean,
): Parts {
  const [only] = places;
  if (only !== undefined && places.length === 1 && standsAlone(only.value)) {
    return onePart(only.value, only.pointer);
  }
  const ignoresSiblings = versionOf(document) === "3.0";
  const parts: SchemaPart[] = [];
  const references: SchemaReference[] = [];
  const kept: SchemaReference[] = [];
  const seen = new Set<string>();
  let never: string | undefined;
  const visit = ({ value, pointer }: SchemaPlace, isOwn: boolean, isNamed: boolean): void => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    if (value === false) never ??= pointer;
    if (!isObject(value)) return;
    const target = refPointer(value);
    const isPlain = target !== undefined && ignoresSiblings;
    if (!isPlain && Object.keys(value).some((key) => key !== "$ref" && key !== "allOf")) {
      parts.push({ pointer, schema: value, isOwn });
    }
    if (target !== undefined) {
      const reference = { target, pointer, isOwn };
      if (isNamed) references.push(reference);
      const found = valueAt(document, target);
      if (isKept?.(target) === true) kept.push(reference);
      else if (found !== undefined) visit({ value: found, pointer: target }, isOwn, isKept !== undefined);
    }
    if (isPlain || !isArray(value["allOf"])) return;
    value["allOf"].forEach((member, index) => {
      visit({ value: member, pointer: pointerTo(pointer, "allOf", index) }, false, isNamed);
    });
  };
  for (const place of places) visit(place, true, true);
  return { parts, references, kept, ...(never === undefined ? {} : { never }) };
}

const NONE: readonly never[] = [];

/** Whether a schema refers to nothing and has no `allOf`, as most do. */
function standsAlone(value: JsonValue): value is JsonObject {
  return isObject(value) && value["$ref"] === undefined && value["allOf"] === undefined;
}

function onePart(schema: JsonObject, pointer: string): Parts {
  const isEmpty = Object.keys(schema).length === 0;
  return { parts: isEmpty ? NONE : [{ pointer, schema, isOwn: true }], references: NONE, kept: NONE };
}
