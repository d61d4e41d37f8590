import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import type { Change } from "../../generator/diff/judge/change.ts";
import { isObject, type JsonObject, type JsonValue } from "../../generator/shared/json.ts";
import { isSpokenOf, pairs, values } from "./oracle-schemas.ts";
import { compareTexts, messageDocument } from "./support.ts";

/** `ORACLE_RUNS=5000 ORACLE_SEED=7 npx vitest run test/diff/witness-oracle.test.ts` looks at more. */
const options = {
  numRuns: Number(process.env["ORACLE_RUNS"] ?? 60),
  seed: Number(process.env["ORACLE_SEED"] ?? 5),
};

/** What Ajv says of a value; undefined where it fails itself, as on some `unevaluatedProperties`. */
function validatorOf(schema: JsonObject): (value: JsonValue) => boolean | undefined {
  const validate = new Ajv2020({ strict: false, validateSchema: false }).compile(schema);
  return (value) => {
    try {
      return validate(value);
    } catch {
      return undefined;
    }
  };
}

function isOf(schema: JsonValue, value: JsonValue): boolean {
  return typeof schema === "boolean" ? schema : isObject(schema) && validatorOf(schema)(value) === true;
}

/** Ajv takes an empty list as one that contains something, where `contains` stands beside these. */
const confusing = ["prefixItems", "items", "unevaluatedItems"];

/** And it does not take what `contains` is about as evaluated (JSON Schema core 2020-12, section 11.2). */
function confusesAjv(schema: JsonValue): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  if ("unevaluatedItems" in schema && JSON.stringify(schema).includes('"contains"')) return true;
  if (isObject(schema) && schema["contains"] !== undefined && confusing.some((key) => key in schema))
    return true;
  return Object.values(schema).some((each: JsonValue | undefined) => confusesAjv(each ?? null));
}

const sought = pairs.filter((pair) => !pair.some(confusesAjv));

/** Schemas that say one thing, or nothing. */
const plain: readonly JsonObject[] = [
  {},
  { type: "string" },
  { type: ["integer", "null"] },
  { maximum: 3 },
  { multipleOf: 2 },
  { minLength: 2 },
  { enum: ["a", 1] },
  { items: { type: "string" } },
  { prefixItems: [{}], items: false },
  { maxItems: 1 },
  { properties: { a: { type: "string" } } },
  { required: ["a"] },
  { additionalProperties: false },
  { propertyNames: { pattern: "^a" } },
  { maxProperties: 1 },
  { oneOf: [{ type: "string" }, { type: "number" }] },
  { not: { type: "string" } },
];

/** Which side writes a value, and which has to take it. */
const rolesOf = (
  base: JsonObject,
  head: JsonObject,
  direction: Direction,
): readonly [JsonObject, JsonObject] => (direction === "request" ? [base, head] : [head, base]);

const isHarmless = (change: Change): boolean => change.wire === "compatible" || change.wire === "docs";

/** An answer with properties that a closed object does not list is let pass by a policy. */
const tolerant = new Set(["additional-properties-widened", "property-of-closed-object-added"]);

async function expectProofs(
  [base, head]: readonly [JsonObject, JsonObject],
  direction: Direction,
): Promise<void> {
  const [writer, reader] = rolesOf(base, head, direction).map(validatorOf);
  for (const { wireWitness } of await compareTexts(
    messageDocument(base, direction),
    messageDocument(head, direction),
  )) {
    if (wireWitness === null) continue;
    const sent = JSON.parse(wireWitness.value) as JsonValue; // a parser gives JSON values
    const verdicts = [writer?.(sent), reader?.(sent)];
    if (!verdicts.includes(undefined)) expect(verdicts, wireWitness.value).toEqual([true, false]);
  }
}

async function expectNoRefutation(
  [base, head]: readonly [JsonObject, JsonObject],
  direction: Direction,
): Promise<void> {
  const changes = await compareTexts(messageDocument(base, direction), messageDocument(head, direction));
  if (!changes.every(isHarmless) || changes.some(({ id }) => tolerant.has(id))) return;
  const [own, other] = rolesOf(base, head, direction);
  const [writer, reader] = [validatorOf(own), validatorOf(other)];
  const refuting = values.find(
    (value) =>
      writer(value) === true &&
      reader(value) === false &&
      isSpokenOf([base], value) &&
      isSpokenOf([own], value, isOf),
  );
  expect(refuting, changes.map(({ message }) => message).join("; ")).toBeUndefined();
}

describe.each(["request", "response"] as const)("changes of a %s", (direction) => {
  test("every message that is printed proves a break", async () => {
    await fc.assert(
      fc.asyncProperty(sought, (pair) => expectProofs(pair, direction)),
      options,
    );
  });

  test("no value refutes that a change is compatible", async () => {
    await fc.assert(
      fc.asyncProperty(sought, (pair) => expectNoRefutation(pair, direction)),
      options,
    );
  });

  test.each(plain)("both hold from %j to each other one, and nothing stops the comparison", async (base) => {
    for (const head of plain) {
      await expectProofs([base, head], direction);
      await expectNoRefutation([base, head], direction);
    }
  });
});
