import { expect, test } from "vitest";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import type { Carrier } from "../../generator/diff/compare/findings.ts";
import type { Writing } from "../../generator/diff/compare/schema-pair.ts";
import { larger, levelIn, worse } from "../../generator/diff/judge/law.ts";
import { rules } from "../../generator/diff/judge/rules.ts";
import { formText, multipartText } from "../../generator/diff/judge/witness/form-text.ts";
import { hasKnownNames } from "../../generator/diff/judge/witness/known-names.ts";
import { itemsOf, partsInPlace, schemasOf } from "../../generator/diff/judge/witness/parts-in-place.ts";
import { withPlaces } from "../../generator/diff/judge/witness/schema-of-side.ts";
import { written } from "../../generator/diff/judge/witness/serialize.ts";
import { readingsOfText } from "../../generator/diff/judge/witness/text-forms.ts";
import { textsOfPattern } from "../../generator/diff/judge/witness/texts-of-pattern.ts";
import { xmlText } from "../../generator/diff/judge/witness/xml-text.ts";
import type { PropertyEncoding } from "../../generator/document/encoding.ts";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { sideOf } from "./side-of.ts";

const text = { type: "string" };
const whole = { type: "integer" };

test.each<[value: JsonValue, encodings: readonly PropertyEncoding[], form: string]>([
  [{ a: "b c", d: [1, null, 2] }, [], "a=b+c&d=1&d=2"],
  [{ a: null, b: [], c: true }, [], "c=true"],
  [{ a: null, b: [null] }, [], "Content-Length: 0"],
  [5, [], "Content-Length: 0"],
  [{ a: { b: 1 } }, [], "a=%7B%22b%22%3A1%7D"],
  [{ a: "x" }, [{ property: "a", contentType: "application/json" }], "a=%22x%22"],
  [{ a: [1, 2], b: 3 }, [{ property: "a", style: "pipeDelimited" }], "a=1%7C2&b=3"],
  [{ a: [], b: 3 }, [{ property: "a", explode: false }], "b=3"],
])("the form of %j, %j", (value, encodings, form) => {
  expect(formText(value, encodings)).toBe(form);
});

test("a part for each value, for each pair of a style, and none for nothing", () => {
  const value = { a: ["x", null], b: { c: 1 }, d: [1, 2], e: null, f: [] };
  const encodings = [
    { property: "d", explode: true },
    { property: "f", style: "form" },
    { property: "a", contentType: "text/plain" },
  ];
  expect(multipartText(value, encodings).split("\n")).toEqual([
    ...["--boundary", 'Content-Disposition: form-data; name="a"', "Content-Type: text/plain", "", "x"],
    ...["--boundary", 'Content-Disposition: form-data; name="b"', "Content-Type: application/json", ""],
    '{"c":1}',
    ...["--boundary", 'Content-Disposition: form-data; name="d"', "", "1"],
    ...["--boundary", 'Content-Disposition: form-data; name="d"', "", "2"],
    "--boundary--",
  ]);
});

const xmlNamed = (xml: JsonObject, more: JsonObject = {}): JsonObject => ({ xml, ...more });

