import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import type { SchemaPlace } from "../../../document/schema/schema-place.ts";
import { isObject, type JsonObject, type JsonValue, pointerTo } from "../../../shared/json.ts";
import { numbersOf } from "./numbers.ts";
import { guesses, lists, numbersNear, objectOfSize, sample, sampleAt, smallestObject } from "./sample.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { textsOf } from "./texts.ts";
import { namesOfPatterns } from "./texts-of-pattern.ts";

/** How many values are tried inside of another, by depth, and how many of them are put there. */
const TRIED_INSIDE = [60, 20];
const TAKEN_INSIDE = 3;

/**
 * Values that two schemas may judge differently, the small ones first: at and beside every limit of either, with and
 * without each property, of each member of a choice.
 *
 * @param writer who makes the value
 * @param reader who has to take it
 */
export function* probes(writer: SchemaOfSide, reader: SchemaOfSide, depth = 0): Generator<JsonValue> {
  const [own, other] = [readingOf(writer), readingOf(reader)];
  yield* other.values?.list ?? [];
  yield* guesses(writer);
  yield* nearLimits(writer, other);
  yield* objects(writer, reader, depth);
  yield* listsOf(writer, reader, depth);
  yield* containing(writer, reader);
  yield* combinations(writer, own);
  yield* combinations(reader, other);
  if (depth < TRIED_INSIDE.length) {
    for (const member of membersOf(own)) yield* probes(withPlaces(writer, [member]), reader, depth + 1);
    for (const member of membersOf(other)) yield* probes(writer, withPlaces(reader, [member]), depth + 1);
    yield* conditional(writer, reader, depth);
  }
  // What the reader knows, in case that the writer may write it too.
  yield* guesses(reader);
}

function membersOf({ choices }: SchemaReading): readonly SchemaPlace[] {
  return choices.flatMap(({ members }) => members);
}

/** Texts, numbers, lists and objects at the reader's limits, as the writer makes them. */
function* nearLimits(writer: SchemaOfSide, other: SchemaReading): Generator<JsonValue> {
  const own = readingOf(writer);
  const beside = (...keywords: readonly string[]): readonly number[] => {
    const limits = keywords.flatMap((keyword) => [...numbersOf(other, keyword), ...numbersOf(own, keyword)]);
    return [...new Set(limits.flatMap((limit) => [limit - 1, limit, limit + 1]))];
  };
  for (const size of beside("minProperties", "maxProperties")) {
    const object = objectOfSize(writer, size);
    if (object !== undefined) yield object;
  }
  yield* textsOf(own, beside("minLength", "maxLength"));
  yield* numbersNear(other);
  yield* numbersNear(own);
  yield* lists(writer, 0, [...new Set([...beside("minItems", "maxItems"), 2, 3])]);
}

function* objects(writer: SchemaOfSide, reader: SchemaOfSide, depth: number): Generator<JsonValue> {
  const [own, other] = [readingOf(writer), readingOf(reader)];
  if (own.types?.includes("object") === false) return;
  const smallest = smallestObject(writer);
  if (smallest === undefined) return;
  yield smallest;
  const names = namesSpokenOf(own, other).filter((name) => !own.isHidden(name, writer.direction));
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
  for (const name of names) {
    const { [name]: _, ...without } = all;
    yield without;
  }
  for (const name of namesOfMap(own, other)) {
    const value = sampleAt(writer, name);
    if (value !== undefined) yield { ...smallest, [name]: value };
  }
  for (const name of [...names, ...namesOfMap(own, other)]) {
    const inside = [writer, reader].map((side) => withPlaces(side, schemasOf(side, name)));
    for (const value of inner(inside, depth)) yield { ...smallest, [name]: value };
  }
}

/** Names that the writer declares, or that somebody requires. */
function namesSpokenOf(own: SchemaReading, other: SchemaReading): readonly string[] {
  const dependent = own.parts.flatMap(({ schema: { dependentRequired: map } }) =>
    isObject(map) ? Object.entries(map).flat() : [],
  );
  const names = dependent.flat().filter((name) => typeof name === "string");
  // A map has any name, and so those that the reader has come to declare.
  const inMap = own.map.additional.some(({ value }) => value !== false) ? [...other.properties.keys()] : [];
  return [
    ...new Set([
      ...own.properties.keys(),
      ...own.required.keys(),
      ...other.required.keys(),
      ...inMap,
      ...names,
    ]),
  ];
}

/** A map has names of its own; a closed object, a pattern and `propertyNames` speak of more names than are listed. */
function namesOfMap(own: SchemaReading, other: SchemaReading): readonly string[] {
  const schemas = [own, other].flatMap(({ parts }) => parts.map(({ schema }) => schema));
  const names = namesByKeyword.flatMap(([keyword, each]) =>
    schemas.some((schema) => schema[keyword] !== undefined) ? each : [],
  );
  return [...new Set([...names, ...schemas.flatMap(namesOfPatterns)])];
}

/** A name that nobody lists, and one that hardly a rule for names allows. */
const namesByKeyword: readonly (readonly [keyword: string, names: readonly string[]])[] = [
  ["additionalProperties", ["key"]],
  ["unevaluatedProperties", ["key"]],
  ["propertyNames", ["key", "?"]],
];

function schemasOf(side: SchemaOfSide, name: string): readonly SchemaPlace[] {
  return readingOf(side).schemasOf(name, (pattern) => matchesPattern(pattern, name) === true);
}

