import type { Spec } from "../spec.ts";
import type { Change } from "./change.ts";

export async function judgeTypes(
  _base: Spec,
  _head: Spec,
  changes: readonly Change[],
  _packageName: string,
): Promise<readonly Change[]> {
  return changes;
}
