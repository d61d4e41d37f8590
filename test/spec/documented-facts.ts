import { lineItems } from "./documented-line-items.ts";

/**
 * What the documentation says, transcribed a second time: from its pages, not from the document in `spec/`.
 *
 * `documented-facts.test.ts` holds the two against each other. Type notation: `string`, `number`, `integer`,
 * `integer int32` (with its format), `integer|string` (either), `Name` (a schema), `Name[]` and `string[]` (arrays).
 */

export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The last part of the page's address. */
  readonly page: string;
  /** Names of path parameters, which are required strings, as the guides spell them. */
  readonly inPath: readonly string[];
  /** Type by name, in the order of the documented request URI. All of them are optional. */
  readonly query: Readonly<Record<string, string>>;
  /** Type by name, without `Authorization`, which is required and is the security scheme. All optional. */
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaTypes: readonly string[];
  /** The schema of each status. */
  readonly statuses: Readonly<Record<string, string>>;
  /** The answer is a file of this media type, whatever the page says; the failures have `mediaTypes`. */
  readonly file?: string;
  readonly credentials: readonly string[];
}

const trackingHeaders = { "ms-correlationid": "string", "ms-cv": "string", "ms-requestid": "string" };

/** The statuses of all reference pages. The pages say that the failures have a body, not which. */
const failures = {
  400: "ErrorBody",
  401: "ErrorBody",
  403: "ErrorBody",
  404: "ErrorBody",
  500: "ErrorBody",
};

export const operations: readonly DocumentedOperation[] = [
  {
    operationId: "listInvoices",
    method: "get",
    path: "/v1/invoices",
    page: "rest/api/partner-center/manage-billing/get-a-collection-of-invoices",
    inPath: [],
    query: {
      size: "integer int32",
      offset: "integer int32",
      invoiceType: "string",
      "filter.operator": "string",
    },
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json"],
    statuses: { 200: "InvoiceCollection", ...failures },
    credentials: ["App", "AppUser"],
  },
  {
    operationId: "getInvoice",
    method: "get",
    path: "/v1/invoices/{invoice-id}",
    page: "rest/api/partner-center/manage-billing/get-invoice-by-id",
    inPath: ["invoice-id"],
    query: {},
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json", "application/xml", "text/xml"],
    statuses: { 200: "Invoice", ...failures },
    credentials: ["AppUser"],
  },
  {
    operationId: "getInvoiceStatement",
    method: "get",
    path: "/v1/invoices/{invoice-id}/documents/statement",
    page: "rest/api/partner-center/manage-billing/get-invoice-statement",
    inPath: ["invoice-id"],
    query: {},
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json", "application/xml", "text/xml"],
    statuses: { 200: "unknown", ...failures },
    file: "application/pdf",
    credentials: ["AppUser"],
  },
  {
    operationId: "getInvoiceReceiptStatement",
    method: "get",
    path: "/v1/invoices/{invoice-id}/receipts/{receipt-id}/documents/statement",
    page: "rest/api/partner-center/manage-billing/get-invoice-receipt-statement",
    inPath: ["invoice-id", "receipt-id"],
    query: {},
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json", "application/xml", "text/xml"],
    statuses: { 200: "unknown", ...failures },
    file: "application/pdf",
    credentials: ["AppUser"],
  },
  {
    operationId: "listInvoiceLineItems",
    method: "get",
    path: "/v1/invoices/{invoice-id}/lineitems",
    page: "rest/api/partner-center/manage-billing/get-invoice-line-items",
    inPath: ["invoice-id"],
    query: {
      provider: "string",
      invoiceLineItemType: "string",
      hasPartnerEarnedCredit: "boolean",
      currencyCode: "string",
      period: "string",
      size: "integer int32",
      offset: "integer int32",
      seekOperation: "string",
    },
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json"],
    statuses: { 200: "InvoiceLineItemCollection", ...failures },
    credentials: ["App", "AppUser"],
  },
  {
    operationId: "listEstimateLinks",
    method: "get",
    path: "/v1/invoices/estimates/links",
    page: "rest/api/partner-center/manage-billing/get-invoice-estimate-links",
    inPath: [],
    query: { currencyCode: "string" },
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json"],
    statuses: { 200: "EstimateLinkCollection", ...failures },
    credentials: ["App", "AppUser"],
  },
  {
    operationId: "getInvoiceSummary",
    method: "get",
    path: "/v1/invoices/summary",
    page: "rest/api/partner-center/manage-billing/get-invoices-summary",
    inPath: [],
    query: {},
    headers: trackingHeaders,
    mediaTypes: ["application/json", "text/json", "application/xml", "text/xml"],
    statuses: { 200: "InvoiceSummary", ...failures },
    credentials: ["App", "AppUser"],
  },
  {
    // A guide: it shows one request and one answer, in JSON, and has no table of statuses or headers.
    operationId: "listInvoiceSummaries",
    method: "get",
    path: "/v1/invoices/summaries",
    page: "partner-center/developer/get-invoice-summaries",
    inPath: [],
    query: {},
    headers: trackingHeaders,
    mediaTypes: ["application/json"],
    statuses: { 200: "InvoiceSummaryCollection", ...failures },
    credentials: ["AppUser"],
  },
];

