import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { diffTexts, specFrom } from "./support.ts";
import { errorsAgainst } from "./whole-package.ts";

const text: JsonObject = { type: "string" };
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

interface Parts {
  /** What the one operation takes, or nothing. */
  readonly body?: JsonObject;
  /** What it answers with, or a text. */
  readonly answer?: JsonObject;
  readonly schemas?: JsonObject;
}

function document({ body, answer = text, schemas = {} }: Parts): string {
  const operation = {
    operationId: "putThing",
    tags: ["things"],
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: { "200": { description: "Done", content: json(answer) } },
  };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pieces", version: "1.0.0" },
    paths: { "/things": { put: operation } },
    components: { schemas },
  });
}

const map: JsonObject = { type: "object", additionalProperties: { type: "integer" } };
const thing = (schema: JsonObject): Parts => ({ answer: ref("Thing"), schemas: { Thing: schema } });
const both = (b: JsonObject): Parts => ({
  body: ref("Thing"),
  answer: ref("Thing"),
  schemas: { Thing: object({ a: text, b }) },
});
const given = (a: JsonObject, required: readonly string[] = []): Parts => ({
  body: ref("Input"),
  schemas: { Input: { ...object({ a }), required } },
});
const open = (name: string): Parts => ({
  answer: ref("Color"),
  schemas: { Color: { type: "string", enum: ["red"], "x-ms-enum": { name, modelAsString: true } } },
});
const inherited = (parent: string): Parts => ({
  answer: { allOf: [ref(parent), object({ own: text })] },
  schemas: {
    One: object({ x: text }),
    Two: object({ y: text }),
    Alias: ref("One"),
    Users: object({ alias: ref("Alias"), two: ref("Two") }),
  },
});

/** The whole type still compiles in these cases where somebody only hands it on. */
const breaking: readonly [what: string, base: Parts, head: Parts, symbol: string][] = [
  [
    "an object became a choice whose other member has numbers under any name",
    thing(object({ a: text })),
    thing({ oneOf: [object({ a: text }), map] }),
    "Thing.a",
  ],
  [
    "so did the items of a list",
    thing(object({ list: { type: "array", items: object({ a: text }) } })),
    thing(object({ list: { type: "array", items: { oneOf: [object({ a: text }), map] } } })),
    "Thing.list[].a",
  ],
  [
    "a property of a shared schema became read-only, so it is no part of requests any more",
    both(text),
    both({ ...text, readOnly: true }),
    "PutThingParams.body.b",
  ],
  [
    "an object of a request became a choice without one of its properties",
    given(object({ x: text, y: text })),
    given({ anyOf: [object({ x: text }), object({ z: text })] }),
    "Input.a.y",
  ],
  [
    "an optional property was lost where the object became required",
    given(object({ x: text, y: text }), ["a"]),
    given(object({ x: text })),
    "Input.a.y",
  ],
  [
    "an optional property was lost where null became allowed",
    given(object({ x: text, y: text })),
    given({ ...object({ x: text }), type: ["object", "null"] }),
    "Input.a.y",
  ],
  [
    "an open list of values is not sent any more",
    open("Color"),
    { ...open("Color"), answer: { type: "object" } },
    "putThing()",
  ],
  [
    "a property is gone that was inherited by another name",
    inherited("Alias"),
    inherited("Two"),
    "PutThingResponse.x",
  ],
];

describe.each(breaking)("%s", (_, base, head, symbol) => {
  test("is breaking, with a witness that the whole packages bear out", async () => {
    const { changes } = await diffTexts(document(base), document(head), { types: true });
    const claims = changes.flatMap(({ typescript }) => (typescript === null ? [] : [typescript]));
    expect(claims.filter(({ verdict }) => verdict === "breaking").map((one) => one.symbol)).toContain(symbol);
    const witnesses = claims.map(({ witness }) => witness);
    const before = await errorsAgainst(await specFrom(document(base)), witnesses);
    const after = await errorsAgainst(await specFrom(document(head)), witnesses);
    witnesses.forEach((witness, index) => {
      expect(before[index], witness).toEqual([]);
      expect(after[index], witness).not.toEqual([]);
    });
  });
});

test.each<[string, Parts, Parts]>([
  [
    "an object of a request may be a list as well",
    given(object({ x: text, y: object({ z: text }) })),
    given({
      oneOf: [object({ x: text, y: object({ z: text }) }), { type: "array", items: text }],
    }),
  ],
  [
    "an object of an answer got a parent",
    { answer: ref("Thing"), schemas: { Thing: object({ a: text }), Base: object({ b: text }) } },
    {
      answer: ref("Thing"),
      schemas: { Thing: { ...object({ a: text }), allOf: [ref("Base")] }, Base: object({ b: text }) },
    },
  ],
])("%s: nobody's code breaks", async (_, base, head) => {
  const { changes } = await diffTexts(document(base), document(head), { types: true });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.filter(({ typescript }) => typescript !== null)).toEqual([]);
});
