import { describe, expect, test } from "vitest";
import type { BinaryResponse } from "../../generator/runtime/binary.ts";
import { binary } from "../../generator/runtime/binary.ts";
import { createClient } from "../../generator/runtime/client.ts";
import type { ServerSentEvent } from "../../generator/runtime/events.ts";
import { events } from "../../generator/runtime/events.ts";
import { connectionReset, delay, reply, sequence, truncate } from "../../generator/runtime/mock-faults.ts";
import { createMockFetch } from "../../generator/runtime/mock-fetch.ts";
import { matchOperation } from "../../generator/runtime/mock-routes.ts";
import type { MockOperation, MockOverrides } from "../../generator/runtime/mock-types.ts";
import { send } from "../../generator/runtime/send.ts";
import type { Decode } from "../../generator/runtime/types.ts";
import { all } from "./support/exchange.ts";

interface Pet {
  name: string;
  age?: number;
}
interface Bodies {
  listPets: { pets: Pet[] };
  getPet: Pet;
  addPet: Pet;
  removePet: undefined;
  getPhoto: BinaryResponse;
  watchPets: AsyncIterable<ServerSentEvent<Pet>>;
  getBill: Pet;
}
const json = "application/json";
const operations: MockOperation[] = [
  {
    name: "listPets",
    method: "GET",
    path: "/pets",
    next: "links.next",
    responses: [
      {
        status: 200,
        mediaType: json,
        body: { pets: [{ name: "Rex" }], links: { next: { uri: "/pets?after=1" } } },
      },
    ],
  },
  {
    name: "getPet",
    method: "GET",
    path: "/pets/{petId}",
    responses: [
      { status: 404, mediaType: json, body: { code: "gone" } },
      { status: 200, mediaType: json, body: { name: "Rex" } },
    ],
  },
  {
    name: "addPet",
    method: "POST",
    path: "/pets",
    responses: [{ status: 201, mediaType: json, body: { name: "New" } }],
  },
  { name: "removePet", method: "DELETE", path: "/pets/{petId}", responses: [{ status: 204 }] },
  {
    name: "getPhoto",
    method: "GET",
    path: "/pets/{petId}/photo",
    responses: [{ status: 200, mediaType: "image/png" }],
  },
  {
    name: "watchPets",
    method: "GET",
    path: "/pets/events",
    responses: [{ status: 200, mediaType: "text/event-stream", body: "data: 1\n\n" }],
  },
  {
    name: "getBill",
    method: "GET",
    path: "/pets/{petId}/bills/{year}.{format}",
    responses: [{ status: 200, mediaType: json }],
  },
];

function start(overrides?: MockOverrides<Bodies>) {
  const mock = createMockFetch<Bodies>(operations, overrides);
  const client = createClient({ baseUrl: "https://host/api", fetch: mock, maxRetries: 0 });
  const get = <T = unknown>(path: string, decode?: Decode<T>, signal?: AbortSignal) =>
    send<T>(client, { method: "GET", path, ...(decode && { decode }) }, { signal });
  return { mock, client, get };
}

test.each<[string, string, string, Record<string, string>]>([
  ["GET", "/pets", "listPets", {}],
  ["GET", "/api/pets", "listPets", {}],
  ["POST", "/pets", "addPet", {}],
  ["GET", "/pets/events", "watchPets", {}],
  ["GET", "/pets/event", "getPet", { petId: "event" }],
  ["GET", "/pets/a%2Fb%20c", "getPet", { petId: "a/b c" }],
  ["GET", "/pets/100%", "getPet", { petId: "100%" }],
  ["DELETE", "/v1/pets/1", "removePet", { petId: "1" }],
  ["GET", "/pets/1/bills/2024.pdf", "getBill", { petId: "1", year: "2024", format: "pdf" }],
])("%s %s is %s", (method, path, name, params) => {
  const found = matchOperation(operations, method, path);
  expect([found?.operation.name, found?.params]).toEqual([name, params]);
});

test("the whole path counts before the end of one", () => {
  const [pets] = operations;
  const any: MockOperation = { name: "any", method: "GET", path: "/{kind}/{id}", responses: [] };
  const found = matchOperation([...(pets ? [pets] : []), any], "GET", "/my/pets");
  expect(found).toMatchObject({ operation: any, params: { kind: "my", id: "pets" } });
});

