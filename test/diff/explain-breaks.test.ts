import { expect, test } from "vitest";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import type { Change } from "../../generator/diff/judge/change.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts, messageDocument, rowText } from "./support.ts";

const changesOf = (base: JsonValue, head: JsonValue, direction: Direction): Promise<readonly Change[]> =>
  compareTexts(messageDocument(base, direction), messageDocument(head, direction));

/** Small numbers or large ones: where the two meet, a number is both, and refused. */
const choice = (most: number, more: JsonObject = {}): JsonObject => ({
  oneOf: [
    { type: "number", maximum: most },
    { type: "number", minimum: 10 },
  ],
  ...more,
});
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const numbered = (count: number, schema: JsonValue): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${String(index)}`, schema]));

test("the one change that can be the reason takes the proof, and all that follows from it", async () => {
  const [change, ...others] = await changesOf(choice(9), choice(10), "request");
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    id: "maximum-raised",
    level: "breaking",
    wire: "breaking",
    bump: "major",
    migration: "Keep allowing what was allowed.",
    wireWitness: { direction: "request", kind: "request", value: "10" },
  });
});

test.each<[what: string, base: JsonValue, head: JsonValue, direction: Direction, rows: readonly string[]]>([
  [
    "text in the same schema is no reason",
    choice(9, { description: "One" }),
    choice(10, { description: "Two" }),
    "request",
    ["maximum-raised request breaking", "schema-docs-changed request docs"],
  ],
  [
    "of two reasons neither takes it, and the schema has a row of its own",
    choice(9, { multipleOf: 5 }),
    choice(10),
    "request",
    [
      "allowed-values-changed request breaking",
      "maximum-raised request compatible",
      "multiple-of-removed request compatible",
    ],
  ],
  [
    "a change of another property is no reason",
    object({ a: choice(9), b: { type: "string", maxLength: 5 } }),
    object({ a: choice(10), b: { type: "string", maxLength: 6 } }),
    "request",
    ["maximum-raised request breaking", "max-length-raised request compatible"],
  ],
  [
    "the break of a schema is not told again of what is around it",
    { ...object({ a: choice(9) }), oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    { ...object({ a: choice(10) }), oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    "request",
    ["maximum-raised request breaking"],
  ],
  [
    "where a row tells of a break, no other is looked for around it",
    { ...choice(9), allOf: [{ minimum: 0 }] },
    { ...choice(10), allOf: [{ minimum: 1 }] },
    "request",
    ["minimum-raised request breaking", "maximum-raised request compatible"],
  ],
  [
    "a row that a policy lets pass may be the break",
    { type: "array", contains: { type: "string", pattern: "^a" } },
    { type: "array", contains: { type: "string" } },
    "response",
    ["pattern-removed response warning"],
  ],
  [
    "what an answer may have besides is no break that somebody has to explain",
    { ...object({}), additionalProperties: false },
    object({}),
    "response",
    ["additional-properties-widened response compatible"],
  ],
  [
    "every schema with a change of its own is looked at, however many there are",
    object({ ...numbered(14, { type: "string", maxLength: 5 }), z: choice(9, { multipleOf: 5 }) }),
    object({ ...numbered(14, { type: "string", maxLength: 6 }), z: choice(10) }),
    "request",
    [
      "allowed-values-changed request breaking",
      ...Array.from({ length: 14 }, () => "max-length-raised request compatible"),
      "maximum-raised request compatible",
      "multiple-of-removed request compatible",
    ],
  ],
])("%s", async (_, base, head, direction, rows) => {
  const changes = await changesOf(base, head, direction);
  expect(changes.map(rowText).sort()).toEqual(rows.toSorted());
});

test("a break of requests is not put down to what changed in answers alone", async () => {
  const schema = (most: number, length: number): JsonValue => ({
    oneOf: [
      { type: "object", required: ["n"], properties: { n: { type: "number", maximum: most } } },
      {
        type: "object",
        required: ["n"],
        properties: {
          n: { type: "number", minimum: 10 },
          a: { readOnly: true, type: "string", maxLength: length },
        },
      },
    ],
  });
  const changes = await changesOf(schema(9, 5), schema(10, 6), "request");
  expect(changes.map(({ id, wire }) => [id, wire])).toEqual([
    ["maximum-raised", "breaking"],
    ["max-length-raised", "compatible"],
  ]);
});
