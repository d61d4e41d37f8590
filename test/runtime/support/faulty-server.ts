import { createServer, type AddressInfo, type Socket } from "node:net";

/** What a server does with a request; `count` is 0 for the first that it gets. */
export type Behaviour = (socket: Socket, request: string, count: number) => void;

/** A server that does anything to its sockets, and forgets none of them. */
export interface FaultyServer {
  readonly url: string;
  readonly requests: readonly string[];
  /** How many sockets that brought a request are still open. Platforms open others, in advance. */
  busy(): number;
  close(): Promise<void>;
}

/** Starts one on a free port of the loopback interface. */
export async function startFaultyServer(behave: Behaviour): Promise<FaultyServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const busy = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      busy.delete(socket);
    });
    // A client that hangs up is what some of the tests want.
    socket.on("error", () => undefined);
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      if (!text.endsWith("\r\n\r\n")) return;
      busy.add(socket);
      requests.push(text);
      behave(socket, text, requests.length - 1);
      text = "";
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has no string for an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    busy: () => busy.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An HTTP answer after which the connection ends. */
export function http(
  status: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "",
): Buffer {
  const all = { "content-length": String(Buffer.byteLength(body)), connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`), Buffer.from(body)]);
}
