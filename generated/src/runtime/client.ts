import type { Client, ClientOptions, Next } from "./types.ts";

/**
 * Makes the client that every operation takes: the options, and `fetch` with the middleware around it. It
 * holds no connection and needs no closing.
 */
export function createClient(options: ClientOptions): Client {
  const { credential } = options;
  return {
    ...options,
    token: options.token ?? (credential && (() => credential.getToken(options.scopes ?? []))),
    transport: [...(options.middleware ?? []), options.logger].reduceRight<Next>(
      (next, step) => (step ? (request) => step(request, next) : next),
      // It differs from a RequestInit in a body that may be undefined, which is none as well.
      // The global one is looked up when it is called, so that a test can still replace it.
      (request) => (options.fetch ?? fetch)(request.url, request as RequestInit),
    ),
  };
}
