import { isArray, isObject, type JsonValue, valueAt } from "../../shared/json.ts";
import type { Placed } from "./placed.ts";
import { refPointer } from "../../document/references.ts";
import type { SchemaPair } from "./schema-pair.ts";
import type { Side } from "./side.ts";
import { subtypesOf } from "../../document/subtypes.ts";

/** Says that nothing in two things or below them changed, so that nobody needs to look. */
export interface Unchanged {
  /** Of a pair of schemas. */
  has(pair: Pick<SchemaPair, "base" | "head">): boolean;
  /** Of what stands at a pointer in both documents. */
  at(pointer: string): boolean;
  /** Of two places, which may lie elsewhere now. */
  placed(left: Placed, right: Placed): boolean;
  /** Of any two values: equal, and all that they refer to as well. */
  same(left: JsonValue, right: JsonValue): boolean;
}

/**
 * Finds what two documents have in common: text that is equal and whose references all lead to the same
 * pointers, with equal text behind them. Most of a large document is the same on both sides.
 */
export function findUnchanged(base: Side, head: Side): Unchanged {
  if (base.is30 !== head.is30) {
    const never = (): boolean => false;
    return { has: never, at: never, placed: never, same: never };
  }
  const values = new Map<string, readonly string[] | undefined>();
  /** The references at a pointer where both have the same; each pointer is looked at once. */
  const sharedAt = (pointer: string): readonly string[] | undefined => {
    if (!values.has(pointer)) {
      const refs = sharedRefs(valueAt(base.document, pointer), valueAt(head.document, pointer));
      values.set(pointer, refs && withSubtypes(pointer, refs));
    }
    return values.get(pointer);
  };
  /** A schema with a discriminator is different when there is another schema below it. */
  const withSubtypes = (pointer: string, refs: readonly string[]): readonly string[] | undefined => {
    const schema = valueAt(base.document, pointer);
    if (!isObject(schema) || schema["discriminator"] === undefined) return refs;
    const [before, after] = [base, head].map(({ document }) =>
      subtypesOf(document, pointer).map((subtype) => subtype.pointer),
    );
    if (before === undefined || before.join("\n") !== after?.join("\n")) return undefined;
    return [...refs, ...before];
  };
  const settled = new Map<string, boolean>();
  /** Follows references from one pointer; a circle that meets nothing changed is unchanged. */
  const at = (start: string): boolean => {
    const before = settled.get(start);
    if (before !== undefined) return before;
    const seen = new Set<string>();
    const queue = [start];
    for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
      if (seen.has(pointer)) continue;
      seen.add(pointer);
      const known = settled.get(pointer);
      if (known === true) continue;
      const shared = known === false ? undefined : sharedAt(pointer);
      if (shared === undefined) {
        settled.set(start, false);
        return false;
      }
      queue.push(...shared);
    }
    for (const pointer of seen) settled.set(pointer, true);
    return true;
  };
  const same = (left: JsonValue, right: JsonValue): boolean => sharedRefs(left, right)?.every(at) ?? false;
  const placed = (left: Placed, right: Placed): boolean => {
    if (left.pointer !== right.pointer) return same(left.value, right.value);
    if (!values.has(left.pointer)) {
      const refs = sharedRefs(left.value, right.value);
      values.set(left.pointer, refs && withSubtypes(left.pointer, refs));
    }
    return at(left.pointer);
  };
  return {
    same,
    at,
    placed,
    has: ({ base: [left, ...more], head: [right, ...others] }) =>
      left !== undefined &&
      right !== undefined &&
      more.length === 0 &&
      others.length === 0 &&
      placed(left, right),
  };
}

/** The pointers that the references in two equal values lead to; undefined for values that differ. */
function sharedRefs(left: JsonValue | undefined, right: JsonValue | undefined): string[] | undefined {
  const refs: string[] = [];
  return isSame(left, right, refs) ? refs : undefined;
}

function isSame(left: JsonValue | undefined, right: JsonValue | undefined, refs: string[]): boolean {
  if (isArray(left)) {
    if (!isArray(right) || left.length !== right.length) return false;
    return left.every((value, index) => isSame(value, right[index], refs));
  }
  if (!isObject(left) || !isObject(right)) return left === right;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    const value = left[key];
    if (!Object.hasOwn(right, key) || !isSame(value, right[key], refs)) return false;
  }
  const target = refPointer(left);
  if (target !== undefined) refs.push(target);
  return true;
}
