/** The testing entry: a `fetch` that answers every operation of the document with the document's examples. */
import { matchOperation } from "./mock-routes.ts";
import { type MockContent, replied } from "./mock-reply.ts";
import type {
  MockFetch,
  MockOperation,
  MockOverrides,
  MockReply,
  MockRequest,
  MockResponse,
} from "./mock-types.ts";

/** Any answer, once its type has done its work. */
type Answer = unknown;

/**
 * Makes a `fetch` for `createClient({ fetch })`. Each operation answers with its first 2xx example, or with
 * its override. A request that is no operation, and an operation without an example, get a 501 that says so.
 * Throws `TypeError` when an override names no operation.
 */
export function createMockFetch<Bodies>(
  operations: readonly MockOperation[],
  overrides: MockOverrides<Bodies> = {},
): MockFetch<Bodies> {
  const answers = new Map<string, Answer>(Object.entries(overrides));
  for (const name of answers.keys()) {
    if (!operations.some((operation) => operation.name === name)) {
      throw new TypeError(`createMockFetch: there is no operation ${name}.`);
    }
  }
  const requests: MockRequest[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { operation, request, body } = begin(operations, requests, input, init);
    // Before anything is waited for: two requests at once are two steps of a sequence.
    requests.push(request);
    request.body = await body?.text();
    request.signal?.throwIfAborted();
    if (operation === undefined) return unmatched(operations, request);
    return respond(operation, request, answers.get(operation.name));
  };
  return Object.assign(fetch, {
    requests,
    requestsTo: (name: string) => requests.filter((request) => request.operation === name),
    reset: () => requests.splice(0),
  });
}

/** A request that has just arrived: its body is still to be read. */
interface Arrival {
  readonly operation: MockOperation | undefined;
  readonly request: MockRequest & { body: string | undefined };
  readonly body: Response | undefined;
}

function begin(
  operations: readonly MockOperation[],
  before: readonly MockRequest[],
  input: string | URL | Request,
  init: RequestInit = {},
): Arrival {
  const given = input instanceof Request ? input : undefined;
  const url = new URL(given?.url ?? String(input));
  const method = init.method ?? given?.method ?? "GET";
  const headers = new Headers(init.headers ?? given?.headers);
  const content = init.body ?? given?.body;
  // A Response reads every kind of body, and knows the media type that fetch would send.
  const body = content === undefined || content === null ? undefined : new Response(content);
  const type = body?.headers.get("content-type");
  if (type && !headers.has("content-type")) headers.set("content-type", type);
  const match = matchOperation(operations, method, url.pathname + url.search);
  const operation = match?.operation;
  const request = {
    operation: operation?.name,
    method,
    url: url.href,
    params: match?.params ?? {},
    query: url.searchParams,
    headers,
    body: undefined,
    count: before.filter((earlier) => earlier.operation === operation?.name).length,
    signal: init.signal ?? given?.signal,
  };
  return { operation, request, body };
}

async function respond(operation: MockOperation, request: MockRequest, answer: Answer): Promise<Response> {
  if (typeof answer === "function") {
    // Only handlers are functions: no body that JSON can write is one.
    const handler = answer as (request: MockRequest, next: (answer?: Answer) => Promise<Response>) => Answer;
    const next = (other?: Answer): Promise<Response> => respond(operation, request, other);
    return next(await handler(request, next));
  }
  const content = contentOf(answer);
  return content instanceof Response ? content.clone() : written(operation, request, content);
}

/** What an answer says that is no function: a number is a status, and anything that is no reply a body. */
function contentOf(answer: Answer): MockContent | Response {
  if (typeof answer === "number") return { status: answer };
  if (typeof answer !== "object" || answer === null) return { body: answer };
  if (answer instanceof Response) return answer;
  // Only `reply` makes an object with this symbol.
  return replied in answer ? (answer as MockReply<unknown>)[replied] : { body: answer };
}

