import { idsOf } from "./ids.ts";
import { redactUrl } from "./redact.ts";
import type { Exchange } from "./types.ts";

/** What every failure of a call has in common. No text of it holds a credential. */
export class RequestError extends Error {
  declare readonly method: string;
  /** With `*` in place of the query's values. */
  declare readonly url: string;
  /** Of the answer, if there was one. */
  declare readonly status: number | undefined;
  /** The server's id of the request, or the one that was sent: what its support will ask for. */
  declare readonly requestId: string | undefined;
  declare readonly correlationId: string | undefined;

  /** `properties` are what the kind of error has besides, and its `cause`. */
  constructor(message: string, exchange: Exchange, properties?: object) {
    // A server may quote the credential that it did not like, and at any length.
    super(message.replaceAll(exchange.secret, "*").slice(0, 300).replace(/\s+/g, " "), properties);
    Object.assign(
      this,
      {
        method: exchange.spec.method,
        url: redactUrl(exchange.url),
        status: exchange.response?.status,
      },
      idsOf(exchange),
      properties,
    );
  }

  /** What tells the failure from others; not the body and the headers of an answer. */
  toJSON(): object {
    return { ...this, message: this.message, body: undefined, headers: undefined };
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

/** A 2xx answer whose body is not what its media type says. The message has its beginning. */
export class DecodeError extends RequestError {
  override readonly name: string = "DecodeError";
}

/** It took too long. */
export class TimeoutError extends RequestError {
  override readonly name: string = "TimeoutError";
  /** What ran out: `timeoutMs` of one attempt, or `deadlineMs` of the whole call. */
  declare readonly kind: "attempt" | "deadline";

  constructor(kind: "attempt" | "deadline", exchange: Exchange, properties?: object) {
    super(`${kind} timed out`, exchange, { kind, ...properties });
  }
}
