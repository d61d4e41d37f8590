import { ApiError } from "./api-error.ts";
import { ConnectionError, RequestError, TimeoutError } from "./errors.ts";
import { idsOf } from "./ids.ts";
import { parse } from "./json.ts";
import type {
  ApiPromise,
  Client,
  Decode,
  Exchange,
  MutableRequest,
  RequestOptions,
  RequestSpec,
  WithResponse,
} from "./types.ts";
import { within } from "./within.ts";

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
  const exchange = exchangeOf(client, spec, options);
  // A plain promise is awaited faster than a subclass would be; the next statement completes its type.
  const promise = repeat<T>(exchange) as ApiPromise<T, Errors>;
  promise.withResponse = withResponseOf(promise, exchange);
  return promise;
}

/**
 * A function of its own: V8 takes one that is written where it becomes a property for the method of a prototype,
 * and would keep it, and with it the call and its answer, until the next full garbage collection.
 */
function withResponseOf<T>(promise: Promise<T>, exchange: Exchange): () => Promise<WithResponse<T>> {
  return async () => ({
    data: await promise,
    // There are no data without a response.
    response: exchange.response as Response,
    ...idsOf(exchange),
  });
}

/** A call that has not been made yet. The caller's headers win over the client's, and those over its own. */
export function exchangeOf(client: Client, spec: RequestSpec, options: RequestOptions): Exchange {
  const headers: Record<string, string> = { accept: "application/json" };
  for (const values of [spec.headers?.(), client.headers, options.headers]) {
    for (const name in values) {
      const value = values[name];
      if (value === undefined) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = value;
    }
  }
  return {
    client,
    spec,
    options,
    url: (options.baseUrl ?? client.baseUrl).replace(/\/$/, "") + spec.path,
    headers,
    secret: "\0",
    retries: options.maxRetries ?? client.maxRetries ?? 2,
    renewals: 1,
  };
}

/**
 * Attempts a call until it succeeds, or fails in a way that another attempt cannot mend. Before a repetition it
 * waits for as long as the server asks, up to a minute: an error that asks for more comes at once. Otherwise it
 * waits for a random part (full jitter) of half a second, doubled each time, up to eight seconds.
 */
function repeat<T>(exchange: Exchange): Promise<T> {
  const { client, headers } = exchange;
  const {
    signal,
    timeoutMs = client.timeoutMs ?? 180_000,
    deadlineMs = client.deadlineMs ?? Infinity,
  } = exchange.options;
  // The monotonic clock: the other one may be set back. It takes its time, and is asked when there is a deadline.
  const deadline = deadlineMs < Infinity ? performance.now() + deadlineMs : deadlineMs;
  let left = deadlineMs;
  let attempts = 0;

  // It hands over a promise where a loop would wait for one: a call that succeeds at once waits for little.
  const attempt = (): Promise<T> => {
    const controller = (exchange.controller = new AbortController());
    const request: MutableRequest = {
      method: exchange.spec.method,
      url: exchange.url,
      headers: (exchange.headers = { ...headers }),
      redirect: "manual",
      attempt: attempts++,
      signal: controller.signal,
    };
    const recover = async (
      failure: unknown = new TimeoutError(left < timeoutMs ? "deadline" : "attempt", exchange),
    ): Promise<T> => {
      // Lets go of the request, or of a body that nobody reads.
      controller.abort();
      signal?.throwIfAborted();
      const error =
        failure instanceof RequestError
          ? failure
          : // Node says in the cause what happened.
            new ConnectionError(String((failure as Error).cause ?? failure), exchange, { cause: failure });
      // Only some kinds of error have these.
      const {
        status,
        kind,
        retryAfterMs = Math.random() * Math.min(8_000, 250 * 2 ** attempts),
      } = error as ApiError & TimeoutError;
      left = deadline - performance.now();
      // A token that can be renewed is, once.
      if (status === 401 && exchange.answer && exchange.renewals--) exchange.answer.until = 0;
      else {
        const isPassing = /408|429|50[0234]|attempt|Connection/.test(error.name + kind + status);
        if (!isPassing || exchange.retries-- < 1 || retryAfterMs > 60_000) throw error;
        left -= retryAfterMs;
        if (left <= 0) throw new TimeoutError("deadline", exchange, { cause: error });
        await within(retryAfterMs, signal);
      }
      return attempt();
    };
    return within(Math.min(timeoutMs, left, 1e9), signal, () => perform<T>(exchange, request), recover);
  };

  return attempt();
}

async function perform<T>(exchange: Exchange, request: MutableRequest): Promise<T> {
  exchange.response = undefined;
  for (const step of exchange.spec.steps ?? []) await step?.(request, exchange);
  const response = (exchange.response = await exchange.client.transport(request));
  // The operation's own, of its own type.
  if (response.ok && exchange.spec.decode) return (exchange.spec.decode as Decode<T>)(response, exchange);
  const text = await response.text();
  if (!response.ok) throw new ApiError(exchange, response, text);
  // What `json` does too: most answers are JSON, and are there sooner without another function to wait for.
  return (response.status === 204 || response.status === 205 ? undefined : parse(text, exchange)) as T;
}
