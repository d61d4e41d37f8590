// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type {
  ErrorBody,
  EstimateLinkCollection,
  Invoice,
  InvoiceCollection,
  InvoiceLineItem,
  InvoiceLineItemCollection,
  InvoiceSummary,
  InvoiceSummaryCollection,
} from "../models.ts";
import { bearer } from "../runtime/bearer.ts";
import { type BinaryResponse, binary } from "../runtime/binary.ts";
import { uuid } from "../runtime/ids.ts";
import { given } from "../runtime/options.ts";
import { type PageOptions, type PagedPromise, sendPages } from "../runtime/pages.ts";
import { segment } from "../runtime/path.ts";
import { withValues } from "../runtime/query.ts";
import { separatedByQuestionMarks } from "../runtime/question-marks.ts";
import { send } from "../runtime/send.ts";
import { resourceShape } from "../runtime/shape.ts";
import type { ApiPromise, Client, HeaderValues, IdHeaders, RequestOptions } from "../runtime/types.ts";

/** Headers that are new for each call. */
const newIds = (): HeaderValues => ({ "ms-correlationid": uuid(), "ms-requestid": uuid() });

/** Headers that identify a call. */
const idHeaders: IdHeaders = { requestId: "ms-requestid", correlationId: "ms-correlationid" };

/** Parameters of `getInvoice`. */
export interface GetInvoiceParams {
  /**
   * The `id` of the invoice.
   *
   * Sent as `invoice-id`.
   */
  invoiceId: string;
}

/** Error bodies of `getInvoice`, by status. */
export interface GetInvoiceErrors {
  400: ErrorBody;
  401: ErrorBody;
  403: ErrorBody;
  404: ErrorBody;
  500: ErrorBody;
}

/**
 * Gets an invoice.
 *
 * Needs an App+User token; an App token gets 403 (code 900329).
 *
 * Has invoices of legacy commerce, and those of modern commerce from before 2025-05-15. The newest
 * guide names the clouds of 21Vianet and US Government only; for the global one, Microsoft Graph has
 * the rest.
 *
 * Credentials: `AppUser`.
 *
 * `GET /v1/invoices/{invoice-id}`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoice-by-id
 */
export function getInvoice(
  client: Client,
  params: GetInvoiceParams,
  options?: RequestOptions,
): ApiPromise<Invoice, GetInvoiceErrors> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () => `/v1/invoices/${segment(params.invoiceId, "invoice-id")}`,
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      shape: resourceShape,
    },
    options,
  );
}

/** Parameters of `getInvoiceReceiptStatement`. */
export interface GetInvoiceReceiptStatementParams {
  /**
   * The `id` of the invoice.
   *
   * Sent as `invoice-id`.
   */
  invoiceId: string;
  /**
   * The `id` of the tax receipt.
   *
   * Sent as `receipt-id`.
   */
  receiptId: string;
}

/** Error bodies of `getInvoiceReceiptStatement`, by status. */
export type GetInvoiceReceiptStatementErrors = GetInvoiceErrors;

/**
 * Gets the PDF of a tax receipt.
 *
 * Taiwan only. Needs an App+User token; an App token gets 403 (code 900329).
 * `taxReceiptPdfDownloadLink` of a receipt leads here.
 *
 * Credentials: `AppUser`.
 *
 * `GET /v1/invoices/{invoice-id}/receipts/{receipt-id}/documents/statement`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoice-receipt-statement
 */
export function getInvoiceReceiptStatement(
  client: Client,
  params: GetInvoiceReceiptStatementParams,
  options?: RequestOptions,
): ApiPromise<BinaryResponse, GetInvoiceReceiptStatementErrors> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () =>
        `/v1/invoices/${segment(params.invoiceId, "invoice-id")}/receipts/${segment(params.receiptId, "receipt-id")}/documents/statement`,
      headers: () => ({ ...newIds(), accept: "application/pdf" }),
      steps: [bearer],
      ids: idHeaders,
      decode: binary,
    },
    options,
  );
}

/** Parameters of `getInvoiceStatement`. */
export interface GetInvoiceStatementParams {
  /**
   * The `id` of the invoice.
   *
   * Sent as `invoice-id`.
   */
  invoiceId: string;
}

/** Error bodies of `getInvoiceStatement`, by status. */
export type GetInvoiceStatementErrors = GetInvoiceErrors;

/**
 * Gets the PDF of an invoice.
 *
 * Needs an App+User token; an App token gets 403 (code 900329). `pdfDownloadLink` of an invoice leads
 * here, and no guide limits it to a cloud or a period.
 *
 * Credentials: `AppUser`.
 *
 * `GET /v1/invoices/{invoice-id}/documents/statement`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoice-statement
 */
