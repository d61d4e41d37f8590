import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A request as its bytes were on the wire, one character for each byte. */
export interface RawRequest {
  readonly line: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without chunk lengths, and with `BOUNDARY` in place of the one that the platform drew. */
  readonly body: string;
}

/** A server that understands no more of HTTP than where a request ends. */
export interface RawServer {
  readonly url: string;
  /** The requests since the last time it was asked. */
  take(): RawRequest[];
  close(): Promise<void>;
}

/** Starts one on a free port of the loopback interface; it answers everything with 204. */
export async function startRawServer(): Promise<RawServer> {
  let requests: RawRequest[] = [];
  const server: Server = createServer((socket) => {
    collect(socket, (request) => {
      requests.push(request);
      socket.end("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has no string for an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function collect(socket: Socket, done: (request: RawRequest) => void): void {
  let bytes = "";
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    bytes += chunk.toString("latin1");
    const request = parseRequest(bytes);
    if (request !== undefined) done(request);
  });
}

function parseRequest(bytes: string): RawRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = bytes.slice(0, end).split("\r\n");
  const headers = Object.fromEntries(
    fields.map((field) => {
      const colon = field.indexOf(":");
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  const sent = bytes.slice(end + 4);
  const body =
    headers["transfer-encoding"] === "chunked" ? unchunk(sent) : whole(sent, headers["content-length"]);
  return body === undefined ? undefined : withoutBoundary({ line, headers, body });
}

function whole(sent: string, length = "0"): string | undefined {
  return sent.length < Number(length) ? undefined : sent;
}

function unchunk(sent: string): string | undefined {
  let body = "";
  for (let rest = sent; ;) {
    const [size] = /^[0-9a-f]+\r\n/i.exec(rest) ?? [];
    if (size === undefined) return undefined;
    const length = Number.parseInt(size, 16);
    if (rest.length < size.length + length + 2) return undefined;
    if (length === 0) return body;
    body += rest.slice(size.length, size.length + length);
    rest = rest.slice(size.length + length + 2);
  }
}

function withoutBoundary(request: RawRequest): RawRequest {
  const type = request.headers["content-type"] ?? "";
  const boundary = /^multipart\/.*boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined) return request;
  return {
    ...request,
    headers: { ...request.headers, "content-type": type.replace(boundary, "BOUNDARY") },
    body: request.body.replaceAll(boundary, "BOUNDARY"),
  };
}
