/**
 * A program of somebody who installed the package: everything that the package offers, once. The test compiles it
 * as an ES module and as CommonJS, and runs both.
 */
import {
  ApiError,
  type Client,
  type ClientOptions,
  ConnectionError,
  createClient,
  createLogger,
  CredentialError,
  DecodeError,
  DocumentType,
  followRedirects,
  getInvoiceSummary,
  type Invoice,
  type InvoiceSummary,
  isErrorOf,
  type ListInvoicesParams,
  listInvoices,
  listInvoiceSummaries,
  type Middleware,
  type OpenEnum,
  type PagedPromise,
  type PageOptions,
  type PagePosition,
  PagingError,
  parseDate,
  parseEnum,
  positionOf,
  RequestError,
  type RequestOptions,
  servers,
  TimeoutError,
  type TokenCredential,
} from "partner-center-invoices";
import { createMockFetch, delay, reply, sequence } from "partner-center-invoices/testing";

/** What the consumer found out, to be compared. */
export type Findings = Readonly<Record<string, unknown>>;

/** Uses the package against a service. */
export async function consume(origin: string): Promise<Findings> {
  const logged: string[] = [];
  const write = (message: string): void => void logged.push(message);
  const tagged: Middleware = (request, next) =>
    next({ ...request, headers: { ...request.headers, "x-tag": String(request.attempt) } });
  const credential: TokenCredential = { getToken: () => Promise.resolve({ token: "secret" }) };
  const clientOf = (scenario: string, options: Partial<ClientOptions> = {}): Client =>
    createClient({
      baseUrl: origin,
      credential,
      scopes: "api/.default",
      headers: { "x-scenario": scenario, "x-run": scenario },
      middleware: [followRedirects, tagged],
      logger: createLogger({ debug: write, info: write, warn: write, error: write }),
      ...options,
    });
  return {
    ...(await readEverything(clientOf)),
    ...(await failInEveryWay(clientOf)),
    ...(await testWithoutNetwork()),
    logged: logged.length > 0 && logged.every((line) => !line.includes("secret")),
    servers: [servers.global, servers.usGovernment, servers.china].every((url) => url.startsWith("https://")),
  };
}

type ClientOf = (scenario: string, options?: Partial<ClientOptions>) => Client;

async function readEverything(clientOf: ClientOf): Promise<Findings> {
  const client = clientOf("plain");
  const params: ListInvoicesParams = { size: 2, filterOperator: "equals" };
  const options: RequestOptions = { timeoutMs: 5_000, headers: { "X-Locale": "de-DE" } };
  const summary: InvoiceSummary = await getInvoiceSummary(client, options);
  const { data, response, requestId } = await getInvoiceSummary(client).withResponse();
  const { items = [] } = await listInvoiceSummaries(client);
  const first = (await listInvoices(client, params, options)).items?.[0];

  const paged: PagedPromise<{ items?: Invoice[] }, Invoice> = listInvoices(clientOf("pages"), { size: 1 });
  const ids: (string | undefined)[] = [];
  for await (const invoice of paged) ids.push(invoice.id);
  let pages = 0;
  let saved: PagePosition | undefined;
  for await (const page of listInvoices(clientOf("pages")).pages()) {
    pages++;
    saved ??= positionOf(page);
  }
  const resumed: (string | undefined)[] = [];
  const rest: PageOptions = saved === undefined ? {} : { resumeFrom: saved };
  for await (const { id } of listInvoices(clientOf("pages"), {}, rest)) resumed.push(id);

  const documentType: OpenEnum<DocumentType> | undefined = first?.documentType;
  return {
    balance: [summary.balanceAmount, data.currencyCode, response.status, requestId !== undefined],
    currencies: items.map(({ currencyCode }) => currencyCode),
    isVoidNote: parseEnum(DocumentType, documentType) === DocumentType.VoidNote,
    invoiceDate: parseDate(first?.invoiceDate)?.toISOString(),
    ids,
    pages,
    resumed,
  };
}

async function failInEveryWay(clientOf: ClientOf): Promise<Findings> {
  const nameOf = async (promise: PromiseLike<unknown>): Promise<string> => {
    try {
      await promise;
      return "success";
    } catch (error) {
      if (isErrorOf(error, getInvoiceSummary, 404)) return `404 ${error.body.description}`;
      if (error instanceof ApiError) return `${error.status} ${error.code}`;
      if (error instanceof TimeoutError) return `too slow: ${error.kind}`;
      for (const kind of [ConnectionError, CredentialError, DecodeError, PagingError]) {
        // Not the name of the class, which bundlers shorten.
        if (error instanceof kind) return error.name;
      }
      return error instanceof RequestError ? "another failure" : String(error);
    }
  };
  const once: RequestOptions = { maxRetries: 0 };
  const noToken: Partial<ClientOptions> = { credential: { getToken: () => Promise.resolve(null) } };
  const pageOf = async (scenario: string): Promise<void> => {
    for await (const _page of listInvoices(clientOf(scenario)).pages());
  };
  return {
    retried: await nameOf(getInvoiceSummary(clientOf("503 once"))),
    failures: [
      await nameOf(getInvoiceSummary(clientOf("404"))),
      await nameOf(getInvoiceSummary(clientOf("401 for ever"))),
      await nameOf(getInvoiceSummary(clientOf("silence"), { ...once, timeoutMs: 100 })),
      await nameOf(getInvoiceSummary(clientOf("lost for ever"), once)),
      await nameOf(getInvoiceSummary(clientOf("plain", noToken))),
      await nameOf(getInvoiceSummary(clientOf("HTML page"))),
      await nameOf(pageOf("page that leads elsewhere")),
      await nameOf(getInvoiceSummary(clientOf("silence"), { signal: AbortSignal.abort("no more") })),
    ],
  };
}

async function testWithoutNetwork(): Promise<Findings> {
  const fetch = createMockFetch({
    getInvoiceSummary: sequence(503, { balanceAmount: 7 }),
    listInvoices: delay(1, reply(404, { code: 3000 })),
  });
  const client = createClient({ baseUrl: servers.china, token: "secret", fetch });
  const { balanceAmount } = await getInvoiceSummary(client);
  const failure: unknown = await listInvoices(client).catch((error: unknown) => error);
  const isNotFound = isErrorOf(failure, listInvoices, 404) && failure.body.code === 3000;
  return { mocked: [balanceAmount, isNotFound, fetch.requestsTo("getInvoiceSummary").length] };
}
