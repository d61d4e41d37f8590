import { isNullSchema, readSchema, type SchemaReading } from "../../document/schema/read-schema.ts";
import type { Choice, SchemaPart } from "../../document/schema/schema-place.ts";
import { refPointer } from "../../document/references.ts";
import { isArray, isObject, type JsonObject, type JsonValue, pointerTo, valueAt } from "../../shared/json.ts";
import type { Placed } from "./placed.ts";
import { isAnnotation } from "./annotations.ts";
import type { Side } from "./side.ts";

/** The places that together make one schema: one, or several that all apply. */
export type Sources = readonly Placed[];

/** Alternatives, `null` left out. */
export type Union = Choice;

/**
 * A schema as the comparison sees it: what its reading says, each keyword with the line that it came from, and null
 * beside the rest, in whichever of its spellings.
 */
export interface SchemaView {
  /** The same for the same sources. */
  readonly key: string;
  readonly pointer: string;
  /** Absent when any type is allowed; without `null`, and without `integer` beside `number`. */
  readonly types?: readonly string[];
  readonly typePointer: string;
  readonly nullable: boolean;
  /** Bytes rather than text, in the words of 3.0 or of 3.1. */
  readonly isBinary: boolean;
  readonly properties: ReadonlyMap<string, Sources>;
  /** What every item that has no schema of its own must match. */
  readonly items: Sources;
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
  const reading = besideNull(side.document, sources);
  const { pointer, values } = reading;
  const unions = unionsOf(side.document, reading);
  const own = reading.types?.filter((type) => type !== "null");
  const [union, ...others] = unions;
  const bare =
    own === undefined && union !== undefined && others.length === 0 ? typesOfBareUnion(union) : undefined;
  const types = own ?? bare?.list;
  return {
    key: keyOf(sources),
    pointer,
    ...(types === undefined ? {} : { types: [...types].sort() }),
    typePointer: reading.typePointer ?? bare?.pointer ?? pointer,
    nullable: isNullable(side.document, reading) || (bare?.nullable ?? false),
    isBinary: reading.isBinary,
    properties: propertiesOf(reading),
    items: reading.items?.rest ?? [],
    required: reading.required,
    unions: bare === undefined ? unions : [],
    ...(values === undefined ? {} : { values: valuesOf(values) }),
    keywords: keywordsOf(side, reading),
  };
}

/** What tells sources apart: their pointers. */
export function keyOf(sources: Sources): string {
  return sources.map((source) => source.pointer).join("+");
}

/**
 * Follows references that say nothing else, so that an inline schema and a reference to it share their key. Loading has
 * refused references that lead in a circle, or nowhere.
 */
export function resolveSources(side: Side, sources: Sources): Sources {
  const [only, ...others] = sources;
  if (only === undefined || others.length > 0) return sources;
  let current = only;
  for (;;) {
    const pointer = plainRef(side, current.value);
    if (pointer === undefined) return [current];
    current = { pointer, value: valueAt(side.document, pointer) ?? true };
  }
}

function plainRef(side: Side, value: JsonValue): string | undefined {
  return isObject(value) && (side.is30 || Object.keys(value).length === 1) ? refPointer(value) : undefined;
}

/** Whether a schema allows everything. */
export function saysNothing(view: SchemaView): boolean {
  return (
    view.types === undefined &&
    view.values === undefined &&
    view.unions.length === 0 &&
    view.properties.size === 0 &&
    view.required.size === 0 &&
    [...view.keywords.keys()].every(isAnnotation)
  );
}

/** A reading in which the one member of a choice that is not null is a part like any other. */
function besideNull(document: JsonObject, sources: Sources): SchemaReading {
  let reading = readSchema(document, sources);
  for (;;) {
    const known = new Set(reading.places.map(({ pointer }) => pointer));
    const members = reading.choices.flatMap((choice) => {
      const [only, ...others] = withoutNull(document, choice);
      return only === undefined || others.length > 0 ? [] : [only];
    });
    const more = members.filter(({ pointer }) => !known.has(pointer));
    if (more.length === 0) return reading;
    reading = readSchema(document, [...reading.places, ...more]);
  }
}

