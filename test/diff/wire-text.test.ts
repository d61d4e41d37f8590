import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { compareTexts } from "./support.ts";

type Carried = (schema: JsonValue) => JsonObject;

const document = (operation: JsonObject, path = "/things"): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Text", version: "1.0.0" },
    paths: { [path]: { put: { responses: { "204": { description: "Done" } }, ...operation } } },
    components: { schemas: {} },
  });

const body =
  (mediaType: string, more: JsonObject = {}): Carried =>
  (schema) => ({ requestBody: { required: true, content: { [mediaType]: { schema, ...more } } } });

const answer =
  (mediaType: string): Carried =>
  (schema) => ({ responses: { "200": { description: "Done", content: { [mediaType]: { schema } } } } });

const parameter =
  (where: string, style: string, explode: boolean): Carried =>
  (schema) => ({ parameters: [{ name: "id", in: where, required: true, style, explode, schema }] });

const form = body("application/x-www-form-urlencoded");
const multipart = body("multipart/form-data");
const xml = body("application/xml");
const text: JsonObject = { type: "string" };
const number: JsonObject = { type: "integer" };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  ...more,
});
const list = (items: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "array", items, ...more });
const atMost: JsonObject = { type: "integer", maximum: 2 };
const atMostOne: JsonObject = { type: "integer", maximum: 1 };
const few = list(text, { minItems: 2, maxItems: 3 });
const fewer = list(text, { minItems: 2, maxItems: 2 });
const pair = object({ a: text, b: atMost });
const smaller = object({ a: text, b: atMostOne });

const shown: readonly [what: string, carried: Carried, base: JsonValue, head: JsonValue, value: string][] = [
  ["a form", form, object({ a: text, b: atMost }), object({ a: text, b: atMostOne }), "a=a&b=2"],
  ["a list in a form", form, object({ a: few }), object({ a: fewer }), "a=a&a=a&a=a"],
  [
    "an empty form",
    form,
    { type: "object", properties: { a: text } },
    object({ a: text }),
    "Content-Length: 0",
  ],
  [
    "an object in a form",
    form,
    object({ a: object({ b: number }) }),
    object({ a: object({ b: text }) }),
    "a=%7B%22b%22%3A0%7D",
  ],
  [
    "a multipart form",
    multipart,
    object({ a: atMost }),
    object({ a: atMostOne }),
    '--boundary\nContent-Disposition: form-data; name="a"\n\n2\n--boundary--',
  ],
  [
    "an object in a multipart form",
    multipart,
    object({ a: object({ b: number }) }),
    object({ a: object({ b: text }) }),
    '--boundary\nContent-Disposition: form-data; name="a"\nContent-Type: application/json\n\n{"b":0}\n--boundary--',
  ],
  [
    "a list with a style in a form",
    body("application/x-www-form-urlencoded", {
      encoding: { a: { style: "pipeDelimited", explode: false } },
    }),
    object({ a: few }),
    object({ a: fewer }),
    "a=a%7Ca%7Ca",
  ],
  [
    "an object with a style in a form",
    body("application/x-www-form-urlencoded", { encoding: { a: { style: "deepObject", explode: true } } }),
    object({ a: pair }),
    object({ a: smaller }),
    "a[a]=a&a[b]=2",
  ],
  [
    "a list that is not exploded in a form",
    body("application/x-www-form-urlencoded", { encoding: { a: { explode: false } } }),
    object({ a: few }),
    object({ a: fewer }),
    "a=a,a,a",
  ],
  [
    "text with a media type of JSON in a form",
    body("application/x-www-form-urlencoded", { encoding: { a: { contentType: "application/json" } } }),
    object({ a: { enum: ["a", "b"] } }),
    object({ a: { enum: ["a"] } }),
    "a=%22b%22",
  ],
  [
    "a part with a media type in a multipart form",
    body("multipart/form-data", { encoding: { a: { contentType: "text/csv" } } }),
    object({ a: { enum: ["a", "b"] } }),
    object({ a: { enum: ["a"] } }),
    '--boundary\nContent-Disposition: form-data; name="a"\nContent-Type: text/csv\n\nb\n--boundary--',
  ],
  [
    "parts of an object with a style in a multipart form",
    body("multipart/form-data", { encoding: { a: { style: "deepObject", explode: true } } }),
    object({ a: pair }),
    object({ a: smaller }),
    [
      '--boundary\nContent-Disposition: form-data; name="a[a]"\n\na',
      '--boundary\nContent-Disposition: form-data; name="a[b]"\n\n2\n--boundary--',
    ].join("\n"),
  ],
  [
    "XML",
    xml,
    { ...pair, xml: { name: "pair" } },
    { ...smaller, xml: { name: "pair" } },
    "<pair><a>a</a><b>2</b></pair>",
  ],
  [
    "an attribute and a wrapped list in XML",
    xml,
    object({
      b: { ...atMost, xml: { attribute: true } },
      list: { ...fewer, xml: { wrapped: true }, items: { ...text, xml: { name: "one" } } },
    }),
    object({
      b: { ...atMostOne, xml: { attribute: true } },
      list: { ...fewer, xml: { wrapped: true }, items: { ...text, xml: { name: "one" } } },
    }),
    '<root b="2"><list><one>a</one><one>a</one></list></root>',
  ],
  ["text", body("text/plain"), { enum: ["a", "b"] }, { enum: ["a"] }, "b"],
  ["XML that comes", answer("application/xml"), smaller, pair, "<root><a>a</a><b>2</b></root>"],
  ["a query, form", parameter("query", "form", true), few, fewer, "id=a&id=a&id=a"],
  ["a query, form, not exploded", parameter("query", "form", false), few, fewer, "id=a,a,a"],
  ["a query, spaceDelimited", parameter("query", "spaceDelimited", false), few, fewer, "id=a%20a%20a"],
  ["a query, pipeDelimited", parameter("query", "pipeDelimited", false), few, fewer, "id=a%7Ca%7Ca"],
  ["a query, deepObject", parameter("query", "deepObject", true), pair, smaller, "id[a]=a&id[b]=2"],
  ["a query, an object", parameter("query", "form", true), pair, smaller, "a=a&b=2"],
  ["a query, an object, not exploded", parameter("query", "form", false), pair, smaller, "id=a,a,b,2"],
  ["a path, simple", parameter("path", "simple", false), few, fewer, "/things/a,a,a/{other}"],
  [
    "a path, simple, an object, exploded",
    parameter("path", "simple", true),
    pair,
    smaller,
    "/things/a=a,b=2/{other}",
  ],
  ["a path, label", parameter("path", "label", false), few, fewer, "/things/.a,a,a/{other}"],
  ["a path, label, exploded", parameter("path", "label", true), few, fewer, "/things/.a.a.a/{other}"],
  ["a path, matrix", parameter("path", "matrix", false), few, fewer, "/things/;id=a,a,a/{other}"],
  [
    "a path, matrix, exploded",
    parameter("path", "matrix", true),
    few,
    fewer,
    "/things/;id=a;id=a;id=a/{other}",
  ],
  [
    "a path, matrix, an object, exploded",
    parameter("path", "matrix", true),
    pair,
    smaller,
    "/things/;a=a;b=2/{other}",
  ],
  ["a header", parameter("header", "simple", false), few, fewer, "id: a,a,a"],
  ["a header, an object, exploded", parameter("header", "simple", true), pair, smaller, "id: a=a,b=2"],
  ["a cookie", parameter("cookie", "form", false), atMost, atMostOne, "Cookie: id=2"],
];

