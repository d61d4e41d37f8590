import { keyOf, readSchema, readSchemaAt, type SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";
import { isHidden, saysNull, typesMeant } from "./author-intent.ts";
import { isAssignable, sameType } from "./assignable.ts";
import { listedKeys } from "./listed-keys.ts";
import type { LowerContext, Making } from "./lower-context.ts";
import { NEVER, UNKNOWN, unionOf, type Lowered } from "./lowered.ts";
import { createMemory } from "./memory.ts";
import { placeOf } from "./place-of.ts";
import { choiceThatRequires } from "./required-of-members.ts";

/**
 * As many properties are made inside one. Schemas that mention each other, and contradict what they mention, could be
 * written out in more ways than anybody can wait for.
 */
const MAX_INSIDE = 2000;

/** What an object type has besides what it refers to. It becomes the body of an interface, or an object type. */
export interface ObjectShape {
  readonly members: ReadonlyMap<string, Member>;
  /** The type of the index signature. */
  readonly index?: Lowered;
}

/** A property, with all schemas that speak of it: inherited ones first. None where only `required` names it. */
export interface Member {
  readonly places: readonly SchemaPlace[];
  readonly type: Lowered;
  readonly required: boolean;
}

/** More distinct property types than this in an index signature tell a reader nothing. */
const MAX_INDEX_TYPES = 6;

/**
 * The shape of an object schema beside its references.
 *
 * @param own the schema without what its references lead to
 * @param parents pointers of what it refers to
 * @param tags types of properties that a discriminator decides
 */
export function shapeOf(
  own: SchemaReading,
  parents: readonly string[],
  context: LowerContext,
  tags: ReadonlyMap<string, Lowered> = new Map(),
): ObjectShape {
  const inner = { ...context, alias: undefined };
  const members = new Map<string, Member>();
  const inherited = parents.map((target) => inheritedMembers(target, inner));
  const before = namesOf(inherited);
  for (const name of [...inheritedFirst(own, context.document), ...before]) {
    const member = memberOf(name, own, inherited, inner);
    if (member !== undefined) members.set(name, member);
  }
  for (const name of own.required.keys()) {
    const isKnown =
      members.has(name) ||
      before.has(name) ||
      isRequiredInside(name, own, context.document) ||
      choiceThatRequires(name, own, parents, context.document) !== undefined;
    if (!isKnown && !isHiddenName(name, own, parents, context)) {
      members.set(name, { places: [], type: inner.lower(own.schemasOf(name), inner), required: true });
    }
  }
  for (const [name, type] of tags) {
    const places = members.get(name)?.places ?? inherited.flatMap((each) => each.get(name)?.places ?? []);
    members.set(name, { places, type, required: true });
  }
  const index = indexOf(own, members, inner);
  return { members, ...(index === undefined ? {} : { index }) };
}

/** A property that the schema declares, or that it has to repeat because parents do not agree on it. */
function memberOf(
  name: string,
  own: SchemaReading,
  inherited: readonly ReadonlyMap<string, Member>[],
  context: LowerContext,
): Member | undefined {
  const before = inherited.flatMap((each) => each.get(name) ?? []);
  const declared = nearestLast(own, name);
  const [first] = before;
  const isRequired = own.required.has(name) || before.some(({ required }) => required);
  const agrees = before.every((each) => each.required === isRequired && first !== undefined && sameType(each.type, first.type)); // prettier-ignore
  if (declared.length === 0 && agrees) return undefined;
  const places = distinct([...before.flatMap((each) => each.places), ...declared]);
  if (places.some(({ value }) => isHidden(context.document, value, context.side))) return undefined;
  // A property of a schema may be the schema itself with another such property: to write that out would not end.
  const key = keyOf(places);
  const effort = context.effort ?? { left: MAX_INSIDE };
  if (effort.left === 0 || isBeingMade(key, context.making))
    return { places, type: UNKNOWN, required: isRequired };
  effort.left -= 1;
  const inner = { ...context, effort, making: { key, outside: context.making } };
  return { places, type: context.lower(places, inner), required: isRequired };
}

function isBeingMade(key: string, making: Making | undefined): boolean {
  return making !== undefined && (making.key === key || isBeingMade(key, making.outside));
}

function distinct(places: readonly SchemaPlace[]): readonly SchemaPlace[] {
  if (places.length < 2) return places;
  return [...new Map(places.map((place) => [place.pointer, place])).values()];
}

/** The schemas that declare a property; that of the schema itself comes last, since it stands nearest. */
function nearestLast(own: SchemaReading, name: string): readonly SchemaPlace[] {
  const places = own.declared(name);
  if (places.length < 2) return places;
  const nearest = new Set(own.places.map(({ pointer }) => pointerTo(pointer, "properties", name)));
  return [...places].sort((a, b) => Number(nearest.has(a.pointer)) - Number(nearest.has(b.pointer)));
}

const memory = createMemory<ReadonlyMap<string, Member>>();

/**
 * All properties of a schema that others refer to. A property may be the schema itself with another such property, so
 * that would go round for ever: inside itself the schema has none.
 */
function inheritedMembers(target: string, context: LowerContext): ReadonlyMap<string, Member> {
  const { document, side, binaryStrings, inheriting } = context;
  const at = inheriting.findIndex((each) => each.target === target);
  if (at >= 0) {
    for (const each of inheriting.slice(at + 1)) each.isPartial = true;
    return new Map();
  }
  const own = { target, isPartial: false };
  const inner = {
    ...context,
    visiting: new Set<string>(),
    making: undefined,
    inheriting: [...inheriting, own],
  };
  // Names are part of a type, and whoever resolves references knows them.
  return memory(
    context.reference,
    `${side} ${String(binaryStrings)} ${target}`,
    () => shapeOf(readSchemaAt(document, target), [], inner).members,
    () => !own.isPartial && context.effort?.left !== 0,
  );
}

function namesOf(maps: readonly ReadonlyMap<string, Member>[]): ReadonlySet<string> {
  return new Set(maps.flatMap((map) => [...map.keys()]));
}

/** The names of a schema's properties, those of what it refers to first. Each schema is looked at once. */
function inheritedFirst(
  own: SchemaReading,
  document: JsonObject,
  visited: Set<string> = new Set(),
): ReadonlySet<string> {
  visited.add(own.key);
  const names = new Set(own.properties.keys());
  const followed = own.references.filter(({ pointer }) => own.kept.every((kept) => kept.pointer !== pointer));
  if (followed.length === 0) return names;
  const before = followed.flatMap(({ target }) => {
    const reading = readSchemaAt(document, target);
    return visited.has(reading.key) ? [] : [...inheritedFirst(reading, document, visited)];
  });
  return new Set([...before.filter((name) => names.has(name)), ...names]);
}

function isHiddenName(
  name: string,
  own: SchemaReading,
  parents: readonly string[],
  { document, side }: LowerContext,
): boolean {
  const all = [own, ...parents.map((target) => readSchemaAt(document, target))]; // prettier-ignore
  return all.some((reading) => reading.declared(name).some(({ value }) => isHidden(document, value, side)));
}

/** Whether every member of a choice requires a property by itself. */
function isRequiredInside(name: string, own: SchemaReading, document: JsonObject): boolean {
  return own.choices.some(({ members }) =>
    members.every((member) => readSchema(document, [member]).required.has(name)),
  );
}

/**
 * The value type of an object's index signature (JSON Schema core section 10.3.2), or `undefined` where the schema
 * leaves other properties open without saying so.
 *
 * TypeScript wants every property to be assignable to the index signature, so the properties' types are part of it;
 * beyond a handful of them it is `unknown`.
 */
function indexOf(
  own: SchemaReading,
  members: ReadonlyMap<string, Member>,
  context: LowerContext,
): Lowered | undefined {
  const { additional, patterns } = own.map;
  const open = additional.filter(({ value }) => value !== false);
  const types = [...open, ...patterns].map((place) => context.lower([place], context));
  const all = [...members.values()];
  if (types.length === 0) return additional.length > 0 && all.length === 0 ? NEVER : undefined;
  const union = unionOf([...types, ...all.map(({ type }) => type)]);
  if ("oneOf" in union && union.oneOf.length > MAX_INDEX_TYPES) return UNKNOWN;
  return all.every(({ required }) => required) ? union : unionOf([union, UNDEFINED]);
}

const UNDEFINED: Lowered = { type: "x-reference", text: "undefined", references: [] };

/**
 * Whether TypeScript would refuse an interface that extends its parents, or an intersection with them would have no
 * value: a property that is none of theirs, or an index signature. Or whether a parent has a property that is not there
 * on this side of the wire: whatever extends it would have it.
 */
export function contradictsParents(
  own: SchemaReading,
  parents: readonly string[],
  context: LowerContext,
): boolean {
  if (parents.length === 0) return false;
  const { document } = context;
  const readings = parents.map((target) => readSchemaAt(document, target)); // prettier-ignore
  if (readings.every(({ properties, map }) => properties.size === 0 && !isOpenMap(map))) return false;
  const speaks = parents.length > 1 || typesMeant(own) !== undefined || own.required.size > 0;
  if (!speaks) return false;
  if ([own, ...readings].some(({ map }) => isOpenMap(map))) return true;
  const inner = { ...context, alias: undefined };
  const inherited = parents.map((target) => inheritedMembers(target, inner));
  return [...namesOf(inherited)].some((name) => {
    const member = memberOf(name, own, inherited, inner);
    const before = inherited.flatMap((each) => each.get(name) ?? []);
    if (before.length > 0 && isHiddenName(name, own, parents, context)) return true;
    return member !== undefined && !before.every((each) => fits(member.type, each, document));
  });
}

function isOpenMap({ additional, patterns }: SchemaReading["map"]): boolean {
  return patterns.length > 0 || additional.some(({ value }) => value !== false);
}

/** Whether a type is one of those that a parent's property has. */
function fits(type: Lowered, { type: before, places }: Member, document: JsonObject): boolean {
  if (isAssignable(type, before)) return true;
  const { values } = readSchema(document, places);
  return "enum" in type && values !== undefined && type.enum.every((value) => values.list.includes(value));
}

/** Whether the schema at a pointer is an interface: an object with properties, and nothing but that. */
export function isInterface(document: JsonObject, pointer: string): boolean {
  return interfaces(document, pointer, () => {
    const place = placeOf(document, pointer);
    const reading = readSchema(document, [place]);
    const { types, values, choices, properties, never } = reading;
    if (values !== undefined || choices.length > 0 || properties.size === 0 || never !== undefined)
      return false;
    const isObjectOnly = types === undefined || (types.length === 1 && types[0] === "object");
    if (!isObjectOnly || saysNull(reading) === true || listedKeys(document, reading) !== undefined)
      return false;
    // A reference with nothing beside it is another name for the same.
    const beside = reading.parts.filter((part) => part.pointer === pointer || part.pointer.startsWith(`${pointer}/allOf/`)); // prettier-ignore
    const { references } = reading;
    return references.length > 1 || beside.some(({ schema }) => MORE.some((keyword) => keyword in schema));
  });
}

const interfaces = createMemory<boolean>();

/** Keywords beside a `$ref` that make another type of it. */
const MORE = ["required", "properties", "additionalProperties", "patternProperties"];
