/**
 * What has to hold wherever the package runs. Nothing here is particular to one runtime: no test framework, no
 * module of Node, and the package is handed in, so that the same file tries its build and its sources.
 */
export type Package = typeof import("../../generated/src/index.ts");
export type Testing = typeof import("../../generated/src/testing.ts");
type Client = ReturnType<Package["createClient"]>;
type Options = Partial<Parameters<Package["createClient"]>[0]>;

export interface Subject {
  readonly api: Package;
  readonly testing: Testing;
  /** Of the service, and of an origin that is not the service's. */
  readonly url: string;
  readonly foreignUrl: string;
}

export interface Outcome {
  readonly name: string;
  /** Absent when it held. */
  readonly error?: string;
}

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Tools extends Subject {
  /** A client that the service puts through a scenario. */
  client(scenario: string, options?: Options): Client;
  /** What the service was asked by the clients of this test. */
  seen(): Promise<readonly Seen[]>;
  /** What they asked of the other origin. */
  seenElsewhere(): Promise<readonly Seen[]>;
}

/** Runs everything, one after the other. It never rejects. */
export async function runSuite(subject: Subject): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, test] of Object.entries(tests)) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("not done after 10 s")), 10_000);
    });
    try {
      await Promise.race([test(toolsOf(subject)), tooLong]);
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    clearTimeout(timer);
  }
  return outcomes;
}

function toolsOf(subject: Subject): Tools {
  const run = crypto.randomUUID();
  const seen = async (name: string): Promise<Seen[]> =>
    (await (await fetch(`${subject.url}/seen/${name}`)).json()) as Seen[];
  return {
    ...subject,
    client: (scenario, options = {}) =>
      subject.api.createClient({
        baseUrl: subject.url,
        token: "secret-token",
        ...options,
        headers: { "x-scenario": scenario, "x-run": run, ...options.headers },
      }),
    seen: () => seen(run),
    seenElsewhere: () => seen(`foreign-${run}`),
  };
}

function equal(got: unknown, want: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
  if (a !== b) throw new Error(`got ${a}, want ${b}`);
}

function holds(condition: unknown, what: string): void {
  if (!condition) throw new Error(`it does not hold that ${what}`);
}

