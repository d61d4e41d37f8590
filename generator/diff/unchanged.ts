import { isArray, isObject, type JsonValue, valueAt } from "../json.ts";
import type { SchemaPair } from "./compare-schema.ts";
import { pointerOfRef, type Side } from "./side.ts";

/** Says of pairs of schemas that nothing in them or below them changed, so that nobody needs to look. */
export interface Unchanged {
  has(pair: SchemaPair): boolean;
  /** Of any two values: equal, and all that they refer to as well. */
  same(left: JsonValue, right: JsonValue): boolean;
}

/**
 * Finds what two documents have in common: text that is equal and whose references all lead to the same
 * pointers, with equal text behind them. Most of a large document is the same on both sides.
 */
export function findUnchanged(base: Side, head: Side): Unchanged {
  if (base.is30 !== head.is30) return { has: () => false, same: () => false };
  const refs = new Map<string, boolean>();
  const targets = new Map<string, readonly string[]>();
  const equalAt = (pointer: string): boolean => {
    const before = refs.get(pointer);
    if (before !== undefined) return before;
    const [left, right] = [valueAt(base.document, pointer), valueAt(head.document, pointer)];
    const same = sameValue(left, right);
    refs.set(pointer, same);
    targets.set(pointer, left === undefined ? [] : refsIn(left));
    return same;
  };
  const settled = new Map<string, boolean>();
  /** Follows references from one pointer; a circle that meets nothing changed is unchanged. */
  const settle = (start: string): boolean => {
    const seen = new Set<string>();
    const queue = [start];
    for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
      if (seen.has(pointer)) continue;
      seen.add(pointer);
      const known = settled.get(pointer);
      if (known === true) continue;
      if (known === false || !equalAt(pointer)) {
        settled.set(start, false);
        return false;
      }
      queue.push(...(targets.get(pointer) ?? []));
    }
    for (const pointer of seen) settled.set(pointer, true);
    return true;
  };
  const same = (left: JsonValue, right: JsonValue): boolean =>
    sameValue(left, right) && refsIn(left).every((pointer) => settled.get(pointer) ?? settle(pointer));
  return {
    same,
    has: ({ base: [left, ...more], head: [right, ...others] }) =>
      left !== undefined &&
      right !== undefined &&
      more.length === 0 &&
      others.length === 0 &&
      same(left.value, right.value),
  };
}

function sameValue(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (isArray(left)) {
    return (
      isArray(right) &&
      left.length === right.length &&
      left.every((value, index) => sameValue(value, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  );
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
