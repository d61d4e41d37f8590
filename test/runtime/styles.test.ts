import { describe, expect, test } from "vitest";
import {
  contentCookie,
  contentPath,
  contentQuery,
  jsonHeader,
  jsonParameter,
  querystring,
  textParameter,
} from "../../generator/runtime/content.ts";
import { cookie, cookieForm } from "../../generator/runtime/cookie.ts";
import { deepObject } from "../../generator/runtime/deep-object.ts";
import { percent, percentReserved } from "../../generator/runtime/expand.ts";
import { formText } from "../../generator/runtime/form-body.ts";
import { simpleHeader } from "../../generator/runtime/header.ts";
import { label, matrix, segment, simple } from "../../generator/runtime/path.ts";
import {
  form,
  pair,
  pipeDelimited,
  spaceDelimited,
  withQuery,
  withValues,
} from "../../generator/runtime/query.ts";

const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };
const on = { explode: true };
const off = { explode: false };

// The specification's "Style Examples", both its columns: `empty` (3.1, the empty string) and `undefined` (3.2, null).
// Path parameters are required, and what gives no text would make the path of another operation.
describe("style examples", () => {
  test.each<[string, string | undefined, string]>([
    ["matrix", matrix("color", "", off), ";color"],
    ["matrix", matrix("color", "blue", off), ";color=blue"],
    ["matrix", matrix("color", colors, off), ";color=blue,black,brown"],
    ["matrix", matrix("color", rgb, off), ";color=R,100,G,200,B,150"],
    ["matrix explode", matrix("color", "", on), ";color"],
    ["matrix explode", matrix("color", "blue", on), ";color=blue"],
    ["matrix explode", matrix("color", colors, on), ";color=blue;color=black;color=brown"],
    ["matrix explode", matrix("color", rgb, on), ";R=100;G=200;B=150"],
    ["label", label("blue", off), ".blue"],
    ["label", label(colors, off), ".blue,black,brown"],
    ["label", label(rgb, off), ".R,100,G,200,B,150"],
    ["label explode", label("blue", on), ".blue"],
    ["label explode", label(colors, on), ".blue.black.brown"],
    ["label explode", label(rgb, on), ".R=100.G=200.B=150"],
    ["simple", simple("blue", off), "blue"],
    ["simple", simple(colors, off), "blue,black,brown"],
    ["simple", simple(rgb, off), "R,100,G,200,B,150"],
    ["simple explode", simple("blue", on), "blue"],
    ["simple explode", simple(colors, on), "blue,black,brown"],
    ["simple explode", simple(rgb, on), "R=100,G=200,B=150"],
    ["simple header", simpleHeader("", off), ""],
    ["simple header", simpleHeader("blue", off), "blue"],
    ["simple header", simpleHeader(colors, off), "blue,black,brown"],
    ["simple header", simpleHeader(rgb, off), "R,100,G,200,B,150"],
    ["simple header explode", simpleHeader(rgb, on), "R=100,G=200,B=150"],
    ["form", form("color", "", off), "color="],
    ["form", form("color", null, off), ""],
    ["spaceDelimited", spaceDelimited("color", null), ""],
    ["deepObject", deepObject("color", null), ""],
    ["pair", pair("color", null), ""],
    ["cookie", cookie("color", null), ""],
    ["cookie form", cookieForm("color", null), ""],
    ["form", formText({ a: null, b: [null, 1], c: undefined, d: "" }), "b=1&d="],
    ["form", form("color", "blue", off), "color=blue"],
    ["form", form("color", colors, off), "color=blue,black,brown"],
    ["form", form("color", rgb, off), "color=R,100,G,200,B,150"],
    ["form explode", form("color", "", on), "color="],
    ["form explode", form("color", "blue", on), "color=blue"],
    ["form explode", form("color", colors, on), "color=blue&color=black&color=brown"],
    ["form explode", form("color", rgb, on), "R=100&G=200&B=150"],
    ["spaceDelimited", spaceDelimited("color", colors, off), "color=blue%20black%20brown"],
    ["spaceDelimited", spaceDelimited("color", rgb, off), "color=R%20100%20G%20200%20B%20150"],
    ["pipeDelimited", pipeDelimited("color", colors, off), "color=blue%7Cblack%7Cbrown"],
    ["pipeDelimited", pipeDelimited("color", rgb, off), "color=R%7C100%7CG%7C200%7CB%7C150"],
    ["deepObject", deepObject("color", rgb), "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["cookie", cookie("color", "", off), "color="],
    ["cookie", cookie("color", "blue", off), "color=blue"],
    ["cookie explode", cookie("color", colors, on), "color=blue; color=black; color=brown"],
    ["cookie explode", cookie("color", rgb, on), "R=100; G=200; B=150"],
    ["cookie form", cookieForm("color", "", off), "color="],
    ["cookie form", cookieForm("color", colors, off), "color=blue,black,brown"],
    ["cookie form", cookieForm("color", rgb, off), "color=R,100,G,200,B,150"],
    ["cookie form explode", cookieForm("color", colors, on), "color=blue; color=black; color=brown"],
    ["cookie form explode", cookieForm("color", rgb, on), "R=100; G=200; B=150"],
  ])("%s: %j", (_style, got, want) => {
    expect(got).toBe(want);
  });
});

describe("defaults", () => {
  test.each<[string, string, string]>([
    ["form explodes", form("color", colors), "color=blue&color=black&color=brown"],
    ["cookie form explodes", cookieForm("color", colors), "color=blue; color=black; color=brown"],
    ["cookie explodes", cookie("color", rgb), "R=100; G=200; B=150"],
    ["spaceDelimited does not", spaceDelimited("color", colors), "color=blue%20black%20brown"],
    ["pipeDelimited does not", pipeDelimited("color", colors), "color=blue%7Cblack%7Cbrown"],
    ["simple does not", simple(rgb), "R,100,G,200,B,150"],
    ["label does not", label(colors), ".blue,black,brown"],
    ["matrix does not", matrix("color", colors), ";color=blue,black,brown"],
    [
      "exploded spaceDelimited is form",
      spaceDelimited("color", colors, on),
      "color=blue&color=black&color=brown",
    ],
    ["exploded pipeDelimited is form", pipeDelimited("color", rgb, on), "R=100&G=200&B=150"],
    ["a primitive by pipeDelimited is form", pipeDelimited("color", "blue"), "color=blue"],
  ])("%s", (_what, got, want) => {
    expect(got).toBe(want);
  });
});

describe("what has no value is left out", () => {
  test.each<[string, string | undefined, string | undefined]>([
    ["form undefined", form("color", undefined), ""],
    ["form []", form("color", []), ""],
    ["form [] not exploded", form("color", [], off), ""],
    ["form {}", form("color", {}, off), ""],
    ["form ['']", form("color", [""], off), "color="],
    ["form members", form("color", ["blue", undefined, null, "brown"]), "color=blue&color=brown"],
    ["form members, not exploded", form("color", { R: undefined, G: 1 }, off), "color=G,1"],
    ["form all members", form("color", [undefined, null]), ""],
    ["spaceDelimited []", spaceDelimited("color", []), ""],
    ["deepObject undefined", deepObject("color", undefined), ""],
    ["deepObject {}", deepObject("color", {}), ""],
    ["deepObject members", deepObject("color", { R: undefined, G: "" }), "color%5BG%5D="],
    ["cookie undefined", cookieForm("color", undefined), ""],
    ["header undefined", simpleHeader(undefined), undefined],
    ["header []", simpleHeader([]), undefined],
  ])("%s", (_what, got, want) => {
    expect(got).toBe(want);
  });
});

describe("values", () => {
  test.each<[unknown, string]>([
    [0, "v=0"],
    [-0.5, "v=-0.5"],
    [1e21, "v=1e%2B21"],
    [9007199254740993n, "v=9007199254740993"],
    [true, "v=true"],
    [false, "v=false"],
    [new Date(Date.UTC(2024, 1, 29, 12, 30)), "v=2024-02-29T12%3A30%3A00.000Z"],
    [[new Date(0), 2n], "v=1970-01-01T00%3A00%3A00.000Z&v=2"],
    ["Hello, world!", "v=Hello%2C%20world%21"],
    ["a+b=c&d", "v=a%2Bb%3Dc%26d"],
    ["-._~!'()*", "v=-._~%21%27%28%29%2A"],
    ["diṅnāga ❤", "v=di%E1%B9%85n%C4%81ga%20%E2%9D%A4"],
    [[{ deep: [1] }], "v=%7B%22deep%22%3A%5B1%5D%7D"],
    [["a,b", "c"], "v=a%2Cb&v=c"],
  ])("form of %o", (value, want) => {
    expect(form("v", value)).toBe(want);
  });

  test("a date that is none is an error, not an empty parameter", () => {
    expect(() => form("since", new Date(Number.NaN))).toThrow(RangeError);
  });
});

test("null is left out of headers and of text parameters", () => {
  expect([simpleHeader(null), textParameter(null)]).toEqual([undefined, undefined]);
});

test("withValues is form, of what has no members", () => {
  const text = "-._~!'()* é/%2F+&=?#";
  const query = withValues("/x", { a: undefined, "b[c]": text, d: null, e: "", f: 0, g: false, h: 2n });
  // Whatever stands for `*` and `~`.
  expect(query.replaceAll("%7E", "~").replaceAll("*", "%2A")).toBe(
    `/x?${[form("b[c]", text), "e=", "f=0", "g=false", "h=2"].join("&")}`,
  );
  expect(withValues("/x", { a: undefined, b: null })).toBe("/x");
  expect(withValues("/x?y=1", { a: 2 })).toBe("/x?y=1&a=2");
  expect(withQuery("/x?y=1", "a=2")).toBe("/x?y=1&a=2");
});

test("pair is form, and segment simple, of what has no members", () => {
  for (const value of ["", "blue", null, 0, 1e21, 2n, true, new Date(0), "-._~!'()* é/%2F", "..."]) {
    expect(pair("a[b]", value)).toBe(form("a[b]", value));
    if (value !== null && value !== "") expect(segment(value)).toBe(simple(value));
  }
  expect(pair("a", undefined)).toBe("");
  for (const value of [undefined, ".", ".."]) expect(() => segment(value)).toThrow(TypeError);
});

describe("names are encoded", () => {
  test.each<[string, string]>([
    [form("filter.operator", 1), "filter.operator=1"],
    [form("page[size]", 1), "page%5Bsize%5D=1"],
    [form("❤️", "love!"), "%E2%9D%A4%EF%B8%8F=love%21"],
    [form("a&b", { "c=d": 1 }), "c%3Dd=1"],
    [matrix("a;b", 1), ";a%3Bb=1"],
    [cookieForm("a;b", 1), "a%3Bb=1"],
    [deepObject("a[]", { "b]": 1 }), "a%5B%5D%5Bb%5D%5D=1"],
  ])("%s", (got, want) => {
    expect(got).toBe(want);
  });
});

describe("allowReserved", () => {
  // The formulas of the specification's appendix C.
  test("reserved characters and triples pass", () => {
    expect(form("formulas", { a: "x%2By", b: "x/y", c: "x^y" }, { allowReserved: true })).toBe(
      "a=x%2By&b=x/y&c=x%5Ey",
    );
    expect(form("formulas", { a: "x+y", b: "x/y", c: "x^y" })).toBe("a=x%2By&b=x%2Fy&c=x%5Ey");
  });

  test.each<[string, string]>([
    [":/?@!$&'()*+,;=", ":/?@!$&'()*+,;="],
    ["[#]", "%5B%23%5D"],
    ["100%", "100%25"],
    ["%2f%zz%", "%2f%25zz%25"],
    ["%252F", "%252F"],
    ["é", "%C3%A9"],
  ])("%s", (text, want) => {
    expect(percentReserved(text)).toBe(want);
  });

  test("in a path, what would end the segment is encoded", () => {
    expect(simple("a/b?c#d:e", { allowReserved: true })).toBe("a%2Fb%3Fc%23d:e");
  });

  test("in a cookie, what would end the value is encoded", () => {
    expect(cookieForm("a", "b;c,d/e", { allowReserved: true })).toBe("a=b%3Bc%2Cd/e");
  });
});

describe("a path value stays in its segment", () => {
  test("slashes are encoded", () => {
    expect(simple("../admin?x#y")).toBe("..%2Fadmin%3Fx%23y");
    expect(percent("a\\b")).toBe("a%5Cb");
  });

  test.each([
    ["simple .", () => simple(".")],
    ["simple ..", () => simple("..")],
    ["simple [..]", () => simple([".."])],
    ["simple %2e%2E", () => simple("%2e%2E", { allowReserved: true })],
    ["label .", () => label(".")],
    ["label ['', '']", () => label(["", ""], on)],
    ["content ..", () => contentPath("..")],
  ])("%s is refused", (_what, expand) => {
    expect(expand).toThrow(/The path parameter .*cannot be/);
  });

  test.each<[() => string, string]>([
    [() => simple(undefined, { name: "id" }), "The path parameter id cannot be undefined"],
    [() => simple([], { name: "id" }), "The path parameter id cannot be []"],
    [() => label("", { name: "id" }), 'The path parameter id cannot be ""'],
    [() => matrix("id", null), "The path parameter id cannot be null"],
    [() => segment("..", "id"), 'The path parameter id cannot be ".."'],
  ])("%s says which parameter it is, and what it was given", (expand, message) => {
    expect(expand).toThrow(new TypeError(message));
  });

  test.each([".a", "a.", "..."])("label %s passes, since its own dot stands before it", (value) => {
    expect(new URL(`http://host/a/${label(value)}/b`).pathname).toBe(`/a/.${value}/b`);
  });

  test("an equals sign at the end of a value stays", () => {
    expect(matrix("color", "b=", { allowReserved: true })).toBe(";color=b=");
  });

  test.each(["...", ".a", "a.."])("%s passes", (value) => {
    expect(new URL(`http://host/a/${simple(value)}/b`).pathname).toBe(`/a/${value}/b`);
  });

  test.each([
    ["simple", () => simple(undefined)],
    ["label", () => label(undefined)],
    ["matrix", () => matrix("id", undefined)],
    ["content", () => contentPath(undefined)],
    ["simple null", () => simple(null)],
    ["simple ''", () => simple("")],
    ["simple []", () => simple([])],
    ["simple {}", () => simple({})],
    ["simple ['']", () => simple([""])],
    ["segment ''", () => segment("")],
    ["segment null", () => segment(null)],
    ["label null", () => label(null)],
    ["label ''", () => label("")],
    ["label []", () => label([])],
    ["matrix null", () => matrix("id", null)],
    ["matrix []", () => matrix("id", [])],
    ["content ''", () => contentPath("")],
  ])("%s is refused: it would make the path of another operation", (_what, expand) => {
    expect(expand).toThrow(TypeError);
  });
});

describe("deepObject beyond the specification", () => {
  test.each<[unknown, string]>([
    [{ b: { c: "d" } }, "a[b][c]=d"],
    [{ b: [1, 2] }, "a[b]=1&a[b]=2"],
    [{ b: [{ c: 1 }, { c: 2 }] }, "a[b][0][c]=1&a[b][1][c]=2"],
    ["plain", "a=plain"],
  ])("%j", (value, want) => {
    expect(decodeURIComponent(deepObject("a", value))).toBe(want);
  });

  test("allowReserved", () => {
    expect(deepObject("a", { b: "c/d" }, { allowReserved: true })).toBe("a%5Bb%5D=c/d");
  });
});

describe("content parameters", () => {
  // The examples of the Parameter Object in OpenAPI 3.2.
  test.each<[string, string | undefined, string | undefined]>([
    [
      "query",
      contentQuery("coordinates", jsonParameter({ lat: 40.6, long: -73.9 })),
      "coordinates=%7B%22lat%22%3A40.6%2C%22long%22%3A-73.9%7D",
    ],
    [
      "querystring, JSON",
      querystring(jsonParameter({ numbers: [1, 2], flag: null })),
      "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
    ],
    ["querystring, JSONPath", querystring(textParameter("$.a.b[1:1]")), "%24.a.b%5B1%3A1%5D"],
    ["query, left out", contentQuery("q", jsonParameter(undefined)), ""],
    ["query, null", contentQuery("q", jsonParameter(null)), "q=null"],
    ["query, empty text", contentQuery("q", textParameter("")), "q="],
    ["querystring, left out", querystring(textParameter(undefined)), ""],
    ["path", contentPath(jsonParameter([1])), "%5B1%5D"],
    ["header", jsonHeader({ name: "é\u2028❤" }), '{"name":"\\u00e9\\u2028\\u2764"}'],
    ["header, left out", jsonHeader(undefined), undefined],
    [
      "cookie",
      contentCookie("c", jsonParameter({ a: 1, b: "," })),
      "c=%7B%22a%22%3A1%2C%22b%22%3A%22%2C%22%7D",
    ],
  ])("%s", (_what, got, want) => {
    expect(got).toBe(want);
  });
});

test("style cookie encodes nothing", () => {
  expect(cookie("cookie", { greeting: "Hello%2C%20world!", code: 42 })).toBe(
    "greeting=Hello%2C%20world!; code=42",
  );
  expect(cookieForm("greeting", "Hello, world!")).toBe("greeting=Hello%2C%20world%21");
});
