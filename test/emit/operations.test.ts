import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith, filesOf } from "../support/model-of.ts";

const text: JsonObject = { type: "string" };
const list: JsonObject = { type: "array", items: text };
const ok: JsonObject = { responses: { "204": { description: "" } } };

/** The file of the operations without a tag, for one operation at `/things/{id}`. */
async function emitted(operation: JsonObject, parts: JsonObject = {}, path = "/things"): Promise<string> {
  const files = await filesOf(
    documentWith({ paths: { [path]: { post: { operationId: "go", ...operation } } }, ...parts }),
  );
  return (files.get("src/operations/default.ts") ?? "").replace(/\s+/g, " ");
}

function parameter(name: string, location: string, more: JsonObject = {}): JsonObject {
  return { name, in: location, schema: list, ...(location === "path" ? { required: true } : {}), ...more };
}

describe("parameters", () => {
  it.each([
    ["form", parameter("a.b", "query"), 'path: withQuery("/things", form("a.b", params.aB))'],
    ["form, not exploded", parameter("a", "query", { explode: false }), 'form("a", params.a, { explode: false })'],
    ["spaceDelimited", parameter("a", "query", { style: "spaceDelimited", explode: false }), 'spaceDelimited("a", params.a)'],
    ["pipeDelimited", parameter("a", "query", { style: "pipeDelimited", explode: false }), 'pipeDelimited("a", params.a)'],
    ["deepObject", parameter("a", "query", { style: "deepObject", explode: true }), 'deepObject("a", params.a)'],
    ["allowReserved", parameter("a", "query", { allowReserved: true }), 'form("a", params.a, { allowReserved: true })'],
    ["content", parameter("a", "query", { schema: undefined, content: { "application/json": { schema: text } } }), 'contentQuery("a", jsonParameter(params.a))'],
    ["header", parameter("X-A", "header"), 'headers: () => ({ "x-a": simpleHeader(params.xA) })'],
    ["header, exploded", parameter("X-A", "header", { explode: true }), "simpleHeader(params.xA, { explode: true })"],
    ["cookie", parameter("a", "cookie"), 'headers: () => ({ cookie: cookies(cookieForm("a", params.a)) })'],
    ["a name that every object has", parameter("constructor", "query"), 'form("constructor", params.constructorQuery)'],
  ])("%s", async (_, given, want) => {
    expect(await emitted({ ...ok, parameters: [given] })).toContain(want);
  }); // prettier-ignore

  it.each([
    ["simple", {}, 'path: () => `/things/${simple(params.thingId, { name: "thing-id" })}`'],
    [
      "label",
      { style: "label", explode: true },
      'path: () => `/things/${label(params.thingId, { name: "thing-id", explode: true })}`',
    ],
    ["matrix", { style: "matrix" }, 'path: () => `/things/${matrix("thing-id", params.thingId)}`'],
  ])("path, %s", async (_, more, want) => {
    const parameters = [parameter("thing-id", "path", more)];
    expect(await emitted({ ...ok, parameters }, {}, "/things/{thing-id}")).toContain(want);
  });

  it("writes what is neither array nor object with less code", async () => {
    const schemas = { Kind: { enum: ["a", "b"] } };
    const kind = { $ref: "#/components/schemas/Kind" };
    const parameters = [
      parameter("id", "path", { schema: text }),
      parameter("kind", "query", { schema: kind }),
    ];
    const file = await emitted({ ...ok, parameters }, { components: { schemas } }, "/things/{id}");
    expect(file).toContain(
      'path: () => withValues(`/things/${segment(params.id, "id")}`, { kind: params.kind })',
    );
  });

  it("tells parameters apart that differ by location or punctuation only", async () => {
    const parameters = [parameter("id", "query"), parameter("id", "header"), parameter("a_b", "query"), parameter("a.b", "query")]; // prettier-ignore
    const file = await emitted({ ...ok, parameters });
    for (const property of ["idQuery?:", "idHeader?:", "a_b?:", '"a.b"?:', 'form("a.b", params["a.b"])']) {
      expect(file).toContain(property);
    }
  });

  it.each([
    [
      "what needs no change keeps its name",
      ["filter", "$filter", "filter[]"],
      ["filter", "$filter", '"filter[]"'],
    ],
    ["whatever the order is", ["_a", "a_", "a"], ["_a", "a_", "a"]],
    ["numbers, no name and emoji", ["1", "-1", "", "😀", "é"], ['"1"', '"-1"', "empty", "u1F600", "é"]],
    [
      "what every object has",
      ["proto", "__proto__"],
      ["proto", "proto_UnderscoreUnderscoreprotoUnderscoreUnderscore"],
    ],
  ])("tells parameters of one place apart: %s", async (_, names, want) => {
    const file = await emitted({ ...ok, parameters: names.map((name) => parameter(name, "query")) });
    const properties = [...file.matchAll(/(\S+)\?: string\[\] \| undefined/gu)].map(
      ([, property]) => property,
    );
    expect(properties).toEqual(want);
  });

  it("leaves headers that the client fills in to the client", async () => {
    const fills = { "x-client-header": { fill: "call", role: "request-id", idempotency: true } };
    const file = await emitted({ ...ok, parameters: [parameter("X-Request-Id", "header", fills)] });
    expect(file).toContain('const newIds = (): HeaderValues => ({ "x-request-id": uuid() });');
    expect(file).toContain('const idHeaders: IdHeaders = { requestId: "x-request-id" };');
    expect(file).toContain('headers: newIds, steps: [onceWithout("x-request-id")], ids: idHeaders,');
    expect(file).toContain("go(client: Client, options?: RequestOptions)");
  });
});

