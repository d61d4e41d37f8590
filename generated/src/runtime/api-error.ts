import { LONGEST, RequestError } from "./errors.ts";
import type { Exchange } from "./types.ts";

/** Statuses that another attempt may change. */
const PASSING: readonly number[] = [408, 429, 500, 502, 503, 504];

/** In characters. */
const LONGEST_CODE = 300;

/** An answer that is not 2xx. Redirects are among them: a credential goes nowhere but to its own server. */
export class ApiError extends RequestError {
  override readonly name: string = "ApiError";
  declare readonly status: number;
  /** The error code of the body, as text whatever it is there. */
  declare readonly code: string | undefined;
  /** How long the server asks to wait from the answer's arrival on. Absent for a time that is over. */
  declare readonly retryAfterMs: number | undefined;
  /** Whether the same request can succeed later: as the body says (`isRetryable`), or else by the status. */
  declare readonly isRetryable: boolean;
  /** Parsed where it is JSON, as text where it is not; its beginning where it is longer than 64 KiB. */
  declare readonly body: unknown;
  declare readonly headers: Headers;

  constructor(exchange: Exchange, { status, statusText, headers }: Response, text: string) {
    let body: unknown = text;
    try {
      body = (exchange.options.parseJson ?? JSON.parse)(text);
    } catch {
      // An HTML page of a proxy, half of a body, or nothing at all: it stays text.
    }
    const said = find(
      body,
      "message",
      "description",
      "detail",
      "title",
      "error_description",
      "errorName",
      "error",
    );
    const isRetryable = find(body, "isRetryable", "retryable");
    const instead = `${statusText} ${headers.get("location") || text}`;
    super(`${said ?? instead}`, exchange, undefined, {
      code: codeOf(body),
      retryAfterMs: retryAfter(headers),
      isRetryable: typeof isRetryable === "boolean" ? isRetryable : PASSING.includes(status),
    });
    // Not enumerable, as a cause is.
    Object.defineProperties(this, {
      body: { value: text.length > LONGEST ? text.slice(0, LONGEST) : body },
      headers: { value: headers },
    });
  }
}

/**
 * The first of some members, by name, that an error's body has as text, number or truth value: problem details
 * (RFC 9457), OAuth (RFC 6749 section 5.2), OData's `error`, JSON:API's `errors`, or a plain object.
 */
function find(body: unknown, ...names: readonly string[]): string | number | boolean | undefined {
  for (const name of names) {
    for (const holder of [member(body, "error"), member(member(body, "errors"), "0"), body]) {
      const found = member(holder, name);
      // OData's messages and lossless numbers have their text one level down.
      const value = member(found, "value") ?? found;
      // JSON has nothing else, and a parser of the caller's may add big integers.
      if (typeof value !== "object" && value !== undefined && value !== "") return value as string;
    }
  }
  return undefined;
}

/** Where a service says in `error` what went wrong, that may be a code or a text; long ones are no codes. */
function codeOf(body: unknown): string | undefined {
  const code = find(body, "code", "errorCode", "error")?.toString();
  return code && code.length > LONGEST_CODE ? undefined : code;
}

/** An own member of anything, whose name .NET may spell with a capital letter. */
function member(value: unknown, name: string): unknown {
  // Texts, numbers and null become objects that have none of these.
  const holder = Object(value) as Readonly<Record<string, unknown>>;
  const own = [name, name.charAt(0).toUpperCase() + name.slice(1)].find((each) =>
    Object.hasOwn(holder, each),
  );
  return own && holder[own];
}

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110 section 10.2.3), which counts only when it is in the future.
 */
export function retryAfter(headers: Headers): number | undefined {
  const after = headers.get("retry-after") || "no";
  const asked = [
    Number(headers.get("retry-after-ms") || "no"),
    Number(after) * 1000,
    Date.parse(after) - Date.now(),
  ];
  return asked.find((ms) => ms >= 0);
}
