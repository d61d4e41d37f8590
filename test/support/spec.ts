import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { isArray, isObject, type JsonObject, type JsonValue, valueAt } from "../../generator/shared/json.ts";

/** The path of the hand-written document. */
export const specFile: string = fileURLToPath(
  new URL("../../spec/partner-center-invoices.yaml", import.meta.url),
);

/** The document as plain data. Its references stay as they are. */
export function readSpec(): JsonObject {
  return asObject(parse(readFileSync(specFile, "utf8")), specFile);
}

/** The object at a JSON Pointer of a document, with `$ref` followed. Throws when there is none. */
export function objectAt(document: JsonObject, pointer: string): JsonObject {
  return resolve(document, asObject(valueAt(document, pointer), pointer));
}

/** What an object stands for: itself, or what its `$ref` points to, with the reference's siblings on top. */
export function resolve(document: JsonObject, object: JsonObject): JsonObject {
  const { $ref, ...siblings } = object;
  if (typeof $ref !== "string") return object;
  return { ...objectAt(document, $ref.slice(1)), ...siblings };
}

/** The entries of an object-valued property, each an object itself; none when the property is absent. */
export function entriesOf(object: JsonObject, key: string): readonly (readonly [string, JsonObject])[] {
  const value = object[key];
  if (value === undefined) return [];
  return Object.entries(asObject(value, key)).map(([name, entry]) => [name, asObject(entry, name)] as const);
}

/** The objects of an array-valued property; none when the property is absent. */
export function listOf(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key];
  if (value === undefined) return [];
  if (!isArray(value)) throw new Error(`${key} is no array`);
  return value.map((entry) => asObject(entry, key));
}

/** Narrows a value to an object. Throws, naming the place, when it is something else. */
export function asObject(value: unknown, place: string): JsonObject {
  if (!isObject(value)) throw new Error(`${place} is no object`);
  return value;
}

/** Rebuilds a value from the leaves up, giving every object to `change`. */
export function mapObjects(value: JsonValue, change: (object: JsonObject) => JsonObject): JsonValue {
  if (isArray(value)) return value.map((entry) => mapObjects(entry, change));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, entry]) =>
    entry === undefined ? [] : [[key, mapObjects(entry, change)] as const],
  );
  return change(Object.fromEntries(entries));
}
