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

/** Any function that can stand in for the platform's `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

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
  /** Expanded and percent-encoded, beginning with a slash, with the query. */
  readonly path: string;
  /** Makes the headers of a call, its new ids among them, in lower case. JSON is accepted unless they say more. */
  readonly headers?: () => HeaderValues;
  /** What each attempt adds to its request, in this order: body, credential, whether it can be repeated. */
  readonly steps?: readonly (Step | undefined)[];
  readonly ids?: IdHeaders;
  /** Reads a 2xx answer; JSON when absent. */
  readonly decode?: Decode<T>;
}

/** How to get from one page to the next (`x-ms-pageable`). */
export interface Pages<Page> {
  /** The items of a page. */
  readonly items: (page: Page) => unknown;
  /** The link of a page. */
  readonly next: (page: Page) => unknown;
  /** Where a relative link begins, as a path below the server that ends with a slash. */
  readonly root: string;
  /** What differs in the requests of further pages, where the first is not a GET. */
  readonly spec?: Pick<RequestSpec, "method" | "steps">;
}

/** One operation that answers in pages: what a generated function hands to `sendPages`. */
export interface PagedRequestSpec<Page = unknown> extends RequestSpec<Page> {
  readonly pages: Pages<Page>;
}

/**
 * Reads the body of a 2xx answer. It throws `DecodeError` for a body that makes no sense; whatever else it
 * throws came out of the connection while the body was read, and becomes a `ConnectionError`.
 */
export type Decode<T> = (response: Response, exchange: Exchange) => Promise<T> | T;

/** Completes the request of one attempt. */
export type Step = (request: MutableRequest, exchange: Exchange) => unknown;

/**
 * Puts a credential on a request (OpenAPI section 4.8.27), or rejects with a `CredentialError`. What it gives is
 * as good as false when the client has none.
 */
export type Authenticate = Step;

/** A request that is still being put together. */
export type MutableRequest = { -readonly [K in keyof HttpRequest]: HttpRequest[K] };

/** One logical call under way: what errors and decoders need to know of it. */
export interface Exchange {
  readonly client: Client;
  readonly spec: RequestSpec;
  readonly options: RequestOptions;
  /** Without a key that a security scheme adds. */
  readonly url: string;
  /** What the latest attempt sent, by lower-case name; before the first, what all of them have in common. */
  headers: Record<string, string>;
  /** The latest attempt's answer, once there is one. */
  response?: Response | undefined;
  /** Aborts the latest attempt. */
  controller?: AbortController;
  /** The credential that was sent, to be kept out of errors; at first, something that no text has. */
  secret: string;
  /** How often a failed attempt may still be repeated. A step that must not be repeated sets it to 0. */
  retries: number;
  /** How often a token that is rejected may still be renewed. A step that cannot be repeated sets it to 0. */
  renewals: number;
  /** What the token function gave for the latest attempt. */
  answer?: TokenAnswer;
}

/** What a token function may give: the token itself, or what the credentials of `@azure/identity` return. */
export type Token = string | { readonly token: string; readonly expiresOnTimestamp?: number };

export type TokenFunction = () => Token | null | PromiseLike<Token | null>;

/** What `TokenCredential` of `@azure/core-auth` is, as far as a client needs it. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
  ): PromiseLike<{ readonly token: string; readonly expiresOnTimestamp?: number } | null>;
}

/** Of a scheme that is not a bearer token: an API key, or a name and a password. */
export type Credential = string | { readonly username: string; readonly password: string };

export interface ClientOptions {
  /** The server: one of `servers`, or any absolute URL. Paths are appended to it. */
  readonly baseUrl: string;
  /** The bearer token, or a function that gives it and is asked for each attempt. */
  readonly token?: string | TokenFunction | undefined;
  /** A credential of `@azure/identity` or one like it, in place of `token`. */
  readonly credential?: TokenCredential | undefined;
  /** What `credential` is asked for. */
  readonly scopes?: string | string[] | undefined;
  /** By the name of the security scheme, for schemes other than bearer tokens. */
  readonly credentials?: Readonly<Record<string, Credential>> | undefined;
  /** In place of the platform's. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request. */
  readonly headers?: HeaderValues | undefined;
  /** How often a failed call is repeated: twice when absent. */
  readonly maxRetries?: number | undefined;
  /** For one attempt, with its token and its body: three minutes when absent. */
  readonly timeoutMs?: number | undefined;
  /** For a whole call with its retries and waits: none when absent. */
  readonly deadlineMs?: number | undefined;
  /** Around each attempt; the first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Made by `createLogger`; it sees each attempt as it goes over the wire. */
  readonly logger?: Logger | undefined;
  /** In place of `JSON.parse`, for numbers that a double cannot hold. */
  readonly parseJson?: ParseJson | undefined;
}

/** What one call can have its own way. */
export interface RequestOptions {
  /** Abandons the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** For one attempt, with its token and its body. */
  readonly timeoutMs?: number | undefined;
  /** For the whole call with its retries and waits. */
  readonly deadlineMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  /** These win over the client's headers, and those over the operation's. */
  readonly headers?: HeaderValues | undefined;
  /** In place of the client's. The token goes there too. */
  readonly baseUrl?: string | undefined;
}

/** What `createClient` makes and every operation takes. */
export interface Client extends ClientOptions {
  /** Middleware, logger and `fetch` in one. */
  readonly transport: Next;
  /** What `bearer` keeps between calls. */
  answer?: TokenAnswer | undefined;
}

/** What the token function gave. */
export interface TokenAnswer {
  readonly given: ReturnType<TokenFunction>;
  /** When it is of no more use, on the clock of `Date.now()`; unknown while it is not there yet. */
  until?: number;
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
export type ApiPromise<T, Errors = unknown> = Promise<T> & Call<T, Errors>;

/** What the promise of a call has beyond `Promise`. */
interface Call<T, Errors> {
  /** The data together with the answer it came in. */
  withResponse(): Promise<WithResponse<T>>;
  readonly [errorBodies]?: Errors;
}
