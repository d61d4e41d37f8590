import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { compileConsumers } from "../support/consumers.ts";
import { documentWith } from "../support/model-of.ts";

const count = 5;
const numbers = Array.from({ length: count }, (_, index) => index);

/** Schemas whose properties are each another, with something that contradicts it, so that all has to be written out. */
const circles = Object.fromEntries(
  numbers.map((one): [string, JsonObject] => [
    `S${one}`,
    {
      type: "object",
      properties: Object.fromEntries(numbers.map((other) => [`p${other}`, contrary(other)])),
    },
  ]),
);

function contrary(number: number): JsonObject {
  const beside = { type: "object", properties: { p0: { type: "object" } }, required: ["p1"] };
  return { allOf: [{ $ref: `#/components/schemas/S${number}` }, beside] };
}

// There are more ways through them than could be written in a lifetime.
test("schemas that mention and contradict one another come to an end", async () => {
  const document = documentWith({ components: { schemas: circles } });
  const code = `import type { S0 } from "./sdk/index.ts";\nexport const read = (value: S0): unknown => value.p1?.p1;`;
  const said = await compileConsumers([{ name: "circles", document, code }]);
  expect(said.get("circles")).toEqual([]);
});
