import type { Client, ClientOptions, Next } from "./types.ts";

/**
 * Makes the client that every operation takes: options with their defaults filled in, and `fetch` with the
 * middleware around it. It holds no connection and needs no closing.
 */
export function createClient(options: ClientOptions): Client {
  const { credential, scopes = [], fetch, middleware = [], logger, ...rest } = options;
  const steps = logger ? [...middleware, logger] : middleware;
  // Looked up when it is called, so that a test can still replace the global one.
  const last: Next = (request) => (fetch ?? globalThis.fetch)(request.url, request);
  return {
    ...rest,
    token: credential ? () => credential.getToken(scopes) : rest.token,
    transport: steps.reduceRight<Next>((next, step) => (request) => step(request, next), last),
    tokens: {},
  };
}
