import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../../generator/runtime/client.ts";
import {
  contentCookie,
  contentPath,
  contentQuery,
  jsonHeader,
  jsonParameter,
  querystring,
  textParameter,
} from "../../../generator/runtime/content.ts";
import { cookie, cookieForm, cookies } from "../../../generator/runtime/cookie.ts";
import { deepObject } from "../../../generator/runtime/deep-object.ts";
import { formText } from "../../../generator/runtime/form-body.ts";
import { simpleHeader } from "../../../generator/runtime/header.ts";
import { label, matrix, simple } from "../../../generator/runtime/path.ts";
import { form, pipeDelimited, spaceDelimited, withQuery } from "../../../generator/runtime/query.ts";
import { send } from "../../../generator/runtime/send.ts";
import type { RequestSpec } from "../../../generator/runtime/types.ts";
import { type RawServer, startRawServer } from "./raw-server.ts";

// The values of the specification's "Style Examples": https://spec.openapis.org/oas/v3.1.1#style-examples
const empty = "";
const string = "blue";
const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };
const on = { explode: true };
const off = { explode: false };
const reserved = { allowReserved: true };

let server: RawServer;
beforeAll(async () => {
  server = await startRawServer();
});
afterAll(() => server.close());

async function sent(spec: Partial<RequestSpec>) {
  await send(createClient({ baseUrl: server.url }), { method: "GET", path: "/", ...spec });
  const [request, ...others] = server.take();
  expect(others).toEqual([]);
  // One request was made, or the next line fails.
  return request as NonNullable<typeof request>;
}

describe("path", () => {
  // Before and after the parameter stands what a template would have there.
  test.each<[string, string, string]>([
    ["simple", simple(string, off), "blue"],
    ["simple", simple(array, off), "blue,black,brown"],
    ["simple", simple(object, off), "R,100,G,200,B,150"],
    ["simple explode", simple(string, on), "blue"],
    ["simple explode", simple(array, on), "blue,black,brown"],
    ["simple explode", simple(object, on), "R=100,G=200,B=150"],
    ["label", label(string, off), ".blue"],
    ["label", label(array, off), ".blue,black,brown"],
    ["label", label(object, off), ".R,100,G,200,B,150"],
    ["label explode", label(string, on), ".blue"],
    ["label explode", label(array, on), ".blue.black.brown"],
    ["label explode", label(object, on), ".R=100.G=200.B=150"],
    ["matrix", matrix("color", string, off), ";color=blue"],
    ["matrix", matrix("color", array, off), ";color=blue,black,brown"],
    ["matrix", matrix("color", object, off), ";color=R,100,G,200,B,150"],
    ["matrix", matrix("color", empty, off), ";color"],
    ["matrix explode", matrix("color", string, on), ";color=blue"],
    ["matrix explode", matrix("color", array, on), ";color=blue;color=black;color=brown"],
    ["matrix explode", matrix("color", object, on), ";R=100;G=200;B=150"],
    ["matrix explode", matrix("color", empty, on), ";color"],
    ["simple, a string like a path", simple("../a b/c?d#e%2F"), "..%2Fa%20b%2Fc%3Fd%23e%252F"],
    ["simple, other alphabets", simple("diṅnāga"), "di%E1%B9%85n%C4%81ga"],
    ["simple, sub-delimiters", simple("!$&'()*+,;=:@"), "%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40"],
    ["simple, reserved", simple("!$&'()*+,;=:@/?", reserved), "!$&'()*+,;=:@%2F%3F"],
    ["content", contentPath(jsonParameter({ a: "/" })), "%7B%22a%22%3A%22%2F%22%7D"],
  ])("%s: %s", async (_style, expanded, want) => {
    expect((await sent({ path: `/x${expanded}/y` })).line).toBe(`GET /x${want}/y HTTP/1.1`);
  });
});