function written(
  operation: MockOperation,
  request: MockRequest,
  { status, body, headers = {} }: MockContent,
): Response {
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status < 600)) {
    return failure(
      `${operation.name} is to answer with ${status}, which is no status from 200 to 599; ` +
        `a body that is a number is reply(200, ${status}).`,
    );
  }
  const documented = operation.responses.find((response) =>
    status === undefined ? response.status >= 200 && response.status < 300 : response.status === status,
  );
  if (body !== undefined)
    return write(status ?? documented?.status ?? 200, documented?.mediaType, body, headers);
  if (status !== undefined && documented?.body === undefined)
    return write(status, undefined, undefined, headers);
  if (documented === undefined || (documented.body === undefined && documented.mediaType !== undefined)) {
    return failure(
      `${operation.name} has no example in the document: give createMockFetch an override for it.`,
    );
  }
  return write(documented.status, documented.mediaType, example(operation, documented, request), headers);
}

/** The example; of a page, without a link to the page itself, or else following links would never end. */
function example(operation: MockOperation, { body }: MockResponse, request: MockRequest): unknown {
  if (operation.next === undefined || typeof body !== "object") return body;
  const page: unknown = structuredClone(body);
  const path = operation.next.split(".");
  const last = path.pop() ?? "";
  const holder = path.reduce<unknown>((value, name) => memberOf(value, name), page);
  const link = memberOf(holder, last);
  const uris = typeof link === "object" && link !== null ? Object.values(link) : [link];
  const isSelf = uris.some(
    (uri) => typeof uri === "string" && uri !== "" && plain(request.url).endsWith(plain(uri)),
  );
  if (isSelf && typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, last);
  return page;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A URL as far as two spellings of it agree; some servers write a second `?` for an `&`. */
function plain(url: string): string {
  return url.replaceAll("?", "&").replace(/%[0-9a-f]{2}/gi, (triple) => triple.toUpperCase());
}

function write(
  status: number,
  mediaType: string | undefined,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Response {
  // These have no body (https://fetch.spec.whatwg.org/#null-body-status), and a Response refuses one.
  if (body === undefined || [204, 205, 304].includes(status)) return new Response(null, { status, headers });
  const type = mediaType ?? (typeof body === "string" ? "text/plain" : "application/json");
  return new Response(serialize(type, body), { status, headers: { "content-type": type, ...headers } });
}

function serialize(mediaType: string, body: unknown): BodyInit {
  if (body instanceof Blob) return body;
  // A Uint8Array of ordinary memory is a BodyInit.
  if (body instanceof Uint8Array) return body as BodyInit;
  if (Array.isArray(body) && mediaType.startsWith("text/event-stream")) return body.map(eventText).join("");
  if (Array.isArray(body) && /jsonl|ndjson/.test(mediaType))
    return body.map((line) => `${JSON.stringify(line)}\n`).join("");
  const isJson = /[/+]json\s*(;|$)/i.test(mediaType);
  return typeof body === "string" && !isJson ? body : JSON.stringify(body);
}

function eventText(event: unknown): string {
  // Object() makes an object of anything, and any object has members of some type.
  const { data, ...fields } = Object(event) as Record<string, unknown>;
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  return `${[...lines, ...text.split("\n").map((line) => `data: ${line}`)].join("\n")}\n\n`;
}

function unmatched(operations: readonly MockOperation[], { method, url }: MockRequest): Response {
  const known = operations.map((operation) => `${operation.method} ${operation.path}`);
  const some = known.slice(0, 20).join(", ") + (known.length > 20 ? ", …" : "");
  return failure(`no operation matches ${method} ${new URL(url).pathname}; there are ${some}.`);
}

/** 501 is never retried, so that the message arrives at once. */
function failure(message: string): Response {
  return write(501, "application/json", { code: "MockFetch", message: `createMockFetch: ${message}` }, {});
}
