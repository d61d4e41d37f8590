import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import {
  NEVER,
  UNKNOWN,
  isNever,
  isUnknown,
  unionOf,
  type Lowered,
  type LoweredProperty,
} from "./lowered.ts";
import type { LowerContext } from "./lower-context.ts";
import { isHidden } from "./reach.ts";
import { refPointer } from "../document/references.ts";
import { isNullable, propertiesOf, requiredOf, schemaList } from "./schema-object.ts";

/** More distinct property types than this in an index signature tell a reader nothing. */
const MAX_INDEX_TYPES = 6;

/** An object schema that stands inside another one. */
export function lowerObject(schema: JsonObject, outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const properties: Record<string, LoweredProperty> = Object.create(null) as Record<string, LoweredProperty>; // no prototype: a property may be called __proto__
  const own = propertiesOf(schema);
  for (const name of Object.keys(own)) {
    const property = own[name];
    if (property === undefined || isHidden(context.document, property, context.side)) continue;
    const doc = isObject(property) ? property["description"] : undefined;
    const type = context.lower(property, context);
    // openapi-typescript puts an `@enum` tag on a property that is one; a union of one is spelled the same, without.
    const plain: Lowered = "enum" in type ? { oneOf: [type] } : type;
    properties[name] = typeof doc === "string" ? { ...plain, "x-doc": doc } : plain;
  }
  const required = requiredOf(schema).filter((name) => name in properties);
  const index = indexType(schema, Object.values(properties), required.length, context);
  return {
    type: "object",
    properties,
    required,
    ...(index === undefined ? {} : { additionalProperties: index }),
  };
}

/**
 * The value type of an object's index signature (JSON Schema core section 10.3.2), or `undefined` where the
 * schema leaves other properties open without saying so.
 *
 * TypeScript wants every property to be assignable to the index signature, so the properties' types are part
 * of it; beyond a handful of them it is `unknown`.
 */
export function indexType(
  schema: JsonObject,
  properties: readonly Lowered[],
  requiredCount: number,
  context: LowerContext,
): Lowered | undefined {
  const types: Lowered[] = [];
  const patterns = schema["patternProperties"];
  if (isObject(patterns)) {
    for (const key of Object.keys(patterns)) types.push(context.lower(patterns[key], context));
  }
  const additional = schema["additionalProperties"];
  if (additional !== undefined && additional !== false) {
    types.push(context.lower(additional, context));
  }
  if (types.length === 0) return isClosedAndEmpty(schema, properties) ? NEVER : undefined;
  if (types.some(isUnknown)) return UNKNOWN;
  const all = unionOf([...types, ...properties.map(withoutDoc)].filter((type) => !isNever(type)));
  if ("oneOf" in all && all.oneOf.length > MAX_INDEX_TYPES) return UNKNOWN;
  const optional: Lowered = { type: "x-reference", text: "undefined", references: [] };
  return requiredCount < properties.length ? unionOf([all, optional]) : all;
}

function isClosedAndEmpty(schema: JsonObject, properties: readonly Lowered[]): boolean {
  return schema["additionalProperties"] === false && properties.length === 0;
}

function withoutDoc(type: LoweredProperty): Lowered {
  const { "x-doc": _, ...rest } = type;
  return rest;
}

/**
 * `required` may name properties that only a referenced member of `allOf` declares: the reference then gets
 * them made mandatory, as `Required<Pick<Pet, "name">>`.
 */
export function requiredElsewhere(schema: JsonObject, context: LowerContext): Lowered[] {
  const members = schemaList(schema, "allOf");
  const wanted = [schema, ...members].flatMap((member) => (isObject(member) ? requiredOf(member) : []));
  if (members.length === 0 || wanted.length === 0) return [];
  return members.flatMap((member) => {
    const target = refPointer(member);
    const named = target === undefined ? undefined : context.reference(target, context);
    if (target === undefined || named === undefined || !("type" in named) || named.type !== "x-reference")
      return [];
    const names = [...new Set(wanted)].filter((name) => findProperty(target, name, context) === "optional");
    if (names.length === 0) return [];
    const keys = names.map((name) => JSON.stringify(name)).join(" | ");
    // Of a union, such as one with null, TypeScript knows the keys only that all members have.
    const known = names.every((name) => isOwn(target, name, context))
      ? keys
      : `Extract<keyof ${named.text}, ${keys}>`;
    return [{ ...named, text: `Required<Pick<${named.text}, ${known}>>` }];
  });
}

function isOwn(target: string, name: string, { document }: LowerContext): boolean {
  const schema = valueAt(document, target);
  return isObject(schema) && !isNullable(schema) && Object.hasOwn(propertiesOf(schema), name);
}

/** Whether the interface for a pointer has a property, on the context's side of the wire. */
function findProperty(
  target: string,
  name: string,
  context: LowerContext,
  visited: Set<string> = new Set(),
): "required" | "optional" | undefined {
  const schema = valueAt(context.document, target);
  if (!isObject(schema) || visited.has(target)) return undefined;
  visited.add(target);
  const own = propertiesOf(schema);
  const property = Object.hasOwn(own, name) ? own[name] : undefined;
  if (property !== undefined && !isHidden(context.document, property, context.side)) {
    return requiredOf(schema).includes(name) ? "required" : "optional";
  }
  for (const parent of [refPointer(schema), ...schemaList(schema, "allOf").map(refPointer)]) {
    if (parent === undefined) continue;
    const found = findProperty(parent, name, context, visited);
    if (found !== undefined) return requiredOf(schema).includes(name) ? "required" : found;
  }
  return undefined;
}
