import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import { isObject, type JsonObject, type JsonValue } from "../../../shared/json.ts";
import { numbersOf } from "./numbers.ts";
import { guesses, lists, numbersNear, sampleAt, smallestObject } from "./sample.ts";
import { readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { textsOf } from "./texts.ts";

/**
 * Values that two schemas may judge differently, the small ones first: at and beside every limit of either, with and
 * without each property, of each member of a choice. Of properties only those are used that the base declares, or
 * that `required`, a map or a closed object speak of: nobody sends, and nobody minds, what he has never heard of.
 *
 * @param writer who makes the value
 * @param reader who has to take it
 * @param known the names of properties that the older side declares
 */
export function* probes(
  writer: SchemaOfSide,
  reader: SchemaOfSide,
  known: ReadonlySet<string>,
): Generator<JsonValue> {
  const [own, other] = [readingOf(writer), readingOf(reader)];
  yield* other.values?.list ?? [];
  yield* guesses(writer);
  yield* nearLimits(writer, other);
  yield* objects(writer, other, known);
  yield* combinations(writer, own);
  // What the reader knows, in case that the writer may write it too.
  yield* guesses(reader);
}

/** Texts, numbers and lists at the reader's limits, as the writer makes them. */
function* nearLimits(writer: SchemaOfSide, other: SchemaReading): Generator<JsonValue> {
  const own = readingOf(writer);
  const beside = (...keywords: readonly string[]): readonly number[] => {
    const limits = keywords.flatMap((keyword) => [...numbersOf(other, keyword), ...numbersOf(own, keyword)]);
    return [...new Set(limits.flatMap((limit) => [limit - 1, limit, limit + 1]))];
  };
  yield* textsOf(own, beside("minLength", "maxLength"));
  yield* numbersNear(other);
  yield* numbersNear(own);
  yield* lists(writer, 0, [...new Set([...beside("minItems", "maxItems"), 2, 3])]);
}

function* objects(
  writer: SchemaOfSide,
  other: SchemaReading,
  known: ReadonlySet<string>,
): Generator<JsonValue> {
  const own = readingOf(writer);
  const smallest = smallestObject(writer);
  if (smallest === undefined) return;
  yield smallest;
  const names = [...own.properties.keys()].filter(
    (name) => known.has(name) && !own.isHidden(name, writer.direction),
  );
  let all: JsonObject = smallest;
  for (const name of names) {
    const value = smallest[name] ?? sampleAt(writer, name);
    if (value === undefined) continue;
    const { [name]: _, ...without } = smallest;
    yield without;
    yield { ...smallest, [name]: value };
    all = { ...all, [name]: value };
    yield all;
  }
  // A map has names of its own; a closed object speaks of every name.
  if (own.map.additional.length > 0 || other.map.additional.length > 0) {
    const value = sampleAt(writer, "key");
    if (value !== undefined) yield { ...smallest, key: value };
  }
}

/** Values of several members of a choice at once. */
function* combinations(writer: SchemaOfSide, { choices }: SchemaReading): Generator<JsonValue> {
  for (const { members } of choices) {
    const found = members.map((member) => smallestObject(withPlaces(writer, [member])));
    for (const one of found)
      for (const two of found) if (isObject(one) && isObject(two)) yield { ...one, ...two };
  }
}