test.each(shown)("%s is shown as it goes over the wire", async (what, carried, base, head, value) => {
  const path = what.startsWith("a path") ? "/things/{id}/{other}" : "/things";
  const changes = await compareTexts(document(carried(base), path), document(carried(head), path));
  expect(changes.map(({ wireWitness }) => wireWitness?.value)).toContain(value);
});

const same: readonly [what: string, carried: Carried, base: JsonValue, head: JsonValue][] = [
  ["a number and text in a query", parameter("query", "form", true), number, text],
  ["a number and text in a path", parameter("path", "simple", false), number, text],
  ["a number and text in a header", parameter("header", "simple", false), number, text],
  [
    "a number and its text, listed, in a query",
    parameter("query", "form", true),
    { enum: [1, 2] },
    { enum: ["1", "2"] },
  ],
  ["a number and text in a form", form, object({ a: number }), object({ a: text })],
  ["numbers and texts in a form", form, object({ a: list(number) }), object({ a: list(text) })],
  ["one value and a list in a form", form, object({ a: text }), object({ a: list(text) })],
  ["one value and a list in a multipart form", multipart, object({ a: number }), object({ a: list(text) })],
  [
    "a truth value and its text in a form",
    form,
    object({ a: { type: "boolean" } }),
    object({ a: { enum: ["true", "false"] } }),
  ],
  ["a number and text in XML", xml, object({ a: number }), object({ a: text })],
  [
    "an empty list and none in a form",
    form,
    { type: "object", properties: { a: list(text) } },
    { type: "object", properties: { a: list(text, { minItems: 1 }) } },
  ],
];

test.each(same)("%s cannot be told apart", async (_, carried, base, head) => {
  const changes = await compareTexts(document(carried(base)), document(carried(head)));
  expect(changes.filter(({ wire, wireWitness }) => wire === "breaking" || wireWitness !== null)).toEqual([]);
});