test("a path with a query of its own", () => {
  const at = (path: string): MockOperation => ({ name: path, method: "GET", path, responses: [] });
  const [plain, one, other] = [at("/things"), at("/things?kind=1"), at("/things?kind=2")];
  const found = (address: string): unknown => matchOperation([plain, one, other], "GET", address)?.operation;
  expect(found("/things?kind=2&a=b")).toBe(other);
  expect(found("/v1/things?a=b&kind=1")).toBe(one);
  expect(found("/things?kind=3")).toBe(plain);
});

test("what matches nothing", () => {
  expect(matchOperation(operations, "PUT", "/pets")).toBeUndefined();
  expect(matchOperation(operations, "GET", "/petsy")).toBeUndefined();
  expect(matchOperation(operations, "GET", "/cats/1/photo/2")).toBeUndefined();
});

describe("examples", () => {
  test("each operation answers with its first 2xx example", async () => {
    const { get, client } = start();
    expect(await get("/pets/1")).toEqual({ name: "Rex" });
    const added = send(client, { method: "POST", path: "/pets" }).withResponse();
    expect(await added).toMatchObject({ data: { name: "New" }, response: { status: 201 } });
    expect(await send(client, { method: "DELETE", path: "/pets/1" })).toBeUndefined();
    expect(await all(await get("/pets/events", events))).toEqual([{ data: "1" }]);
  });

  test("a page does not link to itself", async () => {
    const { get } = start();
    expect(await get("/pets")).toHaveProperty("links.next.uri", "/pets?after=1");
    expect(await get("/pets?after=1")).toEqual({ pets: [{ name: "Rex" }], links: {} });
  });

  test("no example, no operation: the error says so at once", async () => {
    const { get } = start();
    await expect(get("/pets/1/photo")).rejects.toMatchObject({
      status: 501,
      message:
        "501 GET /pets/1/photo: createMockFetch: getPhoto has no example in the document: give createMockFetch an override for it.",
    });
    await expect(get("/cats")).rejects.toThrow("no operation matches GET /api/cats; there are GET /pets, ");
  });

  test("an override of no operation", () => {
    // What TypeScript would refuse, JavaScript is told.
    const overrides = { listCats: {} } as MockOverrides<Bodies>;
    expect(() => start(overrides)).toThrow("there is no operation listCats");
  });
});

describe("overrides", () => {
  test("a body, a status, a Response, a function", async () => {
    const { get } = start({
      getPet: async ({ params, count }) => (count === 0 ? { name: params["petId"] ?? "" } : reply(404)),
      listPets: reply(new Response(`{"pets":[]}`, { headers: { "x-page": "1" } })),
      getPhoto: new Blob(["png"]),
      watchPets: [{ data: { name: "Rex" }, event: "born" }, { data: { name: "Max" } }],
      getBill: reply(402, { code: "pay" }, { "retry-after": "1" }),
    });
    expect(await get("/pets/Max")).toEqual({ name: "Max" });
    await expect(get("/pets/Max")).rejects.toMatchObject({ status: 404, code: "gone" });
    expect(await get("/pets")).toEqual({ pets: [] });
    expect(await get("/pets")).toEqual({ pets: [] });
    expect(await (await (await get("/pets/1/photo", binary)).blob()).text()).toBe("png");
    expect(await all(await get("/pets/events", events))).toEqual([
      { event: "born", data: '{"name":"Rex"}' },
      { data: '{"name":"Max"}' },
    ]);
    await expect(get("/pets/1/bills/2024.pdf")).rejects.toMatchObject({ code: "pay", retryAfterMs: 1000 });
  });

  test("a number is a status, wherever an answer is expected", async () => {
    const { get } = start({
      getPet: 404,
      listPets: () => 500,
      getBill: truncate(402, 0),
      getPhoto: sequence(503, 12.5),
    });
    await expect(get("/pets/1")).rejects.toMatchObject({ status: 404, code: "gone" });
    await expect(get("/pets")).rejects.toMatchObject({ status: 500 });
    await expect(get("/pets/1/bills/1.a")).rejects.toMatchObject({ name: "ConnectionError" });
    await expect(get("/pets/1/photo")).rejects.toMatchObject({ status: 503 });
    await expect(get("/pets/1/photo")).rejects.toThrow(
      "12.5, which is no status from 200 to 599; a body that is a number is reply(200, 12.5)",
    );
    const { mock } = start({
      addPet: async (_, respond) => reply(await respond(429)),
      removePet: delay(1, 503),
    });
    expect((await mock("https://host/pets", { method: "POST" })).status).toBe(429);
    expect((await mock("https://host/pets/1", { method: "DELETE" })).status).toBe(503);
  });

  test("are typed by operation", () => {
    const right: MockOverrides<Bodies>[] = [
      { getPet: { name: "Rex" } },
      { getPet: sequence(503, 200, { name: "Rex" }) },
      { getPet: delay(1, sequence(503, reply(404))), listPets: connectionReset() },
      { getPet: () => ({ name: "Rex" }), removePet: () => undefined },
      { getPhoto: truncate(new Uint8Array(9), 3), watchPets: [{ data: { name: "Rex" } }] },
    ];
    // @ts-expect-error A body of another type.
    right.push({ getPet: { nome: "Rex" } });
    // @ts-expect-error The same in a sequence.
    right.push({ listPets: sequence(503, { nome: "Rex" }) });
    // @ts-expect-error The same from a function.
    right.push({ listPets: () => ({ nome: "Rex" }) });
    // @ts-expect-error No such operation.
    right.push({ listCats: reply(200) });
    expect(right).toHaveLength(9);
  });
});