export function getInvoiceStatement(
  client: Client,
  params: GetInvoiceStatementParams,
  options?: RequestOptions,
): ApiPromise<BinaryResponse, GetInvoiceStatementErrors> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: () => `/v1/invoices/${segment(params.invoiceId, "invoice-id")}/documents/statement`,
      headers: () => ({ ...newIds(), accept: "application/pdf" }),
      steps: [bearer],
      ids: idHeaders,
      decode: binary,
    },
    options,
  );
}

/** Error bodies of `getInvoiceSummary`, by status. */
export type GetInvoiceSummaryErrors = GetInvoiceErrors;

/**
 * Gets the partner's current balance.
 *
 * The balance in one currency, as a total and broken down by recurring and one-time charges. A partner
 * who is billed in several currencies finds them all in the invoice summaries.
 *
 * Credentials: `App` or `AppUser`.
 *
 * `GET /v1/invoices/summary`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoices-summary
 */
export function getInvoiceSummary(
  client: Client,
  options?: RequestOptions,
): ApiPromise<InvoiceSummary, GetInvoiceSummaryErrors> {
  return send(
    client,
    {
      method: "GET",
      path: "/v1/invoices/summary",
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      shape: resourceShape,
    },
    options,
  );
}

/** Parameters of `listEstimateLinks`. */
export interface ListEstimateLinksParams {
  /** ISO 4217 code of the currency that is billed, such as `EUR`. The guide wants it always. */
  currencyCode?: string | undefined;
}

/** Error bodies of `listEstimateLinks`, by status. */
export type ListEstimateLinksErrors = GetInvoiceErrors;

/**
 * Lists where the unbilled line items are.
 *
 * Each link is a request of `listInvoiceLineItems` with `unbilled` for an id, and serves what that one
 * does in each cloud; Microsoft Graph has the rest. All links come in one answer.
 *
 * Credentials: `App` or `AppUser`.
 *
 * `GET /v1/invoices/estimates/links`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoice-estimate-links
 */
export function listEstimateLinks(
  client: Client,
  params: ListEstimateLinksParams = {},
  options?: RequestOptions,
): ApiPromise<EstimateLinkCollection, ListEstimateLinksErrors> {
  params = given(params);
  return send(
    client,
    {
      method: "GET",
      path: withValues("/v1/invoices/estimates/links", { currencyCode: params.currencyCode }),
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      shape: resourceShape,
    },
    options,
  );
}

/** Parameters of `listInvoiceLineItems`. */
export interface ListInvoiceLineItemsParams {
  /**
   * The `id` of the invoice, or `unbilled` for what is not billed yet.
   *
   * Sent as `invoice-id`.
   */
  invoiceId: string;
  /**
   * `onetime`, `office` or `azure`. The reference also names `all` and `marketplace`, of which the
   * guides want the latter no more. `one_time`, as answers spell it, is refused.
   */
  provider?: string | undefined;
  /** `billinglineitems` for charges, `usagelineitems` for usage. */
  invoiceLineItemType?: string | undefined;
  /** Only items with partner earned credit, or only those without. For usage of `onetime` only. */
  hasPartnerEarnedCredit?: boolean | undefined;
  /** ISO 4217 code of the currency that is billed, such as `EUR`. For usage and for `unbilled`. */
  currencyCode?: string | undefined;
  /** `current` or `previous`: the calendar month, seen from today. For `unbilled`. */
  period?: string | undefined;
  /**
   * How many items a page should have. 2000 unless you say otherwise, and no more.
   *
   * Format int32.
   */
  size?: number | undefined;
  /**
   * How many items to skip, counted from zero. For `office` and `azure` only.
   *
   * Format int32.
   */
  offset?: number | undefined;
  /** `Next` for a page after the first, with its `MS-ContinuationToken`. `links.next` has both. */
  seekOperation?: string | undefined;
}

/** Error bodies of `listInvoiceLineItems`, by status. */
export type ListInvoiceLineItemsErrors = GetInvoiceErrors;

/**
 * Lists the line items of an invoice, or those that are not billed yet.
 *
 * `provider` and `invoiceLineItemType` choose what comes back:
 *
 * | `provider`    | `invoiceLineItemType` | items                     | commerce |
 * | ------------- | --------------------- | ------------------------- | -------- |
 * | `onetime`     | `billinglineitems`    | `OneTimeInvoiceLineItem`  | modern   |
 * | `onetime`     | `usagelineitems`      | `DailyRatedUsageLineItem` | modern   |
 * | `office`      | `billinglineitems`    | `LicenseBasedLineItem`    | legacy   |
 * | `azure`       | `billinglineitems`    | `UsageBasedLineItem`      | legacy   |
 * | `azure`       | `usagelineitems`      | `DailyUsageLineItem`      | legacy   |
 *
 * `attributes.objectType` says which kind an item is. The answer is one page: `links.next` is the only
 * reliable sign of another, and its headers have to go with the next request.
 *
 * The guides want `provider` and `invoiceLineItemType` always, `currencyCode` for usage and for
 * `unbilled`, and `period` for `unbilled`.
 *
 * Legacy commerce stays here, and so do the clouds of 21Vianet and US Government. Of modern commerce
 * in the global cloud, this serves billed charges of periods up to 2024-01, billed usage of periods up
 * to 2022-08, and unbilled charges until 2026-03-15. Microsoft Graph has the rest, among it unbilled
 * usage since 2025-04-21.
 *
 * Credentials: `App` or `AppUser`.
 *
 * `GET /v1/invoices/{invoice-id}/lineitems`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-invoice-line-items
 */
