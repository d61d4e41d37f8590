import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../../generator/diff/judge/change.ts";
import { isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";
import { compareTexts } from "./support.ts";

/** Property names that schemas and values share, so that they meet. */
const NAMES = ["a", "b", "c"] as const;

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant("string") }),
  fc.record({ type: fc.constant("string"), minLength: fc.nat(3) }),
  fc.record({ type: fc.constant("string"), maxLength: fc.nat(3) }),
  fc.record({ type: fc.constant("string"), pattern: fc.constantFrom("^a", "^[ab]+$", "b$") }),
  fc.record({ type: fc.constantFrom("integer", "number"), minimum: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ type: fc.constantFrom("integer", "number"), maximum: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ type: fc.constant("integer"), exclusiveMaximum: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ type: fc.constant("number"), multipleOf: fc.constantFrom(1, 2, 0.5) }),
  fc.record({ type: fc.constantFrom("boolean", "null", "integer", "number") }),
  fc.record({ type: fc.constant(["string", "null"]) }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom("a", "b", 1, 2, null), { minLength: 1 }) }),
  fc.record({ const: fc.constantFrom("a", "b", 1) }),
);

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    scalar,
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ type: fc.constant("array"), items: tie("schema"), maxItems: fc.nat(2) }),
    fc.record({ type: fc.constant("array"), items: tie("schema"), minItems: fc.nat(2) }),
    fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 3 }),
      required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom(...NAMES), tie("schema"), { maxKeys: 3 }),
      additionalProperties: fc.oneof(fc.constant(false), tie("schema")),
    }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 2, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 2, maxLength: 3 }) }),
    // Of a keyword that two parts have, the comparison sees one: parts that contradict each other are left out here.
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 1 }) }),
  ),
}));

/** Two schemas: often the one is an edit of the other, since strangers have little to tell. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  fc
    .tuple(schema, schema, fc.constantFrom("anyOf", "oneOf"))
    .map(([left, right, keyword]): [JsonObject, JsonObject] => [left, { [keyword]: [left, right] }]),
  fc.tuple(fc.constantFrom(...NAMES), schema, schema).map(([name, left, right]): [JsonObject, JsonObject] => [
    { type: "object", properties: { [name]: left } },
    { type: "object", properties: { [name]: right } },
  ]),
);

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<JsonValue>("a", "b", "ab", "", "bbbb", 0, 1, 2, 3, -1, 0.5, true, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 3 }),
  ),
}));

const document = (schemaOfBody: JsonObject): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Oracle", version: "1.0.0" },
    paths: {
      "/things": {
        put: {
          operationId: "put",
          requestBody: { required: true, content: { "application/json": { schema: schemaOfBody } } },
          responses: { "204": { description: "Taken" } },
        },
      },
    },
  });

/** Whether every property of a value is one that the older schema knows of, somewhere. */
function usesKnownNames(older: JsonObject, sent: JsonValue): boolean {
  const text = JSON.stringify(older);
  if (typeof sent !== "object" || sent === null) return true;
  if (!isObject(sent)) return (sent).every((each) => usesKnownNames(older, each)); // an array
  return Object.entries(sent).every(
    ([name, each]) => text.includes(`"${name}":`) && usesKnownNames(older, each ?? null),
  );
}

const isHarmless = (change: Change): boolean => change.wire === "compatible" || change.wire === "docs";

test("every message that is printed was accepted and no longer is", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ([base, head]) => {
      const ajv = new Ajv2020({ strict: false });
      const [before, after] = [ajv.compile(base), ajv.compile(head)];
      for (const { wireWitness } of await compareTexts(document(base), document(head))) {
        if (wireWitness === null) continue;
        const sent = JSON.parse(wireWitness.value) as JsonValue; // a parser gives JSON values
        expect([before(sent), after(sent)], wireWitness.value).toEqual([true, false]);
      }
    }),
    { numRuns: 150, seed: 5 },
  );
});

test("no message refutes that a change is compatible", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      pair,
      fc.array(value, { minLength: 60, maxLength: 60 }),
      async ([base, head], values) => {
        const changes = await compareTexts(document(base), document(head));
        if (!changes.every(isHarmless)) return;
        const ajv = new Ajv2020({ strict: false });
        const [before, after] = [ajv.compile(base), ajv.compile(head)];
        for (const sent of values) {
          if (!before(sent) || !usesKnownNames(base, sent)) continue;
          expect(
            after(sent),
            `${JSON.stringify(sent)}: ${changes.map((one) => one.message).join("; ")}`,
          ).toBe(true);
        }
      },
    ),
    { numRuns: 400, seed: 5 },
  );
});
