import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { versionOf } from "./spec.ts";

/** A node of the document with the place where it really stands. */
export interface Located<Value extends JsonValue = JsonObject> {
  readonly value: Value;
  readonly pointer: string;
}

/** More hops than this are a cycle, which loading has already refused. */
const MAX_HOPS = 1000;

/**
 * The pointer that a `$ref` of a loaded document means, or `undefined` where there is none.
 *
 * Loading has made every reference a `#` and a JSON Pointer of the one tree, percent-decoded (RFC 6901 section 6).
 * So nothing is decoded here: a name may have a `%` of its own.
 */
export function refPointer(value: JsonValue | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = value["$ref"];
  return typeof reference === "string" && reference.startsWith("#") ? reference.slice(1) : undefined;
}

/**
 * The pointer of the schema that an entry of a discriminator's mapping means: a reference, or the name of a component
 * (OpenAPI 3.1 section 4.8.25).
 */
export function mappedPointer(entry: string): string {
  return entry.startsWith("#") ? entry.slice(1) : pointerTo("/components/schemas", entry);
}

/**
 * Follows `$ref` until something else stands there. Whatever stands beside a `$ref` is left to the caller, since its
 * meaning depends on what kind of object this is.
 *
 * @returns `undefined` when there is no object at the end
 */
export function resolveNode(
  document: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
): Located | undefined {
  return chainFrom(document, value, pointer).at(-1);
}

/**
 * Follows a Reference Object (OpenAPI 3.1 section 4.8.23). Its `description` replaces that of the object it refers
 * to; in 3.0 nothing beside a `$ref` counts. A `summary` does so for Example Objects only, which show none.
 *
 * @returns `undefined` when there is no object at the end
 */
export function resolveReference(
  document: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
): Located | undefined {
  const chain = chainFrom(document, value, pointer);
  const target = chain.at(-1);
  if (target === undefined || chain.length === 1 || versionOf(document) === "3.0") return target;
  const description = chain.map((node) => node.value["description"]).find((text) => typeof text === "string");
  if (description === undefined || description === target.value["description"]) return target;
  return { ...target, value: { ...target.value, description } };
}

/**
 * A Path Item Object with what it refers to: fields may stand beside the `$ref` of a path item in every version
 * (OpenAPI 3.1 section 4.8.9). The nearest comes first; where two have the same field, it is the one that counts.
 */
export function resolvePathItem(
  document: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
): readonly Located[] {
  const chain = chainFrom(document, value, pointer);
  return chain.filter((node) => Object.keys(node.value).some((field) => field !== "$ref"));
}

/** The objects from a node to the end of its references: several where one refers to the next. Empty in a circle. */
function chainFrom(document: JsonObject, value: JsonValue | undefined, pointer: string): readonly Located[] {
  const chain: Located[] = [];
  let node: { value: JsonValue | undefined; pointer: string } = { value, pointer };
  while (isObject(node.value) && chain.length < MAX_HOPS) {
    chain.push({ value: node.value, pointer: node.pointer });
    const target = refPointer(node.value);
    if (target === undefined) return chain;
    node = { value: valueAt(document, target), pointer: target };
  }
  return [];
}