function withoutNull(document: JsonObject, { members }: Choice): readonly Placed[] {
  return members.filter((member) => !isNullSchema(readSchema(document, [member])));
}

/** Whether null is allowed, where the schema restricts types or values at all. Authors mean it beside a choice, too. */
function isNullable(document: JsonObject, reading: SchemaReading): boolean {
  const { parts, types, values } = reading;
  if (parts.some(({ schema, isOwn }) => isOwn && schema["nullable"] === true)) return true;
  if (reading.choices.some((choice) => withoutNull(document, choice).length < choice.members.length))
    return true;
  return types === undefined ? values?.list.includes(null) === true : types.includes("null");
}

function unionsOf(document: JsonObject, reading: SchemaReading): readonly Union[] {
  return reading.choices.flatMap((choice) => {
    const members = withoutNull(document, choice);
    return members.length > 1 ? [{ ...choice, members }] : [];
  });
}

/** A choice of nothing but types is a list of types. */
function typesOfBareUnion(
  union: Union,
): { list: readonly string[]; pointer: string; nullable: boolean } | undefined {
  const all = new Set<string>();
  for (const { value } of union.members) {
    const types = isObject(value) && bareType(value) ? typeList(value) : [];
    if (types.length === 0) return undefined;
    for (const type of types) all.add(type);
  }
  const list = [...all].filter((type) => type !== "null" && !(type === "integer" && all.has("number")));
  return { list, pointer: union.pointer, nullable: all.has("null") };
}

const annotations = new Set(["title", "description", "example", "examples", "$comment", "externalDocs"]);

function bareType(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => key === "type" || annotations.has(key));
}

function typeList({ type }: JsonObject): readonly string[] {
  return (isArray(type) ? type : [type]).filter((one) => typeof one === "string");
}

/** The declared properties; where they are declared comes before what else speaks of them. */
function propertiesOf(reading: SchemaReading): ReadonlyMap<string, Sources> {
  const declaredFirst = (name: string, places: Sources): Sources => {
    const end = pointerTo("", "properties", name);
    const isDeclared = ({ pointer }: Placed): boolean => pointer.endsWith(end);
    return [...places.filter(isDeclared), ...places.filter((place) => !isDeclared(place))];
  };
  return new Map([...reading.properties].map(([name, places]) => [name, declaredFirst(name, places)]));
}

/** Null is beside the values. */
function valuesOf({ pointer, list, isConstant, isOpen }: NonNullable<SchemaReading["values"]>): Values {
  const others = list.filter((value) => value !== null);
  return { pointer, list: isConstant ? list : others, constant: isConstant, open: isOpen };
}

function keywordsOf(side: Side, reading: SchemaReading): ReadonlyMap<string, Placed> {
  const keywords = new Map<string, Placed>();
  if (reading.never !== undefined) keywords.set("not", { pointer: reading.never, value: {} });
  for (const part of reading.parts) {
    for (const [name, placed] of plainKeywords(side, part, reading.isBinary)) {
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

/** The keywords of one part, with 3.0's exclusive switches turned into 3.1's bounds. */
function plainKeywords(
  side: Side,
  { schema, pointer }: SchemaPart,
  isBinary: boolean,
): readonly (readonly [string, Placed])[] {
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
      found.push(bridged(side, name, isBinary, { pointer: pointerTo(pointer, name), value }));
    }
  }
  return found;
}

/** What OpenAPI 3.1 spells otherwise, in the spelling of 3.0, when documents of both are compared. */
function bridged(side: Side, name: string, isBinary: boolean, placed: Placed): readonly [string, Placed] {
  const { pointer, value } = placed;
  if (!side.bridges) return [name, placed];
  if (name === "contentEncoding" && value === "base64") return ["format", { pointer, value: "byte" }];
  if (name === "contentMediaType" && isBinary) return ["format", { pointer, value: "binary" }];
  if (name === "examples" && isArray(value) && value.length === 1)
    return ["example", { pointer, value: value[0] ?? null }];
  return [name, placed];
}
