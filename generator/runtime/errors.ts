import { idsOf } from "./ids.ts";
import { redactor } from "./redact.ts";
import type { Exchange } from "./types.ts";

/** How much of a text an error looks at and keeps, in characters: what a server says may have any length. */
export const LONGEST = 65_536;

/**
 * What every failure of a call has in common. Its message, its properties, its JSON and its stack hold no credential,
 * and neither does its cause, which is a copy of what was thrown.
 */
export class RequestError extends Error {
  declare readonly method: string;
  /** With `*` in place of the query's values. */
  declare readonly url: string;
  /** Of the answer, if there was one. */
  declare readonly status: number | undefined;
  /** The server's id of the request, or the one that was sent: what its support will ask for. */
  declare readonly requestId: string | undefined;
  declare readonly correlationId: string | undefined;

  /** `properties` are what the kind of error has besides. */
  constructor(text: string, exchange: Exchange, cause?: unknown, properties?: object) {
    const { path, url, response, request } = exchange;
    const { method } = request;
    const status = response?.status;
    const redact = redactor(exchange);
    const said = String(redact(text.slice(0, LONGEST)))
      .slice(0, 300)
      .replace(/\s+/g, " ")
      .trim();
    const where = `${method} ${String(redact(path.replace(/\?.*/, "")))}`;
    super([status, where + (said && `: ${said}`)].join(" ").trim());
    const all = { method, url, status, ...idsOf(exchange), ...properties };
    for (const [name, value] of Object.entries<unknown>(all)) {
      if (value !== undefined) Reflect.set(this, name, redact(value));
    }
    // What is not enumerable is there for those who ask for it, and is not printed with the error.
    if (cause !== undefined) {
      Object.defineProperty(this, "cause", { value: cause instanceof RequestError ? cause : redact(cause) });
    }
    exchange.failure = this;
  }

  /** What tells the failure from others; not the body and the headers of an answer. */
  toJSON(): object {
    return { ...this, message: this.message, cause: this.cause && String(this.cause) };
  }
}

/** No answer came, or not the whole of it. Its `cause` is what `fetch` says. */
export class ConnectionError extends RequestError {
  override readonly name: string = "ConnectionError";
}

/**
 * There is no credential to send: the token function failed (its error is the `cause`), or gave something that is no
 * token; or the credential would have gone over `http:`, where others can read it.
 */
export class CredentialError extends RequestError {
  override readonly name: string = "CredentialError";
}

/**
 * A 2xx answer that is not what the document promises: no JSON, or JSON of another kind. The message says where, and
 * nothing of the content.
 */
export class DecodeError extends RequestError {
  override readonly name: string = "DecodeError";
}

/** It took too long. */
export class TimeoutError extends RequestError {
  override readonly name: string = "TimeoutError";
  /**
   * What ran out: `timeoutMs` of one attempt, `deadlineMs` of the whole call, or `timeoutMs` of one read from a body
   * that is read after the call.
   */
  declare readonly kind: "attempt" | "deadline" | "read";

  constructor(kind: "attempt" | "deadline" | "read", exchange: Exchange, cause?: Error) {
    super(`${kind} timed out${cause ? `: ${cause.message}` : ""}`, exchange, cause, { kind });
  }
}
