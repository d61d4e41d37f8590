import { isArray, isObject, type JsonValue } from "../../shared/json.ts";
import { canonical } from "../../shared/canonical.ts";
import { isAnnotation } from "./annotations.ts";
import { resolveSources, type SchemaView, type Sources, viewOf } from "./schema-view.ts";
import type { Side } from "./side.ts";

/**
 * Gives shapes: text that two schemas share when they allow the same values, however they are written.
 * References are followed a few levels and stand by name below, so cycles end.
 */
export interface Shapes {
  of(sources: Sources): string;
  ofView(view: SchemaView): string;
}

const depth = 3;

/** Makes a reader of shapes for one document; it remembers what it has read. */
export function shapesOf(side: Side): Shapes {
  const known = new Map<string, string>();
  const read = (sources: Sources, left: number): string => {
    const resolved = resolveSources(side, sources);
    const view = viewOf(side, resolved);
    if (left === 0) return `…${[...view.properties.keys()].sort().join(",")}:${(view.types ?? []).join(",")}`;
    const key = `${String(left)} ${view.key}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const shape = shapeOf(view, (inner) => read(inner, left - 1));
    known.set(key, shape);
    return shape;
  };
  return {
    of: (sources) => read(sources, depth),
    ofView: (view) => shapeOf(view, (inner) => read(inner, depth - 1)),
  };
}

function shapeOf(view: SchemaView, inner: (sources: Sources) => string): string {
  const parts: string[] = [`t:${(view.types ?? ["any"]).join("|")}${view.nullable ? "?" : ""}`];
  for (const [name, sources] of [...view.properties].sort(byName)) {
    parts.push(`${JSON.stringify(name)}${view.required.has(name) ? "!" : ""}:${inner(sources)}`);
  }
  parts.push(
    ...[...view.required.keys()]
      .filter((name) => !view.properties.has(name))
      .map((name) => `!${name}`)
      .sort(),
  );
  for (const union of view.unions) {
    parts.push(
      `${union.kind}(${union.members
        .map((member) => inner([member]))
        .sort()
        .join("|")})`,
    );
  }
  if (view.values !== undefined) parts.push(`=${view.values.list.map(canonical).sort().join("|")}`);
  for (const [name, placed] of [...view.keywords].sort(byName)) {
    if (isAnnotation(name)) continue;
    parts.push(`${name}=${holdsSchema(placed.value) ? inner([placed]) : canonical(placed.value)}`);
  }
  return `{${parts.join(";")}}`;
}

function byName(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0;
}

function holdsSchema(value: JsonValue): boolean {
  return isObject(value) && !isArray(value);
}