describe("bodies", () => {
  const content = (mediaType: string, more: JsonObject = {}): JsonObject => ({
    ...ok,
    requestBody: { required: true, content: { [mediaType]: { schema: { type: "object", properties: { a: text } }, ...more } } },
  }); // prettier-ignore

  it.each([
    ["application/json", {}, "steps: [jsonBody(params.body), once]"],
    ["application/merge-patch+json", {}, 'jsonBody(params.body, "application/merge-patch+json")'],
    ["application/x-www-form-urlencoded", {}, "formBody(params.body)"],
    ["application/x-www-form-urlencoded", { encoding: { a: { style: "deepObject", explode: true } } }, "formBody(params.body, { a: deepObject })"],
    ["multipart/form-data", { encoding: { a: { contentType: "text/csv" } } }, 'multipartBody(params.body, { a: "text/csv" })'],
    ["text/csv", {}, 'textBody(params.body, "text/csv")'],
    ["image/png", {}, 'bytesBody(params.body, "image/png")'],
  ])("%s %o", async (mediaType, more, want) => {
    expect(await emitted(content(mediaType, more))).toContain(want);
  }); // prettier-ignore

  it("lets the caller choose among several, JSON first", async () => {
    const requestBody = { content: { "text/plain": { schema: text }, "application/json": { schema: list } } };
    const file = await emitted({ ...ok, requestBody });
    expect(file).toContain("body?: string[] | string | undefined;");
    expect(file).toContain('contentType?: "application/json" | "text/plain" | undefined;');
    expect(file).toContain(
      'bodyAs(params.contentType ?? "application/json", params.body, { "application/json": jsonBody, "text/plain": (value) => textBody(value, "text/plain"), }',
    );
  });

  it("finds a name for the body beside parameters", async () => {
    const given = (name: string): JsonObject => parameter(name, "query");
    const requestBody = { content: { "text/plain": { schema: text }, "application/json": { schema: list } } };
    const file = await emitted({ ...ok, requestBody, parameters: ["body", "requestBody"].map(given) });
    expect(file).toContain("requestBody_?: string[] | string | undefined;");
    expect(file).toContain("requestBody_ContentType?:");
  });

  it.each([
    ["application/x-www-form-urlencoded", text, "string"],
    ["application/x-www-form-urlencoded", list, "Record<string, unknown>"],
    ["application/x-www-form-urlencoded", {}, "Record<string, unknown>"],
    ["multipart/form-data", text, "Record<string, unknown>"],
    ["multipart/form-data", { type: "object", properties: { a: text } }, "GoBody"],
  ])("%s of %o has named fields", async (mediaType, schema, want) => {
    const requestBody = { content: { [mediaType]: { schema } } };
    const file = await emitted({ ...ok, requestBody });
    expect(file.replaceAll("| { ", "{ ")).toContain(`body?: ${want} | undefined;`);
  });

  it("has no body where fetch sends none", async () => {
    const paths = {
      "/": { get: { operationId: "go", requestBody: { content: { "application/json": {} } }, ...ok } },
    };
    const files = await filesOf(documentWith({ paths }));
    expect(files.get("src/operations/default.ts")).toContain("go(client: Client, options?: RequestOptions)");
  });
});

