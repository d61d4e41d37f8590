import { isObject, type JsonValue } from "../../shared/json.ts";
import { sameJson } from "../../shared/canonical.ts";
import { likeness } from "../compare/match-members.ts";
import { lastToken } from "../compare/placed.ts";
import { viewOf } from "../compare/schema-view.ts";
import type { Sides } from "../compare/sides.ts";
import type { Change } from "./change.ts";

/** What can be renamed: something gone and something new of the same kind in the same place. */
const kinds: readonly {
  readonly gone: ReadonlySet<string>;
  readonly came: ReadonlySet<string>;
  readonly kind: string;
}[] = [
  { kind: "schema", gone: new Set(["schema-removed"]), came: new Set(["schema-added"]) },
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
  const [before, after] = [gone.before, came.after];
  switch (kind) {
    case "schema":
      return sameSchema(sides, gone, came, 0.7);
    case "property":
      return sameParent(gone, came) && sameSchema(sides, gone, came, 1);
    case "operation":
      return sameOperation(before, after);
    default:
      return gone.operations.join() === came.operations.join() && sameParameter(before, after);
  }
}

function sameParent(gone: Change, came: Change): boolean {
  const { base, head } = gone.fact.observation.pointer;
  const other = came.fact.observation.pointer;
  return (
    head !== undefined &&
    other.head?.startsWith(head) === true &&
    other.base !== undefined &&
    base?.startsWith(other.base) === true
  );
}

function sameSchema(sides: Sides, gone: Change, came: Change, atLeast: number): boolean {
  const { observation: before } = gone.fact;
  const { observation: after } = came.fact;
  if (before.kind !== "removed" || after.kind !== "added") return false;
  const left = [{ pointer: before.pointer.base, value: before.before ?? null }];
  const right = [{ pointer: after.pointer.head, value: after.after ?? null }];
  if (sides.shapes.base.of(left) === sides.shapes.head.of(right)) return true;
  return atLeast < 1 && likeness(viewOf(sides.base, left), viewOf(sides.head, right)) >= atLeast;
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