export interface DocumentedDefinition {
  /** The documentation's name, where it cannot be or is not the component's. */
  readonly documentedName?: string;
  /** Type by name, in the documentation's order. */
  readonly properties: Readonly<Record<string, string>>;
  /** Properties that the documentation calls deprecated. */
  readonly deprecated?: readonly string[];
}

export const definitions: Readonly<Record<string, DocumentedDefinition>> = {
  ...lineItems,
  EstimateLink: {
    // `type` is in bodies only, the others in the SDKs too.
    properties: { description: "string", link: "Link", period: "string", title: "string", type: "string" },
  },
  EstimateLinkCollection: {
    documentedName: "Collections.ResourceCollection[EstimateLink]",
    properties: {
      attributes: "ResourceAttributes",
      items: "EstimateLink[]",
      links: "ResourceLinks",
      totalCount: "integer",
    },
  },
  Invoice: {
    properties: {
      amendments: "Invoice[]",
      amendsOf: "string",
      attributes: "ResourceAttributes",
      billingPeriodEndDate: "string",
      billingPeriodStartDate: "string",
      currencyCode: "string",
      currencySymbol: "string",
      documentType: "DocumentType",
      id: "string",
      invoiceDate: "string",
      invoiceDetails: "InvoiceDetail[]",
      invoiceType: "string",
      links: "ResourceLinks",
      paidAmount: "number",
      pdfDownloadLink: "string",
      programName: "string",
      state: "string",
      taxReceipts: "TaxReceipt[]",
      totalCharges: "number",
    },
  },
  InvoiceCollection: {
    documentedName: "Collections.PagedResourceCollection[Invoice]",
    properties: {
      attributes: "ResourceAttributes",
      continuationToken: "string",
      items: "Invoice[]",
      links: "ResourceLinks",
      totalCount: "integer",
    },
  },
  InvoiceDetail: {
    properties: {
      attributes: "ResourceAttributes",
      billingProvider: "BillingProvider",
      invoiceLineItemType: "InvoiceLineItemType",
      links: "ResourceLinks",
    },
  },
  InvoiceLineItemCollection: {
    documentedName: "Collections.PagedResourceCollection[InvoiceLineItem]",
    properties: {
      attributes: "ResourceAttributes",
      continuationToken: "string",
      items: "InvoiceLineItem[]",
      links: "ResourceLinks",
      totalCount: "integer",
    },
  },
  InvoiceSummary: {
    properties: {
      accountingDate: "string",
      attributes: "ResourceAttributes",
      balanceAmount: "number",
      currencyCode: "string",
      currencySymbol: "string",
      details: "InvoiceSummaryDetail[]",
      firstInvoiceCreationDate: "string",
      lastPaymentAmount: "number",
      lastPaymentDate: "string",
      latestInvoiceDate: "string",
      links: "ResourceLinks",
    },
  },
  InvoiceSummaryCollection: {
    documentedName: "InvoiceSummaries",
    properties: {
      attributes: "ResourceAttributes",
      items: "InvoiceSummary[]",
      links: "ResourceLinks",
      totalCount: "integer",
    },
  },
  InvoiceSummaryDetail: { properties: { invoiceType: "string", summary: "InvoiceSummary" } },
  KeyValuePair: {
    documentedName: "System.Collections.Generic.KeyValuePair[System.String,System.String]",
    properties: { key: "string", value: "string" },
  },
  Link: { properties: { headers: "KeyValuePair[]", method: "string", uri: "string" } },
  ResourceAttributes: { properties: { etag: "string", objectType: "string" } },
  ResourceLinks: { properties: { next: "Link", previous: "Link", self: "Link" } },
  TaxReceipt: {
    properties: {
      createdDate: "string",
      id: "string",
      receiptType: "string",
      taxReceiptPdfDownloadLink: "string",
    },
  },
};

