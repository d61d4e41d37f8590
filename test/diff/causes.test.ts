import { expect, test } from "vitest";
import { compareSpecs } from "../../generator/diff/compare/compare-specs.ts";
import { sidesOf } from "../../generator/diff/compare/sides.ts";
import { type Claim, findCauses } from "../../generator/diff/judge/causes.ts";
import { judge } from "../../generator/diff/judge/judge.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { specFrom, today } from "./support.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const answer = (content: JsonObject): JsonObject => ({
  responses: { "200": { description: "Done", content } },
});
const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });
/** Schemas that each refer to the next. */
const chain = (length: number, last: JsonValue): JsonObject =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `C${String(index)}`,
      index === length - 1 ? last : { type: "object", properties: { c: ref(`C${String(index + 1)}`) } },
    ]),
  );

const document = (schemas: JsonObject, more: JsonObject): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Causes", version: "1.0.0" },
    paths: {
      "/thing": { get: answer(json(ref("Thing"))) },
      "/chain": { get: answer(json(ref("C0"))) },
      "/far": { get: answer(json(ref("D0"))) },
      "/circle": { get: answer(json(ref("Circle"))) },
      "/both": { get: answer({ ...json(more), "text/json": { schema: more } }) },
    },
    components: {
      schemas: { ...schemas, Circle: { type: "object", properties: { c: ref("Circle"), t: ref("Thing") } } },
    },
  });

const thing = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  Thing: { type: "object", properties, ...more },
});
const far = (last: JsonValue): JsonObject =>
  Object.fromEntries(
    Object.entries(chain(9, last)).map(([name, schema]) => [
      name.replace("C", "D"),
      // The same chain by other names.
      JSON.parse(JSON.stringify(schema).replaceAll("/C", "/D")) as JsonValue, // as it was written
    ]),
  );
const text = { type: "string" };
const before = document(
  {
    ...thing(
      {
        a: text,
        gone: text,
        kind: { type: "string", enum: ["x"], description: "One" },
        words: { description: "One" },
      },
      { description: "One" },
    ),
    ...chain(4, { type: "string", maxLength: 5 }),
    ...far({ type: "string", maxLength: 5 }),
  },
  { type: "object", properties: { n: { type: "string" } } },
);
const after = document(
  {
    ...thing(
      {
        a: { type: "integer", format: "int32" },
        came: text,
        kind: { type: "string", enum: ["x", "y"], description: "Two", minLength: 1 },
        words: { description: "Two" },
      },
      { description: "Two" },
    ),
    ...chain(4, { type: "string", maxLength: 4 }),
    ...far({ type: "string", maxLength: 4 }),
  },
  { type: "object", properties: { n: { type: "integer" } } },
);

const at = "/components/schemas/Thing";
const both = (pointer: string, exhaustive?: true): Claim => ({
  pointers: { base: pointer, head: pointer },
  ...(exhaustive === undefined ? {} : { exhaustive }),
});
const media = (path: string, type = "application~1json"): string =>
  `/paths/~1${path}/get/responses/200/content/${type}/schema`;

test.each<[what: string, claim: Claim, ids: readonly string[]]>([
  ["what stands there", both(`${at}/properties/a/type`), ["type-changed"]],
  ["the worst of what stands below", both(`${at}/properties/a`), ["type-changed"]],
  ["what is gone", { pointers: { base: `${at}/properties/gone` } }, ["optional-property-removed"]],
  ["what is gone, where both are asked for", both(`${at}/properties/gone`), ["optional-property-removed"]],
  ["what came", { pointers: { head: `${at}/properties/came` } }, ["optional-property-added"]],
  ["what came is nowhere in the base", { pointers: { base: `${at}/properties/came` } }, []],
  ["what is gone is nowhere in the head", { pointers: { head: `${at}/properties/gone` } }, []],
  ["words, where nothing else changed", both(`${at}/properties/words`), ["schema-docs-changed"]],
  ["the limit, and no words, where both changed", both(`${at}/properties/kind`), ["enum-values-added"]],
  ["values, where code lists all", both(`${at}/properties/kind`, true), ["enum-values-added"]],
  ["one of those below, where code lists all of something else", both(`${at}/properties/a`, true), ["type-changed"]],
  ["what is behind a reference", both(media("thing")), ["type-changed"]],
  ["what is behind a reference of an operation", both("/paths/~1thing/get"), ["type-changed"]],
  ["what is behind a reference of one side", { pointers: { base: media("thing") } }, ["type-changed"]],
  ["what is behind a reference of the other side", { pointers: { head: media("thing") } }, ["type-changed"]],
  ["what is behind some references", both(media("chain")), ["max-length-lowered"]],
  ["nothing behind many", both(media("far")), []],
  ["what is behind a circle", both(media("circle")), ["type-changed"]],
  ["nothing of words behind a reference", both("/paths/~1nothing"), []],
  ["one media type of two", both(`${media("both")}/properties/n`), ["type-changed"]],
  ["the other media type of two", both(`${media("both", "text~1json")}/properties/n`), ["type-changed"]],
  ["what the whole document refers to", both(""), ["type-changed"]],
  ["nothing", { pointers: {} }, []],
])("a claim is due to %s", async (_, claim, ids) => {
  const sides = sidesOf(await specFrom(before), await specFrom(after), today);
  const changes = judge(sides, compareSpecs(sides));
  expect(findCauses(sides, changes)(claim).map(({ id }) => id)).toEqual(ids);
}); // prettier-ignore
