import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { escapeToken, unescapeToken, type JsonValue } from "../../generator/shared/json.ts";
import { JsonPlaces } from "../../generator/document/load/json-places.ts";
import { ParsedPlaces } from "../../generator/document/load/parsed-places.ts";
import { parseText } from "../../generator/document/load/parse-yaml.ts";
import { Positions } from "../../generator/document/load/positions.ts";
import { sectionsIn } from "../../generator/document/load/sections.ts";

/** Texts in which indentation alone does not say where everything is, or hardly. */
const texts: Readonly<Record<string, string>> = {
  "plain mappings": "a:\n  b:\n    c: 1\n  d: 2\ne:\n  f: 3\n",
  "comments and blank lines":
    "# first\n\na: # says little\n\n  # inner\n  b: 1\n# outer\n  c: 2\n\n\nd: 3\n# last\n",
  "the beginning of a document": "# what it is\n---\na:\n  b: 1\n",
  "lists as far left as their keys": "a:\n- b: 1\n  c: 2\n- d\ne:\n- - 1\n  - 2\n",
  "text in blocks that looks like keys": "a: |\n  b: 1\n  c: 2\nd: >-\n  e: 3\n\nf: 4\n",
  "text in quotes that looks like keys": 'a: "x\nb: y"\nc: 1\n',
  "text in quotes with a key that is there": 'a: "x\nc: y"\nc: 1\n',
  "brackets over several lines": "a: { b: 1,\n  c: 2\n  }\nd: [\n  1, 2]\n",
  "plain text over several lines": "a: one\n  two\n  three\nb:\n  four\n  five\nc: 1\n",
  "keys in quotes": "\"a b\":\n  'c: d': 1\n  \"e\\u0066\": 2\n  'it''s': 3\n",
  "keys with colons, hashes and blanks": "/a:b/{c}:\n  d#e: 1\n  f g: 2\n",
  "keys that look like values": "200:\n  010: 1\n  1.0: 2\n  null: 3\n",
  "explicit keys": "? a\n: b: 1\nc: 2\n",
  "anchors, aliases and merge keys": "a: &x\n  b: 1\n  c: { d: 2 }\ne: *x\nf:\n  <<: *x\n  g: 3\n",
  "an anchor on a line of its own": "a:\n  &x\n  b: 1\nc: *x\n",
  "no values": "a:\nb:\n  c:\n  d: ~\ne:\n",
  "windows line ends": "a:\r\n  b:\r\n    c: 1\r\n\r\n  d: 2\r\ne: 3\r\n",
  "old line ends": "a:\r  b: 1\r  c: 2\rd: 3\r",
  JSON: '{\n  "a": { "b": [1, { "c": 2 }] },\n  "d": null\n}\n',
  "indentation that differs": "a:\n    b: 1\nc:\n d:\n      e: 2\n",
  "our own document": readFileSync("spec/partner-center-invoices.yaml", "utf8"),
};

function pointersIn(value: JsonValue, pointer = ""): string[] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const below = entries.flatMap(([key, inner]) =>
    pointersIn(inner ?? null, `${pointer}/${escapeToken(key)}`),
  );
  return [pointer, `${pointer}/missing`, ...below];
}

describe("the places in a text that was split are those in the text as a whole", () => {
  test.each(Object.entries(texts))("%s", async (_, text) => {
    const parsed = await parseText(text, "spec.yaml");
    if (!("value" in parsed)) throw new Error("not YAML");
    const whole = new Positions(text);
    const split = new Positions(text, parsed.value, 0);
    const places = (positions: Positions): unknown =>
      pointersIn(parsed.value).map((pointer) => [
        pointer,
        positions.locate(pointer, "key"),
        positions.locate(pointer, "value"),
        positions.extent(pointer),
      ]);
    expect(places(split)).toEqual(places(whole));
  });
});

/** JSON in which much has to be skipped. */
const json: Readonly<Record<string, string>> = {
  "on one line": '{"a":{"b":[1,{"c":2}],"":true},"d":null,"e":[]}',
  "with blanks": '\n{ "a" : [ 1 , -2.5e3 ,\n "x" ] ,\n\t"b" : { } }\n',
  "brackets, quotes and commas in strings": '{"a":"}\\",]{","b\\"":{"c,d":"[","e:f":1}}',
  "escapes in keys": '{"a\\u0062":{"c/d":1,"~":2}}',
  "lists in lists": '[[1,[2,3]],[],{"a":[{"b":1}]}]',
  windows: '{\r\n  "a": {\r\n    "b": false\r\n  }\r\n}\r\n',
};

test.each(Object.entries(json))("places in JSON are those that a reader of YAML finds: %s", async (_, text) => {
  const parsed = await parseText(text, "spec.json");
  if (!("value" in parsed)) throw new Error("not JSON");
  const [own, yaml] = [new JsonPlaces(text), new ParsedPlaces(text)];
  for (const pointer of pointersIn(parsed.value)) {
    const tokens = pointer.split("/").slice(1).map(unescapeToken);
    const places = (of: JsonPlaces | ParsedPlaces): unknown => [pointer, of.locate(tokens, "key"), of.locate(tokens, "value"), of.extent(tokens)];
    expect(places(own)).toEqual(places(yaml));
  }
}); // prettier-ignore

test.each([
  ["a: 1\nb:\n  c: 2\n", ["a", "b"]],
  ["  a: 1\n\n  # text\n  'b': 2\n", ["a", "b"]],
  ["a:\n- 1\nb: 2\n", ["a", "b"]],
  ["- a: 1\n", undefined],
  ["a: 1\na: 2\n", undefined],
  ["a: [\n]\n", undefined],
  ["? a\n: b\n", undefined],
  ["\ta: 1\n", undefined],
])("sections of %j", (text, want) => {
  const found = sectionsIn(text, 0, text.length);
  expect(found && [...found.keys()]).toEqual(want);
});