test.each<[value: JsonValue, schema: JsonValue, xml: string]>([
  ["a<b>&\"c\"", text, "<Whole>a&lt;b&gt;&amp;&quot;c&quot;</Whole>"],
  [5, xmlNamed({ name: "n" }), "<n>5</n>"],
  [5, xmlNamed({ name: "n", prefix: "p" }), "<p:n>5</p:n>"],
  [5, xmlNamed({ prefix: "p" }), "<Whole>5</Whole>"],
  [5, xmlNamed({ name: 7 }), "<Whole>5</Whole>"],
  [5, { xml: "not an object" }, "<Whole>5</Whole>"],
  [5, { $ref: "#/components/schemas/Other" }, "<Other>5</Other>"],
  [null, text, ""],
  [{}, { type: "object" }, "<Whole/>"],
  [{ a: null }, { type: "object" }, "<Whole/>"],
  [{ a: 1, b: "x\"" }, { properties: { b: xmlNamed({ attribute: true, name: "c" }) } }, '<Whole c="x&quot;"><a>1</a></Whole>'],
  [{ b: "x" }, { properties: { b: xmlNamed({ attribute: true }) } }, '<Whole b="x"/>'],
  [{ b: "x" }, { properties: { b: xmlNamed({ attribute: "yes" }) } }, "<Whole><b>x</b></Whole>"],
  [{ l: [1, null, 2] }, {}, "<Whole><l>1</l><l>2</l></Whole>"],
  [{ l: [1, 2] }, { properties: { l: { items: xmlNamed({ name: "i" }) } } }, "<Whole><i>1</i><i>2</i></Whole>"],
  [{ l: [1, 2] }, { properties: { l: xmlNamed({ wrapped: true }, { items: xmlNamed({ name: "i" }) }) } }, "<Whole><l><i>1</i><i>2</i></l></Whole>"],
  [{ l: [] }, { properties: { l: xmlNamed({ wrapped: true }) } }, "<Whole><l></l></Whole>"],
])("%j of %j as XML", (value, schema, xml) => {
  expect(xmlText(value, sideOf(schema, { schemas: { Other: whole } }))).toBe(xml);
}); // prettier-ignore

test("XML of a schema that has no name has the root's", () => {
  const side = sideOf(text);
  expect(xmlText(1, withPlaces(side, []))).toBe("<root>1</root>");
  expect(xmlText(1, withPlaces(side, [{ value: text, pointer: "/paths/~1a/components/schemas/" }]))).toBe(
    "<root>1</root>",
  );
});

const body = (mediaType: string): Carrier => ({ kind: "body", mediaType, encodings: [] });
const parameter = (where: string, more: object = {}): Carrier => ({
  kind: "parameter",
  name: "a b",
  in: where,
  path: "/things/{a b}",
  style: "form",
  explode: true,
  isJson: false,
  ...more,
});

test.each<[carrier: Carrier, value: JsonValue, kind: string | undefined, shown: string, direction?: Direction]>([
  [body("application/json"), { a: 1 }, "request", '{"a":1}'],
  [body("application/json"), { a: 1 }, "answer", '{"a":1}', "response"],
  [body("application/x-www-form-urlencoded; charset=utf-8"), { a: 1 }, "form", "a=1"],
  [body("multipart/form-data"), {}, "multipart form", "--boundary--"],
  [body("text/xml"), 5, "XML", "<Whole>5</Whole>"],
  [body("application/atom+xml"), 5, "XML", "<Whole>5</Whole>"],
  [body("application/xml-dtd"), 5, "request", "5"],
  [body("text/plain"), "a", "text", "a"],
  [body("text/plain"), [1], "request", "[1]"],
  [{ kind: "header", name: "X-A", isJson: false }, ["a", "b"], "header", "X-A: a,b"],
  [{ kind: "header", name: "X-A", isJson: false }, { a: 1 }, "header", "X-A: a,1"],
  [{ kind: "header", name: "X-A", isJson: true }, ["a"], "header", 'X-A: ["a"]'],
  [parameter("query"), [], undefined, ""],
  [parameter("query"), null, undefined, ""],
  [parameter("query"), "x y", "parameter", "a%20b=x%20y"],
  [parameter("query"), [1, 2], "parameter", "a%20b=1&a%20b=2"],
  [parameter("query"), { c: "d&" }, "parameter", "c=d%26"],
  [parameter("query", { style: "deepObject" }), { c: 1, d: null }, "parameter", "a%20b[c]=1&a%20b[d]=null"],
  [parameter("query", { isJson: true }), [1], "parameter", "a%20b=%5B1%5D"],
  [parameter("cookie"), [1, 2], "parameter", "Cookie: a%20b=1; a%20b=2"],
  [parameter("cookie"), [], undefined, ""],
  [parameter("cookie", { isJson: true }), [1], "parameter", "Cookie: a b=%5B1%5D"],
  [parameter("header", { style: "simple" }), { c: 1 }, "parameter", "a b: c=1"],
  [parameter("path", { style: "simple" }), "$& x", "parameter", "/things/%24%26%20x"],
  [parameter("path", { style: "label" }), [1, 2], "parameter", "/things/.1.2"],
  [parameter("path", { style: "label" }), "x", "parameter", "/things/.x"],
  [parameter("path", { style: "label", explode: false }), { c: 1 }, "parameter", "/things/.c,1"],
  [parameter("path", { style: "matrix" }), "x", "parameter", "/things/;a b=x"],
  [parameter("path", { style: "matrix" }), [1, 2], "parameter", "/things/;a b=1;a b=2"],
  [parameter("path", { style: "matrix" }), { c: 1 }, "parameter", "/things/;c=1"],
  [parameter("path", { isJson: true }), [1], "parameter", "/things/%5B1%5D"],
])("%j carries %j as %s %s", (carrier, value, kind, shown, direction = "request") => {
  const found = written(carrier, direction, value, sideOf({}));
  expect(found).toEqual(kind === undefined ? undefined : { direction, kind, value: shown });
}); // prettier-ignore

