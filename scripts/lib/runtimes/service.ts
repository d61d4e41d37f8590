import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, scenarios } from "./scenarios.ts";

/** What the service was asked, as the suite reads it back. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A stand-in for the service on loopback, and a second origin that nobody has any business with. */
export interface Service {
  readonly url: string;
  /** Another port, and so another origin. What arrives there is recorded under `foreign-RUN`. */
  readonly foreignUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the service. A client says in two headers what it wants to be put through: `x-scenario`, one of
 * `scenarios`, and `x-run`, a name of its own. `GET /seen/RUN` gives what was asked under that name.
 */
export async function startService(): Promise<Service> {
  const seen = new Map<string, SeenRequest[]>();
  const foreign = await listen((request, response) => {
    if (isPreflight(request, response)) return;
    record(seen, `foreign-${String(request.headers["x-run"])}`, request);
    send(response, { status: 200, json: { items: [] } });
  });
  const own = await listen((request, response) => {
    if (!isPreflight(request, response)) answer(seen, foreign.url, request, response);
  });
  return {
    url: own.url,
    foreignUrl: foreign.url,
    close: async () => {
      await Promise.all([own.close(), foreign.close()]);
    },
  };
}

function answer(
  seen: Map<string, SeenRequest[]>,
  foreignUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, first, run] = (request.url ?? "").split("/");
  if (first === "seen") {
    send(response, { status: 200, json: seen.get(run ?? "") ?? [] });
    return;
  }
  const { "x-scenario": scenario, "x-run": name } = request.headers;
  const count = record(seen, String(name), request);
  const play = scenarios[String(scenario ?? "plain")];
  if (play === undefined) send(response, { status: 500, text: `There is no scenario ${String(scenario)}` });
  else send(response, play({ count, foreignUrl, url: request.url ?? "", headers: request.headers }));
}

/** Notes a request, and tells how many there were before it. */
function record(seen: Map<string, SeenRequest[]>, run: string, request: IncomingMessage): number {
  const requests = seen.get(run) ?? [];
  seen.set(run, requests);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  requests.push({ method: request.method ?? "", url: request.url ?? "", headers });
  return requests.length - 1;
}

/** Browsers ask first. `*` does not stand for `Authorization`, so they get back what they ask for. */
function isPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  if (request.method !== "OPTIONS") return false;
  const asked = request.headers["access-control-request-headers"] ?? "";
  response.writeHead(204, { "access-control-allow-headers": asked }).end();
  return true;
}

function send(response: ServerResponse, { status, headers, json, text, bytes, lost }: Answer): void {
  if (status === undefined) {
    if (lost) response.socket?.destroy();
    return;
  }
  const body = bytes ?? Buffer.from(text ?? (json === undefined ? "" : JSON.stringify(json)));
  const type = json === undefined ? "text/html; charset=utf-8" : "application/json";
  const length = lost ? { "content-length": String(body.length * 2) } : {};
  response.writeHead(status, { "content-type": type, ...length, ...headers });
  if (!lost) response.end(body);
  else response.write(body, () => setTimeout(() => response.socket?.destroy(), 50));
}

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has no string for an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
