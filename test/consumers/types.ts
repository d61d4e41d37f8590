/** What the package's types promise. Each line compiles if it holds; `@ts-expect-error` marks what must not. */
import {
  type ApiError,
  type ApiPromise,
  type Client,
  createClient,
  DocumentType,
  type ErrorBody,
  getInvoiceSummary,
  type GetInvoiceSummaryErrors,
  type Invoice,
  type InvoiceCollection,
  type InvoiceSummary,
  type InvoiceSummaryCollection,
  isErrorOf,
  listInvoices,
  type ListInvoicesErrors,
  type ListInvoicesParams,
  listInvoiceSummaries,
  type OpenEnum,
  type PagedPromise,
  type PageOptions,
  parseDate,
  parseEnum,
  type RequestOptions,
  servers,
  type WithResponse,
} from "partner-center-invoices";
import {
  createMockFetch,
  delay,
  type MockFetch,
  reply,
  sequence,
  truncate,
} from "partner-center-invoices/testing";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles if the two types are the same. */
declare function same<A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void;
/** Compiles if the value has the type, and no other. */
declare function is<Want>(): <Got>(
  value: Got,
  ..._same: Equal<Got, Want> extends true ? [] : [never]
) => void;

declare const client: Client;
declare const failure: unknown;

// Functions: a parameter object where there are parameters, and none where there are none.
same<Parameters<typeof getInvoiceSummary>, [client: Client, options?: RequestOptions]>();
same<Parameters<typeof listInvoiceSummaries>, [client: Client, options?: RequestOptions]>();
same<Parameters<typeof listInvoices>, [client: Client, params?: ListInvoicesParams, options?: PageOptions]>();
same<ReturnType<typeof getInvoiceSummary>, ApiPromise<InvoiceSummary, GetInvoiceSummaryErrors>>();
same<ReturnType<typeof listInvoices>, PagedPromise<InvoiceCollection, Invoice, ListInvoicesErrors>>();
same<Awaited<ReturnType<typeof listInvoiceSummaries>>, InvoiceSummaryCollection>();
same<Awaited<ReturnType<ReturnType<typeof listInvoices>["withResponse"]>>, WithResponse<InvoiceCollection>>();
void listInvoiceSummaries(client, { maxRetries: 0 });
same<keyof ListInvoicesParams, "size" | "offset" | "invoiceType" | "filterOperator">();
// @ts-expect-error There are no parameters, and this is no option.
void getInvoiceSummary(client, { size: 1 });
// @ts-expect-error A number is not a string.
void listInvoices(client, { size: "1" });
// @ts-expect-error Nobody has such a parameter.
void listInvoices(client, { "filter.operator": "equals" });
// @ts-expect-error Only pages can be resumed.
void getInvoiceSummary(client, { resumeFrom: "/invoices" });
void listInvoices(client, { size: undefined }, { signal: undefined, timeoutMs: 1, resumeFrom: "/invoices" });

for await (const invoice of listInvoices(client)) is<Invoice>()(invoice);
for await (const page of listInvoices(client).pages()) is<InvoiceCollection>()(page);

// The client.
createClient({ baseUrl: servers.global, token: async () => ({ token: "", expiresOnTimestamp: 1 }) });
createClient({ baseUrl: servers.china, token: () => "", headers: { "X-Locale": undefined } });
// @ts-expect-error It has to be somewhere.
createClient({ token: "" });
// @ts-expect-error A number is no token.
createClient({ baseUrl: servers.global, token: () => 1 });
same<keyof typeof servers, "global" | "usGovernment" | "china">();

// Models: nothing is required, and properties have the wire's names.
const nothing: Invoice = {};
same<Invoice["totalCharges"], number | undefined>();
same<Invoice["amendments"], Invoice[] | undefined>();
// @ts-expect-error The wire's name is totalCharges.
void nothing.total_charges;

// Enums are values and types of the same name; open ones take what nobody knows yet.
same<DocumentType, "adjustmentNote" | "invoice" | "none" | "reconciliation" | "voidNote">();
same<Invoice["documentType"], OpenEnum<DocumentType> | undefined>();
const closed: DocumentType = DocumentType.VoidNote;
const open: OpenEnum<DocumentType>[] = [closed, "voidNote", "hologram"];
// @ts-expect-error An open enum is not a closed one.
const narrowed: DocumentType = open[0]!;
// @ts-expect-error A misspelled member.
void DocumentType.VoidNotes;
const parsed = parseEnum(DocumentType, nothing.documentType);
is<DocumentType | undefined>()(parsed);
const date = parseDate(nothing.invoiceDate);
is<Date | undefined>()(date);

// Errors: a status that the document describes has its body, another has not.
if (isErrorOf(failure, getInvoiceSummary, 404)) {
  is<404>()(failure.status);
  is<ErrorBody>()(failure.body);
  const error: ApiError = failure;
  is<unknown>()(error.body);
}
if (isErrorOf(failure, getInvoiceSummary, 418)) is<unknown>()(failure.body);
// @ts-expect-error Not an operation.
isErrorOf(failure, "getInvoiceSummary", 404);

// The testing entry knows what each operation answers.
const mock = createMockFetch({
  getInvoiceSummary: sequence(503, { balanceAmount: 1 }),
  listInvoices: delay(1, reply(404)),
  listInvoiceSummaries: ({ count }) => (count === 0 ? truncate() : { items: [{ currencyCode: "EUR" }] }),
});
createClient({ baseUrl: servers.global, fetch: mock });
same<
  typeof mock extends MockFetch<infer Bodies> ? keyof Bodies : never,
  Parameters<typeof mock.requestsTo>[0]
>();
same<
  Parameters<typeof mock.requestsTo>[0],
  | "getInvoice"
  | "getInvoiceReceiptStatement"
  | "getInvoiceStatement"
  | "getInvoiceSummary"
  | "listEstimateLinks"
  | "listInvoiceLineItems"
  | "listInvoices"
  | "listInvoiceSummaries"
>();
// @ts-expect-error The balance is a number.
createMockFetch({ getInvoiceSummary: { balanceAmount: "1" } });
// @ts-expect-error In a sequence, too.
createMockFetch({ getInvoiceSummary: sequence(503, { balanceAmount: "1" }) });
// @ts-expect-error There is no such operation.
createMockFetch({ getInvoices: {} });

export { closed, narrowed, open };
