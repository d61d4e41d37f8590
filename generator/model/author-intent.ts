import type { SchemaReading } from "../document/schema/read-schema.ts";
import { refPointer } from "../document/references.ts";
import { isOfType } from "../document/schema/types.ts";
import {
  type Direction,
  hidingKeyword,
  type JsonType,
  type SchemaPart,
  type SchemaPlace,
} from "../document/schema/schema-place.ts";
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";

/**
 * What authors mean beyond JSON Schema. The reading says what a schema is; here is every case in which a type says
 * something else, because whoever wrote the schema certainly meant that. There is no other place for such cases.
 *
 * | the document                                             | strictly            | the type                   |
 * | -------------------------------------------------------- | ------------------- | -------------------------- |
 * | keywords of an object or an array, and no `type`         | any type            | an object, an array        |
 * | `nullable` without a type, in 3.1, or beside an `enum`    | nothing             | `null` may come            |
 * | `null` beside a `$ref` to what is never null              | never null          | `null` may come            |
 * | `nullable: true` in a member of `allOf`                   | never null          | `null` may come            |
 * | `null` as a member of a choice whose outside is typed     | never null          | `null` may come            |
 * | `prefixItems` without `minItems`                          | all may be missing  | all are there              |
 * | `additionalItems: false` beside `prefixItems`             | nothing             | no more items              |
 * | a member of a choice that only adds a `format`            | any type            | the type outside           |
 * | types or values that contradict each other                | no value            | those that stand nearest   |
 * | `additionalProperties` beside properties of another part  | applies to them too | applies to all others      |
 * | an `enum` whose values are of another type than `type`    | no value            | the values                 |
 * | `readOnly` and words beside a `$ref`, in 3.0              | nothing             | they count                 |
 * | `type: file`, of Swagger 2.0                              | nothing             | bytes                      |
 */

/**
 * Whether a schema, or what it refers to, says by `nullable` or `type` that null may come. Authors write either beside
 * a `$ref`, an `enum` or an `allOf` that leaves null out, and mean it; so the statement that stands nearest counts.
 *
 * @returns `undefined` where nothing is said
 */
export function saysNull(reading: SchemaReading): boolean | undefined {
  for (const { schema, isOwn } of reading.parts) {
    if (!isOwn) continue;
    if (schema["nullable"] === true) return true;
    if (schema["type"] !== undefined) return listOf(schema["type"]).includes("null");
  }
  const isBeside = (pointer: string): boolean =>
    reading.places.some((place) => pointer.startsWith(`${place.pointer}/allOf/`));
  const found = reading.parts.some(({ schema, pointer }) => schema["nullable"] === true && isBeside(pointer));
  return found ? true : undefined;
}

/** How many items of a tuple have to be there: who lists them means all of them, unless `minItems` says less. */
export function requiredItems(reading: SchemaReading, length: number, minItems: number): number {
  const isSaid = reading.parts.some(({ schema }) => typeof schema["minItems"] === "number");
  return isSaid ? Math.min(minItems, length) : length;
}

/** `additionalItems` means nothing beside `prefixItems`; whoever writes it there means what `items` means now. */
export function closesTuple(reading: SchemaReading): boolean {
  return reading.parts.some(({ schema }) => schema["additionalItems"] === false);
}

/** Keywords that say of which type a value is, or what is in it. */
const SPEAKING = [
  "$ref", "type", "properties", "additionalProperties", "patternProperties", "propertyNames", "required", "items",
  "prefixItems", "enum", "const", "allOf", "oneOf", "anyOf", "contentMediaType",
] as const; // prettier-ignore

/** Whether a member of a choice, such as `{ format: ipv4 }`, says its part about the type that stands outside. */
export function inheritsType(member: JsonValue): boolean {
  return isObject(member) && !SPEAKING.some((keyword) => keyword in member);
}

