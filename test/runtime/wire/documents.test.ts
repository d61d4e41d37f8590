import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildFiles } from "../../../generator/build.ts";
import { loadSpec } from "../../../generator/document/load/load-spec.ts";
import type { JsonObject } from "../../../generator/shared/json.ts";
import { Stopwatch } from "../../../generator/shared/stopwatch.ts";
import { compileFolders } from "../../support/compile-folders.ts";
import { makeFolder } from "../../support/documents.ts";
import { documentWith } from "../../support/model-of.ts";
import { workspace } from "../../support/pack.ts";

/**
 * From a document to the wire: each case is one operation, the code of a caller, which has to compile, what goes over
 * the wire, and what the caller gets.
 */
interface Case {
  readonly name: string;
  readonly version?: string;
  readonly path?: string;
  readonly method?: string;
  readonly operation: JsonObject;
  /** Beside `paths`. */
  readonly parts?: JsonObject;
  /** An expression that calls `go`. */
  readonly call: string;
  /** The request line without the address, headers that are named, and the body. */
  readonly sent?: string | readonly string[];
  readonly headers?: readonly string[];
  readonly answer?: Answer;
  readonly gets?: unknown;
  readonly throws?: RegExp;
}

type Answer = readonly [status: number, type: string | undefined, body: string | null];

