import { ApiError, ConnectionError, TimeoutError } from "./errors.ts";

/** A wait that a server asks for is granted up to here. */
const longestWait = 60_000;

/**
 * How long to wait before a call is repeated, in milliseconds; `undefined` when repeating it cannot help. What
 * the server asks for counts; otherwise it is a random part (full jitter) of half a second, doubled each time,
 * up to eight seconds.
 */
export function retryDelay(error: unknown, retries: number): number | undefined {
  if (error instanceof ApiError) {
    if (!/408|429|50[0234]/.test(String(error.status))) return undefined;
    const asked = error.retryAfterMs;
    if (asked !== undefined) return asked > longestWait ? undefined : asked;
  } else if (!(
    error instanceof ConnectionError ||
    (error instanceof TimeoutError && error.kind === "attempt")
  )) {
    return undefined;
  }
  return Math.random() * Math.min(8_000, 500 * 2 ** retries);
}
