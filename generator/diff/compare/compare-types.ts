import { sameJson } from "../../shared/canonical.ts";
import type { Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import { keywordChange, type Views, type Writing } from "./schema-pair.ts";
import type { SchemaView } from "./schema-view.ts";

/** The verdict on types; `apart` when nothing below them can be compared any more. */
export interface TypeComparison {
  readonly observations: readonly Observation[];
  readonly apart: boolean;
}

/** Compares type, null and format. */
export function compareTypes(views: Views): TypeComparison {
  const rule = ruleForTypes(views);
  const types = rule === undefined ? [] : [became(rule, typesAt(views.base), typesAt(views.head))];
  return {
    observations: [...types, ...compareNull(views), ...(rule === undefined ? compareFormats(views) : [])],
    apart: rule === "type-changed" || rule === "type-in-text-changed",
  };
}

function typesAt(view: SchemaView): Placed {
  return { pointer: view.typePointer, value: view.types === undefined ? "anything" : view.types };
}

function ruleForTypes({ base, head, writing }: Views): RuleId | undefined {
  const before = base.types;
  const after = head.types;
  if (before === undefined && after === undefined) return undefined;
  // A choice stands in for the type on the other side; the unions are compared by themselves.
  if (before === undefined) return "type-narrowed";
  if (after === undefined) return "type-widened";
  if (before.join() === after.join()) return undefined;
  // Nothing is left of a type that was only null.
  if (before.length === 0 || after.length === 0)
    return before.length === 0 ? "type-widened" : "type-narrowed";
  if (contains(after, before)) return "type-widened";
  if (contains(before, after)) return "type-narrowed";
  if (writing === "json") return "type-changed";
  if (writing === "in parameter") return "type-in-text-changed";
  if (readsAs(after, before, writing)) return "type-widened";
  return readsAs(before, after, writing) ? "type-narrowed" : "type-changed";
}

function contains(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.every((type) => outer.includes(type) || (type === "integer" && outer.includes("number")));
}

/** In text every number is a string as well, and in a query one value is an array of one. */
function readsAs(outer: readonly string[], inner: readonly string[], writing: Writing): boolean {
  const simple = inner.every((type) => type !== "object" && type !== "array");
  return simple && (outer.includes("string") || (writing === "parameter" && outer.includes("array")));
}

function compareNull(views: Views): readonly Observation[] {
  const { base, head } = views;
  if (base.nullable === head.nullable || admitsAnything(base) || admitsAnything(head)) return [];
  const before = { pointer: base.typePointer, value: base.nullable };
  const after = { pointer: head.typePointer, value: head.nullable };
  return [became(head.nullable ? "became-nullable" : "became-not-nullable", before, after)];
}

function admitsAnything(view: SchemaView): boolean {
  return view.types === undefined && view.unions.length === 0 && view.values === undefined && !view.nullable;
}

/** Each format with the formats whose values it allows too. */
const wider: Readonly<Record<string, readonly string[]>> = {
  int64: ["int8", "int16", "int32", "uint8", "uint16", "uint32"],
  int32: ["int8", "int16", "uint8", "uint16"],
  double: ["float"],
  uri: ["url"],
  "uri-reference": ["uri", "url"],
  iri: ["uri", "url"],
};

function compareFormats(views: Views): readonly Observation[] {
  const base = views.base.keywords.get("format");
  const head = views.head.keywords.get("format");
  if (base === undefined || head === undefined) {
    return keywordChange(views, base, head, { added: "format-added", removed: "format-removed" });
  }
  if (sameJson(base.value, head.value)) return [];
  const [before, after] = [String(base.value), String(head.value)];
  if (wider[after]?.includes(before) === true) return [became("format-widened", base, head)];
  if (wider[before]?.includes(after) === true) return [became("format-narrowed", base, head)];
  return [became("format-changed", base, head)];
}
