// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npm run generate`.

import type {
  ErrorBody,
  Invoice,
  InvoiceCollection,
  InvoiceSummary,
  InvoiceSummaryCollection,
} from "../models.ts";
import { bearer } from "../runtime/bearer.ts";
import { uuid } from "../runtime/ids.ts";
import { type PageOptions, type PagedPromise, sendPages } from "../runtime/pages.ts";
import { withValues } from "../runtime/query.ts";
import { separatedByQuestionMarks } from "../runtime/question-marks.ts";
import { send } from "../runtime/send.ts";
import { resourceShape } from "../runtime/shape.ts";
import type { ApiPromise, Client, HeaderValues, IdHeaders, RequestOptions } from "../runtime/types.ts";

/** Headers that are new for each call. */
const newIds = (): HeaderValues => ({ "ms-correlationid": uuid(), "ms-requestid": uuid() });

/** Headers that identify a call. */
const idHeaders: IdHeaders = { requestId: "ms-requestid", correlationId: "ms-correlationid" };

/** Error bodies of `getInvoiceSummary`, by status. */
export interface GetInvoiceSummaryErrors {
  400: ErrorBody;
  401: ErrorBody;
  403: ErrorBody;
  404: ErrorBody;
  500: ErrorBody;
}

/**
 * Gets the partner's current balance.
 *
 * The balance in one currency, as a total and broken down by recurring and one-time charges. A partner
 * who is billed in several currencies finds them all in the invoice summaries.
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

/** Error bodies of `listInvoiceSummaries`, by status. */
export interface ListInvoiceSummariesErrors {
  400: ErrorBody;
  401: ErrorBody;
  403: ErrorBody;
  404: ErrorBody;
  500: ErrorBody;
}

/**
 * Lists the partner's current balance in each currency.
 *
 * Needs an App+User token; an App token gets 403 (code 900329). All currencies come in one answer.
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
   * @format int32
   */
  size?: number | undefined;
  /**
   * How many invoices to skip, counted from zero. Honoured for legacy invoices only.
   *
   * @format int32
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
export interface ListInvoicesErrors {
  400: ErrorBody;
  401: ErrorBody;
  403: ErrorBody;
  404: ErrorBody;
  500: ErrorBody;
}

/**
 * Lists the invoices of the partner.
 *
 * The answer is one page. `links.next` is the only reliable sign of another: do not count with
 * `totalCount`, and do not add `size` to `offset` yourself, since modern invoices ignore both and
 * would repeat for ever.
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
