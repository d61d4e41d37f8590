/** How a request goes out: through middleware and logger, and in the end by `fetch`. */
import { ConnectionError } from "./errors.ts";
import { readHeaders } from "./headers.ts";
import { reasonOf } from "./redact.ts";
import type { ClientOptions, Exchange, HttpRequest } from "./types.ts";

/**
 * Sends the request of an attempt through the client's middleware. What a middleware throws is thrown as it is.
 *
 * @throws ConnectionError for whatever comes out of `fetch`
 */
export function transport(request: HttpRequest, exchange: Exchange, index = 0): Promise<Response> {
  const step = exchange.options.around[index];
  return step
    ? step(request, (changed) => transport(changed, exchange, index + 1))
    : fetched(request, exchange);
}

/** Throws TypeError for what is no response that can be read: a middleware is somebody else's code. */
export function assertUsable(response: Response | undefined): asserts response is Response {
  if (response?.headers && !response.bodyUsed && !response.body?.locked) return;
  throw new TypeError("fetch or a middleware gave no response, or one whose body has been read");
}

type FetchSettings = Pick<ClientOptions, "fetch" | "fetchOptions">;

async function fetched(request: HttpRequest, exchange: Exchange): Promise<Response> {
  const { fetchOptions, fetch = globalThis.fetch }: FetchSettings = exchange.options;
  try {
    // An attempt that was given up sends nothing any more.
    request.signal.throwIfAborted();
    const init = fetchOptions ? { ...fetchOptions, ...request } : request;
    // A response of undici is one, though its type says less.
    return (await fetch(request.url, init)) as Response;
  } catch (cause) {
    // What `fetch` refuses to send is the application's mistake, which no repetition mends.
    readHeaders(request.headers);
    // Node says in the cause what happened.
    const { cause: inner = cause } = Object(cause) as { cause?: unknown };
    throw new ConnectionError(reasonOf(inner), exchange, cause);
  }
}