const ref = (name: string, kind = "schemas"): JsonObject => ({ $ref: `#/components/${kind}/${name}` });
const text: JsonObject = { type: "string" };
const int: JsonObject = { type: "integer" };
const binary: JsonObject = { type: "string", format: "binary" };
const object = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const query = (name: string, schema: JsonObject, more: JsonObject = {}): JsonObject => ({
  name,
  in: "query",
  schema,
  ...more,
});
const header = (name: string, schema: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...query(name, schema, more),
  in: "header",
});
const body = (type: string, schema?: JsonObject, more: JsonObject = {}): JsonObject => ({
  requestBody: { required: true, content: { [type]: { ...(schema ? { schema } : {}), ...more } } },
});
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const answers = (schema: JsonObject, status = "200"): JsonObject => ({
  responses: { [status]: { description: "", ...json(schema) } },
});
const nothing: JsonObject = { responses: { "204": { description: "" } } };
const schemas = (all: JsonObject): JsonObject => ({ components: { schemas: all } });
const file = (name: string, type: string, content: string): string =>
  `--B\r\nContent-Disposition: form-data; name="${name}"; filename="blob"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
const field = (name: string, content: string): string =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;

/** What callers have at hand: a call while all objects have more members. */
const AMONG = `
export function among<T>(inherited: object, call: () => T): T {
  Object.assign(Object.prototype, inherited);
  try {
    return call();
  } finally {
    for (const name of Object.keys(inherited)) Reflect.deleteProperty(Object.prototype, name);
  }
}
`;
const polluted: Pick<Case, "method" | "operation" | "headers"> = {
  method: "post",
  operation: { parameters: [query("size", int), query("tags", list(text)), header("X-A", text), { ...query("sid", text), in: "cookie" }], ...body("application/json", object({ a: text }), {}), requestBody: { content: { "application/json": { schema: object({ a: text }) }, "text/plain": { schema: text } } } },
  headers: ["x-a", "cookie", "content-type"],
}; // prettier-ignore
const inherited = `{ size: 9, tags: ["t"], xA: "x", sid: "s", body: { a: "b" }, bodyContentType: "text/plain" }`;
const unasked = "POST /go\nx-a: (none)\ncookie: (none)\ncontent-type: (none)";

const cases: readonly Case[] = [
  { name: "only own members of parameters count", ...polluted, call: `among(${inherited}, () => sdk.go(client, {}))`, sent: unasked },
  { name: "only own members count where no parameters are given", ...polluted, call: `among(${inherited}, () => sdk.go(client))`, sent: unasked },
  { name: "own members beside inherited ones", ...polluted, call: `among(${inherited}, () => sdk.go(client, { size: 1, body: { a: "c" } }))`, sent: 'POST /go?size=1\nx-a: (none)\ncookie: (none)\ncontent-type: application/json\n{"a":"c"}' },
  { name: "an instance of a class gives parameters by its getters", ...polluted, call: `sdk.go(client, new (class { xA = "own"; get size(): number { return 9; } })())`, sent: unasked.replace("(none)", "own").replace("/go", "/go?size=9") },
  { name: "a proxy gives parameters", ...polluted, call: `sdk.go(client, new Proxy({}, { get: (_, name) => name === "size" ? 3 : undefined }))`, sent: unasked.replace("/go", "/go?size=3") },
  { name: "a parameter of the path has to be an own member", path: "/go/{size}", method: "get", operation: { parameters: [{ name: "size", in: "path", required: true, schema: text }] }, call: `among({ size: "9" }, () => sdk.go(client, {} as { size: string }))`, throws: /path parameter size cannot be undefined/ },
  { name: "only own members of options count", method: "get", operation: { servers: [{ url: "https://own.example/base" }], responses: { "200": { description: "", content: { "text/plain": { schema: text }, "text/csv": { schema: text } } } } }, call: `among({ accept: "text/csv", baseUrl: "https://other.example/other" }, () => sdk.go(client, {}))`, headers: ["accept"], sent: "GET /base/go\naccept: text/plain", answer: [200, "text/plain", "a"] },
  { name: "only own members of an event count", method: "post", version: "3.2.0", operation: body("text/event-stream", undefined, { itemSchema: object({ data: text, id: text }) }), call: `among({ id: "9", retry: 1 }, () => sdk.go(client, { body: [{ data: "a" }] }))`, sent: "POST /go\ndata: a\n\n" },
  { name: "a nullable header is left out, 3.0", version: "3.0.3", method: "get", operation: { parameters: [header("X-A", { type: "string", nullable: true }), header("X-B", list(int))] }, call: `sdk.go(client, { xA: null, xB: [1, 2] })`, headers: ["x-a", "x-b"], sent: "GET /go\nx-a: (none)\nx-b: 1,2" },
  { name: "null inside an exploded object and list of a query", method: "get", operation: { parameters: [query("o", { type: "object", additionalProperties: { type: ["string", "null"] } }), query("l", list({ type: ["integer", "null"] }))] }, call: `sdk.go(client, { o: { a: null, b: "x" }, l: [1, null, 2] })`, sent: "GET /go?b=x&l=1&l=2" },
  { name: "a parameter by reference with its schema by reference", method: "get", operation: { parameters: [ref("Page", "parameters")] }, parts: { components: { parameters: { Page: query("page", ref("Number"), { style: "form", explode: false }) }, schemas: { Number: list(ref("One")), One: int } } }, call: `sdk.go(client, { page: [1, 2] })`, sent: "GET /go?page=1,2" },
  { name: "a parameter of the path that an operation overrides", path: "/go/{id}", method: "get", operation: { parameters: [{ name: "id", in: "path", required: true, schema: int }] }, call: `sdk.go(client, { id: 7 })`, sent: "GET /go/7" },
  { name: "a date-time, a boolean and a big number in a query", method: "get", operation: { parameters: [query("at", { type: "string", format: "date-time" }), query("on", { type: "boolean" }), query("n", { type: "number" })] }, call: `sdk.go(client, { at: "2024-01-01T00:00:00+02:00", on: false, n: 1e21 })`, sent: "GET /go?at=2024-01-01T00%3A00%3A00%2B02%3A00&on=false&n=1e%2B21" },
  { name: "an enum by reference in a header and in a path", path: "/go/{kind}", method: "get", operation: { parameters: [{ name: "kind", in: "path", required: true, schema: ref("Kind") }, header("X-Kind", ref("Kind"))] }, parts: schemas({ Kind: { type: "string", enum: ["a/b", "c"] } }), call: `sdk.go(client, { kind: "a/b", xKind: sdk.Kind.C })`, headers: ["x-kind"], sent: "GET /go/a%2Fb\nx-kind: c" },
  { name: "deepObject by reference, nested lists repeat", method: "get", operation: { parameters: [query("f", ref("F"), { style: "deepObject", explode: true })] }, parts: schemas({ F: object({ a: text, b: list(int) }) }), call: `sdk.go(client, { f: { a: "x y", b: [1, 2] } })`, sent: "GET /go?f%5Ba%5D=x%20y&f%5Bb%5D=1&f%5Bb%5D=2" },
  { name: "a cookie parameter", method: "get", operation: { parameters: [{ name: "sid", in: "cookie", schema: text }] }, call: `sdk.go(client, { sid: "a b" })`, headers: ["cookie"], sent: "GET /go\ncookie: sid=a%20b" },
  { name: "JSON in a query parameter, by reference, 3.0", version: "3.0.3", method: "get", operation: { parameters: [{ name: "q", in: "query", content: { "application/json": { schema: ref("Q") } } }] }, parts: schemas({ Q: object({ a: int }) }), call: `sdk.go(client, { q: { a: 1 } })`, sent: "GET /go?q=%7B%22a%22%3A1%7D" },
  { name: "querystring, 3.2", version: "3.2.0", method: "get", operation: { parameters: [{ name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": { schema: object({ a: text, b: list(int) }) } } }] }, call: `sdk.go(client, { q: { a: "x y", b: [1, 2] } })`, sent: "GET /go?a=x+y&b=1&b=2" },
  { name: "a form: null, lists, objects and numbers", operation: body("application/x-www-form-urlencoded", object({ a: { type: ["string", "null"] }, b: list(text), c: int, d: object({ e: text }) })), call: `sdk.go(client, { body: { a: null, b: ["x", "y z"], c: 0, d: { e: "1" } } })`, headers: ["content-type"], sent: "POST /go\ncontent-type: application/x-www-form-urlencoded\nb=x&b=y+z&c=0&d=%7B%22e%22%3A%221%22%7D" },
  { name: "a form by reference with an encoding", operation: body("application/x-www-form-urlencoded", ref("F"), { encoding: { b: { style: "form", explode: false }, d: { style: "deepObject", explode: true } } }), parts: schemas({ F: object({ b: list(text), d: object({ e: text }) }) }), call: `sdk.go(client, { body: { b: ["x", "y"], d: { e: "1" } } })`, sent: "POST /go\nb=x,y&d%5Be%5D=1" },
  { name: "multipart: text, number, JSON, null and a file", version: "3.0.3", operation: body("multipart/form-data", object({ a: text, n: int, o: object({ x: int }), z: { type: "string", nullable: true }, f: binary })), call: `sdk.go(client, { body: { a: "é", n: 1, o: { x: 1 }, z: null, f: new Blob(["F"], { type: "image/png" }) } })`, sent: `POST /go\n${field("a", "é")}${field("n", "1")}--B\r\nContent-Disposition: form-data; name="o"\r\nContent-Type: application/json\r\n\r\n{"x":1}\r\n${file("f", "image/png", "F")}--B--\r\n` },
  { name: "multipart: a list of files and a list of texts, by reference", version: "3.0.3", operation: body("multipart/form-data", ref("F")), parts: schemas({ F: { allOf: [ref("Base"), object({ f: list(ref("Bin")) }, ["f"])] }, Base: object({ t: list(text) }), Bin: binary }), call: `sdk.go(client, { body: { t: ["a", "b"], f: [new Blob(["1"]), new Blob(["2"])] } })`, sent: `POST /go\n${field("t", "a")}${field("t", "b")}${file("f", "application/octet-stream", "1")}${file("f", "application/octet-stream", "2")}--B--\r\n` },
  { name: "multipart: a part's media type by its encoding, 3.1", operation: body("multipart/form-data", object({ x: text, j: object({ a: int }), f: {} }), { encoding: { x: { contentType: "application/xml" }, j: { contentType: "application/vnd.a+json" }, f: { contentType: "image/png" } } }), call: `sdk.go(client, { body: { x: "<a/>", j: { a: 1 }, f: new Blob(["F"]) } })`, sent: `POST /go\n--B\r\nContent-Disposition: form-data; name="x"\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--B\r\nContent-Disposition: form-data; name="j"\r\nContent-Type: application/vnd.a+json\r\n\r\n{"a":1}\r\n${file("f", "image/png", "F")}--B--\r\n` },
  { name: "multipart: a nullable file in an anyOf, 3.1", operation: body("multipart/form-data", object({ f: { anyOf: [binary, { type: "null" }] }, g: { anyOf: [ref("Bin"), { type: "null" }] } })), parts: schemas({ Bin: binary }), call: `sdk.go(client, { body: { f: null, g: new Blob(["G"]) } })`, sent: `POST /go\n${file("g", "application/octet-stream", "G")}--B--\r\n` },
  { name: "two media types: the caller chooses", operation: { requestBody: { required: true, content: { "application/json": { schema: object({ a: int }) }, "text/plain": { schema: text } } } }, call: `sdk.go(client, { body: "x", contentType: "text/plain" })`, headers: ["content-type"], sent: "POST /go\ncontent-type: text/plain\nx" },
  { name: "a body that may be left out", operation: { requestBody: { content: { "application/json": { schema: object({ a: int }) } } } }, call: `sdk.go(client)`, headers: ["content-type"], sent: "POST /go\ncontent-type: (none)" },
  { name: "JSON null as a body", operation: body("application/json", { type: ["object", "null"], properties: { a: int } }), call: `sdk.go(client, { body: null })`, sent: "POST /go\nnull" },
  { name: "a body by reference to another file's media type, 3.2", version: "3.2.0", operation: { requestBody: { required: true, content: { "application/json": ref("J", "mediaTypes") } } }, parts: { components: { mediaTypes: { J: { schema: object({ a: int }) } } } }, call: `sdk.go(client, { body: { a: 1 } })`, sent: 'POST /go\n{"a":1}' },
  { name: "no credentials where security is empty", method: "get", operation: { security: [] }, parts: { security: [{ b: [] }], components: { securitySchemes: { b: { type: "http", scheme: "bearer" } } } }, call: `sdk.go(client)`, headers: ["authorization"], sent: "GET /go\nauthorization: (none)" },
  { name: "optional security sends what there is", method: "get", operation: { security: [{}, { key: [] }] }, parts: { components: { securitySchemes: { key: { type: "apiKey", name: "k", in: "query" } } } }, call: `sdk.go(client)`, sent: "GET /go?k=k" },
  { name: "two schemes that both apply", method: "get", operation: { security: [{ b: [], key: [] }] }, parts: { components: { securitySchemes: { b: { type: "http", scheme: "bearer" }, key: { type: "apiKey", name: "X-K", in: "header" } } } }, call: `sdk.go(client)`, headers: ["authorization", "x-k"], sent: "GET /go\nauthorization: Bearer t\nx-k: k" },
  { name: "a security scheme by reference", method: "get", operation: { security: [{ key: [] }] }, parts: { components: { securitySchemes: { key: ref("real", "securitySchemes"), real: { type: "apiKey", name: "c", in: "cookie" } } } }, call: `sdk.go(client)`, headers: ["cookie"], sent: "GET /go\ncookie: c=k" },
  { name: "a path with a query of its own", path: "/go?fixed=1", method: "get", operation: { parameters: [query("a", text)] }, call: `sdk.go(client, { a: "b" })`, sent: "GET /go?fixed=1&a=b" },
  { name: "a server of the operation", method: "get", operation: { servers: [{ url: "https://service.example/v2" }] }, call: `sdk.go(client)`, sent: "GET /v2/go" },
  { name: "a path parameter in the middle of a segment", path: "/go/{a}.{b}/x:{c}", method: "get", operation: { parameters: ["a", "b", "c"].map((name) => ({ name, in: "path", required: true, schema: text })) }, call: `sdk.go(client, { a: "1", b: "2", c: "3" })`, sent: "GET /go/1.2/x:3" },
  { name: "an answer by reference with a body by reference", method: "get", operation: { responses: { "200": ref("R", "responses") } }, parts: { components: { responses: { R: { description: "", ...json(ref("S")) } }, schemas: { S: object({ a: int }, ["a"]) } } }, call: `sdk.go(client).then((r) => r.a + 1)`, answer: [200, "application/json", '{"a":1}'], gets: 2 },
  { name: "an answer of a range", method: "get", operation: answers(object({ a: int }, ["a"]), "2XX"), call: `sdk.go(client).then((r) => r.a)`, answer: [206, "application/json; charset=utf-8", '{"a":1}'], gets: 1 },
  { name: "a default answer alone is what comes with any success", method: "get", operation: answers(object({ a: int }, ["a"]), "default"), call: `sdk.go(client).then((r) => r.a)`, answer: [200, "application/json", '{"a":1}'], gets: 1 },
  { name: "a default answer beside a success is an error", method: "get", operation: { responses: { "200": { description: "", ...json(int) }, default: { description: "", ...json(object({ why: text })) } } }, call: `sdk.go(client).then((n) => n + 1)`, answer: [200, "application/json", "41"], gets: 42 },
  { name: "an error's body by reference", method: "get", operation: { responses: { "200": { description: "", ...json(int) }, "404": ref("E", "responses") } }, parts: { components: { responses: { E: { description: "", content: { "application/problem+json": { schema: object({ why: text }, ["why"]) } } } } } }, call: `sdk.go(client).catch((error: unknown) => { if (sdk.isErrorOf(error, sdk.go, 404)) return error.body.why; throw error; })`, answer: [404, "application/problem+json", '{"why":"gone"}'], gets: "gone" },
  { name: "an undocumented success is read as the documented one", method: "get", operation: answers(object({ a: int }, ["a"]), "201"), call: `sdk.go(client).then((r) => r.a)`, answer: [200, "application/json", '{"a":1}'], gets: 1 },
  { name: "an empty answer where a body is documented", method: "get", operation: { responses: { "200": { description: "", ...json(object({ a: int })) }, "204": { description: "" } } }, call: `sdk.go(client).then((r) => r?.a)`, answer: [204, undefined, null], gets: undefined },
  { name: "JSON with a media type of its own", method: "get", operation: { responses: { "200": { description: "", content: { "application/hal+json; profile=x": { schema: object({ a: int }, ["a"]) } } } } }, call: `sdk.go(client).then((r) => r.a)`, headers: ["accept"], sent: "GET /go\naccept: application/hal+json; profile=x", answer: [200, "application/hal+json", '{"a":1}'], gets: 1 },
  { name: "a file of any media type", version: "3.0.3", method: "get", operation: { responses: { "200": { description: "", content: { "application/zip": { schema: ref("Bin") } } } } }, parts: schemas({ Bin: binary }), call: `sdk.go(client).then((r) => r.text())`, answer: [200, "application/zip", "Z"], gets: "Z" },
  { name: "text that is a number is text", method: "get", operation: { responses: { "200": { description: "", content: { "text/plain": { schema: int } } } } }, call: `sdk.go(client)`, answer: [200, "text/plain", "12"], gets: "12" },
  { name: "read-only properties are no part of a request", operation: { ...body("application/json", ref("T")), ...answers(ref("T")) }, parts: schemas({ T: object({ id: { ...int, readOnly: true }, s: { ...text, writeOnly: true }, n: text }, ["id", "s", "n"]) }), call: `sdk.go(client, { body: { s: "x", n: "y" } }).then((t) => t.id)`, answer: [200, "application/json", '{"id":3,"n":"y"}'], sent: 'POST /go\n{"s":"x","n":"y"}', gets: 3 },
  { name: "items of a streamed request, 3.2", version: "3.2.0", operation: { requestBody: { required: true, content: { "application/jsonl": { itemSchema: ref("I") } } } }, parts: schemas({ I: object({ a: int }, ["a"]) }), call: `sdk.go(client, { body: [{ a: 1 }, { a: 2 }] })`, sent: 'POST /go\n{"a":1}\n{"a":2}\n' },
  { name: "items of a streamed answer, 3.2", version: "3.2.0", method: "get", operation: { responses: { "200": { description: "", content: { "application/jsonl": { itemSchema: ref("I") } } } } }, parts: schemas({ I: object({ a: int }, ["a"]) }), call: `(async () => { const all: number[] = []; for await (const { a } of await sdk.go(client)) all.push(a); return all; })()`, answer: [200, "application/jsonl", '{"a":1}\n{"a":2}\n'], gets: [1, 2] },
  { name: "QUERY and a method of additionalOperations, 3.2", version: "3.2.0", method: "query", operation: body("application/json", object({ a: int })), call: `sdk.go(client, { body: { a: 1 } })`, sent: 'QUERY /go\n{"a":1}' },
  { name: "a path parameter that is empty is an error", path: "/go/{id}", method: "get", operation: { parameters: [{ name: "id", in: "path", required: true, schema: list(text) }] }, call: `sdk.go(client, { id: [] })`, throws: /id/, sent: [] },
  { name: "a label of a list and a matrix of an object", path: "/go/{l}/{m}", method: "get", operation: { parameters: [{ name: "l", in: "path", required: true, style: "label", schema: list(int) }, { name: "m", in: "path", required: true, style: "matrix", explode: true, schema: object({ a: int }) }] }, call: `sdk.go(client, { l: [1, 2], m: { a: 1 } })`, sent: "GET /go/.1,2/;a=1" },
  { name: "allowReserved", method: "get", operation: { parameters: [query("u", text, { allowReserved: true })] }, call: `sdk.go(client, { u: "https://a/b?c=d&e#f g" })`, sent: "GET /go?u=https://a/b?c=d&e%23f%20g" },
  { name: "XML by reference is text", operation: { ...body("application/xml", ref("X")), responses: { "200": { description: "", content: { "application/xml": { schema: ref("X") } } } } }, parts: schemas({ X: object({ a: text }) }), call: `sdk.go(client, { body: "<a/>" })`, answer: [200, "application/xml", "<b/>"], sent: "POST /go\n<a/>", gets: "<b/>" },
  { name: "spaceDelimited and pipeDelimited by reference, 3.0", version: "3.0.3", method: "get", operation: { parameters: [ref("S", "parameters"), query("p", list(text), { style: "pipeDelimited", explode: false })] }, parts: { components: { parameters: { S: query("s", ref("L"), { style: "spaceDelimited", explode: false }) }, schemas: { L: list(text) } } }, call: `sdk.go(client, { s: ["a b", "c"], p: ["d", "e|f"] })`, sent: "GET /go?s=a%20b%20c&p=d%7Ce%7Cf" },
  { name: "empty lists and objects of a query and a header are left out", method: "get", operation: { parameters: [query("l", list(text)), query("c", list(text), { explode: false }), query("o", object({ a: text })), query("d", object({ a: text }), { style: "deepObject", explode: true }), header("X-L", list(text))] }, call: `sdk.go(client, { l: [], c: [], o: {}, d: {}, xL: [] })`, headers: ["x-l"], sent: "GET /go\nx-l: (none)" },
  { name: "zero, false and empty text are values", path: "/go/{id}", method: "get", operation: { parameters: [{ name: "id", in: "path", required: true, schema: int }, query("a", int), query("b", { type: "boolean" }), query("c", text), header("X-N", int)] }, call: `sdk.go(client, { id: 0, a: 0, b: false, c: "", xN: 0 })`, headers: ["x-n"], sent: "GET /go/0?a=0&b=false&c=\nx-n: 0" },
  { name: "a reference to a reference: parameter, body and answer", operation: { parameters: [ref("A", "parameters")], requestBody: ref("A", "requestBodies"), responses: { "200": ref("A", "responses") } }, parts: { components: { parameters: { A: ref("B", "parameters"), B: query("q", ref("N")) }, requestBodies: { A: ref("B", "requestBodies"), B: { required: true, ...json(ref("O")) } }, responses: { A: ref("B", "responses"), B: { description: "", ...json(ref("O")) } }, schemas: { N: ref("M"), M: int, O: ref("P"), P: object({ a: ref("N") }, ["a"]) } } }, call: `sdk.go(client, { q: 1, body: { a: 2 } }).then((o) => o.a + 1)`, answer: [200, "application/json", '{"a":3}'], sent: 'POST /go?q=1\n{"a":2}', gets: 4 },
  { name: "multipart: objects in a list are JSON, one part each", operation: body("multipart/form-data", object({ l: list(ref("O")) })), parts: schemas({ O: object({ a: int }) }), call: `sdk.go(client, { body: { l: [{ a: 1 }, { a: 2 }] } })`, sent: `POST /go\n--B\r\nContent-Disposition: form-data; name="l"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--B\r\nContent-Disposition: form-data; name="l"\r\nContent-Type: application/json\r\n\r\n{"a":2}\r\n--B--\r\n` },
  { name: "multipart: an enum by reference, a boolean, and undefined", operation: body("multipart/form-data", object({ e: ref("E"), b: { type: "boolean" }, u: text })), parts: schemas({ E: { type: "string", enum: ["x-y"] } }), call: `sdk.go(client, { body: { e: sdk.E.XY, b: true } })`, sent: `POST /go\n${field("e", "x-y")}${field("b", "true")}--B--\r\n` },
  { name: "multipart: a map of files, 3.0", version: "3.0.3", operation: body("multipart/form-data", { type: "object", additionalProperties: binary }), call: `sdk.go(client, { body: { one: new Blob(["1"], { type: "text/csv" }) } })`, sent: `POST /go\n${file("one", "text/csv", "1")}--B--\r\n` },
  { name: "multipart: a union of two forms", operation: body("multipart/form-data", { oneOf: [ref("A"), ref("B")] }), parts: schemas({ A: object({ f: binary }, ["f"]), B: object({ u: text }, ["u"]) }), call: `Promise.all([sdk.go(client, { body: { u: "x" } }), sdk.go(client, { body: { f: new Blob(["F"]) } })])`, sent: [`POST /go\n${field("u", "x")}--B--\r\n`, `POST /go\n${file("f", "application/octet-stream", "F")}--B--\r\n`] },
  { name: "multipart: a file with a name", operation: body("multipart/form-data", object({ f: binary })), call: `sdk.go(client, { body: { f: new File(["F"], 'a "b".txt', { type: "text/plain" }) } })`, sent: `POST /go\n--B\r\nContent-Disposition: form-data; name="f"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\n\r\nF\r\n--B--\r\n` },
  { name: "a form that is a union or a map", operation: body("application/x-www-form-urlencoded", { oneOf: [object({ a: text }, ["a"]), { type: "object", additionalProperties: int }] }), call: `sdk.go(client, { body: { n: 1, m: 2 } })`, sent: "POST /go\nn=1&m=2" },
  { name: "a media type with a parameter, as it is written", operation: body("application/json; charset=utf-8", object({ a: int })), call: `sdk.go(client, { body: { a: 1 } })`, headers: ["content-type"], sent: 'POST /go\ncontent-type: application/json; charset=utf-8\n{"a":1}' },
  { name: "JSON text and JSON numbers are JSON", operation: { ...body("application/json", text), ...answers(text) }, call: `sdk.go(client, { body: "a\\"b" })`, answer: [200, "application/json", '"c"'], sent: 'POST /go\n"a\\"b"', gets: "c" },
  { name: "text/plain of an enum by reference", operation: { ...body("text/plain", ref("E")), responses: { "200": { description: "", content: { "text/plain": { schema: ref("E") } } } } }, parts: schemas({ E: { type: "string", enum: ["a", "b"] } }), call: `sdk.go(client, { body: "a" }).then((e): string => e)`, answer: [200, "text/plain;charset=utf-8", "b"], sent: "POST /go\na", gets: "b" },
  { name: "bytes of a schema by reference without a type, 3.1", operation: { ...body("image/png", ref("Image")), responses: { "200": { description: "", content: { "image/png": { schema: ref("Image") } } } } }, parts: schemas({ Image: { contentMediaType: "image/png" } }), call: `sdk.go(client, { body: new Blob(["P"]) }).then((r) => r.text())`, headers: ["content-type"], answer: [200, "image/png", "Q"], sent: "POST /go\ncontent-type: image/png\nP", gets: "Q" },
  { name: "a delete with a body, and a head without an answer", method: "delete", operation: body("application/json", object({ a: int })), call: `sdk.go(client, { body: { a: 1 } })`, sent: 'DELETE /go\n{"a":1}' },
  { name: "a server with variables and a path, and a path that ends with a slash", path: "/go/", method: "get", operation: {}, parts: { servers: [{ url: "https://{host}/v{n}/", variables: { host: { default: "service.example" }, n: { default: "2" } } }] }, call: `sdk.go(sdk.createClient({ ...client, baseUrl: "https://service.example/v2/", fetch: globalThis.fetch }) && client)`, sent: "GET /go/" },
  { name: "basic, where the bearer is not given", method: "get", operation: { security: [{ basic: [] }, { b: [] }] }, parts: { components: { securitySchemes: { basic: { type: "http", scheme: "BASIC" }, b: { type: "http", scheme: "Bearer" } } } }, call: `sdk.go(client)`, headers: ["authorization"], sent: "GET /go\nauthorization: Basic dTpw" },
  { name: "an oauth2 and an openIdConnect scheme are a bearer's", version: "3.0.3", method: "get", operation: { security: [{ o: ["read"] }] }, parts: { components: { securitySchemes: { o: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "" } } } } } } }, call: `sdk.go(client)`, headers: ["authorization"], sent: "GET /go\nauthorization: Bearer t" },
  { name: "a tuple and a union in a query", method: "get", operation: { parameters: [query("t", { type: "array", prefixItems: [text, int], items: false, minItems: 2 }, { explode: false }), query("u", { oneOf: [int, list(text)] })] }, call: `sdk.go(client, { t: ["a", 1], u: ["x", "y"] })`, sent: "GET /go?t=a,1&u=x&u=y" },
  { name: "an object of a path and of a header", path: "/go/{o}", method: "get", operation: { parameters: [{ name: "o", in: "path", required: true, explode: true, schema: object({ a: int, b: text }) }, header("X-O", object({ a: int }), { explode: true })] }, call: `sdk.go(client, { o: { a: 1, b: "x/y" }, xO: { a: 2 } })`, headers: ["x-o"], sent: "GET /go/a=1,b=x%2Fy\nx-o: a=2" },
  { name: "text in a parameter's content", method: "get", operation: { parameters: [{ name: "q", in: "query", content: { "text/plain": { schema: text } } }, { name: "X-J", in: "header", content: { "application/json": { schema: object({ a: text }) } } }] }, call: `sdk.go(client, { q: "a b", xJ: { a: "é" } })`, headers: ["x-j"], sent: 'GET /go?q=a%20b\nx-j: {"a":"\\u00e9"}' },
  { name: "an error of a range and of any status", method: "get", operation: { responses: { "200": { description: "", ...json(int) }, "4XX": { description: "", ...json(object({ why: text }, ["why"])) }, default: { description: "", ...json(text) } } }, call: `sdk.go(client).catch((error: unknown) => { if (sdk.isErrorOf(error, sdk.go, 422)) return error.body.why; throw error; })`, answer: [422, "application/json", '{"why":"bad"}'], gets: "bad" },
  { name: "an error without JSON keeps its text", method: "get", operation: answers(int), call: `sdk.go(client)`, answer: [500, "text/html", "<h1>oops</h1>"], throws: /500/ },
  { name: "events, 3.2, with data by reference", version: "3.2.0", method: "get", operation: { responses: { "200": { description: "", content: { "text/event-stream": { itemSchema: object({ data: { type: "string", contentMediaType: "application/json", contentSchema: ref("D") } }) } } } } }, parts: schemas({ D: object({ a: int }, ["a"]) }), call: `(async () => { const all: number[] = []; for await (const event of await sdk.go(client)) all.push(event.data.a); return all; })()`, answer: [200, "text/event-stream", 'data: {"a":1}\n\ndata: {"a":2}\n\n'], gets: [1, 2] },
  { name: "events, 3.0", version: "3.0.3", method: "get", operation: { responses: { "200": { description: "", content: { "text/event-stream": { schema: ref("D") } } } } }, parts: schemas({ D: object({ a: int }, ["a"]) }), call: `(async () => { const all: number[] = []; for await (const event of await sdk.go(client)) all.push(event.data.a); return all; })()`, answer: [200, "text/event-stream", 'data: {"a":1}\n\n'], gets: [1] },
  { name: "pages by a link that is a query", method: "get", operation: { "x-ms-pageable": { nextLinkName: "next" }, ...answers(object({ value: list(int), next: { type: ["string", "null"] } })) }, call: `(async () => { const all: number[] = []; for await (const n of sdk.go(client)) { all.push(n); if (all.length === 2) break; } return all; })()`, answer: [200, "application/json", '{"value":[1],"next":"?page=2"}'], sent: ["GET /go", "GET /go?page=2"], gets: [1, 1] },
  { name: "a write-only password in an answer's type is not there, in a nested list", operation: { ...body("application/json", list(ref("U"))), ...answers(list(ref("U"))) }, parts: schemas({ U: object({ n: text, p: { ...text, writeOnly: true } }, ["n", "p"]) }), call: `sdk.go(client, { body: [{ n: "a", p: "b" }] }).then(([u]) => u && Object.keys(u))`, answer: [200, "application/json", '[{"n":"a"}]'], gets: ["n"] },
  { name: "a base in a body and its heirs in the answer", operation: { ...body("application/json", ref("Pet")), ...answers(ref("Pet")) }, parts: schemas({ Pet: { ...object({ kind: text }, ["kind"]), discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "Dog" } } }, Cat: { allOf: [ref("Pet"), object({ lives: int }, ["lives"])] }, Dog: { allOf: [ref("Pet"), object({ name: text })] } }), call: `sdk.go(client, { body: { kind: "cat" } }).then((pet) => (pet.kind === "cat" ? pet.lives : pet.name))`, answer: [200, "application/json", '{"kind":"cat","lives":9}'], sent: 'POST /go\n{"kind":"cat"}', gets: 9 },
  { name: "a header parameter with an odd name, and one in another case", method: "get", operation: { parameters: [header("x_odd.name", text), header("X-ODD", text)] }, call: `sdk.go(client, { xOddName: "a", xODD: "b" })`, headers: ["x_odd.name", "x-odd"], sent: "GET /go\nx_odd.name: a\nx-odd: b" },
  { name: "a body parameter that is called body", operation: { parameters: [query("body", text), query("requestBody", text)], ...body("application/json", object({ body: text })) }, call: `sdk.go(client, { body: "q", requestBody: "r", requestBody_: { body: "b" } })`, sent: 'POST /go?body=q&requestBody=r\n{"body":"b"}' },
]; // prettier-ignore

