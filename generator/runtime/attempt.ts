import { ApiError, ConnectionError, RequestError, TimeoutError } from "./errors.ts";
import { json } from "./json.ts";
import { fillIds, isSafe } from "./request.ts";
import { watch } from "./watch.ts";
import type { Decode, Exchange, HttpRequest, MutableRequest } from "./types.ts";

/** How often a redirect is followed. */
const longestChain = 5;

/**
 * Makes one attempt of a call, from its token to the end of its body, until its time is up or the caller
 * aborts it. `rejected` are the headers that were answered with 401, when this attempt follows one.
 */
export function attempt<T>(exchange: Exchange, rejected?: Exchange["headers"]): Promise<T> {
  const { client, options } = exchange;
  const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? 180_000;
  const left = exchange.deadline - performance.now();
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = watch(Math.min(timeoutMs, left), options.signal, (timeIsUp) => {
      const error = timeIsUp
        ? new TimeoutError(left < timeoutMs ? "deadline" : "attempt", exchange)
        : options.signal?.reason;
      // Rejected first, or what `fetch` makes of the abort would be faster.
      reject(error);
      controller.abort(error);
    });
    perform<T>(exchange, requestOf(exchange, controller), rejected).then(
      (data) => {
        stop(exchange.streams);
        resolve(data);
      },
      (error: unknown) => {
        stop();
        reject(error);
        // Lets go of a body that nobody reads.
        controller.abort();
      },
    );
  });
}

function requestOf({ spec, url, common, attempt }: Exchange, controller: AbortController): MutableRequest {
  const headers = { ...common };
  fillIds(headers, spec.headerRoles?.perAttempt);
  return {
    method: spec.method,
    url,
    headers,
    redirect: "manual",
    attempt,
    // Made when `fetch` asks for it: a signal costs more than everything else here.
    get signal() {
      return controller.signal;
    },
  };
}

async function perform<T>(
  exchange: Exchange,
  request: MutableRequest,
  rejected?: Exchange["headers"],
): Promise<T> {
  const { spec } = exchange;
  exchange.headers = request.headers;
  exchange.response = undefined;
  const credential = spec.auth?.(request, exchange, rejected);
  if (credential) await credential;
  if (spec.body) {
    request.body = await spec.body.content();
    if (!spec.body.repeatable) request.duplex = "half";
  }
  try {
    const response = await transmit(exchange, request);
    exchange.response = response;
    if (!response.ok) throw new ApiError(exchange, response, await response.text().catch(() => ""));
    // The default is for operations whose answers are JSON; their types say which.
    return await ((spec.decode ?? json) as Decode<T>)(response, exchange);
  } catch (error) {
    throw error instanceof RequestError
      ? error
      : new ConnectionError(`Connection failed: ${reasonOf(error)}`, exchange, error);
  }
}

/** Sends a request, and follows redirects to where its credential may go: the same origin. */
async function transmit({ client }: Exchange, request: HttpRequest): Promise<Response> {
  let response = await client.transport(request);
  for (let hops = 0; !response.ok && hops < longestChain; hops++) {
    const url = redirectOf(request, response);
    if (!url) break;
    // What the body says is of no interest, but its connection is.
    await response.text();
    request = { ...request, url };
    response = await client.transport(request);
  }
  return response;
}

function redirectOf({ method, url }: HttpRequest, { status, headers }: Response): string | undefined {
  const location = /30[12378]/.test(String(status)) && isSafe(method) && headers.get("location");
  const target = location ? new URL(location, url) : undefined;
  return target?.origin === new URL(url).origin ? target.href : undefined;
}

/** What a platform says of a lost connection: Node has it in the cause, or in the cause's code alone. */
function reasonOf(error: unknown): string {
  const inner: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (!(inner instanceof Error)) return String(inner);
  return inner.message || ("code" in inner ? String(inner.code) : inner.name);
}
