import { realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { generate } from "../../../generator/generate.ts";
import { compileFolders } from "../../support/compile-folders.ts";
import { makeFolder } from "../../support/documents.ts";

/** Operations that can answer in more than one way: by media type, by status, and by neither. */
const root = realpathSync(makeFolder());
const out = path.join(root, "sdk");
let sdk: Record<string, (client: unknown, ...rest: unknown[]) => Promise<unknown>> = {};

const document = `openapi: 3.1.0
info: { title: Reports, version: "1" }
servers: [{ url: https://service.example }]
paths:
  /any:
    get:
      operationId: anyOfThem
      parameters: [{ name: q, in: query, schema: { type: string } }]
      responses:
        "200":
          description: ""
          content:
            application/pdf: {}
            text/csv: { schema: { type: string } }
            text/html: { schema: { type: string } }
            application/json: { schema: { $ref: "#/components/schemas/Report" } }
            text/json: { schema: { $ref: "#/components/schemas/Report" } }
            application/vnd.report.v2+json: { schema: { type: object, required: [v2], properties: { v2: { type: string } } } }
            application/xml: { schema: { $ref: "#/components/schemas/Report" } }
            text/event-stream: { schema: { $ref: "#/components/schemas/Report" } }
  /texts/{id}:
    get:
      operationId: texts
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: "", content: { text/csv: { schema: { type: string } }, text/html: { schema: { type: string } } } }
  /pages:
    get:
      operationId: pages
      x-ms-pageable: { itemName: items, nextLinkName: next }
      responses:
        "200":
          description: ""
          content:
            application/json: { schema: { $ref: "#/components/schemas/Page" } }
            text/csv: { schema: { type: string } }
  /statuses:
    get:
      operationId: statuses
      responses:
        "200": { $ref: "#/components/responses/Report" }
        "201": { description: "", content: { text/csv: { schema: { type: string } } } }
        "202": { description: "" }
        "204": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Report" } } } }
  /moved: { get: { operationId: moved, responses: { "302": { description: "" }, "404": { description: "" } } } }
  /errors:
    get:
      operationId: errors
      responses:
        "204": { description: "" }
        "404": { description: "" }
        "409": { description: "", content: { text/plain: { schema: { type: string } } } }
        "410": { description: "", content: { application/json: {} } }
        4XX: { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Report" } } } }
        5XX: { description: "" }
        default: { description: "", content: { application/json: { schema: { type: string } } } }
components:
  responses:
    Report: { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Report" } } } }
  schemas:
    Report: { type: object, required: [rows], properties: { rows: { type: integer } } }
    Page: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Report" } }, next: { type: string } } }
`;

const consumer = `import * as sdk from "./src/index.ts";
import type { BinaryResponse, Client, ErrorBodyOf, ErrorsOf, Page, PagedPromise, Report, ServerSentEvent } from "./src/index.ts";
type Any<T> = 0 extends 1 & T ? true : false;
type Same<A, B> = Any<A> extends true ? false : [A] extends [B] ? ([B] extends [A] ? true : false) : false;
declare function yes<_T extends true>(): void;
type Errors = ErrorsOf<typeof sdk.errors>;
export const checks = async (client: Client): Promise<unknown[]> => {
  const report: Report = await sdk.anyOfThem(client);
  const asked: Report = await sdk.anyOfThem(client, { q: "a" }, { accept: "application/json", timeoutMs: 1 });
  const csv: string = await sdk.anyOfThem(client, undefined, { accept: "text/csv" });
  const html: string = await sdk.anyOfThem(client, {}, { accept: "text/html", headers: { a: "b" } });
  const pdf: BinaryResponse = await sdk.anyOfThem(client, {}, { accept: "application/pdf" });
  const v2: { v2: string } = await sdk.anyOfThem(client, {}, { accept: "application/vnd.report.v2+json" });
  const events: AsyncIterable<ServerSentEvent<Report>> = await sdk.anyOfThem(client, {}, { accept: "text/event-stream" });
  // @ts-expect-error PDF is bytes
  const wrong: string = await sdk.anyOfThem(client, {}, { accept: "application/pdf" });
  // @ts-expect-error no such media type
  void sdk.anyOfThem(client, {}, { accept: "image/png" });
  const text: string = await sdk.texts(client, { id: "1" }, { accept: "text/html" });
  const other: string = await sdk.texts(client, { id: "1" });
  const paged: PagedPromise<Page, Report> = sdk.pages(client, { maxRetries: 1 });
  for await (const item of sdk.pages(client, { accept: "application/json" })) yes<Same<typeof item, Report>>();
  const whole: string = await sdk.pages(client, { accept: "text/csv" });
  // @ts-expect-error CSV has no pages
  sdk.pages(client, { accept: "text/csv" }).pages();
  return [report, asked, csv, html, pdf, v2, events, wrong, text, other, paged, whole];
};
yes<Same<Awaited<ReturnType<typeof sdk.anyOfThem>>, Report>>();
yes<Same<Awaited<ReturnType<typeof sdk.statuses>>, Report | string | undefined>>();
yes<Same<Awaited<ReturnType<typeof sdk.moved>>, never>>();
yes<Same<ErrorBodyOf<Errors, 400>, Report>>();
yes<Same<ErrorBodyOf<Errors, 404>, undefined>>();
yes<Same<ErrorBodyOf<Errors, 409>, string>>();
yes<Same<ErrorBodyOf<Errors, 410>, unknown>>();
yes<Same<ErrorBodyOf<Errors, 500>, undefined>>();
yes<Same<ErrorBodyOf<Errors, 300>, string>>();
`;

beforeAll(async () => {
  writeFileSync(path.join(root, "spec.yaml"), document);
  const { ok } = await generate({ spec: path.join(root, "spec.yaml"), out });
  if (!ok) throw new Error("the document was refused");
  writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(out, "consumer.ts"), consumer);
  // The index exports functions besides types.
  sdk = (await import(pathToFileURL(path.join(out, "src/index.ts")).href)) as typeof sdk;
});

