// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npm run generate`.

import type { BillingProvider, DocumentType, InvoiceLineItemType } from "./enums.ts";
import type { OpenEnum } from "./runtime/parse-enum.ts";

/**
 * What the service says about a failure. There are several shapes, so count on no property; the body
 * can also be empty or an HTML page.
 */
export interface ErrorBody {
  /** What went wrong, as a number or as a string, such as 3000 (not found) or 900329 (App+User needed). */
  code?: number | string;
  /** The HTTP status, in answers of the gateway. 429 comes with `Retry-After`. */
  statusCode?: number;
  /** What went wrong, in words. */
  message?: string;
  /** What went wrong, in words. Some bodies have `message` instead, some have both. */
  description?: string;
  /** What went wrong, as a name in PascalCase. */
  errorName?: string;
  /** More about it, for support. */
  errorMessageExtended?: string;
  /** Whether the same request can succeed later. */
  isRetryable?: boolean;
  /** What the words refer to. Missing or empty more often than not. */
  data?: string[];
  /** What the words refer to, in a shape that nobody has documented. */
  parameters?: unknown;
  /** The part of the service that failed. */
  source?: string;
}

/**
 * An invoice, or a document that belongs to one, such as an adjustment note. Older ones lack
 * `documentType`, `invoiceType` and `currencySymbol`.
 */
export interface Invoice {
  /** Documents that amend this one. They are invoices themselves. */
  amendments?: Invoice[];
  /** The `id` of the document that this one amends. */
  amendsOf?: string;
  attributes?: ResourceAttributes;
  /** The last day of the billing period. UTC when it has no zone; the year 1 means none. */
  billingPeriodEndDate?: string;
  /** The first day of the billing period. UTC when it has no zone; the year 1 means none. */
  billingPeriodStartDate?: string;
  /** ISO 4217 code of the currency of the amounts, such as `EUR`. */
  currencyCode?: string;
  /** How the currency is written beside an amount, such as `€`. Missing in older invoices. */
  currencySymbol?: string;
  /** What kind of document this is. Missing in older invoices. */
  documentType?: OpenEnum<DocumentType>;
  /**
   * Identifies the invoice, such as `G000024135`. Its own link may say `OneTime-G000024135`: the `id` is
   * what to keep.
   */
  id?: string;
  /** When the invoice was made. UTC when it has no zone; the year 1 means none. */
  invoiceDate?: string;
  /** The kinds of line items behind this invoice, and where to get them. */
  invoiceDetails?: InvoiceDetail[];
  /** `Recurring` or `OneTime`. Missing in older invoices. */
  invoiceType?: string;
  links?: ResourceLinks;
  /** What has been paid of it, in the invoice's currency. */
  paidAmount?: number;
  /** Where the PDF is, relative to `/v1` of the server. The link expires after 30 minutes. */
  pdfDownloadLink?: string;
  /** The programme that the invoice belongs to. */
  programName?: string;
  /** The state of the invoice. The documentation lists no values. */
  state?: string;
  /** Tax receipts of the invoice. Taiwan only. */
  taxReceipts?: TaxReceipt[];
  /** What the invoice comes to, in its currency. */
  totalCharges?: number;
}

/**
 * One page of invoices.
 *
 * Documented as `Collections.PagedResourceCollection[Invoice]`.
 */
export interface InvoiceCollection {
  attributes?: ResourceAttributes;
  /** Names the next page. Missing in some pages that do have a next one: follow `links.next` instead. */
  continuationToken?: string;
  /** The invoices of this page. */
  items?: Invoice[];
  /** Where this page is, and the next one. No `next` means that this is the last page. */
  links?: ResourceLinks;
  /**
   * Counts the items of this page, not of all pages, and is not even reliable for that. Never stop or
   * allocate by it.
   */
  totalCount?: number;
}

/** One kind of line items behind an invoice. */
export interface InvoiceDetail {
  attributes?: ResourceAttributes;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /** Whether the line items are charges or usage. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /** `self` is where the line items are. */
  links?: ResourceLinks;
}

/**
 * The partner's balance in one currency. Older answers lack `currencySymbol`, `details` and
 * `latestInvoiceDate`.
 */
export interface InvoiceSummary {
  /** The day that the balance is for. UTC when it has no zone; the year 1 means none. */
  accountingDate?: string;
  attributes?: ResourceAttributes;
  /** What is still to be paid, in the summary's currency. */
  balanceAmount?: number;
  /** ISO 4217 code of the currency of the amounts, such as `EUR`. */
  currencyCode?: string;
  /** How the currency is written beside an amount, such as `€`. Missing in older answers. */
  currencySymbol?: string;
  /** The same balance by type of invoice. Missing in older answers. */
  details?: InvoiceSummaryDetail[];
  /** When the first invoice was made. UTC when it has no zone; the year 1 means none. */
  firstInvoiceCreationDate?: string;
  /** What was last paid, in the summary's currency. 0 when nothing has been paid. */
  lastPaymentAmount?: number;
  /** When something was last paid. UTC when it has no zone; the year 1 means never. */
  lastPaymentDate?: string;
  /** When the latest invoice was made. UTC when it has no zone; the year 1 means none. */
  latestInvoiceDate?: string;
  links?: ResourceLinks;
}

/**
 * The partner's balance in each currency.
 *
 * Documented as `InvoiceSummaries`.
 */
export interface InvoiceSummaryCollection {
  attributes?: ResourceAttributes;
  /** One balance for each currency. */
  items?: InvoiceSummary[];
  links?: ResourceLinks;
  /** Counts the items. Do not rely on it; `items` says how many there are. */
  totalCount?: number;
}

/** The part of a balance that comes from one type of invoice. */
export interface InvoiceSummaryDetail {
  /** `Recurring` or `OneTime`. */
  invoiceType?: string;
  /** The balance of that type alone. No answer has been seen where it has details of its own. */
  summary?: InvoiceSummary;
}

/**
 * A header of a link.
 *
 * Documented as `System.Collections.Generic.KeyValuePair[System.String,System.String]`.
 */
export interface KeyValuePair {
  /** The header's name. */
  key?: string;
  /** The header's value. */
  value?: string;
}

/** A request that can be made. */
export interface Link {
  /** Headers that have to go with the request. */
  headers?: KeyValuePair[];
  /** The HTTP method, `GET`. */
  method?: string;
  /** Relative to `/v1` of the server, without saying so, such as `/invoices/summary`. */
  uri?: string;
}

/** What the service says about a resource beside its content. */
export interface ResourceAttributes {
  /** The version of the resource. */
  etag?: string;
  /** The name of the resource's type, such as `Invoice` or `Collection`. */
  objectType?: string;
}

/** Where a resource is and, for a page, its neighbours. */
export interface ResourceLinks {
  /** The next page. Missing on the last one. */
  next?: Link;
  /** The page before. */
  previous?: Link;
  /** The resource itself. */
  self?: Link;
}

/** A tax receipt of an invoice. Taiwan only. */
export interface TaxReceipt {
  /** When the receipt was made. UTC when it has no zone; the year 1 means none. */
  createdDate?: string;
  /** Identifies the receipt within its invoice. */
  id?: string;
  /** The kind of receipt. The documentation lists no values. */
  receiptType?: string;
  /** Where the PDF is, relative to `/v1` of the server. */
  taxReceiptPdfDownloadLink?: string;
}
