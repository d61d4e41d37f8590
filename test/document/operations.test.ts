import { describe, expect, test } from "vitest";
import { callbacksOf, everyOperation, operationsIn } from "../../generator/document/operations.ts";
import type { JsonObject } from "../../generator/shared/json.ts";
import { documentWith } from "../support/model-of.ts";
import { loadFiles } from "../support/documents.ts";

const nothing = { responses: { "204": { description: "Nothing" } } };

async function load(parts: JsonObject, version = "3.1.0"): Promise<JsonObject> {
  const { spec, diagnostics } = await loadFiles({ "api.yaml": JSON.stringify(documentWith(parts, version)) });
  expect(diagnostics).toEqual([]);
  return spec?.document ?? {};
}

function names(document: JsonObject): string[] {
  return operationsIn(document).map(({ kind, method, path }) => `${kind} ${method} ${path}`);
}

describe("the list of operations", () => {
  test("has those under paths, webhooks and x-webhooks, in the document's order", async () => {
    const document = await load({
      paths: { "/b": { post: nothing, get: nothing }, "/a": { get: nothing }, "x-other": { get: nothing } },
      webhooks: { came: { post: nothing } },
      "x-webhooks": { went: { post: nothing } },
    });
    expect(names(document)).toEqual([
      "path GET /b",
      "path POST /b",
      "path GET /a",
      "webhook POST came",
      "webhook POST went",
    ]);
  });

  test("has the methods that 3.2 brought", async () => {
    const item = { query: nothing, additionalOperations: { COPY: nothing } };
    expect(names(await load({ paths: { "/a": item } }, "3.2.0"))).toEqual(["path QUERY /a", "path COPY /a"]);
  });

  test("has those of callbacks behind the operation that has them, each once", async () => {
    const document = await load({
      paths: { "/a": { post: { ...nothing, callbacks: { done: { $ref: "#/components/callbacks/Done" } } } } },
      components: {
        // The callback of the callback is itself.
        callbacks: { Done: { "{$url}": { put: { ...nothing, callbacks: { again: { $ref: "#/components/callbacks/Done" } } } } } },
      },
    }); // prettier-ignore
    expect(everyOperation(document).map(({ kind, method, path }) => `${kind} ${method} ${path}`)).toEqual([
      "path POST /a",
      "callback PUT {$url}",
    ]);
    const [post] = operationsIn(document);
    expect(post && callbacksOf(document, post).map(({ name }) => name)).toEqual(["done"]);
  });
});

describe("a path item behind a reference", () => {
  const parameter = (name: string, description: string) => ({ name, in: "query", description });
  const paths = {
    "/list": {
      $ref: "#/components/pathItems/List",
      parameters: [parameter("a", "near"), parameter("c", "near")],
      post: nothing,
      get: { ...nothing, operationId: "near" },
    },
  };
  const components = {
    pathItems: {
      List: {
        parameters: [parameter("a", "far"), parameter("b", "far")],
        get: { ...nothing, operationId: "far" },
        delete: { ...nothing, parameters: [parameter("b", "own")] },
      },
    },
  };

  test.each(["3.0.3", "3.1.0", "3.2.0"])("keeps the fields beside it (%s)", async (version) => {
    const document = await load({ paths, components }, version);
    expect(operationsIn(document).map(({ method, pointer, key }) => [method, pointer, key])).toEqual([
      ["GET", "/paths/~1list/get", "/paths/~1list/get"],
      ["POST", "/paths/~1list/post", "/paths/~1list/post"],
      ["DELETE", "/components/pathItems/List/delete", "/paths/~1list/delete"],
    ]);
    const described = operationsIn(document).map(({ parameters }) =>
      parameters.map(({ value }) => `${String(value["name"])} ${String(value["description"])}`),
    );
    expect(described).toEqual([
      ["a near", "b far", "c near"],
      ["a near", "b far", "c near"],
      ["a near", "b own", "c near"],
    ]);
  });
});

test("an operation behind a reference is read where it stands", async () => {
  const read = { ...nothing, operationId: "read", parameters: [{ name: "a", in: "query" }] };
  const document = await load({ paths: { "/a": { get: { $ref: "#/x-operations/read" } } }, "x-operations": { read } });
  const [operation] = operationsIn(document);
  expect(operation).toMatchObject({ pointer: "/x-operations/read", key: "/paths/~1a/get", parameters: [{ pointer: "/x-operations/read/parameters/0" }] });
}); // prettier-ignore

describe("bodies and answers", () => {
  const reference = (to: string, more: JsonObject = {}) => ({ $ref: `#/components/${to}`, ...more });
  const parts = {
    paths: {
      "/a": {
        post: {
          requestBody: reference("requestBodies/Pet", { description: "here" }),
          responses: { "200": reference("responses/Pet"), "x-note": { description: "no answer" } },
        },
      },
    },
    components: {
      requestBodies: {
        Pet: { description: "there", content: { "application/json": { schema: { type: "string" } } } },
      },
      responses: {
        Pet: { description: "Pet", content: { "text/event-stream": { itemSchema: { type: "object" } } } },
      },
    },
  };

  test("are resolved, with their content", async () => {
    const [post] = operationsIn(await load(parts, "3.2.0"));
    expect(post?.body?.contents).toMatchObject([
      {
        mediaType: "application/json",
        schemaPointer: "/components/requestBodies/Pet/content/application~1json/schema",
      },
    ]);
    expect(post?.responses.map(({ status }) => status)).toEqual(["200"]);
    expect(post?.responses[0]?.contents[0]?.schemaPointer).toMatch(/itemSchema$/);
  });

  test.each([
    ["3.0.3", "there"],
    ["3.1.0", "here"],
  ])("take a description beside the reference from 3.1 on (%s)", async (version, description) => {
    const [post] = operationsIn(await load(parts, version));
    expect(post?.body?.value["description"]).toBe(description);
  });

  test("a Media Type Object may be a reference (3.2)", async () => {
    const document = await load(
      {
        paths: { "/a": { put: { ...nothing, requestBody: { content: { "text/csv": reference("mediaTypes/Csv") } } } } },
        components: { mediaTypes: { Csv: { schema: { type: "string" } } } },
      },
      "3.2.0",
    ); // prettier-ignore
    const [content] = operationsIn(document)[0]?.body?.contents ?? [];
    expect(content).toMatchObject({
      mediaType: "text/csv",
      schemaPointer: "/components/mediaTypes/Csv/schema",
    });
  });
});
