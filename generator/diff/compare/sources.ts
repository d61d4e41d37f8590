import { isArray, isObject, type JsonObject, type JsonValue, pointerTo, valueAt } from "../../shared/json.ts";
import type { Placed } from "./placed.ts";
import { refPointer } from "../../document/references.ts";
import type { Side } from "./side.ts";

/** The places that together make one schema: one, or several that `allOf` joins. */
export type Sources = readonly Placed[];

/** One schema of those that together make one. */
export interface Atom {
  readonly pointer: string;
  readonly schema: JsonObject;
  /** It belongs to the schema itself and did not come in through `allOf`. */
  readonly own: boolean;
  readonly nullable: boolean;
}

/** What tells sources apart: their pointers. */
export function keyOf(sources: Sources): string {
  return sources.map((source) => source.pointer).join("+");
}

/** Follows plain references, so that an inline schema and a reference to the same one share their key. */
export function resolveSources(side: Side, sources: Sources): Sources {
  const only = sources.length === 1 ? sources[0] : undefined;
  if (only === undefined) return sources;
  const seen = new Set<string>();
  let current: Placed = only;
  for (
    let pointer = plainRef(side, current.value);
    pointer !== undefined;
    pointer = plainRef(side, current.value)
  ) {
    const value = valueAt(side.document, pointer);
    if (value === undefined || seen.has(pointer)) break;
    seen.add(pointer);
    current = { pointer, value };
  }
  return [current];
}

function plainRef(side: Side, value: JsonValue): string | undefined {
  const target = refPointer(value);
  if (target === undefined || !isObject(value)) return undefined;
  return side.is30 || Object.keys(value).length === 1 ? target : undefined;
}

/** The schemas that sources consist of: `$ref` followed, the members of `allOf` apart. */
export function atomsOf(side: Side, sources: Sources): readonly Atom[] {
  const atoms: Atom[] = [];
  const seen = new Set<string>();
  const visit = ({ pointer, value }: Placed, own: boolean, nullable: boolean): void => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    if (value === false) atoms.push({ pointer, schema: { not: {} }, own, nullable });
    if (!isObject(value)) return;
    const target = refPointer(value);
    const isNullable = nullable || value["nullable"] === true;
    if (target === undefined || !side.is30) {
      const rest = Object.keys(value).some((key) => key !== "allOf" && key !== "$ref");
      if (rest) atoms.push({ pointer, schema: value, own, nullable: isNullable || lonelyNull(value) });
      const members = isArray(value["allOf"]) ? value["allOf"] : [];
      members.forEach((member, index) => {
        visit({ pointer: pointerTo(pointer, "allOf", index), value: member }, false, false);
      });
      const only = onlyMember(pointer, value);
      if (only !== undefined) visit(only, own, false);
    }
    if (target !== undefined) {
      const found = valueAt(side.document, target);
      if (found !== undefined) visit({ pointer: target, value: found }, own, false);
    }
  };
  for (const source of sources) visit(source, true, false);
  return atoms;
}

/** A union of null and one other member is that member. */
function onlyMember(pointer: string, schema: JsonObject): Placed | undefined {
  for (const kind of ["oneOf", "anyOf"] as const) {
    const list = schema[kind];
    if (!isArray(list)) continue;
    const others = list.map((value, index) => ({ value, pointer: pointerTo(pointer, kind, index) }));
    const rest = others.filter(({ value }) => !isNull(value));
    if (rest.length === 1) return rest[0];
  }
  return undefined;
}

function lonelyNull(schema: JsonObject): boolean {
  return (["oneOf", "anyOf"] as const).some((kind) => {
    const list = schema[kind];
    return isArray(list) && list.some(isNull);
  });
}

/** Whether a schema allows null and nothing else. */
export function isNull(value: JsonValue): boolean {
  if (!isObject(value)) return false;
  const type = value["type"];
  if (type === "null" || (isArray(type) && type.length === 1 && type[0] === "null")) return true;
  if (value["const"] === null) return true;
  return isArray(value["enum"]) && value["enum"].length === 1 && value["enum"][0] === null;
}
