import { describe, expect, test } from "vitest";
import {
  NEVER,
  NULL,
  SELF,
  UNKNOWN,
  intersectionOf,
  isEmptyObject,
  unionOf,
  withoutSelf,
  type Lowered,
  type LoweredObject,
} from "../../generator/model/lowered.ts";

const text: Lowered = { type: "string" };
const number: Lowered = { type: "number" };
const truth: Lowered = { type: "boolean" };
const one: Lowered = { enum: [1] };
const ref = (name: string): Lowered => ({ type: "x-reference", text: name, references: [name] });
const [A, B] = [ref("A"), ref("B")];
const object = (...names: readonly string[]): LoweredObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
  required: [],
});
const tuple = (...prefix: readonly Lowered[]): Lowered => ({ type: "x-tuple", prefix, required: 0 });
const union = (...oneOf: readonly Lowered[]): Lowered => ({ oneOf });

type Row = readonly [name: string, types: readonly Lowered[], want: Lowered];

describe("the union", () => {
  test.each<Row>([
    ["of none", [], NEVER],
    ["of one", [text], text],
    ["of one that is a union", [union(text, number)], union(text, number)],
    ["of one stays as it is spelled", [union(one)], union(one)],
    ["of two", [text, NULL], union(text, NULL)],
    ["of unions is flat", [union(text, NULL), number, union(A, B)], union(text, NULL, number, A, B)],
    ["of the same twice", [text, text], text],
    ["names each once, where it comes first", [text, NULL, union(NULL, A), text], union(text, NULL, A)],
    ["leaves out what has no value", [text, NEVER], text],
    ["of what has no value", [NEVER, NEVER], NEVER],
    ["with anything is anything", [text, UNKNOWN, A], UNKNOWN],
    ["with anything inside is anything", [text, union(A, UNKNOWN)], UNKNOWN],
  ])("%s", (_, types, want) => {
    expect(unionOf(types)).toEqual(want);
  });
});

describe("the intersection", () => {
  test.each<Row>([
    ["of none", [], UNKNOWN],
    ["of one", [text], text],
    ["of one that has no value", [NEVER], NEVER],
    ["with what has no value", [A, NEVER, text], NEVER],
    ["with anything", [UNKNOWN, A], A],
    ["of anything", [UNKNOWN, UNKNOWN], UNKNOWN],
    ["of names", [A, B], { allOf: [A, B] }],
    ["of intersections is flat", [{ allOf: [A, object("a")] }, B], { allOf: [A, object("a"), B] }],
    ["of the same twice", [A, A], A],
    ["names each once", [A, B, A], { allOf: [A, B] }],
    ["of a name and scalars is the name", [text, A, one, NULL, truth, number], A],
    ["of a name and any object is the name", [object(), A], A],
    ["of objects", [object("a"), object("b")], { allOf: [object("a"), object("b")] }],
    ["of any object twice over", [object(), { ...object(), additionalProperties: UNKNOWN }], object()],
    ["of scalars that contradict each other is the last", [text, number], number],
    ["of a scalar and values is the values", [one, number], one],
    ["of values is the last", [one, { enum: [2] }, number], { enum: [2] }],
    ["of a scalar and any object is the scalar", [object(), text], text],
    ["of tuples is the last, since TypeScript looks into them at once", [tuple(text), tuple(number)], tuple(number)],
    ["of a tuple and a list is the list", [tuple(text), { type: "array", items: text }], { type: "array", items: text }],
    ["of a tuple and a scalar is the tuple", [tuple(text), number], tuple(text)],
    ["with itself says nothing", [SELF, A, B], { allOf: [A, B] }],
    ["with a union of itself says nothing", [union(SELF, A), B], B],
    ["with a union of others says something", [union(A, B), object("a")], { allOf: [union(A, B), object("a")] }],
  ])("%s", (_, types, want) => {
    expect(intersectionOf(types)).toEqual(want);
  });
}); // prettier-ignore

describe("a type that names itself", () => {
  test.each<readonly [string, Lowered, Lowered]>([
    ["alone is anything", SELF, UNKNOWN],
    ["in a union is left out of it", union(A, SELF, NULL), union(A, NULL)],
    ["in a union with one other is that", union(A, SELF), A],
    ["in a union with no other has no value", union(SELF, SELF), NEVER],
    ["not at all stays as it is", union(A, B), union(A, B)],
    ["not at all, and no union, stays as it is", object("a"), object("a")],
  ])("%s", (_, type, want) => {
    expect(withoutSelf(type)).toEqual(want);
  });
});

test.each<readonly [string, Lowered, boolean]>([
  ["an object of which nothing is said", object(), true],
  ["an object with anything in it", { ...object(), additionalProperties: UNKNOWN }, true],
  ["a map of text", { ...object(), additionalProperties: text }, false],
  ["an object with nothing in it", { ...object(), additionalProperties: NEVER }, false],
  ["an object with a property", object("a"), false],
  ["text", text, false],
  ["a union", union(A, B), false],
])("%s is any object: %s", (_, type, want) => {
  expect(isEmptyObject(type)).toBe(want);
});
