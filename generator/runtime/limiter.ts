import { retryAfter } from "./api-error.ts";
import { ownMembers } from "./options.ts";
import type { Middleware } from "./types.ts";

export interface LimiterOptions {
  /** How many requests are under way at once: no limit when absent. One ends when the headers of its answer are there. */
  readonly maxConcurrent?: number | undefined;
  /** How many requests begin within any minute: no limit when absent. */
  readonly maxPerMinute?: number | undefined;
}

/** The longest that requests wait because a server asked one of them to, in milliseconds. */
const PATIENCE = 60_000;
const MINUTE = 60_000;

/**
 * Makes a middleware that holds requests back: their number, and their pace. While a 429 or 503 asks to wait
 * (`Retry-After`, up to a minute), all others wait too. Requests go on in the order in which they came, attempts of one
 * call among them. What shares the limiter shares its limits: the calls of one client, or of several.
 *
 * A request that waits here is under way for its call: its `timeoutMs` and `deadlineMs` go on. Give calls that may
 * have to wait for long a larger `timeoutMs`.
 *
 * @throws TypeError for limits that are no numbers or below 1
 */
export function createLimiter(options: LimiterOptions = {}): Middleware {
  const own = ownMembers(options);
  const maxConcurrent = limitOf("maxConcurrent", own.maxConcurrent);
  const maxPerMinute = limitOf("maxPerMinute", own.maxPerMinute);
  /** What lets each waiting request go, in order. */
  const waiting = new Set<() => void>();
  /** When the latest requests began, the oldest first: as many as a minute may have. */
  const begun: number[] = [];
  let underWay = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** How long nothing may begin, in milliseconds. */
  const wait = (now: number): number => {
    const oldest = begun.length >= maxPerMinute ? begun[0] : undefined;
    return Math.max(pausedUntil, oldest === undefined ? 0 : oldest + MINUTE) - now;
  };

  /** Lets go what may go, and comes back for the rest. */
  const proceed = (): void => {
    clearTimeout(timer);
    for (const go of waiting) {
      if (underWay >= maxConcurrent) return;
      const now = performance.now();
      const ms = wait(now);
      if (ms > 0) {
        timer = setTimeout(proceed, ms);
        return;
      }
      waiting.delete(go);
      underWay += 1;
      if (begun.push(now) > maxPerMinute) begun.shift();
      go();
    }
  };

  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(go);
        reject(signal.reason);
        proceed();
      };
      signal.throwIfAborted();
      signal.addEventListener("abort", leave);
      waiting.add(go);
      proceed();
    });

  return async (request, next) => {
    const { signal } = request;
    await turn(signal);
    let isUnderWay = true;
    const end = (): void => {
      if (isUnderWay) underWay -= 1;
      isUnderWay = false;
      signal.removeEventListener("abort", end);
      proceed();
    };
    // A `fetch` that does not listen may never answer.
    signal.addEventListener("abort", end);
    try {
      const response = await next(request);
      const asked =
        response.status === 429 || response.status === 503 ? retryAfter(response.headers) : undefined;
      if (asked) pausedUntil = Math.max(pausedUntil, performance.now() + Math.min(asked, PATIENCE));
      return response;
    } finally {
      end();
    }
  };
}

function limitOf(name: string, value: number | undefined): number {
  if (value === undefined) return Infinity;
  if (typeof value === "number" && value >= 1) return value;
  throw new TypeError(`${name} has to be a number of at least 1, and not ${String(value)}`);
}
