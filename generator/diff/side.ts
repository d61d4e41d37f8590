import { isObject, type JsonObject, type JsonValue, unescapeToken, valueAt } from "../json.ts";
import type { Spec } from "../spec.ts";

/** A value of a document together with where it stands. */
export interface Placed<Value extends JsonValue = JsonValue> {
  readonly pointer: string;
  readonly value: Value;
}

/** One of the two documents, with what the comparison asks of it again and again. */
export interface Side {
  readonly spec: Spec;
  readonly document: JsonObject;
  /** In OpenAPI 3.0 nothing beside a `$ref` counts, and `exclusiveMaximum` is a switch. */
  readonly is30: boolean;
  /** The other document is of another generation, where some things are spelled differently. */
  readonly bridges: boolean;
}

/** Makes a side of a loaded document. */
export function sideOf(spec: Spec, other: Spec = spec): Side {
  const is30 = spec.version === "3.0";
  return { spec, document: spec.document, is30, bridges: is30 !== (other.version === "3.0") };
}

/** The pointer that a `$ref` of a loaded document means (URI fragments may be percent-encoded). */
export function pointerOfRef(ref: string): string {
  const fragment = ref.slice(ref.indexOf("#") + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The `$ref` of a value, when it has one. */
export function refOf(value: JsonValue | undefined): string | undefined {
  return isObject(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
}

/** Follows `$ref` after `$ref` to an object: the thing itself, or undefined when there is none (or a circle). */
export function follow(side: Side, placed: Placed): Placed<JsonObject> | undefined {
  const seen = new Set<string>();
  let { pointer, value }: { pointer: string; value: JsonValue | undefined } = placed;
  for (let ref = refOf(value); ref !== undefined; ref = refOf(value)) {
    if (seen.has(ref)) return undefined;
    seen.add(ref);
    pointer = pointerOfRef(ref);
    value = valueAt(side.document, pointer);
  }
  return isObject(value) ? { pointer, value } : undefined;
}

/** The last token of a pointer, unescaped. */
export function lastToken(pointer: string): string {
  return unescapeToken(pointer.slice(pointer.lastIndexOf("/") + 1));
}

/** The pointer to what holds the thing at a pointer. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** A child of an object with its pointer, when it is an object itself. */
export function childObject(placed: Placed<JsonObject>, key: string): Placed<JsonObject> | undefined {
  const value = Object.hasOwn(placed.value, key) ? placed.value[key] : undefined;
  return isObject(value) ? { pointer: `${placed.pointer}/${escape(key)}`, value } : undefined;
}

/** Every entry of an object with its pointer. */
export function entriesOf(placed: Placed<JsonObject> | undefined): readonly (readonly [string, Placed])[] {
  if (placed === undefined) return [];
  return Object.entries(placed.value).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { pointer: `${placed.pointer}/${escape(key)}`, value }] as const],
  );
}

function escape(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