/** Lists whose items the two sides may judge differently. */
function* listsOf(writer: SchemaOfSide, reader: SchemaOfSide, depth: number): Generator<JsonValue> {
  const [own, other] = [readingOf(writer), readingOf(reader)];
  if (own.types?.includes("array") === false) return;
  const longest = Math.max(own.items?.prefix.length ?? 0, other.items?.prefix.length ?? 0);
  const least = Math.max(0, ...numbersOf(own, "minItems"));
  for (let index = 0; index <= Math.min(longest, 5); index += 1) {
    const inside = [withPlaces(writer, own.itemAt(index)), withPlaces(reader, other.itemAt(index))];
    for (const value of inner(inside, depth)) {
      for (const length of new Set([index + 1, Math.max(index + 1, least), index + 2])) {
        const list = Array.from({ length }, (_, each) =>
          each === index ? value : sample(withPlaces(writer, own.itemAt(each)), 1),
        );
        if (list.every((each) => each !== undefined)) yield list;
      }
    }
  }
}

/** As many kinds of items are tried for `contains`, and as many of them more than a list needs. */
const MOST_ITEMS = 4;
const MOST_MORE = 3;

/** Lists with some more items of those that either side counts, besides what the writer's lists have to contain. */
function* containing(writer: SchemaOfSide, reader: SchemaOfSide): Generator<JsonValue> {
  const [own, other] = [containsOf(writer), containsOf(reader)];
  const [counted] = other;
  if (counted === undefined) return;
  const needed = own.flatMap(({ place, least }) => {
    const item = sample(withPlaces(writer, [place]), 1);
    return item === undefined ? [] : Array.from({ length: Math.min(least, 50) }, () => item);
  });
  const counters = [
    withPlaces(reader, [counted.place]),
    ...own.map(({ place }) => withPlaces(writer, [place])),
  ];
  for (const counter of counters) {
    const others = counters.filter((other) => other !== counter);
    const items = [...guesses(counter, 1)].filter((item) => isValid(counter, item) === true);
    // What one side counts and the other does not tells them apart.
    const telling = items.filter((item) => others.some((other) => isValid(other, item) === false));
    for (const item of [...telling.slice(0, MOST_ITEMS), ...items.slice(0, MOST_ITEMS)]) {
      for (let more = 1; more <= MOST_MORE; more += 1)
        yield [...needed, ...Array.from({ length: more }, () => item)];
    }
  }
}

function containsOf(
  schema: SchemaOfSide,
): readonly { readonly place: SchemaPlace; readonly least: number }[] {
  return readingOf(schema).parts.flatMap(({ schema: { contains, minContains }, pointer }) =>
    contains === undefined
      ? []
      : [
          {
            place: { value: contains, pointer: pointerTo(pointer, "contains") },
            least: typeof minContains === "number" ? minContains : 1,
          },
        ],
  );
}

/** Values of what stands under conditions, which a schema may turn around: `not`, `if`, and what depends on a property. */
function* conditional(writer: SchemaOfSide, reader: SchemaOfSide, depth: number): Generator<JsonValue> {
  for (const { schema, pointer } of readingOf(reader).parts) {
    for (const keyword of ["not", "if", "then", "else"]) {
      const value = schema[keyword];
      if (value === undefined) continue;
      const place = { value, pointer: pointerTo(pointer, keyword) };
      for (const each of guesses(withPlaces(reader, [place]), depth + 1)) yield around(writer, each);
    }
    const dependent = schema["dependentSchemas"];
    for (const [name, value] of isObject(dependent) ? Object.entries(dependent) : []) {
      const trigger = sampleAt(writer, name);
      if (trigger === undefined || value === undefined) continue;
      const place = { value, pointer: pointerTo(pointer, "dependentSchemas", name) };
      for (const each of probes(writer, withPlaces(reader, [place]), depth + 1))
        if (isObject(each)) yield { ...each, [name]: trigger };
    }
  }
}

/** An object with what the writer has to say besides. */
function around(writer: SchemaOfSide, value: JsonValue): JsonValue {
  return isObject(value) ? { ...smallestObject(writer), ...value } : value;
}

/** Some values of what is inside that the writer may write, first those that the reader refuses. */
function* inner([writer, reader]: readonly SchemaOfSide[], depth: number): Generator<JsonValue> {
  let [tries, left] = [TRIED_INSIDE[depth] ?? 0, TAKEN_INSIDE];
  if (writer === undefined || reader === undefined) return;
  const taken: JsonValue[] = [];
  for (const value of tries === 0 ? [] : probes(writer, reader, depth + 1)) {
    tries -= 1;
    if (tries === 0 || left === 0) break;
    if (isValid(writer, value) !== true) continue;
    if (isValid(reader, value) === true) taken.push(value);
    else {
      left -= 1;
      yield value;
    }
  }
  yield* taken.slice(0, left);
}

/** Pairs of members of a choice that are tried together, and the values of each pair. */
const MOST_PAIRS = 10;
const TRIED_TOGETHER = 8;

/** Values of two members of a choice at once: of both as they stand, and objects of one joined with those of the other. */
function* combinations(schema: SchemaOfSide, { choices }: SchemaReading): Generator<JsonValue> {
  for (const { members } of choices) {
    const pairs = members.flatMap((one, index) => members.slice(index + 1).map((two) => [one, two] as const));
    for (const [one, two] of pairs.slice(0, MOST_PAIRS)) {
      let left = TRIED_TOGETHER;
      for (const value of guesses(withPlaces(schema, [one, two]))) {
        yield value;
        if ((left -= 1) === 0) break;
      }
      const [before, after] = [one, two].map((member) => smallestObject(withPlaces(schema, [member])));
      if (before === undefined || after === undefined) continue;
      yield { ...before, ...after };
      yield { ...after, ...before };
    }
  }
}
