/** One logical call: prepare, attempt, classify, wait, repeat. */
import { ApiError } from "./api-error.ts";
import type { RequestError } from "./errors.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";
import { assertHeaders, HeaderBag, mergeHeaders } from "./headers.ts";
import { idsOf } from "./ids.ts";
import { joinQuery } from "./join-query.ts";
import { readJson } from "./json.ts";
import { withOptions } from "./options.ts";
import { captureStack } from "./stack.ts";
import { reasonOf } from "./redact.ts";
import { assertUsable, transport } from "./transport.ts";
import type {
  ApiPromise,
  Call,
  Client,
  Decode,
  Exchange,
  MutableRequest,
  RequestOptions,
  RequestSpec,
  RetryEvent,
  WrittenSpec,
} from "./types.ts";
import { within } from "./within.ts";

/** What is asked for unless the operation says more. */
const ACCEPT = { accept: "application/json" };

/** The longest that a server may ask to wait, in milliseconds. An error that asks for more comes at once. */
const PATIENCE = 60_000;

/**
 * Makes one logical call: the request, its repetitions, and the reading of its answer.
 *
 * @throws ApiError, ConnectionError, TimeoutError, DecodeError or CredentialError through the promise. An abort by the
 * caller rejects it with the signal's reason, and what a middleware throws rejects it as it is. TypeError, at once, for
 * options and headers that cannot be.
 */
export function send<T, Errors = unknown>(
  client: Client,
  spec: RequestSpec<T>,
  options?: RequestOptions,
): ApiPromise<T, Errors> {
  return start(prepare(client, spec, options));
}

/** Puts together what all attempts of a call have in common. The caller's headers win over the client's. */
export function prepare(client: Client, given: RequestSpec, own: RequestOptions | undefined): Call {
  const spec = withPath(given);
  const settings = client.settings();
  const options: Call["options"] = own ? withOptions(settings, own) : settings;
  const { fetchOptions } = options;
  if (own && fetchOptions)
    Object.assign(options, { fetchOptions: { ...settings.fetchOptions, ...fetchOptions } });
  const callers = own && options.headers;
  if (callers) assertHeaders(callers);
  const headers = mergeHeaders(ACCEPT, spec.headers?.(), settings.headers, callers);
  const { baseUrl, baseQuery } = options;
  return {
    spec,
    options,
    url: joinQuery(baseUrl + spec.path, baseQuery),
    headers,
    sent: [headers],
    // A key in the server's address is one, too.
    secrets: baseQuery.split(/&?[^&]*?=/),
  };
}

/** Writes the path. Where that fails, the call fails, before anything is sent. */
function withPath(spec: RequestSpec): WrittenSpec {
  const { path } = spec;
  try {
    return { ...spec, path: typeof path === "string" ? path : path() };
  } catch (error) {
    const fail = (): never => {
      throw error;
    };
    return { ...spec, path: "", steps: [fail] };
  }
}

/** Makes a call that has been prepared. */
export function start<T, Errors = unknown>(call: Call): ApiPromise<T, Errors> {
  // A plain promise is awaited faster than a subclass would be; the next statement completes its type.
  const promise = repeat<T>(call) as ApiPromise<T, Errors>;
  promise.withResponse = withResponseOf(promise, call);
  return promise;
}

/**
 * A function of its own: V8 takes one that is written where it becomes a property for the method of a prototype,
 * and would keep it, and with it the call and its answer, until the next full garbage collection.
 */
function withResponseOf<T>(promise: Promise<T>, call: Call): ApiPromise<T>["withResponse"] {
  return () =>
    promise.then((data) => {
      // There are no data without an attempt that got a response.
      const exchange = call.latest as Exchange & { readonly response: Response };
      return { data, response: exchange.response, ...idsOf(exchange) };
    });
}

/** What is left of a call's patience. */
interface Budget {
  /** How often a failed attempt may still be repeated. */
  retries: number;
  /** How often a credential that the server rejects may still be renewed. */
  renewals: number;
}

