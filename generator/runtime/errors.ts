import { readErrorBody } from "./error-body.ts";
import { excerpt, redactUrl, withoutSecret } from "./redact.ts";
import { idOf, retryAfter } from "./answer.ts";
import type { Exchange } from "./types.ts";

/** What every failure of a call has in common. No property and no text of it holds a credential. */
export class RequestError extends Error {
  override readonly name: string = "RequestError";
  readonly method: string;
  /** With `*` in place of the query's values. */
  readonly url: string;
  /** The server's id of the request, or the one that was sent: what its support will ask for. */
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;

  constructor(message: string, exchange: Exchange, cause?: unknown) {
    super(withoutSecret(message, exchange), cause === undefined ? undefined : { cause });
    this.method = exchange.spec.method;
    this.url = redactUrl(exchange.url);
    this.requestId = idOf(exchange, "requestId");
    this.correlationId = idOf(exchange, "correlationId");
  }

  /** Everything there is to say, in one line: the message, what was asked, and the properties. */
  override toString(): string {
    const { name, message, method, url, ...rest } = this.toJSON();
    const details = Object.entries(rest).map(([key, value]) => `, ${key} ${value}`);
    return `${name}: ${message} [${method} ${url}${details.join("")}]`;
  }

  /** The properties that are text or numbers, without the body, the headers and the cause. */
  toJSON(): Record<string, string | number> {
    const { name, message, ...rest } = this;
    const all: Record<string, unknown> = { name, message: this.message, ...rest };
    const plain: Record<string, string | number> = {};
    for (const key in all) {
      const value = all[key];
      if (key !== "body" && (typeof value === "string" || typeof value === "number")) plain[key] = value;
    }
    return plain;
  }
}

/** No answer came, or not the whole of it. */
export class ConnectionError extends RequestError {
  override readonly name: string = "ConnectionError";
}

/** There is no credential to send: the token function failed, or gave something that is no token. */
export class CredentialError extends RequestError {
  override readonly name: string = "CredentialError";
}

/** It took too long. */
export class TimeoutError extends RequestError {
  override readonly name: string = "TimeoutError";
  /** What ran out: `timeoutMs` of one attempt, or `deadlineMs` of the whole call. */
  readonly kind: "attempt" | "deadline";

  constructor(kind: "attempt" | "deadline", exchange: Exchange, cause?: unknown) {
    super(`No complete answer in time (${kind === "attempt" ? "timeoutMs" : "deadlineMs"})`, exchange, cause);
    this.kind = kind;
  }
}

/** A 2xx answer whose body is not what its media type says. */
export class DecodeError extends RequestError {
  override readonly name: string = "DecodeError";
  readonly status: number | undefined;
  /** Where in the body it stopped making sense, in characters from its beginning. */
  readonly position: number | undefined;

  /** `message` says where and shows an excerpt, bounded and on one line. */
  constructor(message: string, exchange: Exchange, cause?: unknown, position?: number) {
    super(message, exchange, cause);
    this.status = exchange.response?.status;
    this.position = position;
  }
}

/** An answer that is not 2xx. */
export class ApiError extends RequestError {
  override readonly name: string = "ApiError";
  readonly status: number;
  /** The error code of the body, as text whatever it is there. */
  readonly code: string | undefined;
  /** How long the server asks to wait (`Retry-After`, RFC 9110 section 10.2.3), from the answer's arrival. */
  readonly retryAfterMs: number | undefined;
  /** Parsed where it is JSON, as text where it is not. */
  readonly body: unknown;
  /** All but the cookies. */
  readonly headers: Headers;

  constructor(exchange: Exchange, response: Response, text: string) {
    const { message, code, body } = readErrorBody(withoutSecret(text, exchange), exchange.client.parseJson);
    const { status, statusText } = response;
    const location = response.headers.get("location");
    // Browsers tell nothing of a redirect but status 0.
    const rest = location ? `redirect to ${redactUrl(location)}, not followed` : excerpt(text) || "no body";
    super(message ?? `HTTP ${status} ${statusText}: ${rest}`, exchange);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfter(response.headers);
    this.body = body;
    this.headers = new Headers(response.headers);
    this.headers.delete("set-cookie");
  }
}
