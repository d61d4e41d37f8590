import { realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../../generator/generate.ts";
import type { JsonObject } from "../../../generator/shared/json.ts";
import { compileFolders } from "../../support/compile-folders.ts";
import type { BinaryResponse } from "../../../generator/runtime/binary.ts";
import { makeFolder } from "../../support/documents.ts";

/**
 * What each media type with each schema means, asked and answered: documents of all versions, with the schema in place
 * or by reference, generated, compiled with a consumer, and sent.
 */
type SchemaKind = "binary" | "text" | "object" | "none";

const versions = ["3.0.3", "3.1.0", "3.2.0"] as const;
const placements = ["in place", "by reference"] as const;

function schemaOf(kind: SchemaKind, version: string): JsonObject | undefined {
  switch (kind) {
    case "binary":
      return version === "3.0.3"
        ? { type: "string", format: "binary" }
        : { contentMediaType: "application/octet-stream" };
    case "text":
      return { type: "string" };
    case "object":
      return { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
    case "none":
      return undefined;
  }
}

const bytes = new Uint8Array([137, 80, 0, 255]);
const blob = new Blob([bytes], { type: "image/png" });
const latin = Buffer.from(bytes).toString("latin1");

/** A media type and a schema; what the caller gives by type and value; what goes over the wire. */
type Asked = readonly [
  mediaType: string,
  SchemaKind,
  type: string,
  value: unknown,
  contentType: string,
  sent: string,
];

const asked: readonly Asked[] = [
  ["*/*", "binary", "BinaryInput", blob, "image/png", latin],
  ["*/*", "binary", "BinaryInput", bytes, "application/octet-stream", latin],
  ["*/*", "text", "string", 'a "b"', "text/plain", 'a "b"'],
  ["*/*", "object", "{ a: number }", { a: 1 }, "application/json", '{"a":1}'],
  ["*/*", "none", "unknown", blob, "image/png", latin],
  ["*/*", "none", "unknown", 'a "b"', "text/plain", 'a "b"'],
  ["*/*", "none", "unknown", { a: 1 }, "application/json", '{"a":1}'],
  ["application/*", "binary", "BinaryInput", blob, "image/png", latin],
  ["application/*", "text", "string", "a", "application/octet-stream", "a"],
  ["application/*", "object", "{ a: number }", { a: 1 }, "application/json", '{"a":1}'],
  ["application/*", "none", "BinaryInput", blob, "image/png", latin],
  ["image/*", "binary", "BinaryInput", blob, "image/png", latin],
  ["image/*", "text", "string", "<svg/>", "image/svg+xml", "<svg/>"],
  ["image/*", "none", "BinaryInput", blob, "image/png", latin],
  ["text/*", "binary", "BinaryInput", new Blob(["a"], { type: "text/csv" }), "text/csv", "a"],
  ["text/*", "text", "string", 'a "b"', "text/plain", 'a "b"'],
  ["text/*", "none", "string", "a", "text/plain", "a"],
  ["application/json", "binary", "BinaryInput", new Blob(["{}"]), "application/json", "{}"],
  ["text/csv", "binary", "BinaryInput", new Blob(["a,b"]), "text/csv", "a,b"],
  ["application/xml", "binary", "BinaryInput", new Blob(["<a/>"]), "application/xml", "<a/>"],
  ["application/xml", "object", "string", "<a/>", "application/xml", "<a/>"],
  ["application/vnd.a+xml", "object", "string", "<a/>", "application/vnd.a+xml", "<a/>"],
  ["text/xml", "none", "string", "<a/>", "text/xml", "<a/>"],
  ["application/octet-stream", "none", "BinaryInput", bytes, "application/octet-stream", latin],
  ["application/jsonl", "object", "Iterable<{ a: number }> | AsyncIterable<{ a: number }>", [{ a: 1 }, { a: 2 }], "application/jsonl", '{"a":1}\n{"a":2}\n'],
  ["application/json-seq", "object", "Iterable<{ a: number }> | AsyncIterable<{ a: number }>", [{ a: 1 }], "application/json-seq", '\x1e{"a":1}\n'],
]; // prettier-ignore

/** A media type and a schema; the type of the result; what comes; what it is read as. */
type Answered = readonly [
  mediaType: string,
  SchemaKind,
  type: string,
  contentType: string,
  body: string,
  want: unknown,
];

const answered: readonly Answered[] = [
  ["*/*", "binary", "BinaryResponse", "image/png", latin, bytes],
  ["*/*", "binary", "BinaryResponse", "application/json", "{}", new TextEncoder().encode("{}")],
  ["*/*", "text", "string", "text/plain", 'a "b"', 'a "b"'],
  ["*/*", "text", "string", "application/json", '"a"', "a"],
  ["*/*", "object", "{ a: number }", "application/json", '{"a":1}', { a: 1 }],
  ["*/*", "object", "{ a: number }", "", '{"a":1}', { a: 1 }],
  ["*/*", "none", "unknown", "application/json", '{"a":1}', { a: 1 }],
  ["*/*", "none", "unknown", "text/csv", "a,b", "a,b"],
  ["*/*", "none", "unknown", "application/pdf", latin, bytes],
  ["application/*", "binary", "BinaryResponse", "application/pdf", latin, bytes],
  ["application/*", "text", "string", "application/sql", "a", "a"],
  ["application/*", "object", "{ a: number }", "application/json", '{"a":1}', { a: 1 }],
  ["application/*", "none", "BinaryResponse", "application/pdf", latin, bytes],
  ["image/*", "binary", "BinaryResponse", "image/png", latin, bytes],
  ["image/*", "text", "string", "image/svg+xml", "<svg/>", "<svg/>"],
  ["image/*", "none", "BinaryResponse", "image/png", latin, bytes],
  ["text/*", "binary", "BinaryResponse", "text/plain", "a", new TextEncoder().encode("a")],
  ["text/*", "text", "string", "text/markdown", 'a "b"', 'a "b"'],
  ["text/*", "none", "string", "text/markdown", "a", "a"],
  ["application/json", "binary", "BinaryResponse", "application/json", "{}", new TextEncoder().encode("{}")],
  ["text/csv", "binary", "BinaryResponse", "text/csv", "a", new TextEncoder().encode("a")],
  ["application/xml", "object", "string", "application/xml", "<a/>", "<a/>"],
  ["application/zip", "none", "BinaryResponse", "application/zip", latin, bytes],
  ["application/jsonl", "binary", "BinaryResponse", "application/jsonl", "{}", new TextEncoder().encode("{}")],
]; // prettier-ignore

const root = realpathSync(makeFolder({ "package.json": '{ "type": "module" }' }));

/** Where the package of a version and a placement is. */
function folderOf(version: string, placement: string): string {
  return path.join(root, `${version}-${placement.replace(" ", "-")}`);
}

describe.each(versions)("%s", (version) => {
  describe.each(placements)("%s", (placement) => {
    const out = folderOf(version, placement);
    const byReference = placement === "by reference";
    let sdk: Record<string, (client: unknown, params?: unknown) => Promise<unknown>> = {};

    beforeAll(async () => {
      const spec = `${out}.json`;
      writeFileSync(spec, JSON.stringify(documentOf(version, byReference)));
      const { ok } = await generate({ spec, out });
      if (!ok) throw new Error("the document was refused");
      writeFileSync(path.join(out, "consumer.ts"), consumer());
      // The index exports functions besides types.
      sdk = (await import(pathToFileURL(path.join(out, "src/index.ts")).href)) as typeof sdk;
    });

    it.each(asked.map((row, index) => [index, ...row] as const))(
      "asks, %i: %s of %s as %s",
      async (index, _mediaType, _kind, _type, value, contentType, sent) => {
        const { client, requests } = network(() => new Response(null, { status: 204 }));
        await sdk[`ask${index}`]?.(sdk["createClient"]?.(client), { body: value });
        expect(requests).toEqual([{ contentType, body: sent }]);
      },
    );

    it.each(answered.map((row, index) => [index, ...row] as const))(
      "is answered, %i: %s of %s as %s by %s",
      async (index, _mediaType, _kind, _type, contentType, body, want) => {
        const headers = contentType === "" ? undefined : { "content-type": contentType };
        const { client } = network(() => new Response(Buffer.from(body, "latin1"), headers && { headers }));
        const result = await sdk[`answer${index}`]?.(sdk["createClient"]?.(client));
        const isBytes = typeof result === "object" && result !== null && "bytes" in result;
        // What has `bytes` is a BinaryResponse.
        expect(isBytes ? await (result as BinaryResponse).bytes() : result).toEqual(want);
      },
    );
  });
});

it("has the types in each of the packages", async () => {
  const folders = versions.flatMap((version) => placements.map((placement) => folderOf(version, placement)));
  const wanted = folders.map((folder) => [folder, []] as const);
  expect(await compileFolders(root, folders)).toEqual(new Map(wanted));
});

function documentOf(version: string, byReference: boolean): JsonObject {
  const content = (mediaType: string, kind: SchemaKind): JsonObject => {
    const schema = schemaOf(kind, version);
    const named = byReference && schema !== undefined ? { $ref: `#/components/schemas/${kind}` } : schema;
    return { content: { [mediaType]: named === undefined ? {} : { schema: named } } };
  };
  const requestBodies = asked.map(([mediaType, kind]) => ({ required: true, ...content(mediaType, kind) }));
  const responses = answered.map(([mediaType, kind]) => ({ description: "", ...content(mediaType, kind) }));
  const place = (section: string, value: JsonObject, index: number): JsonObject =>
    byReference ? { $ref: `#/components/${section}/x${index}` } : value;
  const entries = (list: readonly JsonObject[]): JsonObject =>
    Object.fromEntries(list.map((value, index) => [`x${index}`, value]));
  const named = (["binary", "text", "object"] as const).map((kind) => [kind, schemaOf(kind, version) ?? {}]);
  return {
    openapi: version,
    info: { title: "Media types", version: "1" },
    servers: [{ url: "https://service.example" }],
    paths: Object.fromEntries([
      ...requestBodies.map((body, index) => [
        `/ask${index}`,
        {
          post: {
            operationId: `ask${index}`,
            requestBody: place("requestBodies", body, index),
            responses: { "204": { description: "" } },
          },
        },
      ]),
      ...responses.map((response, index) => [
        `/answer${index}`,
        { get: { operationId: `answer${index}`, responses: { "200": place("responses", response, index) } } },
      ]),
    ]),
    components: {
      schemas: Object.fromEntries(named),
      ...(byReference ? { requestBodies: entries(requestBodies), responses: entries(responses) } : {}),
    },
  };
}

/** A consumer that compiles where every body and every result has its type, neither more nor less. */
function consumer(): string {
  const body = (index: number): string => `Parameters<typeof sdk.ask${index}>[1]["body"]`;
  const result = (index: number): string => `Awaited<ReturnType<typeof sdk.answer${index}>>`;
  return `import * as sdk from "./src/index.ts";
import type { BinaryInput, BinaryResponse } from "./src/index.ts";
type Any<T> = 0 extends 1 & T ? true : false;
type Same<A, B> = Any<A> extends true ? false : [A] extends [B] ? ([B] extends [A] ? true : false) : false;
declare function yes<_T extends true>(): void;
export type Used = [BinaryInput, BinaryResponse];
export const checks = (): void => {
${asked.map(([, , type], index) => `  yes<Same<${body(index)}, ${type}>>();`).join("\n")}
${answered.map(([, , type], index) => `  yes<Same<${result(index)}, ${type}>>();`).join("\n")}
};
`;
}

function network(answer: () => Response): {
  readonly client: object;
  readonly requests: { contentType: string | null; body: string }[];
} {
  const requests: { contentType: string | null; body: string }[] = [];
  const fetch = async (_url: string, init: RequestInit): Promise<Response> => {
    const body = Buffer.from(await new Response(init.body).arrayBuffer()).toString("latin1");
    requests.push({ contentType: new Headers(init.headers).get("content-type"), body });
    return answer();
  };
  return { client: { baseUrl: "https://service.example", fetch, maxRetries: 0 }, requests };
}
