// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export type {
  AddPhotoBody,
  Boat,
  BoatInput,
  Entry,
  Hull,
  HullInput,
  Missing,
  MotorBoat,
  MotorBoatInput,
  Problem,
  SailBoat,
  SailBoatInput,
} from "./models.ts";
export {
  type AddPhotoParams,
  type GetBoatErrors,
  type GetBoatParams,
  type GetPhotoParams,
  type MoveBoatParams,
  type WatchLogParams,
  addPhoto,
  getBoat,
  getPhoto,
  moveBoat,
  watchLog,
} from "./operations/boats.ts";
export { listTides } from "./operations/default.ts";
export type { AcceptOptions } from "./runtime/accept.ts";
export { ApiError } from "./runtime/api-error.ts";
export { BinaryResponse } from "./runtime/binary.ts";
export type { BinaryInput } from "./runtime/body.ts";
export { createClient } from "./runtime/client.ts";
export {
  ConnectionError,
  CredentialError,
  DecodeError,
  RequestError,
  TimeoutError,
} from "./runtime/errors.ts";
export type { ServerSentEvent } from "./runtime/events.ts";
export { followRedirects } from "./runtime/follow-redirects.ts";
export { type ErrorBodyOf, type ErrorsOf, isErrorOf } from "./runtime/is-error-of.ts";
export { type LimiterOptions, createLimiter } from "./runtime/limiter.ts";
export {
  type LogDetails,
  type LogLevel,
  type LogSink,
  type LoggerOptions,
  createLogger,
} from "./runtime/logger.ts";
export { PagingError } from "./runtime/page-link.ts";
export {
  type PageOptions,
  type PagePosition,
  type PagedPromise,
  nextPage,
  positionOf,
} from "./runtime/pages.ts";
export { parseDate } from "./runtime/parse-date.ts";
export { parseDecimal } from "./runtime/parse-decimal.ts";
export { type OpenEnum, parseEnum } from "./runtime/parse-enum.ts";
export { LinkError, type RawRequest, request } from "./runtime/request.ts";
export type {
  ApiPromise,
  CallOptions,
  Client,
  ClientOptions,
  Credential,
  Fetch,
  FetchInit,
  FetchOptions,
  HeaderValues,
  HttpRequest,
  Logger,
  Middleware,
  Next,
  ParseJson,
  RequestOptions,
  RetryEvent,
  Token,
  TokenCredential,
  TokenFunction,
  TokenRequest,
  WithResponse,
} from "./runtime/types.ts";
export { userAgent } from "./runtime/user-agent.ts";
export { servers } from "./servers.ts";
export type { BoatSankWebhook } from "./webhooks.ts";
