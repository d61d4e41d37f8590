import { ApiError } from "./api-error.ts";
import { ConnectionError, RequestError, TimeoutError } from "./errors.ts";
import { fillIds, idsOf } from "./ids.ts";
import { json } from "./json.ts";
import type {
  ApiPromise,
  Client,
  Decode,
  Exchange,
  HeaderValues,
  MutableRequest,
  RequestOptions,
  RequestSpec,
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
  promise.withResponse = async () => ({
    data: await promise,
    // There are no data without a response.
    response: exchange.response as Response,
    ...idsOf(exchange),
  });
  return promise;
}

/** A call that has not been made yet. */
export function exchangeOf(client: Client, spec: RequestSpec, options: RequestOptions): Exchange {
  const query = spec.query?.filter(Boolean).join("&");
  const server = options.baseUrl ?? spec.server ?? client.baseUrl;
  const url = server.replace(/\/$/, "") + spec.path + (query ? `?${query}` : "");
  return { client, spec, options, url, headers: headersOf(client, spec, options), secret: "\0" };
}

/** The headers that all attempts of a call share: the caller's win over the client's, and those over its own. */
function headersOf(client: Client, spec: RequestSpec, options: RequestOptions): Record<string, string> {
  const { accept = "application/json", body } = spec;
  const headers: Record<string, string> = {};
  for (const values of [
    { accept },
    body && { "content-type": body.contentType },
    spec.headers,
    client.headers,
    options.headers,
    // They have different keys, which a union would not let be read.
  ] as (HeaderValues | undefined)[]) {
    for (const name in values) {
      const value = values[name];
      if (value === undefined) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = value;
    }
  }
  fillIds(headers, spec.headerRoles?.perCall);
  return headers;
}

/**
 * Attempts a call until it succeeds, or fails in a way that another attempt cannot mend. Before a repetition it
 * waits for as long as the server asks, up to a minute: an error that asks for more comes at once. Otherwise it
 * waits for a random part (full jitter) of half a second, doubled each time, up to eight seconds.
 */
async function repeat<T>(exchange: Exchange): Promise<T> {
  const { client, spec, options, headers } = exchange;
  const {
    signal,
    maxRetries = client.maxRetries ?? 2,
    timeoutMs = client.timeoutMs ?? 180_000,
    deadlineMs = client.deadlineMs ?? Infinity,
  } = options;
  // The monotonic clock: the other one may be set back.
  const deadline = performance.now() + deadlineMs;
  for (let attempt = 0, retries = 0, left = deadlineMs; ; attempt++) {
    signal?.throwIfAborted();
    const controller = (exchange.controller = new AbortController());
    try {
      return await within(
        Math.min(timeoutMs, left),
        signal,
        perform<T>(exchange, attempt, controller, { ...headers }),
      );
    } catch (failure) {
      // Lets go of the request, or of a body that nobody reads.
      controller.abort();
      signal?.throwIfAborted();
      const error =
        failure === undefined
          ? new TimeoutError(left < timeoutMs ? "deadline" : "attempt", exchange)
          : failure instanceof RequestError
            ? failure
            : // Node says in the cause what happened.
              new ConnectionError(String((failure as Error).cause ?? failure), exchange, failure);
      left = deadline - performance.now();
      if (spec.body?.repeatable === false) throw error;
      // Only some kinds of error have these.
      const {
        status,
        kind,
        retryAfterMs = Math.random() * Math.min(8_000, 500 * 2 ** retries),
      } = error as ApiError & TimeoutError;
      // A token that can be renewed is, once.
      if (status === 401 && !exchange.rejected && (exchange.rejected = exchange.answer)) continue;
      const isPassing = /408|429|50[0234]|attempt|Connection/.test((kind ?? error.name) + status);
      // RFC 9110 section 9.2.1, and QUERY.
      const isRepeatable =
        /^(GET|HEAD|OPTIONS|TRACE|QUERY)$/.test(spec.method) ||
        headers[spec.headerRoles?.idempotency?.toLowerCase() ?? ""];
      if (!isPassing || !isRepeatable || retries++ >= maxRetries || retryAfterMs > 60_000) throw error;
      left -= retryAfterMs;
      if (left <= 0) throw new TimeoutError("deadline", exchange, error);
      await within(retryAfterMs, signal).catch(() => {});
    }
  }
}

async function perform<T>(
  exchange: Exchange,
  attempt: number,
  controller: AbortController,
  headers: Record<string, string>,
): Promise<T> {
  const { client, spec } = exchange;
  exchange.headers = headers;
  exchange.response = undefined;
  fillIds(headers, spec.headerRoles?.perAttempt);
  const request: MutableRequest = {
    method: spec.method,
    url: exchange.url,
    headers,
    body: spec.body && (await spec.body.content()),
    redirect: "manual",
    duplex: "half",
    attempt,
    signal: controller.signal,
  };
  if (spec.auth) await spec.auth(request, exchange);
  const response = (exchange.response = await client.transport(request));
  if (!response.ok) throw new ApiError(exchange, response, await response.text());
  // The default is for operations whose answers are JSON; their types say what it is.
  return ((spec.decode ?? json) as Decode<T>)(response, exchange);
}
