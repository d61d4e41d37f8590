import { isObject, type JsonValue } from "../../shared/json.ts";
import { sameJson } from "../../shared/canonical.ts";
import type { Added, Removed } from "../compare/facts.ts";
import { lastToken } from "../compare/placed.ts";
import type { Sides } from "../compare/sides.ts";
import type { Change } from "./change.ts";

/**
 * What can be renamed: something gone and something new of the same kind in the same place. Schemas with another name
 * are found by the comparison already.
 */
const kinds: readonly {
  readonly gone: ReadonlySet<string>;
  readonly came: ReadonlySet<string>;
  readonly kind: string;
}[] = [
  {
    kind: "property",
    gone: new Set([
      "optional-property-removed",
      "required-property-removed",
      "property-of-closed-object-removed",
      "required-property-of-closed-object-removed",
    ]),
    came: new Set(["optional-property-added", "required-property-added", "property-of-closed-object-added"]),
  },
  {
    kind: "operation",
    gone: new Set(["operation-removed", "deprecated-operation-removed"]),
    came: new Set(["operation-added"]),
  },
  {
    kind: "parameter",
    gone: new Set(["parameter-removed"]),
    came: new Set(["optional-parameter-added", "required-parameter-added"]),
  },
];

/**
 * Says of things that went what they may be called now: something that came and looks the same. It is said once, where
 * it matters, and is a hint and no more: the change stays as bad as it was.
 */
export function hintAtRenames(sides: Sides, changes: readonly Change[]): readonly Change[] {
  const hints = new Map<Change, string>();
  const taken = new Set<Change>();
  for (const { kind, gone, came } of kinds) {
    const left = changes.filter((change) => came.has(change.id));
    for (const before of changes.filter((change) => gone.has(change.id))) {
      const after = left.find((candidate) => !taken.has(candidate) && alike(sides, kind, before, candidate));
      if (after === undefined) continue;
      taken.add(after);
      hints.set(before, `It may have been renamed to ${nameOf(kind, after)}.`);
    }
  }
  return changes.map((change) => ({ ...change, hint: hints.get(change) ?? change.hint }));
}

function nameOf(kind: string, change: Change): string {
  if (kind === "operation") return change.operations[0] ?? change.pointer;
  return change.fact.observation.name ?? lastToken(change.pointer);
}

function alike(sides: Sides, kind: string, gone: Change, came: Change): boolean {
  const [before, after] = [gone.fact.observation, came.fact.observation];
  if (before.kind !== "removed" || after.kind !== "added") return false;
  switch (kind) {
    case "property":
      return sameParent(before, after) && sameSchema(sides, before, after);
    case "operation":
      return sameOperation(before.before, after.after);
    default:
      return gone.operations.join() === came.operations.join() && sameParameter(before.before, after.after);
  }
}

function sameParent({ pointer: gone }: Removed, { pointer: came }: Added): boolean {
  return isBelow(gone.base, came.base) && isBelow(came.head, gone.head);
}

function isBelow(pointer: string, parent: string | undefined): boolean {
  return parent !== undefined && pointer.startsWith(parent);
}

function sameSchema(sides: Sides, gone: Removed, came: Added): boolean {
  const left = [{ pointer: gone.pointer.base, value: gone.before ?? true }];
  const right = [{ pointer: came.pointer.head, value: came.after ?? true }];
  return sides.shapes.base.of(left) === sides.shapes.head.of(right);
}

function sameOperation(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  const named = before["operationId"] !== undefined && before["operationId"] === after["operationId"];
  return (
    named ||
    (sameJson(before["responses"], after["responses"]) &&
      sameJson(before["requestBody"], after["requestBody"]))
  );
}

function sameParameter(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  return (
    isObject(before) &&
    isObject(after) &&
    before["in"] === after["in"] &&
    sameJson(before["schema"], after["schema"])
  );
}