describe("query", () => {
  test.each<[string, string, string]>([
    ["form", form("color", empty, off), "?color="],
    ["form", form("color", string, off), "?color=blue"],
    ["form", form("color", array, off), "?color=blue,black,brown"],
    ["form", form("color", object, off), "?color=R,100,G,200,B,150"],
    ["form explode", form("color", empty, on), "?color="],
    ["form explode", form("color", string, on), "?color=blue"],
    ["form explode", form("color", array, on), "?color=blue&color=black&color=brown"],
    ["form explode", form("color", object, on), "?R=100&G=200&B=150"],
    ["form, left out", form("color", undefined), ""],
    ["form, without members", form("color", []), ""],
    ["form, reserved", form("next", "/a/b:c?d=[1]#%2F", reserved), "?next=/a/b:c?d=%5B1%5D%23%2F"],
    ["form, not reserved", form("next", "/a+b&c=d e"), "?next=%2Fa%2Bb%26c%3Dd%20e"],
    ["form, appendix C", form("formulas", { a: "x+y", b: "x/y", c: "x^y" }), "?a=x%2By&b=x%2Fy&c=x%5Ey"],
    [
      "form, appendix C, reserved",
      form("formulas", { a: "x%2By", b: "x/y", c: "x^y" }, reserved),
      "?a=x%2By&b=x/y&c=x%5Ey",
    ],
    ["spaceDelimited", spaceDelimited("color", array, off), "?color=blue%20black%20brown"],
    ["spaceDelimited", spaceDelimited("color", object, off), "?color=R%20100%20G%20200%20B%20150"],
    ["pipeDelimited", pipeDelimited("color", array, off), "?color=blue%7Cblack%7Cbrown"],
    ["pipeDelimited", pipeDelimited("color", object, off), "?color=R%7C100%7CG%7C200%7CB%7C150"],
    ["deepObject", deepObject("color", object), "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["dotted and bracketed names", `${form("a.b", 1)}&${form("a[b]", 2)}`, "?a.b=1&a%5Bb%5D=2"],
    ["a name from another alphabet", form("❤️", "love!"), "?%E2%9D%A4%EF%B8%8F=love%21"],
    [
      "content",
      contentQuery("coordinates", jsonParameter({ lat: 40.6, long: -73.9 })),
      "?coordinates=%7B%22lat%22%3A40.6%2C%22long%22%3A-73.9%7D",
    ],
    ["querystring, form", formText({ foo: "a + b", bar: true }), "?foo=a+%2B+b&bar=true"],
    [
      "querystring, JSON",
      querystring(jsonParameter({ numbers: [1, 2], flag: null })),
      "?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
    ],
    ["querystring, JSONPath", querystring(textParameter("$.a.b[1:1]")), "?%24.a.b%5B1%3A1%5D"],
  ])("%s: %s", async (_style, piece, want) => {
    expect((await sent({ path: withQuery("/x", piece) })).line).toBe(`GET /x${want} HTTP/1.1`);
  });

  test("several parameters, some of them left out", async () => {
    const path = withQuery(
      "/x",
      form("a", undefined),
      form("formulas", {}),
      form("words", ["hello", "world"], off),
      form("b", 1),
    );
    expect((await sent({ path })).line).toBe("GET /x?words=hello,world&b=1 HTTP/1.1");
  });
});

describe("header", () => {
  test.each<[string, string | undefined, string | undefined]>([
    ["simple", simpleHeader(empty, off), ""],
    ["simple", simpleHeader(string, off), "blue"],
    ["simple", simpleHeader(array, off), "blue,black,brown"],
    ["simple", simpleHeader(object, off), "R,100,G,200,B,150"],
    ["simple explode", simpleHeader(empty, on), ""],
    ["simple explode", simpleHeader(string, on), "blue"],
    ["simple explode", simpleHeader(array, on), "blue,black,brown"],
    ["simple explode", simpleHeader(object, on), "R=100,G=200,B=150"],
    ["64-bit integers", simpleHeader([12345678n, 90099n]), "12345678,90099"],
    ["nothing is encoded", simpleHeader('W/"a b%2F"'), 'W/"a b%2F"'],
    ["left out", simpleHeader(undefined), undefined],
    ["content", jsonHeader({ city: "Zürich" }), '{"city":"Z\\u00fcrich"}'],
  ])("%s: %s", async (_style, value, want) => {
    expect((await sent({ headers: () => ({ Color: value }) })).headers["color"]).toBe(want);
  });
});

describe("cookie", () => {
  test.each<[string, string, string | undefined]>([
    ["form", cookieForm("color", empty, off), "color="],
    ["form", cookieForm("color", string, off), "color=blue"],
    ["form", cookieForm("color", array, off), "color=blue,black,brown"],
    ["form", cookieForm("color", object, off), "color=R,100,G,200,B,150"],
    ["form explode", cookieForm("color", string, on), "color=blue"],
    ["form explode", cookieForm("color", array, on), "color=blue; color=black; color=brown"],
    ["form explode", cookieForm("color", object, on), "R=100; G=200; B=150"],
    ["form, encoded", cookieForm("greeting", "Hello, world!"), "greeting=Hello%2C%20world%21"],
    ["cookie", cookie("color", empty, on), "color="],
    ["cookie", cookie("color", string, on), "color=blue"],
    ["cookie", cookie("color", array, on), "color=blue; color=black; color=brown"],
    ["cookie", cookie("color", object, on), "R=100; G=200; B=150"],
    [
      "cookie, not encoded",
      cookie("cookie", { greeting: "Hello%2C%20world!", code: 42 }),
      "greeting=Hello%2C%20world!; code=42",
    ],
    ["content", contentCookie("c", jsonParameter([1])), "c=%5B1%5D"],
    ["left out", cookieForm("color", undefined), undefined],
  ])("%s: %s", async (_style, piece, want) => {
    expect((await sent({ headers: () => ({ cookie: cookies(piece) }) })).headers["cookie"]).toBe(want);
  });

  test("several", async () => {
    const cookie = cookies(cookieForm("a", 1), cookieForm("b", undefined), cookieForm("c", 2));
    expect((await sent({ headers: () => ({ cookie }) })).headers["cookie"]).toBe("a=1; c=2");
  });
});
