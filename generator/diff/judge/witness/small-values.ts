import { mapOf } from "../../../document/schema/keywords.ts";
import { isObject, type JsonObject, type JsonValue } from "../../../shared/json.ts";
import { itemsOf, partsInPlace, schemasOf } from "./parts-in-place.ts";
import { numbersNear, smallestObject } from "./sample.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { textsOf } from "./texts.ts";
import { namesOfPatterns } from "./texts-of-pattern.ts";

/** How many kinds of values are put inside another, by depth; deeper values are no longer small. */
const KINDS_INSIDE = [8, 4];
/** More values than this are not looked at to find one of each kind, nor are more schemas asked about them. */
const MOST_LOOKED_AT = 100;
const MOST_ASKED = 16;
const MOST_NAMES = 4;

/**
 * Whether something in a schema says what a value must not be: the more of that there is, the fewer values there are,
 * so what one keyword did does not tell whether there are more or fewer.
 */
export function isTurnedAround(side: SchemaOfSide): boolean {
  return partsInPlace(side).some(({ schema }) =>
    ["oneOf", "not", "if", "dependentSchemas"].some((keyword) => schema[keyword] !== undefined),
  );
}

/**
 * Small values that two schemas may judge differently, however their parts depend on each other: scalars near the limits
 * of each part, short lists, and objects with a few properties. One value of each kind is put inside them, where a kind
 * is what all the parts say of it.
 */
export function* smallValues(writer: SchemaOfSide, reader: SchemaOfSide, depth = 0): Generator<JsonValue> {
  const { types } = readingOf(writer);
  const may = (type: string): boolean => types === undefined || types.some((each) => each === type);
  yield* scalars([...piecesOf(writer), ...piecesOf(reader)]);
  const most = KINDS_INSIDE[depth];
  if (most === undefined) return;
  if (may("object")) yield* objects(writer, reader, most, depth);
  if (!may("array")) return;
  const [own, other] = [writer, reader].map((side) => withPlaces(side, itemsOf(partsInPlace(side))));
  if (own !== undefined && other !== undefined) yield* lists(kindsOf(own, other, most, depth));
}

/** The parts in place, each as a schema by itself. */
function piecesOf(side: SchemaOfSide): readonly SchemaOfSide[] {
  return partsInPlace(side).map(({ schema, pointer }) => withPlaces(side, [{ value: schema, pointer }]));
}

function* scalars(pieces: readonly SchemaOfSide[]): Generator<JsonValue> {
  const readings = pieces.map(readingOf);
  for (const { values } of readings) yield* values?.list ?? [];
  for (const reading of readings) {
    yield* numbersNear(reading);
    yield* textsOf(reading);
  }
  yield* [2, 3, true, false, null];
}

function* lists(items: readonly JsonValue[]): Generator<JsonValue> {
  yield [];
  for (const item of items) yield [item];
  for (const one of items) for (const two of items) yield [one, two];
  for (const item of items) yield [item, item, item];
}

function* objects(
  writer: SchemaOfSide,
  reader: SchemaOfSide,
  most: number,
  depth: number,
): Generator<JsonValue> {
  const around = smallestObject(writer) ?? {};
  const fields = namesIn(writer, reader).map((name) => {
    const [own, other] = [writer, reader].map((side) =>
      withPlaces(side, schemasOf(partsInPlace(side), name)),
    );
    const kinds =
      own === undefined || other === undefined ? [] : kindsOf(own, other, Math.ceil(most / 2), depth);
    return kinds.map((value): JsonObject => ({ [name]: value }));
  });
  yield around;
  for (const [index, field] of fields.entries()) {
    for (const one of field) {
      yield { ...around, ...one };
      for (const other of fields.slice(index + 1).flat()) yield { ...around, ...one, ...other };
    }
  }
  const least = fields.reduce<JsonObject>((all, [first]) => ({ ...all, ...first }), {});
  yield { ...least, ...around };
  for (const one of fields.flat()) yield { ...least, ...around, ...one };
}

/** Names that the parts of either side declare, require or have patterns of. */
function namesIn(writer: SchemaOfSide, reader: SchemaOfSide): readonly string[] {
  const parts = [...partsInPlace(writer), ...partsInPlace(reader)];
  const names = parts.flatMap(({ schema }) => [
    ...["properties", "dependentRequired", "dependentSchemas"].flatMap((keyword) =>
      Object.keys(mapOf(schema, keyword)),
    ),
    ...[schema["required"]].flat().filter((name) => typeof name === "string"),
    ...namesOfPatterns(schema),
    ...(isObject(schema["additionalProperties"]) ? ["key"] : []),
  ]);
  const hidden = readingOf(writer);
  return [...new Set(names)].filter((name) => !hidden.isHidden(name, writer.direction)).slice(0, MOST_NAMES);
}

/** Values for the inside of another, one for each answer that the parts there give together. */
function kindsOf(
  writer: SchemaOfSide,
  reader: SchemaOfSide,
  most: number,
  depth: number,
): readonly JsonValue[] {
  const asked = [...piecesOf(writer), ...piecesOf(reader)].slice(0, MOST_ASKED);
  const found = new Map<string, JsonValue>();
  let left = MOST_LOOKED_AT;
  for (const value of smallValues(writer, reader, depth + 1)) {
    if ((left -= 1) === 0 || found.size === most) break;
    const answers = asked.map((piece) => String(isValid(piece, value))).join();
    if (!found.has(answers)) found.set(answers, value);
  }
  return [...found.values()];
}
