import { ApiError } from "./api-error.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";
import type { Exchange, RetryEvent } from "./types.ts";

/** The longest that a server may ask to wait, in milliseconds. An error that asks for more comes at once. */
const PATIENCE = 60_000;

/**
 * Decides whether there is another attempt, and when: after as long as the server asks, or else after a random part
 * (full jitter) of half a second, doubled each time, up to eight seconds. A token that can be renewed is, once.
 */
export async function classify(exchange: Exchange, error: Error): Promise<RetryEvent | undefined> {
  const { options, request, response, tokens, budget, isReplayable, isRepeatable } = exchange;
  const { attempt } = request;
  if (!isReplayable) return undefined;
  if (response?.status === 401 && tokens && budget.renewals > 0) {
    budget.renewals -= 1;
    tokens.renew(exchange);
    return { error, attempt, delayMs: 0, cause: "token" };
  }
  if (!isRepeatable || budget.retries < 1) return undefined;
  if (!((await options.shouldRetry?.(error, attempt)) ?? isPassing(error))) return undefined;
  budget.retries -= 1;
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
  const delayMs = asked ?? Math.random() * Math.min(8_000, 500 * 2 ** attempt);
  if (delayMs > PATIENCE) return undefined;
  return { error, attempt, delayMs, cause: asked === undefined ? "backoff" : "retry-after" };
}

/** Whether the same request can succeed later. */
function isPassing(error: Error): boolean {
  if (error instanceof ApiError) return error.isRetryable;
  if (error instanceof TimeoutError) return error.kind === "attempt";
  return error instanceof ConnectionError;
}