export function listInvoiceLineItems(
  client: Client,
  params: ListInvoiceLineItemsParams,
  options?: PageOptions,
): PagedPromise<InvoiceLineItemCollection, InvoiceLineItem, ListInvoiceLineItemsErrors> {
  params = given(params);
  return sendPages(
    client,
    {
      operation: listInvoiceLineItems,
      method: "GET",
      path: () =>
        withValues(`/v1/invoices/${segment(params.invoiceId, "invoice-id")}/lineitems`, {
          provider: params.provider,
          invoiceLineItemType: params.invoiceLineItemType,
          hasPartnerEarnedCredit: params.hasPartnerEarnedCredit,
          currencyCode: params.currencyCode,
          period: params.period,
          size: params.size,
          offset: params.offset,
          seekOperation: params.seekOperation,
        }),
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      pages: {
        items: (page) => page?.items,
        at: "items",
        next: (page) => page?.links?.next,
        root: "/v1/",
        query: separatedByQuestionMarks,
      },
    },
    options,
  );
}

/** Error bodies of `listInvoiceSummaries`, by status. */
export type ListInvoiceSummariesErrors = GetInvoiceErrors;

/**
 * Lists the partner's current balance in each currency.
 *
 * Needs an App+User token; an App token gets 403 (code 900329). All currencies come in one answer.
 *
 * Credentials: `AppUser`.
 *
 * `GET /v1/invoices/summaries`
 *
 * @see https://learn.microsoft.com/en-us/partner-center/developer/get-invoice-summaries
 */
export function listInvoiceSummaries(
  client: Client,
  options?: RequestOptions,
): ApiPromise<InvoiceSummaryCollection, ListInvoiceSummariesErrors> {
  return send(
    client,
    {
      method: "GET",
      path: "/v1/invoices/summaries",
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      shape: resourceShape,
    },
    options,
  );
}

/** Parameters of `listInvoices`. */
export interface ListInvoicesParams {
  /**
   * How many invoices a page should have. Honoured for legacy invoices only.
   *
   * Format int32.
   */
  size?: number | undefined;
  /**
   * How many invoices to skip, counted from zero. Honoured for legacy invoices only.
   *
   * Format int32.
   */
  offset?: number | undefined;
  /** Only invoices of this type, `Recurring` or `OneTime`. */
  invoiceType?: string | undefined;
  /**
   * The operator of a filter, such as `greater_than_or_equals`. The documentation names this parameter
   * and says no more; the field and the value that it would compare have no parameter.
   *
   * Sent as `filter.operator`.
   */
  filterOperator?: string | undefined;
}

/** Error bodies of `listInvoices`, by status. */
export type ListInvoicesErrors = GetInvoiceErrors;

/**
 * Lists the invoices of the partner.
 *
 * The answer is one page. `links.next` is the only reliable sign of another: do not count with
 * `totalCount`, and do not add `size` to `offset` yourself, since modern invoices ignore both and
 * would repeat for ever.
 *
 * Credentials: `App` or `AppUser`.
 *
 * `GET /v1/invoices`
 *
 * @see https://learn.microsoft.com/en-us/rest/api/partner-center/manage-billing/get-a-collection-of-invoices
 */
export function listInvoices(
  client: Client,
  params: ListInvoicesParams = {},
  options?: PageOptions,
): PagedPromise<InvoiceCollection, Invoice, ListInvoicesErrors> {
  params = given(params);
  return sendPages(
    client,
    {
      operation: listInvoices,
      method: "GET",
      path: withValues("/v1/invoices", {
        size: params.size,
        offset: params.offset,
        invoiceType: params.invoiceType,
        "filter.operator": params.filterOperator,
      }),
      headers: newIds,
      steps: [bearer],
      ids: idHeaders,
      pages: {
        items: (page) => page?.items,
        at: "items",
        next: (page) => page?.links?.next,
        root: "/v1/",
        query: separatedByQuestionMarks,
      },
    },
    options,
  );
}
