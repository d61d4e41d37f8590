import { RequestError } from "./errors.ts";
import { parse } from "./json.ts";
import { redactUrl } from "./redact.ts";
import type { Exchange } from "./types.ts";

/** An answer that is not 2xx. Redirects are among them: a credential goes nowhere but to its own server. */
export class ApiError extends RequestError {
  override readonly name: string = "ApiError";
  declare readonly status: number;
  /** The error code of the body, as text whatever it is there. */
  declare readonly code: string | undefined;
  /** How long the server asks to wait from the answer's arrival on: 0 for a time that is over. */
  declare readonly retryAfterMs: number | undefined;
  /** Parsed where it is JSON, as text where it is not. */
  declare readonly body: unknown;
  declare readonly headers: Headers;

  constructor(exchange: Exchange, response: Response, text: string) {
    let body: Members;
    try {
      // Whatever it is: nothing is taken for granted of it.
      body = parse(text, exchange) as Members;
    } catch {
      // An HTML page of a proxy, half of a body, or nothing at all: it stays text.
    }
    // Problem details (RFC 9457), OAuth (RFC 6749 section 5.2), OData's `error`, JSON:API's `errors`, and
    // plain objects. Spreading anything else gives nothing that has one of the names below.
    const all: Members = { ...body, ...body?.["errors"]?.[0], ...body?.["error"] };
    // OData's messages and lossless numbers have their text one level down.
    const find = (...names: string[]): string | undefined =>
      names
        .map((name) => all[name]?.["value"] ?? all[name])
        .find((value) => value && typeof value !== "object")
        ?.toString();
    super(
      find("message", "description", "detail", "title", "error_description", "errorName", "error") ??
        `HTTP ${response.status} ${response.statusText}: ${redactUrl(response.headers.get("location") ?? "") || text}`,
      exchange,
      {
        code: find("code", "errorCode", "error"),
        retryAfterMs: retryAfter(response.headers),
        body: body ?? text,
        headers: response.headers,
      },
    );
  }
}

/** Something of which nothing is known but that members can be looked for. */
type Members = { readonly [name: string]: Members | undefined } | undefined;

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110 section 10.2.3).
 */
function retryAfter(headers: Headers): number | undefined {
  // Null is neither a number nor a date.
  const after = headers.get("retry-after") as string;
  const asked = [
    // Nor is it here.
    parseFloat(headers.get("retry-after-ms") as string),
    parseFloat(after) * 1000,
    Date.parse(after) - Date.now(),
  ];
  return asked.map((ms) => Math.max(0, ms)).find((ms) => ms >= 0);
}
