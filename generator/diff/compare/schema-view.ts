import { isArray, isObject, type JsonObject, type JsonValue, pointerTo } from "../../shared/json.ts";
import { canonical } from "../../shared/canonical.ts";
import type { Placed } from "./placed.ts";
import type { Side } from "./side.ts";
import { type Atom, atomsOf, isNull, keyOf, type Sources } from "./sources.ts";

/** Alternatives, `null` left out. */
export interface Union {
  readonly kind: "oneOf" | "anyOf";
  readonly pointer: string;
  readonly members: readonly Placed[];
}

/**
 * A schema as the comparison sees it: `$ref` followed and `allOf` merged, each keyword with the line it
 * came from, the three spellings of null made one.
 */
export interface SchemaView {
  /** The same for the same sources. */
  readonly key: string;
  readonly pointer: string;
  /** Absent when any type is allowed; without `null`, and without `integer` beside `number`. */
  readonly types?: readonly string[];
  readonly typePointer: string;
  readonly nullable: boolean;
  readonly properties: ReadonlyMap<string, Sources>;
  /** Each required name with the pointer to the list that says so. */
  readonly required: ReadonlyMap<string, string>;
  readonly unions: readonly Union[];
  /** The values that are allowed, and whether it is a `const`, and whether others may come. */
  readonly values?: Values;
  /** Every other keyword. */
  readonly keywords: ReadonlyMap<string, Placed>;
}

export interface Values {
  readonly pointer: string;
  readonly list: readonly JsonValue[];
  readonly constant: boolean;
  readonly open: boolean;
}

const handled = new Set([
  "$ref",
  "allOf",
  "oneOf",
  "anyOf",
  "type",
  "nullable",
  "properties",
  "required",
  "enum",
  "const",
  "x-extensible-enum",
]);
const upper = new Set([
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "maxItems",
  "maxProperties",
  "maxContains",
]);
const lower = new Set([
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "minProperties",
  "minContains",
]);

/** Reads sources as one schema. */
export function viewOf(side: Side, sources: Sources): SchemaView {
  const atoms = atomsOf(side, sources);
  const pointer = atoms[0]?.pointer ?? sources[0]?.pointer ?? "";
  const types = typesOf(atoms);
  const unions = atoms.flatMap(unionsOf);
  const bare = types === undefined && unions.length === 1 ? typesOfBareUnion(unions[0]) : undefined;
  const values = valuesOf(atoms);
  const merged = types?.list ?? bare?.list;
  return {
    key: keyOf(sources),
    pointer,
    ...(merged === undefined ? {} : { types: merged }),
    typePointer: types?.pointer ?? bare?.pointer ?? pointer,
    nullable: nullableOf(atoms) || (bare?.nullable ?? false),
    properties: propertiesOf(atoms),
    required: requiredOf(atoms),
    unions: bare === undefined ? unions : [],
    ...(values === undefined ? {} : { values }),
    keywords: keywordsOf(side, atoms),
  };
}

function typeList(schema: JsonObject): readonly string[] | undefined {
  const type = schema["type"];
  const list =
    typeof type === "string" ? [type] : isArray(type) ? type.filter((one) => typeof one === "string") : [];
  if (list.length === 0) return undefined;
  // `list` holds strings only: both branches above see to it.
  return (list as readonly string[]).filter((one) => one !== "integer" || !list.includes("number"));
}

function typesOf(atoms: readonly Atom[]): { list: readonly string[]; pointer: string } | undefined {
  let merged: { list: readonly string[]; pointer: string } | undefined;
  for (const atom of atoms) {
    const types = typeList(atom.schema)?.filter((type) => type !== "null");
    if (types === undefined) continue;
    const before: readonly string[] | undefined = merged?.list;
    const both = before === undefined ? types : types.flatMap((type) => meet(type, before));
    merged = { list: both, pointer: merged?.pointer ?? `${atom.pointer}/type` };
  }
  return merged === undefined ? undefined : { ...merged, list: [...merged.list].sort() };
}

function meet(type: string, others: readonly string[]): readonly string[] {
  if (others.includes(type)) return [type];
  if (type === "integer" && others.includes("number")) return ["integer"];
  if (type === "number" && others.includes("integer")) return ["integer"];
  return [];
}

function nullableOf(atoms: readonly Atom[]): boolean {
  if (atoms.some((atom) => atom.own && atom.nullable)) return true;
  const typed = atoms.filter((atom) => atom.schema["type"] !== undefined);
  if (typed.length > 0 && typed.every((atom) => allowsNull(atom))) return true;
  const enums = atoms.filter((atom) => isArray(atom.schema["enum"]));
  return typed.length === 0 && enums.length > 0 && enums.every((atom) => enumOf(atom).includes(null));
}

function allowsNull(atom: Atom): boolean {
  const type = atom.schema["type"];
  return atom.nullable || type === "null" || (isArray(type) && type.includes("null"));
}

function enumOf(atom: Atom): readonly JsonValue[] {
  return isArray(atom.schema["enum"]) ? atom.schema["enum"] : [];
}

