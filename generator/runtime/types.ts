/**
 * What the parts of the runtime hand to each other. Types only, so that this file costs a bundle nothing.
 */

/** What `fetch` takes as a body. */
export type BodyContent = NonNullable<RequestInit["body"]>;

/**
 * One HTTP request as middleware and `fetch` see it: the second argument of `fetch`, and the URL.
 * A middleware passes on a changed copy (`{ ...request, url }`).
 */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  /** Of the server, without a slash at its end: a credential goes nowhere but below it. */
  readonly baseUrl: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body?: BodyContent | undefined;
  /** Aborted by the caller's signal and by the time-outs. */
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  /** 0 for the first attempt of a call, and one more for each repetition. */
  readonly attempt: number;
  /** What `fetch` wants to hear before it takes a stream as a body. */
  readonly duplex?: "half";
}

/** Sends a request on its way: the next middleware, and in the end `fetch`. */
export type Next = (request: HttpRequest) => Promise<Response>;

/** A step around each attempt of each call. The first in the list is the outermost. */
export type Middleware = (request: HttpRequest, next: Next) => Promise<Response>;

/** What `createLogger` makes. */
export type Logger = Middleware;

/** Any function that can stand in for the platform's `fetch`, such as undici's. */
export type Fetch = FetchMethod["fetch"];

/** A method, since the compiler lets its parameters have more special types, such as `RequestInit`. */
interface FetchMethod {
  fetch(url: string, init: FetchInit): Promise<FetchResponse>;
}

