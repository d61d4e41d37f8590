import { once } from "node:events";
import { copyFileSync, realpathSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/generate.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { makeFolder } from "../support/documents.ts";

/** A document with something of everything, generated, compiled with a consumer, and run against a socket. */
const source = "test/cases/harbour";
const root = realpathSync(makeFolder());
const out = path.join(root, "harbour");
const requests: string[] = [];
let server: Server;

beforeAll(async () => {
  const { ok } = await generate({ spec: `${source}/spec.yaml`, out });
  if (!ok) throw new Error("the document was refused");
  writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
  copyFileSync(`${source}/consumer.ts`, path.join(out, "consumer.ts"));
  server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // without an encoding, chunks are buffers
  const { method, url = "", headers } = request;
  const body = Buffer.concat(chunks).toString("latin1");
  const boundary = /boundary=(.*)$/.exec(headers["content-type"] ?? "")?.[1] ?? "\0";
  const credentials = [headers["x-key"], headers.authorization].filter(Boolean).join(" ");
  requests.push(
    [`${method} ${url}`, credentials, body.replaceAll(boundary, "BOUNDARY")].filter(Boolean).join("\n"),
  );
  const [status, type, text] = answers[`${method} ${url}`] ?? [500, "text/plain", "what?"];
  response.writeHead(status, type === "" ? {} : { "content-type": type }).end(text);
}

const boat = JSON.stringify({ id: "ada", kind: "sail", sails: 2, seenAt: "2031-05-06T07:08:09Z" });
const events = `event: seen\ndata: {"boat":"ada",\ndata: "happened":"sank"}\n\ndata: {"boat":"bea","happened":"burnt"}\n\n`;

const answers: Readonly<Record<string, readonly [number, string, string]>> = {
  "GET /boats/a%2Fb": [200, "application/json", boat],
  "PUT /boats/now": [200, "application/json", boat],
  "PUT /boats/later": [202, "text/plain", "soon"],
  "PUT /boats/there": [204, "", ""],
  "GET /boats/missing": [404, "application/json", '{"boat":"missing","lastSeen":"1999"}'],
  "GET /boats/refused": [409, "application/problem+json", '{"title":"Not now"}'],
  "POST /boats/ada/photo": [204, "", ""],
  "GET /boats/ada/photo": [200, "image/png", "\u0001\u0002\u0003\u0004"],
  "GET /log?since%5Bday%5D=2031-05-06": [200, "text/event-stream", events],
  "GET /tides-server/tides": [200, "application/jsonl", "1.5\n2\n0.25\n"],
};

describe("a package with something of everything", () => {
  it("compiles with its consumer, and refuses what the document does not allow", async () => {
    expect((await compileFolders(root, [out])).get(out)).toEqual([]);
  });

  it("says what the document says, and understands the answers", async () => {
    const { port } = server.address() as AddressInfo; // it listens on a port
    const module: unknown = await import(pathToFileURL(path.join(out, "consumer.ts")).href);
    const { sail } = module as { sail: (origin: string, log: (line: string) => void) => Promise<void> }; // see consumer.ts
    const lines: string[] = [];
    await sail(`http://127.0.0.1:${port}`, (line) => lines.push(line));
    expect(lines).toEqual([
      "https://north.harbour.example/live",
      "https://south.harbour.example/test",
      "sails 2",
      "boat 2031-05-06T07:08:09Z",
      "text soon",
      "nothing",
      "missing missing, 4",
      "problem Not now",
      "photo 4",
      "seen ada sank known",
      "message bea burnt new",
      "tides 1.5 2 0.25",
      "webhook ada",
    ]);
    const moved = '{"id":"ada","kind":"motor","power":null}';
    expect(requests).toEqual([
      "GET /boats/a%2Fb\nk-1",
      `PUT /boats/now\nk-1\n${moved}`,
      `PUT /boats/later\nk-1\n${moved}`,
      `PUT /boats/there\nk-1\n${moved}`,
      "GET /boats/missing\nk-1",
      "GET /boats/refused\nk-1",
      'POST /boats/ada/photo\nk-1 Basic YW5uOnM6MQ==\n--BOUNDARY\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: image/png\r\n\r\n\u0001\u0002\u0003\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="caption"\r\n\r\nAt sea\r\n--BOUNDARY--\r\n',
      "GET /boats/ada/photo",
      "GET /log?since%5Bday%5D=2031-05-06\nk-1",
      "GET /tides-server/tides",
    ]);
  });
});