const root = realpathSync(makeFolder({ "package.json": '{ "type": "module" }' }));
const folderOf = (index: number): string => path.join(root, `c${index}`);

function documentOf({
  version,
  path: template = "/go",
  method = "post",
  operation,
  parts = {},
}: Case): JsonObject {
  const paths = { [template]: { [method]: { operationId: "go", ...nothing, ...operation } } };
  return documentWith({ servers: [{ url: "https://service.example" }], paths, ...parts }, version);
}

let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const built = cases.map(async (each, index) => {
    const text = JSON.stringify(documentOf(each));
    const loaded = await loadSpec("spec.json", { read: () => text });
    const { files = [], diagnostics } = await buildFiles(loaded, new Stopwatch());
    if (files.length === 0) throw new Error(`${each.name}: ${JSON.stringify(diagnostics)}`);
    const consumer = `import * as sdk from "./src/index.ts";\n${AMONG}export const run = async (client: sdk.Client): Promise<unknown> => ${each.call};\n`;
    // All packages have the same runtime, which is looked at once.
    const own = files.filter((file) => /^src\/(?!runtime\/)/.test(file.path));
    for (const file of [...own, { path: "consumer.ts", text: consumer }]) {
      const place = path.join(folderOf(index), file.path);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, file.text);
    }
    symlinkSync(path.join(workspace, "generator/runtime"), path.join(folderOf(index), "src/runtime"), "junction");
  }); // prettier-ignore
  await Promise.all(built);
  errors = await compileFolders(root, cases.map((_, index) => folderOf(index)));
}, 180_000); // prettier-ignore