/** What `fetch` is told, in types that those of the platforms and of undici have in common. */
export interface FetchInit extends Omit<HttpRequest, "url" | "baseUrl" | "attempt" | "body"> {
  /** A `BodyInit`, whose types the platforms and undici do not have in common. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the only type that fits each of theirs
  readonly body?: any;
}

/** What tells a `Response` from other things, in types that the platforms' and undici's have in common. */
type FetchResponse = Pick<Response, "ok" | "status" | "statusText" | "bodyUsed" | "text" | "arrayBuffer">;

/** Turns JSON text into a value, as `JSON.parse` does. */
export type ParseJson = (text: string) => unknown;

/** Headers by name, in any case; `undefined` takes a header away. */
export type HeaderValues = Readonly<Record<string, string | undefined>>;

/** The header of each of a call's ids, in lower case. It is read from the answer, or else from the request. */
export type IdHeaders = Readonly<Record<string, string>>;

/** What identifies a call to the people who look for it in logs. */
export interface CallIds {
  /** The server's id of the request, or the one that was sent, where the document names the header. */
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
}

/** One operation with its parameters filled in: what a generated function hands to `send`. */
export interface RequestSpec<T = unknown> {
  /** Upper case. */
  readonly method: string;
  /** Expanded and percent-encoded, beginning with a slash, with the query; a function where a value may have no text. */
  readonly path: string | (() => string);
  /** Makes the headers of a call, its new ids among them, in lower case. JSON is accepted unless they say more. */
  readonly headers?: () => HeaderValues;
  /** What each attempt adds to its request, in this order: body, credential, whether it can be repeated. */
  readonly steps?: readonly (Step | undefined)[];
  readonly ids?: IdHeaders;
  /** Reads a 2xx answer; JSON when absent. */
  readonly decode?: Decode<T>;
  /** Looks at what JSON has become. */
  readonly shape?: Shape;
}

/** Says what the document promises of a JSON value and the value is not, in words; nothing when all is well. */
export type Shape = (value: unknown) => string | undefined;

/** How to get from one page to the next (`x-ms-pageable`). */
export interface Pages<Page> {
  /** The items of a page. */
  readonly items: (page: Page) => unknown;
  /** Where they are, for people: the dotted path of the document. */
  readonly at: string;
  /** The link of a page. */
  readonly next: (page: Page) => unknown;
  /** Where a relative link begins, as a path below the server that ends with a slash. */
  readonly root: string;
  /** What the query of a link (`?a=b`) means, where it is not what it says. */
  readonly query?: (search: string) => string;
  /** What differs in the requests of further pages, where the first is not a GET. */
  readonly spec?: Pick<RequestSpec, "method" | "steps">;
}

/** One operation that answers in pages: what a generated function hands to `sendPages`. */
export interface PagedRequestSpec<Page = unknown> extends RequestSpec<Page> {
  /** The function that the caller has called: the stack of an error begins where that was. */
  readonly operation?: (...parameters: never) => unknown;
  readonly pages: Pages<Page>;
}

/**
 * Reads the body of a 2xx answer. It throws `DecodeError` for a body that makes no sense; whatever else it
 * throws came out of the connection while the body was read, and becomes a `ConnectionError`.
 */
export type Decode<T> = (response: Response, exchange: Exchange) => Promise<T> | T;

/** Completes the request of one attempt. What it throws reaches the caller as it is. */
export type Step = (request: MutableRequest, exchange: Exchange) => unknown;

/**
 * Puts a credential on a request (OpenAPI section 4.8.27), or rejects with a `CredentialError`. What it gives is
 * as good as false when the client has none.
 */
export type Authenticate = Step;

/** A request that is still being put together. */
export type MutableRequest = { -readonly [K in keyof HttpRequest]: HttpRequest[K] };

/** One logical call: what all its attempts have in common. */
export interface Call {
  readonly spec: RequestSpec;
  /** The caller's, and behind them the client's. */
  readonly options: Settings & RequestOptions;
  /** Below the server, with the query. */
  readonly path: string;
  /** Without a key that a security scheme adds. */
  readonly url: string;
  /** What each attempt's headers are merged from: later ones win. */
  readonly headers: readonly (HeaderValues | undefined)[];
  /** Why there is nothing to send: a parameter of the path has no text. */
  readonly refusal: { readonly error: unknown } | undefined;
  /** The latest is the last. What any of them has sent is kept out of errors, as far as it is a credential. */
  readonly attempts: Exchange[];
  /** Credentials in forms that no header has, to be kept out of errors too. */
  readonly secrets: string[];
  readonly budget: Budget;
}

/** What is left of a call's patience. */
export interface Budget {
  /** How often a failed attempt may still be repeated. */
  retries: number;
  /** How often a credential that the server rejects may still be renewed. */
  renewals: number;
}

/**
 * One attempt of a call: what its errors and decoders need to know. Each attempt has its own, so that one that was
 * given up changes nothing in the next.
 */
export interface Exchange extends Call {
  /** What is sent. */
  readonly request: MutableRequest;
  /** Gives up the attempt, and the reading of its body. */
  readonly controller: AbortController;
  /** Whether the request may be sent again when it is not known what became of it. */
  isRepeatable: boolean;
  /** Whether its body can be sent a second time. */
  isReplayable: boolean;
  /** The answer, once there is one. */
  response?: Response;
  /** Where the token that was sent came from, if that can give another one. */
  tokens?: TokenSource;
  /** The latest error that the package itself has made for it. */
  failure?: Error;
}

/** Gives tokens from a function, and keeps those that say when they expire. */
export interface TokenSource {
  /** The token to send now. `signal` is aborted when it is not needed any more. */
  current(signal: AbortSignal): Promise<string> | string;
  /** Forgets the token that an attempt has sent, and that the server has rejected. */
  renew(exchange: Exchange): void;
}

/** What a token function may give: the token itself, or what the credentials of `@azure/identity` return. */
export type Token = string | { readonly token: string; readonly expiresOnTimestamp?: number };

/** What a token function is told. */
export interface TokenRequest {
  /** Aborted when nobody waits for the token any more. */
  readonly signal: AbortSignal;
  /** What a server that rejected the last token wants of the next one (continuous access evaluation), as JSON. */
  readonly claims?: string | undefined;
}

/** Gives a token, or fails: with a reason that `CredentialError` repeats. */
export type TokenFunction = (request: TokenRequest) => Token | null | PromiseLike<Token | null>;

/** What `TokenCredential` of `@azure/core-auth` is, as far as a client needs it. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
    options?: { readonly abortSignal: AbortSignal; readonly claims?: string },
  ): PromiseLike<{ readonly token: string; readonly expiresOnTimestamp?: number } | null>;
}

/** Of a scheme that is not a bearer token: an API key, or a name and a password. */
export type Credential = string | { readonly username: string; readonly password: string };

/**
 * Options of the platform's `fetch` that are not the client's business: `cache`, `credentials`, `keepalive`, and
 * `dispatcher`, by which undici and Node go through a proxy.
 */
export interface FetchOptions extends Omit<
  RequestInit,
  "method" | "headers" | "body" | "signal" | "redirect" | "dispatcher" | "duplex"
> {
  /** A `Dispatcher` of undici, such as its `ProxyAgent`. Node's `fetch` takes it; other platforms overlook it. */
  readonly dispatcher?: object | undefined;
}

/** A failed attempt that will be repeated. */
export interface RetryEvent {
  /** What the attempt failed with. */
  readonly error: Error;
  /** The number of the attempt that failed: 0 for the first. */
  readonly attempt: number;
  /** How long the client waits before the next one. */
  readonly delayMs: number;
  /** Why that long: the server has asked for it, the client's own back-off, or no wait, since a token is renewed. */
  readonly cause: "retry-after" | "backoff" | "token";
}

/** What a client has as its default and one call can have its own way. */
export interface CallOptions {
  /** How often a failed call is repeated: twice when absent. */
  readonly maxRetries?: number | undefined;
  /**
   * For one attempt, with its token and its body, in milliseconds: three minutes when absent, and `Infinity` for
   * none. Of a download or a stream, it is the longest wait for the next bytes.
   */
  readonly timeoutMs?: number | undefined;
  /** For a whole call with its retries and waits, in milliseconds: none when absent. */
  readonly deadlineMs?: number | undefined;
  /**
   * Decides whether a failure is worth another attempt, in place of the client's own rules; `undefined` leaves it
   * to them. It is asked only where the request may be repeated and `maxRetries` allows it. `attempt` is 0 for the
   * first.
   */
  readonly shouldRetry?:
    ((error: Error, attempt: number) => boolean | undefined | PromiseLike<boolean | undefined>) | undefined;
  /** Called before each wait. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** Passed on to `fetch`. A call's stand beside the client's. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** What `createClient` takes. */
export interface ClientOptions extends CallOptions {
  /** The server: one of `servers`, or any absolute URL. Paths are appended to its path, and its query to theirs. */
  readonly baseUrl: string;
  /** The bearer token, or a function that gives it and is asked for each attempt. */
  readonly token?: string | TokenFunction | undefined;
  /** A credential of `@azure/identity` or one like it, in place of `token`. */
  readonly credential?: TokenCredential | undefined;
  /** What `credential` is asked for. */
  readonly scopes?: string | string[] | undefined;
  /** By the name of the security scheme, for schemes other than bearer tokens. */
  readonly credentials?: Readonly<Record<string, Credential>> | undefined;
  /** Lets credentials go over `http:` to other machines than this one, where anybody on the way can read them. */
  readonly allowInsecure?: boolean | undefined;
  /** In place of the platform's. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request. */
  readonly headers?: HeaderValues | undefined;
  /** Around each attempt; the first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Made by `createLogger`; it sees each attempt as it goes over the wire. */
  readonly logger?: Logger | undefined;
  /** In place of `JSON.parse`, for numbers that a double cannot hold. */
  readonly parseJson?: ParseJson | undefined;
}

/** What one call can have its own way. */
export interface RequestOptions extends CallOptions {
  /** Abandons the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** These win over the client's headers, and those over the operation's. */
  readonly headers?: HeaderValues | undefined;
  /** In place of the client's. The token goes there too. */
  readonly baseUrl?: string | undefined;
}

/** What `createClient` makes and every operation takes. Printing it shows no credential. */
export interface Client {
  /** Where requests go. */
  readonly baseUrl: string;
  /** The rest of it, for the package itself. */
  readonly settings: () => Settings;
}

/** A client's options, checked. */
export interface Settings extends ClientOptions {
  /** What each request has in its query; empty for most servers. */
  readonly baseQuery: string;
  /** Middleware and logger, the outermost first. */
  readonly around: readonly Middleware[];
}

/** The data of an answer with the answer itself. */
export interface WithResponse<T> extends CallIds {
  readonly data: T;
  readonly response: Response;
}

declare const errorBodies: unique symbol;

/**
 * A promise of an operation's data. `Errors` maps statuses to error bodies and exists for the compiler only.
 *
 * An intersection, since the compiler compares two promises by what they promise, where it would go through the
 * members of an interface that extends one.
 */
export type ApiPromise<T, Errors = unknown> = Promise<T> & ApiCall<T, Errors>;

/** What the promise of a call has beyond `Promise`. */
interface ApiCall<T, Errors> {
  /** The data together with the answer it came in. */
  withResponse(): Promise<WithResponse<T>>;
  readonly [errorBodies]?: Errors;
}