/** Attempts a call until it succeeds, or fails in a way that another attempt cannot mend. */
async function repeat<T>(call: Call): Promise<T> {
  const { signal, timeoutMs = 180_000, deadlineMs = Infinity, maxRetries = 2, onRetry } = call.options;
  const budget: Budget = { retries: maxRetries, renewals: 1 };
  // The monotonic clock: the other one may be set back. It takes its time, and is asked when there is a deadline.
  const now = (): number => (deadlineMs < Infinity ? performance.now() : 0);
  const deadline = now() + deadlineMs;
  for (let count = 0; ; count += 1) {
    const exchange = begin(call);
    const left = deadline - now();
    const late = (): Error => new TimeoutError(left < timeoutMs ? "deadline" : "attempt", exchange);
    try {
      return await within(Math.min(timeoutMs, left), signal, () => attempt<T>(exchange, count), late);
    } catch (thrown) {
      // What the application's own code throws is thrown as it is: another attempt does not mend it.
      // Only those errors are kept there.
      const error = thrown === exchange.failure ? (thrown as RequestError | undefined) : undefined;
      // Lets go of the request, or of a body that nobody reads.
      exchange.controller.abort();
      signal?.throwIfAborted();
      if (!error) throw thrown;
      const next = await classify(exchange, error, count, budget);
      if (!next) throw located(error);
      if (next.delayMs >= deadline - now()) throw located(new TimeoutError("deadline", exchange, error));
      await onRetry?.(next);
      await within(next.delayMs, signal);
    }
  }
}

/** Lets the stack of an error begin at whoever awaits the call. */
function located(error: Error): Error {
  captureStack(error, repeat);
  return error;
}

/** A new attempt, which shares nothing with those before it that it could change. */
export function begin(call: Call): Exchange {
  const headers: Record<string, string> = Object.assign(new HeaderBag(), call.headers);
  call.sent.push(headers);
  const controller = new AbortController();
  return (call.latest = { ...call, headers, controller, isRepeatable: true, isReplayable: true });
}

/** What an error needs of a call that is not made: it has no ids, since nothing has been sent. */
export function unsent(call: Call): Exchange {
  return { ...begin(call), spec: { ...call.spec, ids: {} } };
}

/** Sends one request and reads its answer. */
async function attempt<T>(exchange: Exchange, count: number): Promise<T> {
  const { spec, options, url, headers, controller } = exchange;
  const request: MutableRequest = {
    method: spec.method,
    url,
    baseUrl: options.baseUrl,
    headers,
    redirect: "manual",
    attempt: count,
    signal: controller.signal,
  };
  for (const step of spec.steps ?? []) await step?.(request, exchange);
  const response: Response | undefined = await transport(request, exchange);
  assertUsable(response);
  exchange.response = response;
  try {
    // The operation's own, of its own type.
    if (response.ok && spec.decode) return await (spec.decode as Decode<T>)(response, exchange);
    const text = await response.text();
    if (!response.ok) throw new ApiError(exchange, response, text);
    return readJson<T>(response.status, text, exchange);
  } catch (error) {
    // Whatever is no error of the package came out of the connection while the body was read.
    if (error === exchange.failure) throw error;
    throw new ConnectionError(`the body broke off: ${reasonOf(error)}`, exchange, { cause: error });
  }
}

/**
 * Decides whether there is another attempt, and when: after as long as the server asks, or else after a random part
 * (full jitter) of half a second, doubled each time, up to eight seconds. A token that can be renewed is, once.
 */
async function classify(
  exchange: Exchange,
  error: RequestError,
  attempt: number,
  budget: Budget,
): Promise<RetryEvent | undefined> {
  const { options, renew, isReplayable, isRepeatable } = exchange;
  if (!isReplayable) return undefined;
  if (error.status === 401 && renew && budget.renewals > 0) {
    budget.renewals -= 1;
    renew();
    return { error, attempt, delayMs: 0, cause: "token" };
  }
  if (!isRepeatable || budget.retries < 1) return undefined;
  if (!((await options.shouldRetry?.(error, attempt)) ?? isPassing(error))) return undefined;
  budget.retries -= 1;
  // Only one of the kinds of error has it.
  const { retryAfterMs } = error as Partial<ApiError>;
  if (retryAfterMs === undefined) {
    const most = Math.min(8_000, 500 * 2 ** attempt);
    return { error, attempt, delayMs: Math.random() * most, cause: "backoff" };
  }
  if (retryAfterMs > PATIENCE) return undefined;
  return { error, attempt, delayMs: retryAfterMs, cause: "retry-after" };
}

/** Whether the same request can succeed later. */
function isPassing(error: RequestError): boolean {
  if (error instanceof ApiError) return error.isRetryable;
  if (error instanceof TimeoutError) return error.kind === "attempt";
  return error instanceof ConnectionError;
}