describe("faults", () => {
  test("a sequence of statuses, through retries", async () => {
    const { mock } = start({ getPet: sequence(503, 503, 200) });
    const client = createClient({ baseUrl: "https://host", fetch: mock, maxRetries: 2 });
    expect(await send(client, { method: "GET", path: "/pets/1" })).toEqual({ name: "Rex" });
    expect(mock.requestsTo("getPet").map(({ count }) => count)).toEqual([0, 1, 2]);
    mock.reset();
    expect((await mock("https://host/pets/1")).status).toBe(503);
  });

  test("a sequence gives each of several requests at once a step of its own, in their order", async () => {
    const { mock } = start({ addPet: sequence(201, 409, 422, 503), getPet: delay(5, sequence(404, 410)) });
    const body = new ReadableStream({
      async start(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.enqueue(new TextEncoder().encode("late"));
        controller.close();
      },
    });
    const post = (content: BodyInit) =>
      mock("https://host/pets", { method: "POST", body: content, duplex: "half" } as RequestInit);
    const answers = await Promise.all([
      post(body),
      post("a"),
      post(new Blob(["b"])),
      post("c"),
      mock("https://host/pets/1"),
      mock("https://host/pets/2"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 422, 503, 404, 410]);
    expect(mock.requestsTo("addPet").map((request) => [request.count, request.body])).toEqual([
      [0, "late"],
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
  });

  test("a delay, and an abort during it", async () => {
    const { get } = start({ getPet: delay(20), getBill: delay(Infinity) });
    const started = performance.now();
    expect(await get("/pets/1")).toEqual({ name: "Rex" });
    expect(performance.now() - started).toBeGreaterThan(15);
    const controller = new AbortController();
    const waiting = get("/pets/1/bills/1.a", undefined, controller.signal);
    setTimeout(() => controller.abort("enough"), 5);
    await expect(waiting).rejects.toBe("enough");
  });

  test("a lost connection, before and amid the body", async () => {
    const { get } = start({
      getPet: connectionReset(),
      getBill: truncate({ name: "x".repeat(100) }),
      getPhoto: truncate("0123456789", 3),
    });
    await expect(get("/pets/1")).rejects.toMatchObject({ name: "ConnectionError" });
    await expect(get("/pets/1/bills/1.a")).rejects.toMatchObject({ name: "ConnectionError" });
    const reader = (await get("/pets/1/photo", binary)).stream().getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("012");
    await expect(reader.read()).rejects.toMatchObject({ name: "ConnectionError" });
  });
});

test("requests are recorded", async () => {
  const { mock } = start();
  await mock("https://host/pets/a%20b?x=1&x=2", { headers: { "X-Id": "7" } });
  await mock(new URL("https://host/pets"), { method: "POST", body: new URLSearchParams({ a: "b" }) });
  await mock(new Request("https://host/nowhere", { method: "PUT", body: "text", headers: { a: "b" } }));
  const [get, post, put] = mock.requests;
  expect(get).toMatchObject({
    operation: "getPet",
    method: "GET",
    params: { petId: "a b" },
    body: undefined,
  });
  expect(get?.url).toBe("https://host/pets/a%20b?x=1&x=2");
  expect(get?.query.getAll("x")).toEqual(["1", "2"]);
  expect(get?.headers.get("x-id")).toBe("7");
  expect(post).toMatchObject({ operation: "addPet", body: "a=b" });
  expect(post?.headers.get("content-type")).toMatch("application/x-www-form-urlencoded");
  expect(put).toMatchObject({ operation: undefined, method: "PUT", body: "text" });
  expect(put?.headers.get("a")).toBe("b");
  expect(mock.requestsTo("addPet")).toEqual([post]);
  mock.reset();
  expect(mock.requests).toEqual([]);
});
