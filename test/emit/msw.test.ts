import { symlinkSync } from "node:fs";
import path from "node:path";
import type { HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import type { MockFetch } from "../../generator/runtime/mock-types.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { head, makeFolder } from "../support/documents.ts";
import { workspace } from "../support/pack.ts";

const document = `${head}paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object }, example: { name: Rex } } } }
    put:
      operationId: putPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { "204": { description: ok } }
`;

/** What the test imports of the package. */
interface Made {
  readonly createMockFetch: (overrides?: object) => MockFetch<Record<"getPet" | "putPet", unknown>>;
  readonly createHandlers: (mock: unknown, baseUrl: string) => HttpHandler[];
  readonly connectionReset: () => never;
}

test("MSW answers as the mock does, below the base URL alone", async () => {
  const root = makeFolder({ "api.yaml": document });
  symlinkSync(path.join(workspace, "node_modules"), path.join(root, "node_modules"), "junction");
  const out = path.join(root, "sdk");
  expect(await generate({ spec: path.join(root, "api.yaml"), out, with: ["msw"] })).toMatchObject({
    ok: true,
  });
  expect((await compileFolders(root, [out])).get(out)).toEqual([]);
  const { createHandlers, createMockFetch, connectionReset } = {
    ...(await import(path.join(out, "src/msw.ts"))),
    ...(await import(path.join(out, "src/testing.ts"))),
  } as Made;

  const mock = createMockFetch({ putPet: connectionReset() });
  const server = setupServer(...createHandlers(mock, "https://pets.example/v1/"));
  server.listen({ onUnhandledRequest: "error" });
  try {
    const answer = await fetch("https://pets.example/v1/pets/7?full=1");
    expect([answer.status, await answer.json()]).toEqual([200, { name: "Rex" }]);
    expect(mock.requestsTo("getPet").map(({ params, query }) => [params, query.get("full")])).toEqual([[{ id: "7" }, "1"]]); // prettier-ignore
    const put = fetch("https://pets.example/v1/pets/7", { method: "PUT", body: '{"name":"Max"}' });
    await expect(put).rejects.toThrow(TypeError);
    expect(mock.requestsTo("putPet").map(({ body }) => body)).toEqual(['{"name":"Max"}']);
    expect((await fetch("https://pets.example/v1/cats")).status).toBe(501);
    await expect(fetch("https://pets.example/v2/pets/7")).rejects.toThrow();
  } finally {
    server.close();
  }
});
