import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/shared/json.ts";
import { verify as verifyWords } from "../support/verify.ts";
import { makeFolder } from "../support/documents.ts";

const document = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers:
  - url: https://{region}.example.com/v1
    variables: { region: { default: eu, enum: [eu, us] } }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: kind, in: query, schema: { type: array, items: { enum: [cat, dog] } } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { name: { type: string } } } }
        - { name: X-Trace, in: header, schema: { type: string, enum: ["on", "off"] } }
      responses:
        "200":
          description: ""
          headers: { X-Rate: { schema: { type: integer } } }
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
        4XX: { description: "", content: { application/problem+json: { schema: { properties: { title: { type: string } } } } } }
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "204": { description: "" } }
  /pets/mine:
    get: { operationId: getMine, responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
      responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } }, application/pdf: {} } } }
  /search?by=name:
    get: { operationId: searchByName, responses: { "200": { description: "", content: { application/json: {} } } } }
  /log:
    get:
      operationId: readLog
      responses: { "200": { description: "", content: { application/jsonl: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string }, weight: { type: number } } }
`;

interface Entry {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly post?: JsonValue;
  readonly status?: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly body?: JsonValue | string;
  readonly encoding?: string;
}

function pairs(record: Readonly<Record<string, string>> = {}): JsonValue {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

function har(...entries: readonly Entry[]): JsonObject {
  return {
    log: {
      version: "1.2",
      entries: entries.map((entry) => ({
        request: {
          method: entry.method ?? "GET",
          url: entry.url,
          headers: pairs(entry.headers),
          ...(entry.post === undefined
            ? {}
            : { postData: { mimeType: "application/json", text: JSON.stringify(entry.post) } }),
        },
        response: {
          status: entry.status ?? 200,
          headers: pairs(entry.answerHeaders),
          content: {
            mimeType: entry.type ?? "application/json; charset=utf-8",
            text: typeof entry.body === "string" ? entry.body : JSON.stringify(entry.body ?? []),
            ...(entry.encoding === undefined ? {} : { encoding: entry.encoding }),
          },
        },
      })),
    },
  };
}

/** Runs the command on files in a folder of their own, beside the document. */
async function verify(
  files: Readonly<Record<string, JsonValue | string | Uint8Array>>,
  ...options: readonly string[]
): Promise<{ code: number; output: string; errors: string }> {
  const folder = makeFolder({ "api.yaml": document });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(path.join(folder, name), isRaw ? content : JSON.stringify(content));
  }
  return verifyWords([...Object.keys(files), "--spec", "api.yaml", ...options], folder);
}

interface Row {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly count: number;
  readonly first: string;
}

/** `code message (times)` of everything that is found in a HAR. */
async function found(...entries: readonly Entry[]): Promise<string[]> {
  const { output, errors } = await verify({ "month.har": har(...entries) }, "--json");
  expect(errors).toBe("");
  const { unknowns } = JSON.parse(output) as { unknowns: Row[] }; // what --json prints
  return unknowns.map(
    ({ code, message, count }) => `${code.replace("-undocumented", "")}: ${message} (${count})`,
  );
}

const pets = "https://eu.example.com/v1/pets";

describe("the operation of a request", () => {
  test.each<[string, string]>([
    ["a concrete path before a template", `${pets}/mine`],
    ["a template", `${pets}/7`],
    ["the query is no part of the path", `${pets}?limit=1`],
    ["a path with a query of its own", "https://eu.example.com/v1/search?by=name"],
    ["another value of a server's variable", "https://us.example.com/v1/pets"],
    ["a host in other case", "https://EU.example.com/v1/pets"],
  ])("%s", async (_what, url) => {
    const body = url.includes("/pets/") ? { name: "Tom" } : [{ name: "Tom" }];
    expect(await found({ url, body })).toEqual([]);
  });

  test("a variable of a server may hold several segments, or anything in one", async () => {
    const other = document.replace("https://{region}.example.com/v1", "https://example.com/{region}").replace("enum: [eu, us]", "description: any").replace("default: eu", "default: a/b");
    const urls = ["https://example.com/a/b/pets", "https://example.com/c/pets"];
    const folder = makeFolder({ "api.yaml": other, "a.har": JSON.stringify(har(...urls.map((url) => ({ url })))) });
    expect(await verifyWords(["a.har", "--spec", "api.yaml"], folder)).toMatchObject({ code: 0, output: expect.stringContaining("2 calls of 1 operation") });
  }); // prettier-ignore

  test("one that is below a server and no operation's is said, without its path", async () => {
    const entry = { url: "https://eu.example.com/v1/secret-7" };
    expect(await found(entry, entry)).toEqual([
      "operation: GET requests belong to no operation of the document. (2)",
    ]);
  });

  test("other servers do not count, and neither does a path that only begins alike", async () => {
    const others = ["https://cdn.example.com/v1/pets", "https://eu.example.com/v10/pets", "http://eu.example.com/v1/pets"];
    const { code, output } = await verify({ "a.har": har({ url: pets }, ...others.map((url) => ({ url }))) });
    expect([code, output]).toEqual([
      0,
      "api.yaml knows all that was seen: 1 call of 1 operation.\nNot looked at: 3 calls to other servers.\n",
    ]);
  }); // prettier-ignore

  test("where all do not count, nothing could be looked at, unless the server is named", async () => {
    const file = { "a.har": har({ url: "http://localhost:4010/pets" }) };
    expect(await verify(file)).toMatchObject({
      code: 2,
      output: "",
      errors: expect.stringContaining("--server URL"),
    });
    expect(await verify(file, "--server", "http://localhost:4010/")).toMatchObject({ code: 0 });
  });
});

describe("what a call has that the document does not know", () => {
  test.each<[string, Entry, string[]]>([
    ["a status", { url: pets, status: 503 }, ["status: GET /pets has no answer with status 503. (1)"]],
    ["a range of statuses is known", { url: pets, status: 404, type: "application/problem+json", body: { title: "No" } }, []],
    ["a media type", { url: pets, status: 404, type: "text/html", body: "<html>" }, ["media-type: The answer 4XX of GET /pets has no body of type text/html. (1)"]],
    ["a body that is no JSON", { url: pets, body: "<html>" }, ["body-unreadable: The answer 200 of GET /pets says that it is application/json, and is not. (1)"]],
    ["a property", { url: pets, body: [{ name: "Tom", age: 3 }] }, ["property: `Pet.age` is not in the document. (1)"]],
    ["base64", { url: pets, encoding: "base64", body: Buffer.from('[{"weight":"heavy"}]').toString("base64") }, ["type: `Pet.weight` is a string; the document says number. (1)"]],
    ["lines of JSON", { url: "https://eu.example.com/v1/log", type: "application/jsonl", body: '{"name":"a"}\n{"tail":1}\n' }, ["property: `Pet.tail` is not in the document. (1)"]],
    ["a query parameter", { url: `${pets}?limits=1` }, ["parameter: GET /pets has no query parameter `limits`. (1)"]],
    ["a type of a query parameter", { url: `${pets}?limit=many` }, ["type: `limit` is a string; the document says integer. (1)"]],
    ["a value of a list, repeated", { url: `${pets}?kind=cat&kind=cow` }, ["value: `kind[]` has a value that the document does not list. (1)"]],
    ["a value of a list, with commas", { url: `${pets}?kind=cat,dog` }, []],
    ["properties of a deep object", { url: `${pets}?filter%5Bname%5D=x` }, []],
    ["a path parameter", { url: `${pets}/x`, body: {} }, ["type: `petId` is a string; the document says integer. (1)"]],
    ["a header", { url: pets, headers: { accept: "*/*", "sec-fetch-mode": "cors", "X-Tenant": "secret" } }, ["parameter: GET /pets has no header `X-Tenant`. (1)"]],
    ["a value of a header", { url: pets, headers: { "x-trace": "maybe" } }, ["value: `X-Trace` has a value that the document does not list. (1)"]],
    ["a header of an answer", { url: pets, answerHeaders: { "x-rate": "fast", "x-cdn": "1" } }, ["type: `X-Rate` is a string; the document says integer. (1)"]],
    ["a property of a request", { method: "POST", url: pets, post: { nick: "T" }, status: 204, type: "", body: "" }, ["property: `Pet.nick` is not in the document. (1)"]],
  ])("%s", async (_what, entry, want) => {
    expect(await found(entry)).toEqual(want);
  }); // prettier-ignore

  test("the same is one finding, with its count and where it was first", async () => {
    const calls = har({ url: pets, body: [{ name: "Tom" }, { secret: "SECRET" }] }, { url: pets, body: [{ secret: 1 }, { secret: 2 }] });
    const { code, output } = await verify({ "month.har": calls });
    expect(code).toBe(1);
    const line = 1 + document.split("\n").findIndex((text) => text.startsWith("    Pet:"));
    expect(output).toMatch(new RegExp(`^\\S*api\\.yaml:${line}:26 error property-undocumented \`Pet\\.secret\` is not in the document\\. Seen 3 times, first in month\\.har, call 1 at /1/secret\\.\n`));
    expect(output).toMatch(/\n1 error\n2 calls of 1 operation\.\n$/);
    expect(output).not.toContain("SECRET");
  }); // prettier-ignore

  test("a PDF, a body that is left out, and requests without an answer are not looked at", async () => {
    const calls = har(
      { url: `${pets}/7`, type: "application/pdf", body: "%PDF", encoding: "base64" },
      { url: pets, status: 0 },
      { url: pets, status: 304 },
      { method: "OPTIONS", url: pets, headers: { "Access-Control-Request-Method": "GET" } },
    );
    expect(await verify({ "a.har": calls })).toEqual({
      code: 0,
      output: "api.yaml knows all that was seen: 1 call of 1 operation.\nNot looked at: 3 entries without an answer of the service; 1 body of type application/pdf.\n",
      errors: "",
    });
  }); // prettier-ignore
});