test.each<[writing: Writing, schema: JsonValue, value: JsonValue, readings: readonly JsonValue[]]>([
  ["json", text, 5, [5]],
  ["json", text, [5], [[5]]],
  ["text", text, 5, [5, "5", 5]],
  ["text", whole, "5", ["5", "5", 5]],
  ["text", whole, "-0.25", ["-0.25", "-0.25", -0.25]],
  ["text", whole, "12x", ["12x", "12x", "12x"]],
  ["text", whole, "x12", ["x12", "x12", "x12"]],
  ["text", whole, "012", ["012", "012", "012"]],
  ["text", whole, "120", ["120", "120", 120]],
  ["text", whole, "1.25", ["1.25", "1.25", 1.25]],
  ["text", whole, "true", ["true", "true", true]],
  ["text", whole, "false", ["false", "false", false]],
  ["text", whole, null, [null, null, null]],
  ["parameter", whole, 5, [5, "5", 5, [5], ["5"], [5]]],
  ["field", {}, { a: 1 }, [{ a: 1 }, [{ a: 1 }]]],
  ["part", {}, { a: 1 }, [{ a: 1 }]],
  ["form", { properties: { a: text, b: whole, n: whole, l: {} } }, { a: 1, b: "2", n: null, l: [] }, [{ a: 1, b: "2", n: null, l: [] }, { a: "1", b: "2", n: null, l: [] }, { a: 1, b: 2, n: null, l: [] }, { a: "1", b: 2 }]],
  ["form", { properties: { a: { type: "array", items: text } } }, { a: [1] }, [{ a: [1] }, { a: [1] }, { a: [1] }, { a: ["1"] }]],
  ["parameter", { prefixItems: [text, whole] }, [1, "2"], [[1, "2"], ["1", "2"], [1, 2], ["1", 2]]],
  ["parameter", { items: text }, [1], [[1], ["1"], [1], ["1"], 1, "1", 1]],
])("%s of %j: %j may be read as %j", (writing, schema, value, readings) => {
  expect(readingsOfText(sideOf(schema), value, writing)).toEqual(readings);
}); // prettier-ignore

const named = (names: readonly string[], more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, {}])),
  ...more,
});

