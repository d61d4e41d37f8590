/** The public names of the runtime: what the package exports besides the document's own. */
export { type AcceptOptions } from "./accept.ts";
export { ApiError } from "./api-error.ts";
export { BinaryResponse } from "./binary.ts";
export { type BinaryInput } from "./body.ts";
export { createClient } from "./client.ts";
export { ConnectionError, CredentialError, DecodeError, RequestError, TimeoutError } from "./errors.ts";
export { type ServerSentEvent } from "./events.ts";
export { followRedirects } from "./follow-redirects.ts";
export { type ErrorBodyOf, type ErrorsOf, isErrorOf } from "./is-error-of.ts";
export { createLimiter, type LimiterOptions } from "./limiter.ts";
export { createLogger, type LogDetails, type LoggerOptions, type LogLevel, type LogSink } from "./logger.ts";
export { PagingError } from "./page-link.ts";
export { nextPage, type PagedPromise, type PageOptions, type PagePosition, positionOf } from "./pages.ts";
export { parseDate } from "./parse-date.ts";
export { parseDecimal } from "./parse-decimal.ts";
export { type OpenEnum, parseEnum } from "./parse-enum.ts";
export { LinkError, type RawRequest, request } from "./request.ts";
export {
  type ApiPromise,
  type CallOptions,
  type Client,
  type ClientOptions,
  type Credential,
  type Fetch,
  type FetchInit,
  type FetchOptions,
  type HeaderValues,
  type HttpRequest,
  type Logger,
  type Middleware,
  type Next,
  type ParseJson,
  type RequestOptions,
  type RetryEvent,
  type Token,
  type TokenCredential,
  type TokenFunction,
  type TokenRequest,
  type WithResponse,
} from "./types.ts";
export { userAgent } from "./user-agent.ts";