describe("a body by itself", () => {
  test.each<[string, JsonValue, string[], number]>([
    ["the first success", [{ name: "Tom" }], ["--operation", "listPets"], 0],
    ["a status", { title: "No", detail: "" }, ["--operation", "listPets", "--status", "404"], 1],
    ["an operation by its path", { name: "Tom" }, ["--operation", "GET /pets/{petId}"], 0],
  ])("of %s", async (_what, body, options, code) => {
    expect(await verify({ "body.json": body }, ...options)).toMatchObject({ code, errors: "" });
  });

  test("against the document with an overlay, by a flag or by the configuration", async () => {
    const files = {
      "api.yaml": document,
      "mend.yaml": `overlay: 1.0.0\ninfo: { title: Mend, version: "1" }\nactions:\n  - target: $.components.schemas.Pet.properties\n    update: { age: { type: integer } }\n`,
      "a.json": `[{ "age": 3 }]`,
    };
    const folder = makeFolder(files);
    const words = ["a.json", "--operation", "listPets", "--spec", "api.yaml"];
    expect(await verifyWords(words, folder)).toMatchObject({ code: 1 });
    expect(await verifyWords([...words, "--overlay", "mend.yaml"], folder)).toMatchObject({ code: 0 });
    const config = JSON.stringify({ spec: "api.yaml", overlays: ["mend.yaml"] });
    const configured = makeFolder({ ...files, "wireproof.config.json": config });
    expect(await verifyWords(words.slice(0, 3), configured)).toMatchObject({ code: 0, errors: "" });
  });

  test("several, with a byte-order mark", async () => {
    const files = { "a.json": '\uFEFF[{"name":"Tom"}]', "b.json": '[{"nick":"T"}]' };
    const { code, output } = await verify(files, "--operation", "listPets");
    expect([code, output]).toEqual([1, expect.stringContaining("Seen in b.json at /0/nick.")]);
    expect(output).toContain("2 calls of 1 operation.");
  });
});

