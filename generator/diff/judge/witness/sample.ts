import { numberBeyond } from "../../../document/schema/format-values.ts";
import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import { isObject, type JsonObject, type JsonValue, pointerTo } from "../../../shared/json.ts";
import { numbersOf } from "./numbers.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { textsOf } from "./texts.ts";

/** Deeper than this a value is not small any more, and schemas may go round in circles. */
const MAX_DEPTH = 6;
const MAX_LENGTH = 2000;

/** A small valid value of a schema; `undefined` where none was found. */
export const sample = madeOnce((schema: SchemaOfSide, depth: number): JsonValue | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  for (const value of guesses(schema, depth)) if (isValid(schema, value) === true) return value;
  return undefined;
});

/** Makes a value for each schema once: thousands of differences can stand in the same message. */
function madeOnce<Value>(
  make: (schema: SchemaOfSide, depth: number) => Value,
): (schema: SchemaOfSide, depth?: number) => Value {
  const known = new WeakMap<SchemaReading, Map<string, { readonly value: Value }>>();
  return (schema, depth = 0) => {
    const reading = readingOf(schema);
    const made = known.get(reading) ?? new Map<string, { readonly value: Value }>();
    known.set(reading, made);
    const key = `${schema.direction} ${String(depth)} ${String(schema.checksFormats)}`;
    const before = made.get(key) ?? { value: make(schema, depth) };
    made.set(key, before);
    return before.value;
  };
}

/** Values that a schema may allow, the likeliest and smallest first. */
export function* guesses(schema: SchemaOfSide, depth = 0): Generator<JsonValue> {
  // A member of a choice can be the choice itself.
  if (depth > MAX_DEPTH) return;
  const reading = readingOf(schema);
  const { values, types, choices } = reading;
  if (values !== undefined) yield* values.list;
  for (const keyword of ["example", "default"]) {
    const word = reading.word(keyword);
    // What is written down beside an object may have more than the smallest one has.
    if (word !== undefined && typeof word !== "object") yield word;
  }
  const may = (type: string): boolean => types === undefined || types.some((each) => each === type);
  const base = isObjectLike(reading) && may("object") ? smallestObject(schema, depth) : undefined;
  for (const { members } of choices) {
    for (const member of members) {
      for (const value of guesses(withPlaces(schema, [member]), depth + 1)) {
        yield isObject(value) && base !== undefined
          ? { ...base, ...declaredBy(withPlaces(schema, [member]), base, depth), ...value }
          : value;
        if (depth > 2) break;
      }
    }
  }
  if (base !== undefined) yield base;
  if (may("string")) yield* textsOf(reading);
  if (may("integer") || may("number")) yield* numbersNear(reading);
  if (may("boolean")) yield* [true, false];
  if (may("array")) yield* lists(schema, depth);
  if (may("object") && base === undefined) yield smallestObject(schema, depth) ?? {};
  if (may("null")) yield null;
}

