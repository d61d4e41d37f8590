import { NESTED_DISCRIMINATOR } from "../../document/nested-discriminator.ts";
import { sameJson, shown } from "../../shared/canonical.ts";
import { isObject, type JsonValue } from "../../shared/json.ts";
import type { Observation } from "./facts.ts";
import { became } from "./observe.ts";
import type { Placed } from "./placed.ts";
import { keywordChange, type Views } from "./schema-pair.ts";

const ids = {
  added: "nested-discriminator-value-added",
  removed: "nested-discriminator-value-removed",
  changed: "nested-discriminator-value-changed",
} as const;

/** Compares what tells the members of a union apart by a nested value: its path, and the values of members. */
export function compareNestedDiscriminators(views: Views): readonly Observation[] {
  const base = views.base.keywords.get(NESTED_DISCRIMINATOR);
  const head = views.head.keywords.get(NESTED_DISCRIMINATOR);
  const ends = keywordChange(views, base, head, {
    added: "nested-discriminator-added",
    removed: "nested-discriminator-removed",
  });
  if (base === undefined || head === undefined || !isObject(base.value) || !isObject(head.value)) return ends;
  const paths = [part(base, "path"), part(head, "path")] as const;
  const moved = sameJson(paths[0].value, paths[1].value)
    ? []
    : [became("nested-discriminator-path-changed", ...paths)];
  return [...moved, ...compareMappings(views, part(base, "mapping"), part(head, "mapping"))];
}

function part(placed: Placed, key: string): Placed {
  const value = isObject(placed.value) ? placed.value[key] : undefined;
  return { pointer: `${placed.pointer}/${key}`, value: value ?? null };
}

function compareMappings(views: Views, base: Placed, head: Placed): readonly Observation[] {
  const left = isObject(base.value) ? base.value : {};
  const right = isObject(head.value) ? head.value : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort().flatMap((name) => {
    const at = (placed: Placed, value: JsonValue | undefined): Placed | undefined =>
      value === undefined ? undefined : { pointer: placed.pointer, value };
    return keywordChange(views, at(base, left[name]), at(head, right[name]), ids, shown(name));
  });
}
