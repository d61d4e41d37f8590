import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type BinaryResponse, binary } from "../../../generator/runtime/binary.ts";
import { createClient } from "../../../generator/runtime/client.ts";
import { type ServerSentEvent, events } from "../../../generator/runtime/events.ts";
import { send } from "../../../generator/runtime/send.ts";
import type { Client } from "../../../generator/runtime/types.ts";

let server: Server;
let client: Client;
let closed: Promise<void>;

/** Sends an event every few milliseconds for as long as somebody listens, or loses the connection after three. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let count = 0;
    response.writeHead(200, { "content-type": "text/event-stream" });
    const timer = setInterval(() => {
      if (request.url === "/broken" && count === 3) response.destroy();
      else response.write(`data: ${String(count++)}\n\n`);
    }, 5);
    response.on("close", () => {
      clearInterval(timer);
      server.emit("left");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has no string for an address.
  const { port } = server.address() as AddressInfo;
  client = createClient({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 300 });
});
beforeEach(() => {
  closed = new Promise((resolve) => server.once("left", resolve));
});
afterAll(() => {
  server.close();
  // Connections that are kept alive would hold it open for seconds.
  server.closeAllConnections();
});

function listen(path: string, signal?: AbortSignal): Promise<AsyncIterable<ServerSentEvent>> {
  return send(client, { method: "GET", path, decode: events }, { signal });
}

test("a stream outlives the time-out of its call, and ends when the loop is left", async () => {
  let count = 0;
  for await (const { data } of await listen("/")) {
    expect(data).toBe(String(count));
    if (++count === 100) break;
  }
  await closed;
});

test("a lost connection is a ConnectionError", async () => {
  const seen: string[] = [];
  const loop = (async () => {
    for await (const { data } of await listen("/broken")) seen.push(data);
  })();
  await expect(loop).rejects.toMatchObject({ name: "ConnectionError", method: "GET" });
  expect(seen).toEqual(["0", "1", "2"]);
});

test("the caller's signal ends the loop with its reason", async () => {
  const controller = new AbortController();
  const loop = (async () => {
    for await (const { data } of await listen("/", controller.signal))
      if (data === "1") controller.abort("enough");
  })();
  await expect(loop).rejects.toBe("enough");
  await closed;
});

test("bytes can be let go of", async () => {
  const answer = await send<BinaryResponse>(client, { method: "GET", path: "/", decode: binary });
  const reader = answer.stream().getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain("data: 0");
  await reader.cancel();
  await closed;
});