describe("what cannot be looked at", () => {
  const broken = (change: (entry: JsonObject) => JsonValue): JsonObject => ({
    log: { entries: [change({ request: { method: "GET", url: pets }, response: { status: 200 } })] },
  });
  test.each<[string, JsonValue | string | Uint8Array, string[], string]>([
    ["no JSON", "{", [], "a.json: it is not JSON."],
    ["no text", new Uint8Array([0x7b, 0xff]), [], "a.json: it is not UTF-8 text."],
    ["a body of nobody", [], [], "a.json: it is neither a HAR nor recorded shapes. Of a saved body, say whose it is with --operation ID."],
    ["a HAR without entries", { log: { entries: {} } }, [], "a.json: /log/entries is not an array."],
    ["an entry without a request", broken(({ response }) => ({ response: response ?? null })), [], "a.json: /log/entries/0/request is not an object."],
    ["an entry without a URL", broken((entry) => ({ ...entry, request: { method: "GET", url: "pets" } })), [], "a.json: /log/entries/0/request/url is not a URL."],
    ["an entry without a status", broken((entry) => ({ ...entry, response: {} })), [], "a.json: /log/entries/0/response/status is not a number."],
    ["shapes of another version", { recordedShapes: 2, calls: [] }, [], "a.json: it has version 2 of recorded shapes; 1 is known."],
    ["shapes with a value", { recordedShapes: 1, calls: [{ method: "GET", path: "/pets", status: 200, count: 1, answer: { mediaType: "application/json", shape: ["SECRET"] } }] }, [], "a.json: /calls/0/answer/shape has something other than the name of a type."],
    ["an operation that is not there", [], ["--operation", "listPet"], "api.yaml has no operation listPet. Did you mean listPets?"],
    ["a document that is not there", [], ["--spec", "b.yaml"], "b.yaml"],
    ["words", [], ["--status", "abc"], "--status abc is no status"],
    ["an option", [], ["--what"], "--what"],
    ["a server", [], ["--server", "eu.example.com"], "--server eu.example.com is no http or https URL"],
  ])("%s", async (_what, content, options, message) => {
    const { code, output, errors } = await verify({ "a.json": content }, ...options);
    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(message);
    expect(errors).not.toMatch(/SECRET|\n {4}at /);
  }); // prettier-ignore

  test("all files that are wrong, at once", async () => {
    const { errors } = await verify({ "a.json": "{", "b.json": "[" });
    expect(errors).toBe("a.json: it is not JSON.\nb.json: it is not JSON.\n");
  });

  test("no file", async () => {
    expect(await verifyWords([], ".")).toMatchObject({ code: 2, errors: "FILE… is missing\n" });
  });

  test("an invalid document, with what is wrong with it", async () => {
    const folder = makeFolder({ "api.yaml": document.replace("name: petId", "name: id"), "a.json": "[]" });
    const { code, errors } = await verifyWords(
      ["a.json", "--spec", "api.yaml", "--operation", "listPets"],
      folder,
    );
    expect(code).toBe(2);
    expect(errors).toContain("error path-parameter-undeclared");
    expect(errors).toContain("api.yaml is invalid");
  });
});