function unionsOf(atom: Atom): readonly Union[] {
  return (["oneOf", "anyOf"] as const).flatMap((kind) => {
    const list = atom.schema[kind];
    if (!isArray(list)) return [];
    const pointer = pointerTo(atom.pointer, kind);
    const members = list.map((value, index) => ({ value, pointer: pointerTo(pointer, index) }));
    const rest = members.filter(({ value }) => !isNull(value));
    return rest.length > 1 ? [{ kind, pointer, members: rest }] : [];
  });
}

/** A choice of nothing but types is a list of types. */
function typesOfBareUnion(
  union: Union | undefined,
): { list: readonly string[]; pointer: string; nullable: boolean } | undefined {
  if (union === undefined) return undefined;
  const lists = union.members.map(({ value }) =>
    isObject(value) && bareType(value) ? typeList(value) : undefined,
  );
  if (lists.some((list) => list === undefined)) return undefined;
  const all = [...new Set(lists.flatMap((list) => list ?? []))];
  const list = all
    .filter((type) => type !== "null" && !(type === "integer" && all.includes("number")))
    .sort();
  return { list, pointer: union.pointer, nullable: all.includes("null") };
}

const annotations = new Set(["title", "description", "example", "examples", "$comment", "externalDocs"]);

function bareType(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => key === "type" || annotations.has(key));
}

function propertiesOf(atoms: readonly Atom[]): ReadonlyMap<string, Sources> {
  const properties = new Map<string, Placed[]>();
  for (const { schema, pointer } of atoms) {
    if (!isObject(schema["properties"])) continue;
    for (const [name, value] of Object.entries(schema["properties"])) {
      if (value === undefined) continue;
      const placed = { pointer: pointerTo(pointer, "properties", name), value };
      const list = properties.get(name);
      if (list === undefined) properties.set(name, [placed]);
      else list.push(placed);
    }
  }
  return properties;
}

function requiredOf(atoms: readonly Atom[]): ReadonlyMap<string, string> {
  const required = new Map<string, string>();
  for (const { schema, pointer } of atoms) {
    if (!isArray(schema["required"])) continue;
    for (const name of schema["required"]) {
      if (typeof name === "string" && !required.has(name)) required.set(name, `${pointer}/required`);
    }
  }
  return required;
}

function valuesOf(atoms: readonly Atom[]): Values | undefined {
  let found: Values | undefined;
  for (const { schema, pointer } of atoms) {
    const open = isArray(schema["x-extensible-enum"]);
    const constant = "const" in schema && schema["const"] !== undefined;
    const keyword = constant ? "const" : open && !isArray(schema["enum"]) ? "x-extensible-enum" : "enum";
    const value = schema[keyword];
    const list = constant ? [value ?? null] : isArray(value) ? value : undefined;
    if (list === undefined) continue;
    const extension = schema["x-ms-enum"];
    const named = isObject(extension) && extension["modelAsString"] === true;
    const values = list.filter((one) => one !== null || constant);
    const texts = new Set(values.map(canonical));
    found = {
      pointer: found?.pointer ?? pointerTo(pointer, keyword),
      list: found === undefined ? values : found.list.filter((one) => texts.has(canonical(one))),
      constant: constant || (found?.constant ?? false),
      open: open || named || (found?.open ?? false),
    };
  }
  return found;
}

function keywordsOf(side: Side, atoms: readonly Atom[]): ReadonlyMap<string, Placed> {
  const keywords = new Map<string, Placed>();
  for (const atom of atoms) {
    for (const [name, placed] of plainKeywords(side, atom)) {
      const before = keywords.get(name);
      if (before === undefined || isStricter(name, placed.value, before.value)) keywords.set(name, placed);
    }
  }
  return keywords;
}

function isStricter(name: string, next: JsonValue, before: JsonValue): boolean {
  if (typeof next !== "number" || typeof before !== "number") return false;
  return upper.has(name) ? next < before : lower.has(name) && next > before;
}

/** The keywords of one atom, with 3.0's exclusive switches turned into 3.1's bounds. */
function plainKeywords(side: Side, atom: Atom): readonly (readonly [string, Placed])[] {
  const { schema, pointer } = atom;
  const found: (readonly [string, Placed])[] = [];
  for (const [name, value] of Object.entries(schema)) {
    if (value === undefined || handled.has(name)) continue;
    const plain = name.replace("exclusiveM", "m");
    const exclusive = `exclusive${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if (name.startsWith("exclusive") && typeof value === "boolean") {
      const limit = schema[plain];
      if (value && limit !== undefined)
        found.push([name, { pointer: pointerTo(pointer, plain), value: limit }]);
    } else if (!(side.is30 && schema[exclusive] === true)) {
      found.push(bridged(side, name, { pointer: pointerTo(pointer, name), value }));
    }
  }
  return found;
}

/** What OpenAPI 3.1 spells otherwise, in the spelling of 3.0, when documents of both are compared. */
function bridged(side: Side, name: string, placed: Placed): readonly [string, Placed] {
  const { pointer, value } = placed;
  if (!side.bridges) return [name, placed];
  if (name === "contentEncoding" && value === "base64") return ["format", { pointer, value: "byte" }];
  if (name === "contentMediaType" && value === "application/octet-stream")
    return ["format", { pointer, value: "binary" }];
  if (name === "examples" && isArray(value) && value.length === 1)
    return ["example", { pointer, value: value[0] ?? null }];
  return [name, placed];
}
