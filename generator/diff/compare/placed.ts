import { isObject, type JsonObject, type JsonValue, pointerTo, unescapeToken } from "../../shared/json.ts";

/** A value of a document together with its JSON Pointer (RFC 6901). */
export interface Placed<Value extends JsonValue = JsonValue> {
  readonly pointer: string;
  readonly value: Value;
}

/** Which of the two documents: the one before the change or the one after it. */
export type SideName = "base" | "head";

/** Two things that belong together, one of each side. */
export interface Two<Thing> {
  readonly base: Thing;
  readonly head: Thing;
}

/** A child of an object with its pointer, when it is an object itself. */
export function childObject(placed: Placed<JsonObject>, key: string): Placed<JsonObject> | undefined {
  const value = Object.hasOwn(placed.value, key) ? placed.value[key] : undefined;
  return isObject(value) ? { pointer: pointerTo(placed.pointer, key), value } : undefined;
}

/** Every entry of an object with its pointer. */
export function entriesOf(placed: Placed<JsonObject> | undefined): readonly (readonly [string, Placed])[] {
  if (placed === undefined) return [];
  return Object.entries(placed.value).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { pointer: pointerTo(placed.pointer, key), value }] as const],
  );
}

/** A field of an object with its pointer; the object's own pointer when it is not there. */
export function field(placed: Placed<JsonObject>, key: string): Placed {
  const value = Object.hasOwn(placed.value, key) ? placed.value[key] : undefined;
  if (value === undefined) return { pointer: placed.pointer, value: null };
  return { pointer: pointerTo(placed.pointer, key), value };
}

/** The last token of a pointer, unescaped. */
export function lastToken(pointer: string): string {
  return unescapeToken(pointer.slice(pointer.lastIndexOf("/") + 1));
}

/** The pointer to what holds the thing at a pointer. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}