/** What a promise rejects with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  const nothing = {};
  const failure = await promise.then(
    () => nothing,
    (error: unknown) => error,
  );
  if (failure === nothing) throw new Error("it did not fail");
  return failure;
}

/** The failure, which has to be of a class. */
async function fails<E>(
  promise: PromiseLike<unknown>,
  kind: abstract new (...args: never[]) => E,
): Promise<E> {
  const failure = await failureOf(promise);
  if (!(failure instanceof kind)) throw new Error(`it failed with ${String(failure)}, not with ${kind.name}`);
  holds(
    !`${String(failure)}${JSON.stringify(failure)}`.includes("secret-token"),
    "an error keeps the token to itself",
  );
  return failure;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

type Test = (tools: Tools) => Promise<void>;

const operations: Readonly<Record<string, Test>> = {
  "reads the summary": async ({ api, client, seen }) => {
    const summary = await api.getInvoiceSummary(client("plain"));
    equal([summary.balanceAmount, summary.currencySymbol], [1250.5, "€"]);
    equal(api.parseDate(summary.lastPaymentDate), undefined);
    const [request] = await seen();
    equal([request?.method, request?.url], ["GET", "/v1/invoices/summary"]);
    equal(
      [request?.headers["authorization"], request?.headers["accept"]],
      ["Bearer secret-token", "application/json"],
    );
  },
  "reads the summaries": async ({ api, client }) => {
    const { items } = await api.listInvoiceSummaries(client("plain"));
    equal(
      items?.map(({ currencyCode }) => currencyCode),
      ["EUR", "USD"],
    );
  },
  "reads invoices, and what their values mean": async ({ api, client, seen }) => {
    const params = { size: 2, invoiceType: "One Time&", filterOperator: "ä" };
    const { items = [] } = await api.listInvoices(client("plain"), params);
    equal(
      items.map(({ documentType }) => api.parseEnum(api.DocumentType, documentType) ?? null),
      ["voidNote", null],
    );
    equal(api.parseDate(items[0]?.invoiceDate), "2024-02-29T10:00:00.123Z");
    equal((await seen())[0]?.url, "/v1/invoices?size=2&invoiceType=One%20Time%26&filter.operator=%C3%A4");
  },
  "gives the response and its ids": async ({ api, client }) => {
    const options = { headers: { "ms-requestid": "mine" } };
    const { data, response, requestId } = await api
      .getInvoiceSummary(client("plain"), options)
      .withResponse();
    equal([data.currencyCode, response.status, requestId], ["EUR", 200, "mine"]);
  },
  "sends a client's headers and a call's": async ({ api, client, seen }) => {
    const french = client("plain", { headers: { "X-Locale": "fr-FR" } });
    await api.getInvoiceSummary(french);
    await api.getInvoiceSummary(french, { headers: { "x-locale": "de-DE" } });
    equal(
      (await seen()).map(({ headers }) => headers["x-locale"]),
      ["fr-FR", "de-DE"],
    );
  },
  "makes 50 calls at once": async ({ api, client, seen }) => {
    const one = client("plain");
    const summaries = await Promise.all(Array.from({ length: 50 }, () => api.getInvoiceSummary(one)));
    equal(summaries.filter(({ currencyCode }) => currencyCode === "EUR").length, 50);
    equal(new Set((await seen()).map(({ headers }) => headers["ms-requestid"])).size, 50);
  },
};

const retries: Readonly<Record<string, Test>> = {
  "repeats a 503 under the same request id": async ({ api, client, seen }) => {
    equal((await api.getInvoiceSummary(client("503 once"))).currencyCode, "EUR");
    const ids = (await seen()).map(({ headers }) => headers["ms-requestid"]);
    equal(ids.length, 2);
    holds(ids[0] === ids[1] && /^[0-9a-f-]{36}$/.test(ids[0] ?? ""), "both have one UUID");
  },
  "gives up after maxRetries": async ({ api, client, seen }) => {
    const error = await fails(api.getInvoiceSummary(client("503 for ever"), { maxRetries: 1 }), api.ApiError);
    equal([error.status, error.body, (await seen()).length], [503, "<h1>Busy</h1>", 2]);
  },
  "waits as long as Retry-After says": async ({ api, client }) => {
    const begin = performance.now();
    await api.getInvoiceSummary(client("429 with Retry-After"));
    const ms = performance.now() - begin;
    holds(ms > 900 && ms < 5_000, `${ms} ms are about one second`);
  },
  "does not wait for an hour": async ({ api, client, seen }) => {
    const error = await fails(api.getInvoiceSummary(client("429 for an hour")), api.ApiError);
    equal([error.retryAfterMs, (await seen()).length], [3_600_000, 1]);
  },
  "repeats after a lost connection": async ({ api, client }) => {
    equal((await api.getInvoiceSummary(client("lost once"))).currencyCode, "EUR");
  },
};

const limits: Readonly<Record<string, Test>> = {
  "ends an attempt that takes too long": async ({ api, client }) => {
    const call = api.getInvoiceSummary(client("silence"), { timeoutMs: 100, maxRetries: 0 });
    equal((await fails(call, api.TimeoutError)).kind, "attempt");
  },
  "repeats an attempt that took too long": async ({ api, client, seen }) => {
    const summary = await api.getInvoiceSummary(client("silence once"), { timeoutMs: 1_000 });
    equal([summary.currencyCode, (await seen()).length], ["EUR", 2]);
  },
  "keeps to the deadline of the call": async ({ api, client }) => {
    const begin = performance.now();
    const call = api.getInvoiceSummary(client("silence"), { deadlineMs: 150, maxRetries: 9 });
    equal((await fails(call, api.TimeoutError)).kind, "deadline");
    holds(performance.now() - begin < 3_000, "it ended soon");
  },
  "rejects with the reason of an abort": async ({ api, client }) => {
    const controller = new AbortController();
    const reason = new Error("I changed my mind");
    setTimeout(() => controller.abort(reason), 50);
    const failure = await failureOf(api.getInvoiceSummary(client("silence"), { signal: controller.signal }));
    holds(failure === reason, "the failure is the reason itself");
  },
  "rejects at once when it waits to repeat": async ({ api, client }) => {
    const signal = AbortSignal.timeout(200);
    const begin = performance.now();
    const failure = await failureOf(api.getInvoiceSummary(client("429 with Retry-After"), { signal }));
    holds(failure === signal.reason && performance.now() - begin < 900, "it did not wait for the second");
  },
};

const paging: Readonly<Record<string, Test>> = {
  "goes through every page": async ({ api, client, seen }) => {
    const invoices = await collect(api.listInvoices(client("pages"), { size: 1 }));
    equal(
      invoices.map(({ id }) => id),
      ["one", "two", "three"],
    );
    const urls = (await seen()).map(({ url }) => url);
    equal(urls.slice(1), ["/v1/invoices?size=1&seekOperation=Next", "/v1/invoices?size=1&offset=2"]);
  },
  "stops when the loop is left": async ({ api, client, seen }) => {
    for await (const page of api.listInvoices(client("pages")).pages()) {
      equal(page.items?.length, 1);
      break;
    }
    equal((await seen()).length, 1);
  },
  "goes on from a saved link": async ({ api, client }) => {
    const { links } = await api.listInvoices(client("pages"));
    const resumeFrom = JSON.parse(JSON.stringify(links?.next)) as object;
    const rest = await collect(api.listInvoices(client("pages"), {}, { resumeFrom }));
    equal(
      rest.map(({ id }) => id),
      ["two", "three"],
    );
  },
  "knows when a list was read to its end": async ({ api, client, seen }) => {
    const positions: string[] = [];
    for await (const page of api.listInvoices(client("pages"), { size: 1 }).pages()) {
      positions.push(JSON.stringify(api.positionOf(page)));
    }
    const before = (await seen()).length;
    const resumeFrom = JSON.parse(positions.at(-1) ?? "") as object;
    equal(await collect(api.listInvoices(client("pages"), {}, { resumeFrom })), []);
    equal([before, (await seen()).length], [3, 3]);
  },
  "turns pages, and takes as many invoices as are wanted": async ({ api, client, seen }) => {
    const second = await api.nextPage(await api.listInvoices(client("pages"), { size: 1 }));
    equal(second?.items?.[0]?.id, "two");
    const two = await api.listInvoices(client("pages"), { size: 1 }).toArray({ limit: 2 });
    equal([two.length, (await seen()).length], [2, 4]);
  },
  "ends a circle of links": async ({ api, client }) => {
    await fails(collect(api.listInvoices(client("page that leads to itself"), { size: 1 })), api.PagingError);
  },
  "does not follow a link to another origin": async ({ api, client, seenElsewhere }) => {
    await fails(collect(api.listInvoices(client("page that leads elsewhere"))), api.PagingError);
    equal((await seenElsewhere()).length, 0);
  },
};

const errors: Readonly<Record<string, Test>> = {
  "says what the service said": async ({ api, client }) => {
    const error = await fails(api.getInvoiceSummary(client("404")), api.ApiError);
    equal(
      [error.status, error.code, error.message],
      [404, "3000", "404 GET /v1/invoices/summary: Not found"],
    );
    equal([error.requestId, error.correlationId], ["server-request", "server-correlation"]);
    holds(
      api.isErrorOf(error, api.getInvoiceSummary, 404) && error.body.code === 3000,
      "the body has its type",
    );
  },
  "makes do with an empty error": async ({ api, client }) => {
    const error = await fails(api.getInvoiceSummary(client("empty 403")), api.ApiError);
    equal([error.status, error.body || null], [403, null]);
  },
  "tells a lost connection": async ({ api, client }) => {
    await fails(api.getInvoiceSummary(client("lost for ever"), { maxRetries: 0 }), api.ConnectionError);
  },
  "tells half a body": async ({ api, client }) => {
    await fails(api.getInvoiceSummary(client("half a body"), { maxRetries: 0 }), api.ConnectionError);
  },
  "tells half a JSON": async ({ api, client }) => {
    await fails(api.getInvoiceSummary(client("half a JSON")), api.DecodeError);
  },
  "tells an HTML page, and does not quote it": async ({ api, client }) => {
    const error = await fails(api.getInvoiceSummary(client("HTML page")), api.DecodeError);
    holds(!error.message.includes("Sign in"), "the message quotes nothing");
    holds(error.message.includes("not JSON"), "the message says what is wrong");
  },
  "names options that are none, and addresses": async ({ api, client, seen }) => {
    const timeoutMs = Number(undefined);
    await fails((async () => api.getInvoiceSummary(client("plain"), { timeoutMs }))(), TypeError);
    await fails((async () => api.createClient({ baseUrl: "api.example.com" }))(), TypeError);
    equal((await seen()).length, 0);
  },
  "sends no token over http: to another machine": async ({ api, client }) => {
    const far = client("plain", { baseUrl: "http://api.example.com" });
    await fails(api.getInvoiceSummary(far), api.CredentialError);
  },
  "tells that nobody listens": async ({ api, client }) => {
    // Nobody is meant to listen on the port of the echo protocol, and browsers do not even try.
    const nobody = client("plain", { baseUrl: "http://127.0.0.1:7", maxRetries: 0 });
    await fails(api.getInvoiceSummary(nobody), api.ConnectionError);
  },
};

const bodies: Readonly<Record<string, Test>> = {
  "overlooks a byte-order mark": async ({ api, client }) => {
    equal((await api.getInvoiceSummary(client("byte-order mark"))).currencyCode, "EUR");
  },
  "unpacks gzip": async ({ api, client }) => {
    equal((await api.getInvoiceSummary(client("gzip"))).currencyCode, "EUR");
  },
  "lets another parser read numbers": async ({ api, client }) => {
    const parseJson = (text: string): unknown => JSON.parse(text.replace(/:([\d.]+)/g, ':"$1"'));
    const { balanceAmount } = await api.getInvoiceSummary(client("long number", { parseJson }));
    equal(balanceAmount, "0.1999968000511991808131");
  },
};

const tokens: Readonly<Record<string, Test>> = {
  "renews a token that is turned down": async ({ api, client, seen }) => {
    let given = 0;
    const expiresOnTimestamp = Date.now() + 3_600_000;
    const token = (): { token: string; expiresOnTimestamp: number } => ({
      token: `secret-token-${++given}`,
      expiresOnTimestamp,
    });
    equal((await api.getInvoiceSummary(client("401 once", { token }))).currencyCode, "EUR");
    equal(
      (await seen()).map(({ headers }) => headers["authorization"]),
      ["Bearer secret-token-1", "Bearer secret-token-2"],
    );
  },
  "renews it once only": async ({ api, client, seen }) => {
    const token = (): string => "secret-token";
    equal((await fails(api.getInvoiceSummary(client("401 for ever", { token })), api.ApiError)).status, 401);
    equal((await seen()).length, 2);
  },
  "asks a credential once for many calls": async ({ api, client }) => {
    const asked: unknown[] = [];
    const getToken = async (
      scopes: string | string[],
    ): Promise<{ token: string; expiresOnTimestamp: number }> => {
      asked.push(scopes);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { token: "secret-token", expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    const one = client("plain", { token: undefined, credential: { getToken }, scopes: "all/.default" });
    await Promise.all([api.getInvoiceSummary(one), api.getInvoiceSummary(one)]);
    await api.getInvoiceSummary(one);
    equal(asked, ["all/.default"]);
  },
  "says when there is no token": async ({ api, client, seen }) => {
    const token = (): never => {
      throw new Error("signed out");
    };
    await fails(api.getInvoiceSummary(client("plain", { token })), api.CredentialError);
    equal((await seen()).length, 0);
  },
  "carries no token along a redirect": async ({ api, client, seenElsewhere }) => {
    await fails(api.getInvoiceSummary(client("redirect elsewhere")), api.ApiError);
    equal((await seenElsewhere()).length, 0);
  },
};

const seams: Readonly<Record<string, Test>> = {
  "goes through middleware in order": async ({ api, client }) => {
    const order: string[] = [];
    const step =
      (name: string): NonNullable<Options["middleware"]>[number] =>
      async (request, next) => {
        order.push(name);
        const response = await next(request);
        order.push(`/${name}`);
        return response;
      };
    await api.getInvoiceSummary(client("plain", { middleware: [step("a"), step("b")] }));
    equal(order, ["a", "b", "/b", "/a"]);
  },
  "logs without secrets": async ({ api, client }) => {
    const lines: unknown[] = [];
    const write = (...line: unknown[]): void => void lines.push(line);
    const sink = { debug: write, info: write, warn: write, error: write };
    await api.listInvoices(client("plain", { logger: api.createLogger(sink, { level: "debug" }) }), {
      size: 7,
    });
    const text = JSON.stringify(lines);
    holds(
      lines.length === 2 && text.includes("size=*") && !text.includes("secret-token"),
      `${text} is discreet`,
    );
  },
  "says how it repeats": async ({ api, client }) => {
    const delays: string[] = [];
    const onRetry = ({ attempt, cause }: { attempt: number; cause: string }): unknown =>
      delays.push(`${attempt} ${cause}`);
    await api.getInvoiceSummary(client("503 once", { onRetry }));
    equal(delays.length, 1);
    await fails(api.getInvoiceSummary(client("503 for ever"), { shouldRetry: () => false }), api.ApiError);
  },
  "lets what a middleware throws come out as it is": async ({ api, client }) => {
    const mine = new Error("mine");
    const failing = client("plain", { middleware: [() => Promise.reject(mine)] });
    holds((await failureOf(api.getInvoiceSummary(failing))) === mine, "the failure is the middleware's");
  },
  "holds calls back": async ({ api, client }) => {
    const one = client("plain", { middleware: [api.createLimiter({ maxConcurrent: 2 })] });
    equal((await Promise.all(Array.from({ length: 6 }, () => api.getInvoiceSummary(one)))).length, 6);
  },
  "asks for a link of an answer": async ({ api, client, seen }) => {
    const answer = await api.request(client("plain"), { path: "/invoices/summary", root: "/v1" });
    holds(((await answer.json()) as { currencyCode: string }).currencyCode === "EUR", "it is the summary");
    equal((await seen())[0]?.headers["authorization"], "Bearer secret-token");
  },
  "is tested without a network": async ({ api, testing }) => {
    const { createMockFetch, sequence } = testing;
    const fetch = createMockFetch({ getInvoiceSummary: sequence(503, { balanceAmount: 1 }) });
    const client = api.createClient({ baseUrl: api.servers.global, token: "none", fetch });
    equal((await api.getInvoiceSummary(client)).balanceAmount, 1);
    holds((await collect(api.listInvoices(client))).length > 0, "the examples have invoices");
    equal(fetch.requestsTo("getInvoiceSummary").length, 2);
  },
};

const tests: Readonly<Record<string, Test>> = {
  ...operations,
  ...retries,
  ...limits,
  ...paging,
  ...errors,
  ...bodies,
  ...tokens,
  ...seams,
};
