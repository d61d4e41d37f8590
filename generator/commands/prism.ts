import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

/** A mock server that is running. */
export interface MockServer {
  /** Its origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** A path that it answers, with parameters in braces where the document has some: that of the first GET. */
  readonly path: string;
  /** Stops it. Requests that are under way are answered first. */
  close(): Promise<void>;
}

/**
 * Serves an OpenAPI document with Prism on loopback, in this process: its examples are the answers, and
 * requests are checked against it, credentials too. What is wrong with a request (or with an example) stands
 * in the answer's `sl-violations` header.
 *
 * Takes the document's path and a port (0, the default, is any free one). Returns when the server listens.
 * Throws when the document cannot be read or the port is taken.
 */
export async function startPrism(specFile: string, port = 0): Promise<MockServer> {
  const operations = await getHttpOperationsFromSpec(specFile);
  const example = operations.find(({ method }) => method.toLowerCase() === "get") ?? operations[0];
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(port, "127.0.0.1").catch((reason: unknown) => {
    // Prism rejects with the message of the error, not with the error.
    throw reason instanceof Error ? reason : new Error(String(reason));
  });
  return { url, path: example?.path ?? "/", close: () => server.close() };
}