/** The three enums: name in code by documented value. */
export const enums: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  BillingProvider: {
    all: "All",
    azure: "Azure",
    marketplace: "Marketplace",
    none: "None",
    office: "Office",
    oneTime: "OneTime",
  },
  DocumentType: {
    adjustmentNote: "AdjustmentNote",
    invoice: "Invoice",
    none: "None",
    reconciliation: "Reconciliation",
    voidNote: "VoidNote",
  },
  InvoiceLineItemType: {
    billingLineItems: "BillingLineItems",
    none: "None",
    usageLineItems: "UsageLineItems",
  },
};

/** Base URL by cloud, from the guides. */
export const clouds: Readonly<Record<string, string>> = {
  global: "https://api.partnercenter.microsoft.com",
  usGovernment: "https://api.partnercenter.microsoft.com",
  china: "https://partner.partnercenterapi.microsoftonline.cn",
};

/** What the document has although no reference page has it. Each entry says why it is there. */
export const fromTheWire = {
  definitions: {
    ErrorBody: {
      reason: "the pages promise details of the error in the body; these are the bodies that have been seen",
      properties: {
        code: "number|string",
        statusCode: "integer",
        message: "string",
        description: "string",
        errorName: "string",
        errorMessageExtended: "string",
        isRetryable: "boolean",
        data: "string[]",
        // One source names it, none shows it.
        parameters: "unknown",
        source: "string",
      },
    },
  },
  /** Schemas that are no objects. The reference names InvoiceLineItem, as an abstract class. */
  others: {
    DecimalValue: {
      reason: "the SDK has decimals of 28 digits; bodies have strings in some items and numbers in others",
      schema: { type: ["number", "string"], format: "decimal" },
    },
    InvoiceLineItem: {
      reason: "attributes.objectType is the name of the concrete class in every published item",
      path: "/attributes/objectType",
      members: [
        "OneTimeInvoiceLineItem",
        "DailyRatedUsageLineItem",
        "LicenseBasedLineItem",
        "UsageBasedLineItem",
        "DailyUsageLineItem",
      ],
    },
  },
  responseHeaders: {
    reason: "the guides' answers carry them, and support asks for them",
    names: ["MS-RequestId", "MS-CorrelationId", "MS-CV", "MS-ServerId"],
  },
  clientHeaders: {
    reason: "the guides say what the ids are for: one request id for one logical call, through its retries",
    roles: {
      "ms-correlationid": { fill: "call", role: "correlation-id" },
      "ms-cv": { fill: "caller" },
      "ms-requestid": { fill: "call", role: "request-id", idempotency: true },
    },
  },
  pages: {
    reason: "only links.next tells of a further page; its uri lacks the /v1 that it is relative to",
    operations: {
      listInvoices: {
        itemName: "items",
        nextLinkName: "links.next",
        "x-link-root": "/v1",
        "x-link-second-question-mark": true,
      },
      listInvoiceLineItems: {
        itemName: "items",
        nextLinkName: "links.next",
        "x-link-root": "/v1",
        "x-link-second-question-mark": true,
      },
    },
  },
} as const;
