import { isArray, isObject, type JsonValue } from "../../shared/json.ts";
import { canonical, sameJson, shown } from "../../shared/canonical.ts";
import { BOTH, type Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import { keywordChange, type Views } from "./schema-pair.ts";
import type { SchemaView, Values } from "./schema-view.ts";

/** Compares enumerations, constants and defaults. */
export function compareValues(views: Views): readonly Observation[] {
  return [...compareEnums(views), ...compareNames(views), ...compareDefaults(views)];
}

/** Keywords that say what values are called in code. */
export const ENUM_NAME_KEYWORDS = ["x-ms-enum", "x-enum-varnames", "x-enumNames"] as const;

/** The values that are still there and have other names in code. */
function compareNames({ base, head }: Views): readonly Observation[] {
  const [before, after] = [namesOf(base), namesOf(head)];
  const renamed = [...before.names].flatMap(([value, name]) => {
    const now = after.names.get(value);
    return now === undefined || now === name ? [] : [`${name} is ${now}`];
  });
  if (renamed.length === 0 || before.placed === undefined || after.placed === undefined) return [];
  return [became("enum-names-changed", before.placed, after.placed, renamed.join(", "))];
}

/** What the values of an enumeration are called, by the value. */
function namesOf({ values, keywords }: SchemaView): {
  readonly names: ReadonlyMap<string, string>;
  readonly placed?: Placed;
} {
  for (const keyword of ENUM_NAME_KEYWORDS) {
    const placed = keywords.get(keyword);
    if (placed === undefined) continue;
    const { value } = placed;
    const listed = isObject(value) && isArray(value["values"]) ? value["values"].filter(isObject) : [];
    const pairs = isArray(value)
      ? (values?.list ?? []).map((each, index) => [each, value[index]] as const)
      : listed.map((entry) => [entry["value"], entry["name"]] as const);
    const names = pairs.flatMap(([each, name]) =>
      each !== undefined && typeof name === "string" ? [[canonical(each), name] as const] : [],
    );
    if (names.length > 0) return { names: new Map(names), placed };
  }
  return { names: new Map() };
}

function compareEnums(views: Views): readonly Observation[] {
  const { values: base } = views.base;
  const { values: head } = views.head;
  const [before, after] = [placed(base), placed(head)];
  // A list of known values that others may join restricts nobody.
  if ((base ?? head)?.open === true && (base === undefined || head === undefined))
    return keywordChange(views, before, after, { added: "enum-known-added", removed: "enum-known-removed" });
  if (base === undefined || head === undefined) {
    const constant = (base ?? head)?.constant === true;
    const ids = constant
      ? ({ added: "const-added", removed: "const-removed" } as const)
      : ({ added: "enum-added", removed: "enum-removed" } as const);
    return keywordChange(views, before, after, ids);
  }
  if (
    base.constant &&
    head.constant &&
    !sameJson(base.list, head.list) &&
    before !== undefined &&
    after !== undefined
  ) {
    return [became("const-changed", before, after)];
  }
  return [...compareMembers(base, head), ...compareOpenness(base, head)];
}

function placed(values: Values | undefined): Placed | undefined {
  if (values === undefined) return undefined;
  return { pointer: values.pointer, value: values.constant ? (values.list[0] ?? null) : values.list };
}

function compareMembers(base: Values, head: Values): readonly Observation[] {
  const gained = missingFrom(base.list, head.list);
  const lost = missingFrom(head.list, base.list);
  const open = base.open && head.open;
  const pointer = { base: base.pointer, head: head.pointer };
  const common = { kind: "changed", directions: BOTH, pointer, before: base.list, after: head.list } as const;
  return [
    ...(gained.length === 0
      ? []
      : [
          {
            ...common,
            rule: open ? "open-enum-values-added" : "enum-values-added",
            name: names(gained),
          } as const,
        ]),
    ...(lost.length === 0
      ? []
      : [
          {
            ...common,
            rule: open ? "open-enum-values-removed" : "enum-values-removed",
            name: names(lost),
          } as const,
        ]),
  ];
}

function missingFrom(list: readonly JsonValue[], candidates: readonly JsonValue[]): readonly JsonValue[] {
  const texts = new Set(list.map(canonical));
  return candidates.filter((candidate) => !texts.has(canonical(candidate)));
}

function names(values: readonly JsonValue[]): string {
  return [...values].map(shown).sort().join(", ");
}

function compareOpenness(base: Values, head: Values): readonly Observation[] {
  if (base.open === head.open) return [];
  const before = { pointer: base.pointer, value: base.open };
  const after = { pointer: head.pointer, value: head.open };
  return [became(head.open ? "enum-opened" : "enum-closed", before, after)];
}

function compareDefaults(views: Views): readonly Observation[] {
  const ids =
    views.writing === "parameter"
      ? ({
          added: "parameter-default-added",
          removed: "parameter-default-removed",
          changed: "parameter-default-changed",
        } as const)
      : ({ added: "default-added", removed: "default-removed", changed: "default-changed" } as const);
  return keywordChange(views, views.base.keywords.get("default"), views.head.keywords.get("default"), ids);
}
