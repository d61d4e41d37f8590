/** One logical call: prepare, attempt, classify, wait, repeat. */
import { ApiError } from "./api-error.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";
import { mergeHeaders } from "./headers.ts";
import { idsOf } from "./ids.ts";
import { joinQuery } from "./join-query.ts";
import { readJson } from "./json.ts";
import { withOptions } from "./options.ts";
import { reasonOf } from "./redact.ts";
import { classify } from "./retry.ts";
import { captureStack } from "./stack.ts";
import { assertUsable, transport } from "./transport.ts";
import type { ApiPromise, Call, Client, Decode, Exchange, RequestOptions, RequestSpec } from "./types.ts";
import { within } from "./within.ts";

/** What is asked for unless the operation says more. */
const ACCEPT = { accept: "application/json" };

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
export function prepare(client: Client, spec: RequestSpec, own: RequestOptions | undefined): Call {
  const settings = client.settings();
  const options: Call["options"] = own ? withOptions(settings, own) : settings;
  const { baseUrl, baseQuery, maxRetries = 2 } = options;
  let path = "";
  let refusal: Call["refusal"];
  try {
    path = typeof spec.path === "string" ? spec.path : spec.path();
  } catch (error) {
    refusal = { error };
  }
  return {
    spec,
    options,
    path,
    refusal,
    url: joinQuery(baseUrl + path, baseQuery),
    headers: [ACCEPT, spec.headers?.(), settings.headers, own && options.headers],
    attempts: [],
    secrets: [],
    budget: { retries: maxRetries, renewals: 1 },
  };
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
function withResponseOf<T>(promise: Promise<T>, { attempts }: Call): ApiPromise<T>["withResponse"] {
  return () =>
    promise.then((data) => {
      // There are no data without an attempt that got a response.
      const exchange = attempts.at(-1) as Exchange & { readonly response: Response };
      return { data, response: exchange.response, ...idsOf(exchange) };
    });
}

/** Attempts a call until it succeeds, or fails in a way that another attempt cannot mend. */
async function repeat<T>(call: Call): Promise<T> {
  if (call.refusal) throw call.refusal.error;
  const { signal, timeoutMs = 180_000, deadlineMs = Infinity, onRetry } = call.options;
  const deadline = clock(deadlineMs) + deadlineMs;
  for (;;) {
    const exchange = begin(call);
    const left = deadline - clock(deadline);
    const late = (): Error => new TimeoutError(left < timeoutMs ? "deadline" : "attempt", exchange);
    try {
      return await within(Math.min(timeoutMs, left), signal, () => attempt<T>(exchange), late);
    } catch (thrown) {
      // Lets go of the request, or of a body that nobody reads.
      exchange.controller.abort();
      signal?.throwIfAborted();
      const error = exchange.failure;
      // What the application's own code throws is thrown as it is: another attempt does not mend it.
      if (!error || thrown !== error) throw thrown;
      const next = await classify(exchange, error);
      if (!next) throw located(error);
      if (next.delayMs >= deadline - clock(deadline))
        throw located(new TimeoutError("deadline", exchange, error));
      await onRetry?.(next);
      await within(next.delayMs, signal);
    }
  }
}

/** The monotonic clock: the other one may be set back. It takes its time, and is asked when there is a deadline. */
function clock(deadline: number): number {
  return deadline < Infinity ? performance.now() : 0;
}

/** Lets the stack of an error begin at whoever awaits the call. */
function located(error: Error): Error {
  captureStack(error, repeat);
  return error;
}

/** A new attempt, which shares nothing with those before it that it could change. */
export function begin(call: Call): Exchange {
  const { spec, options, url, attempts } = call;
  const controller = new AbortController();
  const request: Exchange["request"] = {
    method: spec.method,
    url,
    baseUrl: options.baseUrl,
    headers: mergeHeaders(...call.headers),
    redirect: "manual",
    attempt: attempts.length,
    signal: controller.signal,
  };
  const exchange = { ...call, request, controller, isRepeatable: true, isReplayable: true };
  attempts.push(exchange);
  return exchange;
}

/** What an error needs of a call that is not made: it has no ids, since nothing has been sent. */
export function unsent(call: Call): Exchange {
  return { ...begin(call), spec: { ...call.spec, ids: {} } };
}

/** Sends one request and reads its answer. */
async function attempt<T>(exchange: Exchange): Promise<T> {
  const { spec, request } = exchange;
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
    throw new ConnectionError(`the body broke off: ${reasonOf(error)}`, exchange, error);
  }
}
