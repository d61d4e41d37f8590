import { isArray, isObject, pointerTo, valueAt, type JsonObject } from "../../shared/json.ts";
import { refPointer } from "../references.ts";
import { versionOf } from "../spec.ts";
import type { SchemaPart, SchemaPlace, SchemaReference } from "./schema-place.ts";

/** The schemas that all apply where some schemas stand, and the references among them. */
export interface Parts {
  /** A schema comes before what it refers to and before the members of its `allOf`; each is here once. */
  readonly parts: readonly SchemaPart[];
  readonly references: readonly SchemaReference[];
  /** Where a schema says `false`: no value is valid. */
  readonly never?: string;
}

/**
 * Takes schemas apart that all apply to one value: `$ref` followed, the members of `allOf` apart, however deep.
 *
 * From 3.1 on, what stands beside a `$ref` applies too (JSON Schema 2020-12 core section 8.2.3.1); in 3.0 it is
 * ignored (Reference Object). A circle of references ends where it comes back.
 */
export function partsOf(document: JsonObject, places: readonly SchemaPlace[]): Parts {
  const ignoresSiblings = versionOf(document) === "3.0";
  const parts: SchemaPart[] = [];
  const references: SchemaReference[] = [];
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
      if (isNamed) references.push({ target, pointer, isOwn });
      const found = valueAt(document, target);
      if (found !== undefined) visit({ value: found, pointer: target }, isOwn, false);
    }
    if (isPlain || !isArray(value["allOf"])) return;
    value["allOf"].forEach((member, index) => {
      visit({ value: member, pointer: pointerTo(pointer, "allOf", index) }, false, isNamed);
    });
  };
  for (const place of places) visit(place, true, true);
  return { parts, references, ...(never === undefined ? {} : { never }) };
}
