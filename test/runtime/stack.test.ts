import { expect, test } from "vitest";
import { createClient } from "../../generator/runtime/client.ts";
import { sendPages } from "../../generator/runtime/pages.ts";
import { send } from "../../generator/runtime/send.ts";
import type { ApiPromise, Client } from "../../generator/runtime/types.ts";
import type { PagedPromise } from "../../generator/runtime/pages.ts";
import { answer, failure, scriptedClient, silence } from "./support/scripted.ts";

interface Page {
  items: number[];
  next?: string;
}
const getThing = (client: Client, options?: object): ApiPromise<unknown> =>
  send(client, { method: "GET", path: "/thing" }, options);
function listThings(client: Client): PagedPromise<Page, number> {
  const pages = {
    items: (page: Page) => page.items,
    at: "items",
    next: (page: Page) => page.next,
    root: "/",
  };
  return sendPages(client, { operation: listThings, method: "GET", path: "/things", pages });
}
const failing = (): Client => scriptedClient([answer(404, { message: "gone" })]).client;
const turning = (): Client =>
  scriptedClient([answer(200, { items: [1], next: "/things?p=2" }), answer(404)]).client;

async function callerOfCall(): Promise<void> {
  await getThing(failing());
}
async function callerOfResponse(): Promise<void> {
  await getThing(failing()).withResponse();
}
async function callerWhoWaits(): Promise<void> {
  await getThing(scriptedClient([silence], { maxRetries: 0 }).client, { timeoutMs: 5 });
}
async function callerOfSeveral(): Promise<void> {
  const client = createClient({
    baseUrl: "https://api.example.com",
    fetch: () => Promise.reject(new Error("no")),
    maxRetries: 0,
  });
  await Promise.all([getThing(client), getThing(client)]);
}
async function callerOfFirstPage(): Promise<void> {
  await listThings(failing());
}
async function callerOfList(): Promise<void> {
  for await (const _thing of listThings(turning()));
}
async function callerOfArray(): Promise<void> {
  await listThings(turning()).toArray();
}

test.each([
  callerOfCall,
  callerOfResponse,
  callerWhoWaits,
  callerOfFirstPage,
  callerOfList,
  callerOfArray,
  callerOfSeveral,
])("the stack of an error begins at %o", async (caller) => {
  const error = await failure(caller());
  const { stack = "", message, name } = error as Error;
  const [first, ...frames] = stack.split("\n    at ");
  expect(first).toBe(`${name}: ${message}`);
  expect(frames.find((frame) => !/^async Promise\.all|\(node:internal/.test(frame))).toContain(caller.name);
});

test("what the application's own code throws keeps its stack", async () => {
  const mine = new RangeError("mine");
  const { stack } = mine;
  const middleware = [(): Promise<never> => Promise.reject(mine)];
  const error = await failure(listThings(scriptedClient([answer(200)], { middleware }).client).toArray());
  expect(error).toBe(mine);
  expect(mine.stack).toBe(stack);
});

test("an engine that captures no stacks has the errors all the same", async () => {
  const own = Object.getOwnPropertyDescriptor(Error, "captureStackTrace");
  Reflect.deleteProperty(Error, "captureStackTrace");
  try {
    const { client } = scriptedClient([answer(404)]);
    expect(await failure(getThing(client))).toMatchObject({ name: "ApiError", status: 404 });
    expect(await failure(listThings(client).toArray())).toMatchObject({ name: "ApiError", status: 404 });
  } finally {
    if (own) Object.defineProperty(Error, "captureStackTrace", own);
  }
});
