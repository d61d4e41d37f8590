import { RequestError } from "./errors.ts";
import { ownMembers } from "./options.ts";
import { redactUrls } from "./redact.ts";
import type { Logger } from "./types.ts";

/** From the most to the least said. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * What a log is written to: `console`, winston, pino, or any logging library's object that has these four. The details
 * come behind the message, and before it for a library that wants them there (pino and bunyan, and their children).
 */
export type LogSink = Readonly<Record<LogLevel, (message: string, details: LogDetails) => unknown>>;

/** What is known of one attempt. There is no body in it, and no credential. */
export interface LogDetails {
  readonly method: string;
  /** With `*` in place of the query's values. */
  readonly url: string;
  /** 0 for the first attempt of a call. */
  readonly attempt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly ms?: number;
  /** What the attempt was lost by. */
  readonly error?: string;
}

export interface LoggerOptions {
  /** The least important that is written: `info` when absent. */
  readonly level?: LogLevel;
  /** Headers whose values are written, besides those that never say anything private. */
  readonly headers?: readonly string[];
}

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** Headers that say nothing private. The values of all others are replaced by `*`. */
const harmless: readonly string[] = [
  "accept",
  "accept-language",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "retry-after",
  "retry-after-ms",
  "server",
  "user-agent",
];

/**
 * Makes the `logger` of a client: one line for each attempt that is sent (`debug`), answered (`info`; `warn`
 * when it is not 2xx), or lost (`error`).
 */
export function createLogger(sink: LogSink, options: LoggerOptions = {}): Logger {
  const { level = "info", headers = [] } = ownMembers(options);
  const least = levels.indexOf(level);
  const allowed = new Set([...harmless, ...headers.map((name) => name.toLowerCase())]);
  const shown = (headers: Iterable<readonly [string, string]>): Record<string, string> =>
    Object.fromEntries([...headers].map(([name, value]) => [name, allowed.has(name) ? value : "*"]));
  return async (request, next) => {
    const { method, attempt } = request;
    const url = redactUrls(request.url);
    const begin = performance.now();
    const write = (level: LogLevel, what: string, details: Partial<LogDetails>): void => {
      if (levels.indexOf(level) < least) return;
      const line = { method, url, attempt, headers: {}, ...details };
      // A log that fails, now or later, does not fail the call.
      tell(sink, level, `${method} ${url} ${what}`, line).catch(() => undefined);
    };
    write("debug", "sent", { headers: shown(Object.entries(request.headers)) });
    try {
      const response = await next(request);
      const { status, ok } = response;
      const ms = Math.round(performance.now() - begin);
      write(ok ? "info" : "warn", `${status} in ${ms} ms`, { status, ms, headers: shown(response.headers) });
      return response;
    } catch (error) {
      const ms = Math.round(performance.now() - begin);
      write("error", `lost after ${ms} ms`, { ms, error: nameOf(error) });
      throw error;
    }
  };
}

async function tell(sink: LogSink, level: LogLevel, message: string, details: LogDetails): Promise<void> {
  // pino has `bindings`, bunyan `fields`: what each line has besides.
  if (!("bindings" in sink || "fields" in sink)) await sink[level](message, details);
  // Their types have both orders.
  else await (sink[level] as unknown as (details: LogDetails, message: string) => unknown)(details, message);
}

/** What may be said of a failure: errors of the package have no credential in them. */
function nameOf(error: unknown): string {
  if (error instanceof RequestError) return String(error);
  return error instanceof Error ? error.name : "unknown";
}