describe("results", () => {
  const answer = (mediaType: string, schema: JsonObject = text): JsonObject => ({
    description: "",
    content: { [mediaType]: { schema } },
  });

  it.each([
    ["nothing", { "204": { description: "" } }, "ApiPromise<undefined>", "decode: nothing"],
    ["text", { "200": answer("text/plain") }, "ApiPromise<string>", "decode: text"],
    ["bytes", { "200": answer("application/pdf") }, "ApiPromise<BinaryResponse>", 'accept: "application/pdf"'],
    ["events", { "200": answer("text/event-stream") }, "ApiPromise<AsyncIterable<ServerSentEvent>>", "decode: events"],
    ["events of JSON", { "200": answer("text/event-stream", { type: "integer" }) }, "ApiPromise<AsyncIterable<ServerSentEvent<number>>>", "decode: jsonEvents"],
    ["JSON or nothing", { "200": answer("application/json"), "204": { description: "" } }, "ApiPromise<string | undefined>", "path: \"/things\", steps: [once], }"],
    ["several", { "200": answer("application/json"), "202": { description: "" } }, "ApiPromise<string | undefined>", 'decode: byAnswer({ "200": { "application/json": json }, "202": nothing })'],
    ["JSON rather than anything else", { "200": { description: "", content: { "text/html": {}, "application/json": { schema: list } } } }, "ApiPromise<string[]>", ""],
    ["default alone", { default: answer("application/json") }, "ApiPromise<string>", ""],
    ["errors", { "200": answer("application/json"), "404": answer("application/json", { type: "integer" }), "5XX": answer("application/json") }, "ApiPromise<string, GoErrors>", 'interface GoErrors { 404: number; "5XX": string; }'],
  ])("%s", async (_, responses, type, more) => {
    const file = await emitted({ responses });
    expect(file).toContain(type);
    expect(file).toContain(more);
  }); // prettier-ignore
});

describe("security", () => {
  const securitySchemes: JsonObject = {
    token: { type: "http", scheme: "bearer" },
    login: { type: "oauth2", flows: {} },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    plain: { type: "http", scheme: "basic" },
    cert: { type: "mutualTLS" },
  };

  it.each([
    ["one", [{ token: [] }], "steps: [bearer, once],"],
    ["alternatives that come to the same", [{ token: [] }, { login: [] }], "steps: [bearer, once],"],
    ["a key", [{ key: [] }], 'steps: [apiKey("key", "header", "X-Key"), once],'],
    ["alternatives", [{ token: [] }, { key: [], plain: [] }], 'steps: [anyOf(bearer, allOf(apiKey("key", "header", "X-Key"), basic("plain"))), once],'],
    ["optional", [{ token: [] }, {}], "steps: [anyOf(bearer, noAuth), once],"],
  ])("%s", async (_, security, want) => {
    expect(await emitted({ ...ok, security }, { components: { securitySchemes } })).toContain(want);
  }); // prettier-ignore

  it.each([
    ["none", []],
    ["what a request cannot carry", [{ cert: [] }]],
  ])("%s sends no credential", async (_, security) => {
    expect(await emitted({ ...ok, security }, { components: { securitySchemes } })).toContain(
      "steps: [once],",
    );
  });

  it("takes the document's where the operation has none of its own", async () => {
    const parts = { components: { securitySchemes }, security: [{ token: [] }] };
    expect(await emitted(ok, parts)).toContain("steps: [bearer, once],");
    expect(await emitted({ ...ok, security: [] }, parts)).toContain("steps: [once],");
  });
});

