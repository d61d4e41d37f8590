import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { head, makeFolder } from "../support/documents.ts";
import { workspace } from "../support/pack.ts";

const document = `${head}paths:
  /pets:
    get:
      operationId: listPets
      x-ms-pageable: { nextLinkName: nextLink, itemName: items }
      parameters: [{ name: size, in: query, schema: { type: integer } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pets" } } } } }
    post: { operationId: makePet, responses: { "204": { description: ok } } }
  /pets/{id}:
    get: { operationId: getPet, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
    head: { operationId: headPet, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "204": { description: ok } } }
    put: { operationId: putPet, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
  /ping: { get: { operationId: ping, responses: { "204": { description: ok } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    Pets: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Pet" } }, nextLink: { type: string } } }
`;

/** Written beside the package, compiled with it, and run. */
const program = `
import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { createClient, type Pet } from "./index.ts";
import { createMockFetch } from "./testing.ts";
import { getPetQuery, listPetsQuery, makePetMutation, pingQuery, putPetMutation } from "./tanstack-query.ts";

export async function run(): Promise<unknown> {
  const mock = createMockFetch({
    listPets: ({ query }) => query.get("after") === "1" ? { items: [{ name: "Max" }] } : { items: [{ name: "Rex" }], nextLink: "/pets?after=1" },
    getPet: ({ params }) => ({ name: params["id"] ?? "" }),
    putPet: { name: "Tom" },
  });
  const client = createClient({ baseUrl: "https://pets.example", fetch: mock });
  const queries = new QueryClient();
  const pet: Pet = await queries.fetchQuery(getPetQuery(client, { id: "7" }));
  const same = queries.getQueryData(getPetQuery(client, { id: "7" }).queryKey);
  const list = await queries.fetchInfiniteQuery({ ...listPetsQuery(client, { size: 1 }), pages: 3 });
  const nothing: null = await queries.fetchQuery(pingQuery(client));
  const put: Pet = await new MutationObserver(queries, putPetMutation(client)).mutate({ id: "7", body: { name: "Tom" } });
  await new MutationObserver(queries, makePetMutation(client)).mutate();
  const cancelled = queries.fetchQuery({ ...getPetQuery(client, { id: "8" }), retry: false }).then(() => "came", () => "cancelled");
  await queries.cancelQueries();
  queries.clear();
  const signal = mock.requestsTo("getPet").at(-1)?.signal;
  return { pet, same, pages: list.pages.map(({ items }) => items), nothing, put, made: mock.requestsTo("makePet").length, cancelled: await cancelled, aborted: signal?.aborted };
}
`;

test("the options compile with TanStack Query, and its client reads, pages, changes and cancels with them", async () => {
  const root = makeFolder({ "api.yaml": document });
  symlinkSync(path.join(workspace, "node_modules"), path.join(root, "node_modules"), "junction");
  const out = path.join(root, "sdk");
  const made = await generate({ spec: path.join(root, "api.yaml"), out, with: ["tanstack-query"] });
  expect(made).toMatchObject({ ok: true });
  writeFileSync(path.join(out, "src/program.ts"), program);
  expect((await compileFolders(root, [out])).get(out)).toEqual([]);
  const { run } = (await import(path.join(out, "src/program.ts"))) as { run: () => Promise<unknown> };
  expect(await run()).toEqual({
    pet: { name: "7" },
    same: { name: "7" },
    pages: [[{ name: "Rex" }], [{ name: "Max" }]],
    nothing: null,
    put: { name: "Tom" },
    made: 1,
    cancelled: "cancelled",
    aborted: true,
  });
});