describe("from a document to the wire", () => {
  it.each(cases.map((each, index) => [each.name, index, each] as const))("%s", async (_name, index, each) => {
    expect(errors.get(folderOf(index))).toEqual([]);
    const load = (file: string): Promise<unknown> => import(pathToFileURL(path.join(folderOf(index), file)).href);
    // What the file above exports, and the runtime.
    const { run } = (await load("consumer.ts")) as { run: (client: unknown) => Promise<unknown> };
    const { createClient } = (await load("src/index.ts")) as { createClient: (options: object) => unknown };
    const { fetch, requests } = network(each.answer ?? [204, undefined, null]);
    const credentials = { key: "k", basic: { username: "u", password: "p" } };
    const client = createClient({ baseUrl: "https://service.example", fetch, maxRetries: 0, token: "t", credentials });
    const result = run(client);
    if (each.throws !== undefined) await expect(result).rejects.toThrow(each.throws);
    else if ("gets" in each) expect(await result).toEqual(each.gets);
    else await result;
    const names = each.headers ?? [];
    const sent = await Promise.all(requests.map((request) => shown(request, names)));
    if (each.sent !== undefined) expect(sent.join("\n")).toBe([each.sent].flat().join("\n"));
  }); // prettier-ignore
});

async function shown(request: Request, names: readonly string[]): Promise<string> {
  const url = new URL(request.url);
  const bytes = Buffer.from(await request.arrayBuffer()).toString("utf8");
  const boundary = /boundary=(.+)$/.exec(request.headers.get("content-type") ?? "")?.[1];
  const plain = boundary === undefined ? bytes : bytes.replaceAll(boundary, "B");
  const headers = names.map((name) => `${name}: ${request.headers.get(name) ?? "(none)"}`);
  return [`${request.method} ${url.pathname}${url.search}`, ...headers, ...(plain === "" ? [] : [plain])].join("\n");
} // prettier-ignore

function network([status, type, content]: Answer): { fetch: typeof fetch; requests: Request[] } {
  const requests: Request[] = [];
  const send = (input: RequestInfo | URL, init?: RequestInit & { duplex?: "half" }): Promise<Response> => {
    requests.push(new Request(input, { ...init, ...(init?.body ? { duplex: "half" } : {}) }));
    return Promise.resolve(new Response(content, { status, headers: type === undefined ? {} : { "content-type": type } }));
  }; // prettier-ignore
  return { fetch: send, requests };
}