test.each<[known: boolean, value: JsonValue, writer: JsonValue, reader: JsonValue, direction?: Direction]>([
  [true, 5, {}, {}],
  [true, null, {}, {}],
  [true, { a: 1 }, named(["a"]), {}],
  [false, { a: 1 }, {}, named(["a"])],
  [true, { a: 1 }, {}, named(["a"]), "response"],
  [false, { a: 1 }, named(["a"]), {}, "response"],
  [true, { a: 1 }, { required: ["a"] }, {}],
  [true, { a: 1 }, {}, { required: ["a"] }, "response"],
  [true, { a: 1 }, { dependentRequired: { b: ["a"] } }, {}],
  [true, { b: 1 }, { dependentRequired: { b: ["a"] } }, {}],
  [false, { c: 1 }, { dependentRequired: { b: ["a"] } }, {}],
  [false, { a: 1 }, named(["a"]), named(["a"], { properties: { a: { readOnly: true } } })],
  [true, { a: 1 }, named(["a"]), named(["a"], { properties: { a: { writeOnly: true } } })],
  [false, { a: 1 }, named(["a"]), named(["a"], { properties: { a: { writeOnly: true } } }), "response"],
  [true, { a: 1 }, named(["a"]), named(["a"], { properties: { a: { readOnly: true } } }), "response"],
  [true, { a: 1 }, { anyOf: [named(["a"]), { type: "string" }] }, {}],
  [false, { a: 1 }, { anyOf: [{ type: "object" }, named(["a"], { required: ["b"] })] }, {}],
  [false, { a: 1 }, {}, { anyOf: [named(["a"]), { type: "string" }] }, "response"],
  [true, { a: 1 }, named(["a"]), { anyOf: [named(["a"]), { type: "string" }] }, "response"],
  ...["additionalProperties", "unevaluatedProperties", "propertyNames"].map((keyword) => [true, { x: 1 }, {}, { [keyword]: false }] as [boolean, JsonValue, JsonValue, JsonValue]),
  [false, { x: 1 }, {}, { additionalProperties: true }],
  [true, { x: 1 }, {}, { minProperties: 1 }],
  [true, { x: 1 }, {}, { maxProperties: 1 }],
  [true, { x: 1 }, { allOf: [{ maxProperties: 1 }, {}] }, {}],
  [false, { a: { b: 1 } }, named(["a"], { properties: { a: named(["c"]) } }), named(["a"])],
  [true, { a: { b: 1 } }, named(["a"], { properties: { a: named(["b"]) } }), named(["a"])],
  [true, { a: { b: 1 } }, named(["a"], { properties: { a: named(["c"]) } }), { required: ["a"] }, "response"],
  [false, { a: { b: 1 } }, named(["a"], { properties: { a: named(["c"]) } }), { required: ["a"] }],
  [true, { x: { b: 1 } }, { minProperties: 1 }, named(["x"])],
  [false, [{ b: 1 }], { items: named(["c"]) }, {}],
  [true, [{ b: 1 }], { items: named(["b"]) }, {}],
  [true, [{ b: 1 }], {}, { items: named(["c"]) }],
  [true, [{ b: 1 }], { items: named(["c"]) }, {}, "response"],
])("%s: people have heard of the names in %j, of %j and %j", (known, value, writer, reader, direction = "request") => {
  expect(hasKnownNames(sideOf(writer, { direction }), sideOf(reader, { direction }), value)).toBe(known);
}); // prettier-ignore

test("a schema has parts in place, below each other and behind references", () => {
  const whole = "/components/schemas/Whole";
  const side = sideOf(
    {
      allOf: [{ minProperties: 1 }, 5],
      anyOf: [{ $ref: "#/components/schemas/Other" }],
      oneOf: [{ $ref: "#/components/schemas/Whole" }],
      if: {},
      then: {},
      else: {},
      not: {},
      dependentSchemas: { "a/b": {} },
      items: {},
    },
    { schemas: { Other: text } },
  );
  const below = ["/allOf/0", "/anyOf/0", "#", "/oneOf/0", "/not", "/if", "/then", "/else", "/dependentSchemas/a~1b"];
  const pointers = below.map((token) => (token === "#" ? "/components/schemas/Other" : `${whole}${token}`));
  expect(partsInPlace(side).map(({ pointer }) => pointer)).toEqual([whole, ...pointers]);
  const firm = partsInPlace(side, () => false).map(({ pointer }) => pointer);
  expect(firm).toEqual([whole, ...pointers.filter((pointer) => !/anyOf|oneOf|Other/.test(pointer))]);
}); // prettier-ignore

