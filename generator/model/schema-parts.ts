import { refPointer } from "../document/references.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { SchemaPart, SchemaPlace } from "../document/schema/schema-place.ts";
import { versionOf } from "../document/spec.ts";
import { schemaList } from "./schema-object.ts";

/** A schema that is an object, and where it stands. */
export type Part = Pick<SchemaPart, "schema" | "pointer">;

const COMPOSITIONS = ["allOf", "oneOf", "anyOf"] as const;

/**
 * The schemas that have a say in the same value as the given ones: what they refer to, and what `allOf`, `oneOf` and
 * `anyOf` are made of; each once. What stands beside a `$ref` counts from 3.1 on.
 */
export function partsOf(document: JsonObject, places: readonly SchemaPlace[]): Part[] {
  const parts = new Map<string, Part>();
  const pending = places.toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: schema, pointer } = next;
    if (!isObject(schema) || parts.has(pointer)) continue;
    parts.set(pointer, { schema: hidesSiblings(document, schema) ? {} : schema, pointer });
    pending.push(...neighboursOf(document, schema, pointer).toReversed());
  }
  return [...parts.values()];
}

function neighboursOf(document: JsonObject, schema: JsonObject, pointer: string): SchemaPlace[] {
  const target = refPointer(schema);
  const referred =
    target === undefined ? [] : [{ value: valueAt(document, target) ?? true, pointer: target }];
  if (hidesSiblings(document, schema)) return referred;
  const composed = COMPOSITIONS.flatMap((keyword) =>
    schemaList(schema, keyword).map((member, index) => ({
      value: member,
      pointer: pointerTo(pointer, keyword, index),
    })),
  );
  return [...referred, ...composed];
}

/** OpenAPI 3.0 ignores what stands beside a `$ref`. */
export function hidesSiblings(document: JsonObject, schema: JsonObject): boolean {
  return refPointer(schema) !== undefined && versionOf(document) === "3.0";
}

/** The schemas one step further than others: of each property, of those without a name, and of the items. */
export interface Children {
  readonly properties: ReadonlyMap<string, readonly SchemaPlace[]>;
  readonly others: readonly SchemaPlace[];
  readonly items: readonly SchemaPlace[];
}

/** The schemas one step further: of each property, of every property that is not named, and of the items. */
export function childrenOf(document: JsonObject, places: readonly SchemaPlace[]): Children {
  const parts = partsOf(document, places);
  const properties = new Map<string, SchemaPlace[]>();
  const add = (name: string, found: readonly SchemaPlace[]): void => {
    const known = properties.get(name);
    if (known === undefined) properties.set(name, [...found]);
    else known.push(...found);
  };
  for (const part of parts) {
    const named = mapOf(part.schema, "properties");
    for (const name of Object.keys(named)) add(name, childAt(part, named[name], "properties", name));
  }
  for (const part of parts) {
    const others = othersOf(part);
    if (others.length === 0) continue;
    const named = mapOf(part.schema, "properties");
    for (const name of properties.keys()) if (!Object.hasOwn(named, name)) add(name, others);
  }
  return { properties, others: parts.flatMap(othersOf), items: parts.flatMap(itemsOf) };
}

function mapOf(schema: JsonObject, keyword: string): JsonObject {
  const map = schema[keyword];
  return isObject(map) ? map : {};
}

/** A name may match a pattern or not: both are looked at. */
function othersOf(part: Part): SchemaPlace[] {
  const patterns = mapOf(part.schema, "patternProperties");
  return [
    ...childAt(part, part.schema["additionalProperties"], "additionalProperties"),
    ...Object.keys(patterns).flatMap((pattern) => childAt(part, patterns[pattern], "patternProperties", pattern)),
  ]; // prettier-ignore
}

function itemsOf(part: Part): SchemaPlace[] {
  const lists = ["items", "prefixItems"].flatMap((keyword) => {
    const value = part.schema[keyword];
    if (!isArray(value)) return childAt(part, value, keyword);
    return value.flatMap((item, index) => childAt(part, item, keyword, index));
  });
  return [...lists, ...childAt(part, part.schema["additionalItems"], "additionalItems")];
}

function childAt(
  { pointer }: Part,
  schema: JsonValue | undefined,
  ...tokens: readonly (string | number)[]
): SchemaPlace[] {
  return isObject(schema) ? [{ value: schema, pointer: pointerTo(pointer, ...tokens) }] : [];
}