describe("headers that the client fills in", () => {
  const filled = (name: string, settings: JsonObject): JsonObject =>
    parameter(name, "header", { "x-client-header": settings });

  it.each<[string, JsonObject[], string]>([
    ["an idempotency key that only the caller gives", [filled("Key", { idempotency: true })], 'steps: [onceWithout("key")],'],
    ["one that is new for each attempt", [filled("Key", { fill: "attempt", idempotency: true })], 'steps: [attemptIds("key"), once],'],
    ["besides a parameter", [filled("Id", { fill: "call" }), parameter("X-A", "header")], 'headers: () => ({ ...newIds(), "x-a": simpleHeader(params.xA) })'],
  ])("%s", async (_, parameters, want) => {
    expect(await emitted({ ...ok, parameters })).toContain(want);
  }); // prettier-ignore

  it("stand in each operation where they differ", async () => {
    const get = (operationId: string, name: string): JsonObject => ({
      get: { operationId, ...ok, parameters: [filled(name, { fill: "call", role: "request-id" })] },
    });
    const files = await filesOf(documentWith({ paths: { "/a": get("a", "A"), "/b": get("b", "B") } }));
    const file = files.get("src/operations/default.ts") ?? "";
    expect(file).not.toContain("newIds");
    expect(file).toContain("headers: () => ({ a: uuid() }),");
    expect(file).toContain('ids: { requestId: "b" },');
  });
});

describe("pages", () => {
  const schemas: JsonObject = {
    Base: { type: "object", properties: { links: { $ref: "#/components/schemas/Links" } } },
    Links: { type: "object", properties: { next: text } },
    Page: {
      allOf: [{ $ref: "#/components/schemas/Base" }],
      type: "object",
      properties: { items: list, "@odata.nextLink": text },
    },
  };
  const answer = (schema: JsonObject): JsonObject => ({
    responses: { "200": { description: "", content: { "application/json": { schema } } } },
  });
  const page = { $ref: "#/components/schemas/Page" };

  it.each<[string, JsonObject, JsonObject, string]>([
    ["a path that the page has", page, { itemName: "items", nextLinkName: "links.next" }, 'items: (page) => page?.items, at: "items", next: (page) => page?.links?.next, root: "/"'],
    ["a name with dots", page, { itemName: "items", nextLinkName: "@odata.nextLink" }, 'next: (page) => page?.["@odata.nextLink"], root: "/"'],
    ["what the page's type does not have", { type: "object" }, { itemName: "items", nextLinkName: "links.next", "x-link-root": "/v1" }, 'items: (page) => member(page, "items"), at: "items", next: (page) => member(page, "links.next"), root: "/v1/"'],
    ["what a link's query means", page, { itemName: "items", nextLinkName: "links.next", "x-link-second-question-mark": true }, "query: separatedByQuestionMarks"],
    ["the function that is called", page, { itemName: "items", nextLinkName: "links.next" }, "{ operation: go, method:"],
    ["steps of further pages", page, { itemName: "items", nextLinkName: "links.next" }, "steps: [] }"],
  ])("%s", async (_, schema, pageable, want) => {
    const operation = { ...answer(schema), "x-ms-pageable": pageable };
    expect(await emitted(operation, { components: { schemas } })).toContain(want);
  }); // prettier-ignore
});

describe("what is looked at before it is taken for an answer", () => {
  const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
  const base = { $ref: "#/components/schemas/Base" };
  const schemas: JsonObject = { Base: object({ message: text }) };
  it.each<[string, JsonObject, string | undefined]>([
    ["a list", list, "listShape"],
    ["an object", object({ a: text }), "resourceShape"],
    ["an object that has an error's members", object({ a: text, code: text }), "objectShape"],
    ["an object that inherits them", { allOf: [base, object({ a: text })] }, "objectShape"],
    ["an object that may have any members", object({ a: text }, { additionalProperties: text }), "objectShape"],
    ["a text", text, undefined],
    ["one thing or another", { anyOf: [text, object({ a: text })] }, undefined],
  ])("%s", async (_, schema, want) => {
    const named = { Thing: schema, ...schemas };
    const content = { "application/json": { schema: want === "listShape" ? schema : { $ref: "#/components/schemas/Thing" } } };
    const file = await emitted({ responses: { "200": { description: "", content } } }, { components: { schemas: named } });
    if (want === undefined) expect(file).not.toContain("shape:");
    else expect(file).toContain(`shape: ${want},`);
  });
}); // prettier-ignore

it("hands on the options with a server of the operation's own", async () => {
  const servers = [{ url: "https://{region}.example.com", variables: { region: { default: "eu" } } }];
  expect(await emitted({ ...ok, servers })).toContain('atServer("https://eu.example.com", options)');
  expect(await emitted({ ...ok, servers: [{ url: "/v2" }] })).not.toContain("atServer");
});