test.each<[schema: JsonValue, places: Readonly<Record<string, JsonValue>>]>([
  [{ properties: { "a/b": text } }, { "/properties/a~1b": text }],
  [{ properties: { c: text } }, {}],
  [{ properties: 5, patternProperties: 5, additionalProperties: false }, {}],
  [{ patternProperties: { "^a": whole, "^b": text } }, { "/patternProperties/^a": whole }],
  [{ properties: { "a/b": false }, patternProperties: { "/": true } }, { "/properties/a~1b": false, "/patternProperties/~1": true }],
  [{ properties: { c: text }, additionalProperties: whole }, { "/additionalProperties": whole }],
  [{ properties: { "a/b": text }, additionalProperties: whole }, { "/properties/a~1b": text }],
])("%j says of a property", (schema, places) => {
  const found = schemasOf(partsInPlace(sideOf(schema)), "a/b");
  expect(Object.fromEntries(found.map(({ pointer, value }) => [pointer.replace("/components/schemas/Whole", ""), value]))).toEqual(places);
}); // prettier-ignore

test("items have what stands in places, for all and for some", () => {
  const schema = { prefixItems: [text, whole], items: text, contains: whole, unevaluatedItems: false };
  const found = itemsOf(partsInPlace(sideOf(schema)));
  expect(
    found.map(({ pointer, value }) => [pointer.replace("/components/schemas/Whole/", ""), value]),
  ).toEqual([
    ["prefixItems/0", text],
    ["prefixItems/1", whole],
    ["items", text],
    ["contains", whole],
    ["unevaluatedItems", false],
  ]);
  expect(itemsOf(partsInPlace(sideOf({ prefixItems: 5 })))).toEqual([]);
});

test.each<[pattern: string, length: number, texts: readonly string[]]>([
  ["^[ab]{2,4}$", 3, ["aa", "bb", "aaa", "bbb"]],
  ["^[ab]{2,4}$", 9, ["aa", "bb", "aaaa", "bbb", "aaa"]],
  ["^x|yz+$", 0, ["x", "yz", "yzz"]],
  ["^(?:a|b)(c)?$", 0, ["a", "b", "bc", "ac"]],
  ["^.$", 0, ["a", "0"]],
  ["^\\d$", 0, ["0", "9"]],
  ["^[^\\W_]$", 0, ["a", "9"]],
  ["^[k-m%]$", 0, ["k", "%"]],
  ["^a{500}$", 0, []],
  ["^(a)\\1$", 0, []],
  ["(", 0, []],
  ["^😀\\b$", 0, []],
  ["", 0, [""]],
])("%s has texts of about %i characters", (pattern, length, texts) => {
  expect(textsOfPattern(pattern, length)).toEqual(texts);
});

test("of two levels the worse counts, and of two bumps the larger", () => {
  expect([worse("docs", "warning"), worse("breaking", "warning")]).toEqual(["warning", "breaking"]);
  expect([larger("none", "patch"), larger("major", "minor"), larger("minor", "patch")]).toEqual(["patch", "major", "minor"]);
  const rule = rules["max-length-raised"];
  const levels = [[true, true], [true, false], [false, true], [false, false]] as const;
  expect(levels.map(([request, response]) => levelIn(rule, { request, response }))).toEqual(["breaking", "compatible", "breaking", undefined]);
  expect(levelIn(rules["max-length-lowered"], { request: true, response: true })).toBe("breaking");
}); // prettier-ignore