/** Of parts that contradict each other, the one that stands nearest: the schema itself, or else the last of `allOf`. */
export function nearest<Found>(
  reading: SchemaReading,
  read: (part: SchemaPart) => Found | undefined,
): Found | undefined {
  const own = reading.places.at(-1)?.pointer;
  const found = reading.parts.flatMap((part) => {
    const result = read(part);
    return result === undefined ? [] : [{ result, isSelf: part.pointer === own }];
  });
  return (found.find(({ isSelf }) => isSelf) ?? found.at(-1))?.result;
}

const OBJECT_KEYWORDS = ["properties", "additionalProperties", "patternProperties", "propertyNames"];
const ARRAY_KEYWORDS = ["items", "prefixItems"];

/**
 * The types of a schema: those that it gives or, where it gives none, the one that its keywords are about. A reader of
 * `{ properties: … }` means objects, though JSON Schema lets everything else pass.
 */
export function typesMeant(reading: SchemaReading): readonly JsonType[] | undefined {
  if (reading.types !== undefined) return reading.types;
  const has = (keywords: readonly string[]): boolean =>
    reading.parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined));
  if (has(OBJECT_KEYWORDS)) return ["object"];
  return has(ARRAY_KEYWORDS) ? ["array"] : undefined;
}

/** The values of a schema; where several lists have none in common, those that stand nearest. */
export function valuesMeant(reading: SchemaReading): readonly JsonValue[] | undefined {
  const { values, types } = reading;
  if (values === undefined) return undefined;
  const listed = values.list.length > 0 ? values.list : nearest(reading, ({ schema }) => valuesOf(schema));
  if (listed === undefined || listed.length === 0) return undefined;
  if (types === undefined) return listed;
  const fitting = listed.filter((value) => value === null || isOfType(value, types));
  return fitting.some((value) => value !== null) ? fitting : listed;
}

function valuesOf(schema: JsonObject): readonly JsonValue[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return isArray(schema["enum"]) ? schema["enum"] : undefined;
}

/** The types in the order of the document, which readers of the type know; `null` aside. */
export function typesInOrder(reading: SchemaReading, types: readonly JsonType[]): readonly JsonType[] {
  const listed = reading.parts.flatMap(({ schema }) => listOf(schema["type"]));
  const place = (type: JsonType): number => {
    const index = listed.indexOf(type);
    return index === -1 ? listed.length : index;
  };
  return types.filter((type) => type !== "null").sort((a, b) => place(a) - place(b));
}

/** Swagger 2.0's word, seen in documents that were converted by hand. */
export function isFile(reading: SchemaReading): boolean {
  return reading.parts.some(({ schema }) => schema["type"] === "file");
}

/**
 * What a schema says to a reader: its own keywords and, below them, those of the only other member of a choice with
 * null. Words beside a `$ref` count in 3.0 too, where strictly they are ignored.
 */
export function wordsOf(
  places: readonly SchemaPlace[],
  read: (place: SchemaPlace) => SchemaReading,
): JsonObject {
  const all = places.map((place): JsonObject => {
    if (!isObject(place.value)) return {};
    const member = "$ref" in place.value ? undefined : read(place).onlyMember;
    return member === undefined ? place.value : { ...wordsOf([member], read), ...place.value };
  });
  const [first = {}, ...others] = all;
  return others.reduce((before, next) => ({ ...before, ...next }), first);
}

function listOf(type: JsonValue | undefined): readonly JsonValue[] {
  if (type === undefined) return [];
  return isArray(type) ? type : [type];
}

/** Whether a property never comes on a side of the wire: whoever writes `readOnly` beside a `$ref` of 3.0 means it. */
export function isHidden(document: JsonObject, property: JsonValue, side: Direction, hops = 0): boolean {
  if (!isObject(property) || hops > MAX_HOPS) return false;
  if (property[hidingKeyword(side)] === true) return true;
  const target = refPointer(property);
  if (target !== undefined && isHidden(document, valueAt(document, target) ?? true, side, hops + 1))
    return true;
  const { allOf } = property;
  return isArray(allOf) && allOf.some((schema) => isHidden(document, schema, side, hops + 1));
}

/** More than this is a circle, or a document that nobody reads. */
const MAX_HOPS = 8;
