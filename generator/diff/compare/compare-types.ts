import { sameJson } from "../../shared/canonical.ts";
import type { Observation } from "./facts.ts";
import { isWiderFormat } from "./formats.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import { isListOfOne, keywordChange, type Views, type Writing } from "./schema-pair.ts";
import type { SchemaView } from "./schema-view.ts";

/** The verdict on types; `apart` when nothing below them can be compared any more. */
export interface TypeComparison {
  readonly observations: readonly Observation[];
  readonly apart: boolean;
  /** One value in a parameter is a list of one: the value has to be compared with the items. */
  readonly becameList: boolean;
  readonly wasList: boolean;
}

/** Compares type, null and format. */
export function compareTypes(views: Views): TypeComparison {
  const rule = ruleForTypes(views);
  const types = rule === undefined ? [] : [became(rule, typesAt(views.base), typesAt(views.head))];
  return {
    observations: [...types, ...compareNull(views), ...(shareFormats(views) ? compareFormats(views) : [])],
    apart: rule === "type-changed" || rule === "type-in-text-changed",
    becameList: rule !== undefined && readsAsList(views.head, views.base, views.writing),
    wasList: rule !== undefined && readsAsList(views.base, views.head, views.writing),
  };
}

function typesAt(view: SchemaView): Placed {
  const { types, nullable, typePointer } = view;
  if (types === undefined) return { pointer: typePointer, value: "anything" };
  if (types.length === 0) return { pointer: typePointer, value: nullable ? "null" : "nothing" };
  return { pointer: typePointer, value: types };
}

function ruleForTypes({ base, head, writing }: Views): RuleId | undefined {
  const before = base.types;
  const after = head.types;
  if (before === undefined && after === undefined) return undefined;
  // A choice stands in for the type on the other side; the unions are compared by themselves.
  if (before === undefined) return "type-narrowed";
  if (after === undefined) return "type-widened";
  if (before.join() === after.join()) return undefined;
  // Nothing is left of a type that was only null, and that is in every other.
  if (contains(after, before)) return "type-widened";
  if (contains(before, after)) return "type-narrowed";
  if (writing === "json") return "type-changed";
  if (writing === "in parameter") return "type-in-text-changed";
  if (readsAs(head, base, writing)) return "type-widened";
  return readsAs(base, head, writing) ? "type-narrowed" : "type-changed";
}

function contains(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((type) => outer.includes(type) || (type === "integer" && outer.includes("number")));
}

/** In text every number is a string as well, and in a query one value is an array of one. */
function readsAs(outer: SchemaView, inner: SchemaView, writing: Writing): boolean {
  if (!isSimple(inner)) return false;
  const isAnyText = outer.types?.includes("string") === true && !restrictsText(outer);
  return isAnyText || readsAsList(outer, inner, writing);
}

function isSimple({ types }: SchemaView): boolean {
  return types !== undefined && types.every((type) => type !== "object" && type !== "array");
}

function readsAsList(outer: SchemaView, inner: SchemaView, writing: Writing): boolean {
  return isListOfOne(writing) && isSimple(inner) && outer.types?.join() === "array";
}

/** Whether not every text is allowed: then a number written as text need not be. */
function restrictsText({ keywords, values }: SchemaView): boolean {
  return (
    values !== undefined || ["format", "pattern", "minLength", "maxLength"].some((name) => keywords.has(name))
  );
}

/** Whether there are values of a type with a format on both sides. */
function shareFormats({ base, head }: Views): boolean {
  if (base.types === undefined || head.types === undefined) return true;
  return base.types.some(
    (type) => contains(head.types ?? [], [type]) || (type === "number" && head.types?.includes("integer")),
  );
}

function compareNull(views: Views): readonly Observation[] {
  const { base, head } = views;
  if (!differInNull(base, head)) return [];
  const before = { pointer: base.typePointer, value: base.nullable };
  const after = { pointer: head.typePointer, value: head.nullable };
  return [became(head.nullable ? "became-nullable" : "became-not-nullable", before, after)];
}

/** Whether only one of two schemas allows null, besides what their types say. */
export function differInNull(base: SchemaView, head: SchemaView): boolean {
  return base.nullable !== head.nullable && !admitsAnything(base) && !admitsAnything(head);
}

function admitsAnything(view: SchemaView): boolean {
  return view.types === undefined && view.unions.length === 0 && view.values === undefined && !view.nullable;
}

function compareFormats(views: Views): readonly Observation[] {
  const base = views.base.keywords.get("format");
  const head = views.head.keywords.get("format");
  if (base === undefined || head === undefined) {
    return keywordChange(views, base, head, { added: "format-added", removed: "format-removed" });
  }
  if (sameJson(base.value, head.value)) return [];
  const [before, after] = [String(base.value), String(head.value)];
  if (isWiderFormat(after, before)) return [became("format-widened", base, head)];
  if (isWiderFormat(before, after)) return [became("format-narrowed", base, head)];
  return [became("format-changed", base, head)];
}
