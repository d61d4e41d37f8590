import { isArray, isObject, type JsonObject, type JsonValue, valueAt } from "../../json.ts";
import type { Placed } from "./placed.ts";
import type { Side } from "./side.ts";

/** The `$ref` of a value, when it has one. */
export function refOf(value: JsonValue | undefined): string | undefined {
  return isObject(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
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

/** The pointers that the references in a value lead to. */
export function refsIn(value: JsonValue): readonly string[] {
  const found: string[] = [];
  const queue: JsonValue[] = [value];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (isArray(next)) queue.push(...next);
    else if (isObject(next)) {
      for (const [key, inner] of Object.entries(next)) {
        if (key === "$ref" && typeof inner === "string") found.push(pointerOfRef(inner));
        else if (inner !== undefined) queue.push(inner);
      }
    }
  }
  return found;
}