it("has the types", async () => {
  expect((await compileFolders(root, [out])).get(out)).toEqual([]);
});

const report = '{"rows":1}';

it.each<[string, unknown[], string, number, string, string, unknown]>([
  ["anyOfThem", [], "application/json", 200, "application/json", report, { rows: 1 }],
  ["anyOfThem", [], "application/json", 200, "", report, { rows: 1 }],
  ["anyOfThem", [{}, { accept: "text/csv" }], "text/csv", 200, "text/csv; header=absent", "a,b", "a,b"],
  ["anyOfThem", [{}, { accept: "text/csv" }], "text/csv", 200, "", "a,b", "a,b"],
  ["anyOfThem", [{}, { headers: { Accept: "text/csv" } }], "text/csv", 200, "text/csv", "a,b", "a,b"],
  ["anyOfThem", [{}, { accept: "text/html" }], "text/html", 200, "text/html", "<p>", "<p>"],
  ["anyOfThem", [{ q: "a" }, { accept: "application/pdf" }], "application/pdf", 200, "application/pdf", "%PDF", new TextEncoder().encode("%PDF")],
  ["anyOfThem", [{}, { accept: "application/vnd.report.v2+json" }], "application/vnd.report.v2+json", 200, "application/vnd.report.v2+json", '{"v2":"a"}', { v2: "a" }],
  ["anyOfThem", [{}, { accept: "text/event-stream" }], "text/event-stream", 200, "text/event-stream", `data: ${report}\n\n`, [{ data: { rows: 1 } }]],
  // The server decides: what comes is read as what it is.
  ["anyOfThem", [{}, { accept: "text/csv" }], "text/csv", 200, "application/json", report, { rows: 1 }],
  ["texts", [{ id: "1" }, { accept: "text/html" }], "text/html", 200, "text/html", "<p>", "<p>"],
  ["pages", [], "application/json", 200, "application/json", '{"items":[]}', { items: [] }],
  ["pages", [{ accept: "text/csv" }], "text/csv", 200, "text/csv", "a,b", "a,b"],
  ["statuses", [], "application/json, text/csv", 200, "application/json", report, { rows: 1 }],
  ["statuses", [], "application/json, text/csv", 201, "text/csv", "a,b", "a,b"],
  ["statuses", [], "application/json, text/csv", 202, "text/plain", "accepted", undefined],
  ["statuses", [], "application/json, text/csv", 204, "", "", undefined],
  // Statuses that the document does not have.
  ["statuses", [], "application/json, text/csv", 206, "text/csv", "a,b", "a,b"],
  ["statuses", [], "application/json, text/csv", 203, "application/problem+json", report, { rows: 1 }],
  ["statuses", [], "application/json, text/csv", 206, "", report, { rows: 1 }],
])("%s of %j, asked for %s: %i %s %s", async (name, args, accept, status, type, body, want) => {
  let sent: string | null = null;
  const fetch = (_url: string, init: RequestInit): Promise<Response> => {
    sent = new Headers(init.headers).get("accept");
    const text = status === 204 ? null : new TextEncoder().encode(body);
    return Promise.resolve(new Response(text, { status, headers: type === "" ? {} : { "content-type": type } }));
  };
  const client = sdk["createClient"]?.({ baseUrl: "https://service.example", fetch, maxRetries: 0 });
  expect(await plain(await sdk[name]?.(client, ...args))).toEqual(want);
  expect(sent).toBe(accept);
}); // prettier-ignore

it.each([null, "", undefined, ".."])("a path parameter that is %j rejects the promise", async (id) => {
  const fetch = (): Promise<Response> => Promise.reject(new Error("nothing is sent"));
  const client = sdk["createClient"]?.({ baseUrl: "https://service.example", fetch, maxRetries: 0 });
  const call = sdk["texts"]?.(client, { id });
  await expect(call).rejects.toThrow(/^The path parameter id cannot be /);
});

/** Bytes and streams as what they hold. */
async function plain(result: unknown): Promise<unknown> {
  if (typeof result !== "object" || result === null) return result;
  // What has `bytes` is a BinaryResponse.
  if ("bytes" in result) return (result as { bytes(): Promise<Uint8Array> }).bytes();
  if (!(Symbol.asyncIterator in result)) return result;
  const items: unknown[] = [];
  // Of what, its type does not say.
  for await (const item of result as AsyncIterable<unknown>) items.push(item);
  return items;
}
