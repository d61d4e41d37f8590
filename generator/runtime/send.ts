import { idOf } from "./answer.ts";
import { attempt } from "./attempt.ts";
import { ApiError, TimeoutError } from "./errors.ts";
import { headersOf, isSafe, urlOf } from "./request.ts";
import { retryDelay } from "./retry.ts";
import { watch } from "./watch.ts";
import type { ApiPromise, Client, Exchange, RequestOptions, RequestSpec } from "./types.ts";

/**
 * Makes one logical call: the request, its repetitions, and the reading of its answer.
 *
 * @throws ApiError, ConnectionError, TimeoutError, DecodeError or CredentialError through the promise; an
 * abort by the caller rejects it with the signal's reason.
 */
export function send<T, Errors = unknown>(
  client: Client,
  spec: RequestSpec<T>,
  options: RequestOptions = {},
): ApiPromise<T, Errors> {
  const headers = headersOf(client, spec, options);
  const exchange: Exchange = {
    client,
    spec,
    options,
    url: urlOf(client, spec, options),
    common: headers,
    headers,
    attempt: 0,
    deadline: performance.now() + (options.deadlineMs ?? client.deadlineMs ?? Infinity),
    response: undefined,
  };
  // A plain promise is awaited faster than a subclass would be; the next statement completes its type.
  const promise = repeat<T>(exchange) as ApiPromise<T, Errors>;
  promise.withResponse = async () => ({
    data: await promise,
    // There are no data without a response.
    response: exchange.response as Response,
    requestId: idOf(exchange, "requestId"),
    correlationId: idOf(exchange, "correlationId"),
  });
  return promise;
}

/** Attempts a call until it succeeds, or fails in a way that another attempt cannot mend. */
async function repeat<T>(exchange: Exchange): Promise<T> {
  const { client, spec, options } = exchange;
  const { signal, maxRetries = client.maxRetries ?? 2 } = options;
  let retries = 0;
  let rejected: Exchange["headers"] | undefined;
  for (; ; exchange.attempt++) {
    signal?.throwIfAborted();
    try {
      return await attempt<T>(exchange, rejected);
    } catch (error) {
      signal?.throwIfAborted();
      // A body that was a stream is gone.
      if (spec.body?.repeatable === false) throw error;
      if (isUnauthorized(error) && typeof client.token === "function" && spec.auth && !rejected) {
        rejected = exchange.headers;
        continue;
      }
      const wait = retries < maxRetries && isRepeatable(exchange) ? retryDelay(error, retries++) : undefined;
      if (wait === undefined) throw error;
      if (performance.now() + wait >= exchange.deadline) throw new TimeoutError("deadline", exchange, error);
      await new Promise<void>((resolve) => watch(wait, signal, () => resolve()));
    }
  }
}

/** Whether sending a request twice does no more than sending it once. */
function isRepeatable({ spec, common }: Exchange): boolean {
  const key = spec.headerRoles?.idempotency;
  return isSafe(spec.method) || (key !== undefined && key.toLowerCase() in common);
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