/** What stands beside a choice may be required, and what it is may be said by a member. */
function declaredBy(member: SchemaOfSide, base: JsonObject, depth: number): JsonObject {
  const declared = Object.keys(base).filter((name) => readingOf(member).properties.has(name));
  const entries = declared.flatMap((name) => {
    const value = sampleAt(member, name, depth);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function isObjectLike({ types, properties, required }: SchemaReading): boolean {
  return types?.includes("object") === true || properties.size > 0 || required.size > 0;
}

/** An object of what is required, and of as much more as a least number of properties asks for. */
export const smallestObject = madeOnce((schema: SchemaOfSide, depth: number): JsonObject | undefined =>
  objectOfSize(schema, Math.max(0, ...numbersOf(readingOf(schema), "minProperties")), depth),
);

/** An object of what is required, and of as much more as makes it so large: what is declared, and then names of its own. */
export function objectOfSize(schema: SchemaOfSide, least: number, depth = 0): JsonObject | undefined {
  const reading = readingOf(schema);
  const object: Record<string, JsonValue> = {};
  const add = (name: string): boolean => {
    const value = sampleAt(schema, name, depth);
    if (value !== undefined) object[name] = value;
    return value !== undefined;
  };
  for (const name of reading.required.keys()) {
    if (reading.isRequired(name, schema.direction) && !add(name)) return undefined;
  }
  for (const name of reading.properties.keys()) {
    if (Object.keys(object).length >= least) return object;
    if (!reading.isHidden(name, schema.direction) && !Object.hasOwn(object, name)) add(name);
  }
  for (let number = 1; Object.keys(object).length < Math.min(least, 50); number += 1) {
    if (!add(`key${String(number)}`)) return object;
  }
  return object;
}

/** A small valid value of a property. */
export function sampleAt(schema: SchemaOfSide, name: string, depth = 0): JsonValue | undefined {
  return sample(withPlaces(schema, readingOf(schema).schemasOf(name)), depth + 1);
}

/** Numbers at and beside every limit. */
export function* numbersNear(reading: SchemaReading): Generator<number> {
  const steps = numbersOf(reading, "multipleOf");
  const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) =>
    numbersOf(reading, keyword),
  );
  yield* [0, 1];
  for (const limit of limits) yield* [limit, limit + 1, limit - 1, limit + 0.5, limit - 0.5];
  // What is a multiple of all is one of their product.
  for (const step of steps.length > 1 ? [...steps, steps.reduce((all, one) => all * one)] : steps) {
    yield step;
    for (const limit of limits) {
      const [above, below] = [Math.ceil(limit / step), Math.floor(limit / step)];
      yield* [above, below, above + 1, below - 1].map((times) => times * step);
    }
    // And what is none.
    for (const limit of [0, ...limits]) yield* [limit + step / 2, limit - step / 2];
  }
  yield* [-1, 0.5, 1e6];
  const beyond = numberBeyond(reading.word("format"));
  if (beyond !== undefined) yield beyond;
}

/** Lists of each length that a limit names, of equal items and of different ones. */
export function* lists(
  schema: SchemaOfSide,
  depth = 0,
  lengths: readonly number[] = lengthsOf(readingOf(schema)),
): Generator<JsonValue> {
  const reading = readingOf(schema);
  const { items } = reading;
  for (const length of lengths) {
    if (length < 0 || length > MAX_LENGTH) continue;
    const rest = sample(withPlaces(schema, items?.rest ?? []), depth + 1);
    const list = Array.from({ length }, (_, index) =>
      items?.prefix[index] === undefined
        ? rest
        : sample(withPlaces(schema, reading.itemAt(index)), depth + 1),
    );
    if (list.every((item) => item !== undefined)) yield list;
    yield* withContained(schema, list, depth);
    const different = distinct(withPlaces(schema, items?.rest ?? []), length, depth);
    if (different !== undefined && items?.prefix.length !== length) yield different;
  }
}

/** The same list with what it has to contain at its end, once and more often. */
function* withContained(
  schema: SchemaOfSide,
  list: readonly (JsonValue | undefined)[],
  depth: number,
): Generator<JsonValue> {
  for (const { schema: own, pointer } of readingOf(schema).parts) {
    const { contains, minContains } = own;
    if (contains === undefined) continue;
    const wanted = sample(
      withPlaces(schema, [{ value: contains, pointer: pointerTo(pointer, "contains") }]),
      depth + 1,
    );
    if (wanted === undefined) continue;
    const least = typeof minContains === "number" ? Math.max(1, minContains) : 1;
    for (const count of [least, least + 1]) {
      const others = list.slice(0, Math.max(0, list.length - count));
      const filled = [...others, ...Array.from({ length: Math.min(count, MAX_LENGTH) }, () => wanted)];
      if (filled.every((item) => item !== undefined)) yield filled;
    }
  }
}

function lengthsOf(reading: SchemaReading): readonly number[] {
  const limits = [...numbersOf(reading, "minItems"), ...numbersOf(reading, "maxItems")];
  return [...new Set([...numbersOf(reading, "minItems"), 0, 1, ...limits])];
}

function distinct(schema: SchemaOfSide, length: number, depth: number): JsonValue[] | undefined {
  const found = new Map<string, JsonValue>();
  if (depth > 3 || length > 200) return undefined;
  for (const value of guesses(schema, depth + 1)) {
    if (found.size >= length) break;
    if (isValid(schema, value) === true) found.set(JSON.stringify(value), value);
  }
  for (let number = 2; found.size < length && number < length + 50; number += 1) {
    for (const value of [number, `a${String(number)}`])
      if (found.size < length && isValid(schema, value) === true) found.set(JSON.stringify(value), value);
  }
  return found.size >= length ? [...found.values()] : undefined;
}
