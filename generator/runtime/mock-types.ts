/** What the testing entry and its users hand to each other. Types only. */
import type { MockContent, replied } from "./mock-reply.ts";

/** One operation of the document, with the answers that it gives examples of. */
export interface MockOperation {
  /** The name of its function. */
  readonly name: string;
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
  /** In the document's order; the first 2xx is what a request gets. */
  readonly responses: readonly MockResponse[];
  /** For an operation that answers in pages: dotted path to the link in a page. */
  readonly next?: string;
}

export interface MockResponse {
  readonly status: number;
  /** Absent for an answer without a body. */
  readonly mediaType?: string;
  /** The example: a JSON value, or text for a media type that is not JSON. Absent when there is none. */
  readonly body?: unknown;
}

/** A request that the mock was sent. */
export interface MockRequest {
  /** The operation that it was taken for, if any. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly url: string;
  /** The path parameters, decoded, by their names in the document. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** As text; `undefined` when there was none. */
  readonly body: string | undefined;
  /** How many requests the operation had before this one, since the beginning or the last `reset()`. */
  readonly count: number;
  readonly signal: AbortSignal | undefined;
}

/** What an operation that resolves to `Body` can be sent: bytes as such, streams as lists. */
export type MockBody<Body> = Body extends { arrayBuffer(): Promise<ArrayBuffer> }
  ? Blob | Uint8Array | string
  : Body extends AsyncIterable<infer Item>
    ? readonly Item[] | string
    : Body;

/** A status with a body and headers of its own, or a whole `Response`; made by `reply`. */
export interface MockReply<_Body> {
  readonly [replied]: MockContent | Response;
}

/**
 * Answers a request. What it gives may be anything that an override may be; `undefined` is the example.
 * `respond` makes a `Response` of such an answer, for a handler that changes one: `reply(await respond())`.
 */
export type MockHandler<Body> = (
  request: MockRequest,
  respond: (answer?: MockAnswer<Body>) => Promise<Response>,
) => MockAnswer<Body> | undefined | Promise<MockAnswer<Body> | undefined>;

/**
 * What an operation answers in a test: a body; a number, which is a status with the document's example for it;
 * what `reply` makes; or a function that gives one of these.
 */
export type MockAnswer<Body> = Body | number | MockReply<Body> | MockHandler<Body>;

/**
 * An answer that has to fit where it stands, and says nothing about where that is: no body is inferred from it. So
 * an editor completes the properties of the operation's body in it.
 */
export type MockStep<Body> = MockAnswer<[Body][Body extends unknown ? 0 : never]>;

/** By the name of the operation's function. `Bodies` has what each resolves to. */
export type MockOverrides<Bodies> = { readonly [Name in keyof Bodies]?: MockAnswer<MockBody<Bodies[Name]>> };

/** A `fetch` that answers by itself, and remembers what it was asked. */
export interface MockFetch<Bodies> {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Every request, in order. */
  readonly requests: readonly MockRequest[];
  /** The requests of one operation. */
  requestsTo(operation: keyof Bodies & string): readonly MockRequest[];
  /** Forgets the requests, and begins every sequence anew. */
  reset(): void;
}
