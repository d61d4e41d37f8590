import { sameJson } from "../../shared/canonical.ts";
import { BOTH, type Directions, type Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import type { SchemaView } from "./schema-view.ts";
import type { Sources } from "./schema-view.ts";

/**
 * How values of a schema are written: as JSON, or as text in a parameter, a header, a field of a form or XML. A part is
 * one of several values of a field.
 */
export type Writing =
  "json" | "parameter" | "required parameter" | "in parameter" | "form" | "field" | "part" | "text";

/** Whether one value is written as a list of one is: as a parameter or as a field of a form. */
export function isListOfOne(writing: Writing): boolean {
  return writing === "parameter" || writing === "required parameter" || writing === "field";
}

/** Two schemas that belong together, and what the directions are below the pair that led here. */
export interface SchemaPair {
  readonly base: Sources;
  readonly head: Sources;
  readonly directions: Directions;
  readonly writing: Writing;
  /** The way down from the pair above; absent where a value that is valid there says nothing of what is above. */
  readonly step?: Step;
}

/**
 * A step from a value to what is inside it: `name` to what a property is called, `same` to the same value against one of
 * several schemas, `dependent` to the same object where it has a property.
 */
export type Step =
  | { readonly property: string }
  | { readonly pattern: string }
  | { readonly dependent: string }
  | { readonly item: number }
  | "values"
  | "contained"
  | "name"
  | "same";

/** What one pair has to say for itself, and the pairs below it. */
export interface Comparison {
  readonly observations: readonly Observation[];
  readonly children: readonly SchemaPair[];
}

/** The two views of a pair, as the comparisons of single keywords take them. */
export interface Views {
  readonly base: SchemaView;
  readonly head: SchemaView;
  readonly writing: Writing;
}

/** What is inside a value: its items, or what its properties hold. */
export type Inside = "items" | "properties";

/** The writing of what is inside a value. An object in a field of a form is JSON (OpenAPI section 4.8.15.1). */
export function writingInside(writing: Writing, inside: Inside): Writing {
  switch (writing) {
    case "parameter":
    case "required parameter":
      return "in parameter";
    case "form":
      return inside === "properties" ? "field" : "form";
    case "field":
      return inside === "items" ? "part" : "json";
    case "part":
      return "json";
    default:
      return writing;
  }
}

/** Makes an observation of a keyword that came, went or changed. */
export function keywordChange(
  views: Views,
  base: Placed | undefined,
  head: Placed | undefined,
  ids: { readonly added: RuleId; readonly removed: RuleId; readonly changed?: RuleId },
  name?: string,
): readonly Observation[] {
  const named = name === undefined ? {} : { name };
  if (base !== undefined && head !== undefined) {
    if (ids.changed === undefined || sameJson(base.value, head.value)) return [];
    return [became(ids.changed, base, head, name)];
  }
  if (head !== undefined) {
    const pointer = { base: views.base.pointer, head: head.pointer };
    return [{ kind: "added", rule: ids.added, directions: BOTH, pointer, after: head.value, ...named }];
  }
  if (base !== undefined) {
    const pointer = { base: base.pointer, head: views.head.pointer };
    return [{ kind: "removed", rule: ids.removed, directions: BOTH, pointer, before: base.value, ...named }];
  }
  return [];
}

/**
 * Whether a type's keywords can be compared. Where only one side allows the type, the change of type has
 * said it all; where neither does, somebody wrote them all the same and meant something by it.
 */
export function shareType(views: Views, type: string): boolean {
  const allows = (types: readonly string[] | undefined): boolean =>
    types === undefined || types.includes(type) || (type === "number" && types.includes("integer"));
  return allows(views.base.types) === allows(views.head.types);
}
