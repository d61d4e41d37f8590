// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { BillingProvider, DocumentType, InvoiceLineItemType } from "./enums.ts";
import type { OpenEnum } from "./runtime/parse-enum.ts";

/**
 * Usage of a day with its price (modern commerce). Asked for with `onetime` (or `marketplace`) and
 * `usagelineitems`; it says `marketplace` either way.
 */
export interface DailyRatedUsageLineItem {
  /** More about the resource: JSON text of an object. */
  additionalInfo?: string;
  /** `objectType` says which kind of item this is. */
  attributes?: ResourceAttributes;
  /** The terms of the variant in the catalogue. Can be empty. */
  availabilityId?: string;
  /** The savings plan that applied. Can be empty. */
  benefitId?: string;
  /** The order of the savings plan that applied. Can be empty. */
  benefitOrderId?: string;
  /** What kind of benefit applied, such as `SavingsPlan` or `Charge`. */
  benefitType?: string;
  /** ISO 4217 code of the currency that is billed. */
  billingCurrency?: string;
  /** The amount before tax, in the billing currency. */
  billingPreTaxTotal?: DecimalValue;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /** The last day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeEndDate?: string;
  /** The first day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeStartDate?: string;
  /** What happened, such as `New`. Written in either case, and sometimes empty. */
  chargeType?: string;
  /** The Azure service, such as `Microsoft.Compute`. */
  consumedService?: string;
  /**
   * Which credit applied: `Azure Credit Applied`, `Partner Earned Credit Applied` or `Credit Not
   * Applied`.
   */
  creditType?: string;
  /** The customer's country, two letters of ISO 3166. Can be empty. */
  customerCountry?: string;
  /** The customer's domain. Can be empty. */
  customerDomainName?: string;
  /** The customer's Microsoft Entra tenant: a GUID in either case, or empty. */
  customerId?: string;
  /** The customer's name. Can be empty. */
  customerName?: string;
  /** The price of one unit after adjustments. Has been seen with 22 digits, more than a double holds. */
  effectiveUnitPrice?: DecimalValue;
  /** What the entitlement is. */
  entitlementDescription?: string;
  /** The entitlement, a GUID. */
  entitlementId?: string;
  /** Whether partner earned credit applies. New commerce only; in no published body. */
  hasPartnerEarnedCredit?: boolean;
  /** Whether the item is a charge or usage. Missing in some items. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /** The `id` of the invoice. Empty while it is unbilled. */
  invoiceNumber?: string;
  /** The meter's category. */
  meterCategory?: string;
  /** The meter. */
  meterId?: string;
  /** The meter's name. */
  meterName?: string;
  /** The region of the meter. Can be empty. */
  meterRegion?: string;
  /** The meter's category within its category. */
  meterSubCategory?: string;
  /** What the meter counts. */
  meterType?: string;
  /** The partner's MPN id, here a string. */
  mpnId?: string;
  /** The partner's Microsoft Entra tenant, a GUID. */
  partnerId?: string;
  /** The partner's name. Can be empty. */
  partnerName?: string;
  /** The rate from the pricing currency to the billing currency. The guide takes it for a string. */
  pcToBCExchangeRate?: DecimalValue;
  /** The day of that rate. UTC when it has no zone; the year 1 means none. */
  pcToBCExchangeRateDate?: string;
  /** ISO 4217 code of the currency of the price list. */
  pricingCurrency?: string;
  /** The amount before tax, in the pricing currency. */
  pricingPreTaxTotal?: DecimalValue;
  /** The product in the catalogue. Can be empty. */
  productId?: string;
  /** The product's name. */
  productName?: string;
  /** Who publishes the product. Can be empty. */
  publisherId?: string;
  /** The publisher's name. */
  publisherName?: string;
  /** How many units. */
  quantity?: DecimalValue;
  /** The share of the price that is credited, from 0 to 1. */
  rateOfCredit?: DecimalValue;
  /** The share of the price that the partner earned as credit: 0 or 0.15. */
  rateOfPartnerEarnedCredit?: DecimalValue;
  /** The MPN id of the reseller, here a string. Can be empty. */
  resellerMpnId?: string;
  /** The Azure resource group. */
  resourceGroup?: string;
  /** Where the resource is, such as `EASTUS2`. */
  resourceLocation?: string;
  /** The Azure resource, as its path. */
  resourceUri?: string;
  /** More about the service. Can be empty. */
  serviceInfo1?: string;
  /** More about the service. Can be empty. */
  serviceInfo2?: string;
  /** The variant of the product. Can be empty. */
  skuId?: string;
  /** The variant's name. */
  skuName?: string;
  /** What the subscription is for. Can be empty. */
  subscriptionDescription?: string;
  /** The subscription. */
  subscriptionId?: string;
  /** The customer's tags of the resource: JSON text of an object, or empty. */
  tags?: string;
  /** The unit that the meter counts in, such as `1 Hour`. */
  unitOfMeasure?: string;
  /** The price of one unit. */
  unitPrice?: DecimalValue;
  /** The unit of the quantity, such as `1 Hour`. Can be empty. */
  unitType?: string;
  /** The day of the usage. UTC when it has no zone; the year 1 means none. */
  usageDate?: string;
}

/** Azure usage of a day (legacy commerce), without prices. Asked for with `azure` and `usagelineitems`. */
export interface DailyUsageLineItem {
  /** `objectType` says which kind of item this is. */
  attributes?: ResourceAttributes;
  /** How often it is billed, such as `MONTHLY`. */
  billingCycleType?: string;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /** The last day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeEndDate?: string;
  /** The first day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeStartDate?: string;
  /** How many units were used. */
  consumedQuantity?: DecimalValue;
  /** The account that the customer is billed through. */
  customerBillableAccount?: string;
  /** The customer's company. */
  customerCompanyName?: string;
  /** The customer's Microsoft Entra tenant: a GUID in either case. */
  customerId?: string;
  /** The customer's domain. */
  domainName?: string;
  /** Whether the item is a charge or usage. Missing in some items. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /** The `id` of the invoice. */
  invoiceNumber?: string;
  /** Where the meter counted. In no published body. */
  meteredRegion?: string;
  /** The service that the meter counted. In no published body. */
  meteredService?: string;
  /** The kind of service that the meter counted. In no published body. */
  meteredServiceType?: string;
  /**
   * The partner's MPN id.
   *
   * Format int32.
   */
  mpnId?: number;
  /** The order. 18 digits are usual, which a number could not hold. */
  orderId?: string;
  /** The account that the partner is billed through. */
  partnerBillableAccountId?: string;
  /** The partner's Microsoft Entra tenant, a GUID. */
  partnerId?: string;
  /** The partner's name. Can be empty. */
  partnerName?: string;
  /** The customer's project. In no published body. */
  project?: string;
  /** Where the service was used. Can be empty. */
  region?: string;
  /** The meter, a GUID. */
  resourceGuid?: string;
  /** The meter's name. */
  resourceName?: string;
  /** More about the service. In no published body. */
  serviceInfo?: string;
  /** The service, such as `Azure App Service`. */
  serviceName?: string;
  /** The kind of service, such as `Standard Plan`. */
  serviceType?: string;
  /** What the subscription is for. Can be empty. */
  subscriptionDescription?: string;
  /** The subscription. */
  subscriptionId?: string;
  /** The subscription's name. */
  subscriptionName?: string;
  /**
   * The MPN id of the reseller; -1 means none.
   *
   * Format int32.
   */
  tier2MpnId?: number;
  /** The unit of the quantities, such as `1 Hour`. */
  unit?: string;
  /** The day of the usage. UTC when it has no zone; the year 1 means none. */
  usageDate?: string;
}

/**
 * A decimal number, as a number or as a string of digits. It can have more digits than a double holds.
 * `parseDecimal` reads both as a number, `exactNumbers` keeps every digit.
 */
export type DecimalValue = number | string;

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

/** Where unbilled line items of one kind and period are. */
export interface EstimateLink {
  /** What the line items are, in words. */
  description?: string;
  /** The request for the line items. Its `provider` is `Marketplace` or `all`. */
  link?: Link;
  /** `Current` or `Previous`. */
  period?: string;
  /** What the line items are, in a few words. */
  title?: string;
  /** `daily_rated_usage` or `non_consumption`. Seen in bodies; the SDKs do not have it. */
  type?: string;
}

/**
 * Where the unbilled line items are.
 *
 * Documented as `Collections.ResourceCollection[EstimateLink]`.
 */
export interface EstimateLinkCollection {
  attributes?: ResourceAttributes;
  /** One link for each kind of line items and each period. */
  items?: EstimateLink[];
  /** Missing in the published answer. */
  links?: ResourceLinks;
  /** Counts the items. Do not rely on it; `items` says how many there are. */
  totalCount?: number;
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
 * A line item of one of five kinds. `attributes.objectType` says which: a type guard for each, such as
 * `isOneTimeInvoiceLineItem`, reads it.
 */
export type InvoiceLineItem =
  | OneTimeInvoiceLineItem
  | DailyRatedUsageLineItem
  | LicenseBasedLineItem
  | UsageBasedLineItem
  | DailyUsageLineItem;

/**
 * One page of line items.
 *
 * Documented as `Collections.PagedResourceCollection[InvoiceLineItem]`.
 */
export interface InvoiceLineItemCollection {
  attributes?: ResourceAttributes;
  /** Names the next page. Missing in pages of usage that do have a next one: follow `links.next` instead. */
  continuationToken?: string;
  /** The line items of this page. */
  items?: InvoiceLineItem[];
  /** Where this page is, and the next one. No `next` means that this is the last page. */
  links?: ResourceLinks;
  /**
   * Counts the items of this page, not of all pages, and is not even reliable for that. Never stop or
   * allocate by it.
   */
  totalCount?: number;
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

/**
 * A charge for licences, such as those of Office (legacy commerce). Asked for with `office` and
 * `billinglineitems`.
 */
export interface LicenseBasedLineItem {
  /** `unitPrice` times `quantity`. The guide takes it for a string. */
  amount?: DecimalValue;
  /** `objectType` says which kind of item this is. */
  attributes?: ResourceAttributes;
  /** How often it is billed, such as `MONTHLY`. */
  billingCycleType?: string;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /** The last day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeEndDate?: string;
  /** The first day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeStartDate?: string;
  /** What happened, such as `New`. Written in either case, and sometimes empty. */
  chargeType?: string;
  /** ISO 4217 code of the currency of the amounts, such as `EUR`. */
  currency?: string;
  /** The customer's Microsoft Entra tenant: a GUID in either case. */
  customerId?: string;
  /** The customer's name. The guide takes it for a date. */
  customerName?: string;
  /** The customer's domain. */
  domainName?: string;
  /** The offer, by an id that stays the same. */
  durableOfferId?: string;
  /** Whether the item is a charge or usage. Missing in some items. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /**
   * The partner's MPN id. A newer table of the guide calls it `partnerId`, which is another property.
   *
   * Format int32.
   */
  mpnId?: number;
  /** The offer. */
  offerId?: string;
  /** The offer's name. */
  offerName?: string;
  /** The order. 18 digits are usual, which a number could not hold. */
  orderId?: string;
  /** The partner's Microsoft Entra tenant, a GUID. */
  partnerId?: string;
  /**
   * How many units.
   *
   * Format int32.
   */
  quantity?: number;
  /** What the subscription is for. Can be empty. */
  subscriptionDescription?: string;
  /** When the subscription ends. UTC when it has no zone; the year 1 means none. */
  subscriptionEndDate?: string;
  /** The subscription. */
  subscriptionId?: string;
  /** The subscription's name. */
  subscriptionName?: string;
  /** When the subscription began. UTC when it has no zone; the year 1 means none. */
  subscriptionStartDate?: string;
  /** The amount after discounts, before tax. */
  subtotal?: DecimalValue;
  /** The number of the subscription with the syndication partner, a GUID. */
  syndicationPartnerSubscriptionNumber?: string;
  /** The tax. */
  tax?: DecimalValue;
  /**
   * The MPN id of the reseller; -1 means none.
   *
   * Format int32.
   */
  tier2MpnId?: number;
  /** The amount with tax. */
  totalForCustomer?: DecimalValue;
  /** All discounts. */
  totalOtherDiscount?: DecimalValue;
  /** The price of one unit. */
  unitPrice?: DecimalValue;
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

/**
 * A charge of modern commerce: subscriptions, reservations, software, marketplace. Asked for with
 * `onetime` (or `all`) and `billinglineitems`. Its amounts are strings in some items and numbers in
 * others, in one and the same page.
 */
export interface OneTimeInvoiceLineItem {
  /** Another id of the order. */
  alternateId?: string;
  /** `objectType` says which kind of item this is. */
  attributes?: ResourceAttributes;
  /** Repeats `attributes.objectType` in some published items, under a name with a slash. */
  "attributes/objectType"?: string;
  /** The terms of the variant in the catalogue. */
  availabilityId?: string;
  /** How many units are billed. */
  billableQuantity?: DecimalValue;
  /** How often it is billed, such as `Monthly`. Can be empty. */
  billingFrequency?: string;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /**
   * The last day that the charge is for. Can have an offset, such as `-08:00`. UTC when it has no zone;
   * the year 1 means none.
   */
  chargeEndDate?: string;
  /**
   * The first day that the charge is for. Can have an offset, such as `-08:00`. UTC when it has no zone;
   * the year 1 means none.
   */
  chargeStartDate?: string;
  /** What happened, such as `new`, `renew` or `cancelImmediate`. Written in either case. */
  chargeType?: string;
  /** Why there is a credit. New commerce only; in no published body. */
  creditReasonCode?: string;
  /** ISO 4217 code of the currency of the amounts, such as `EUR`. */
  currency?: string;
  /** The customer's country, two letters of ISO 3166. */
  customerCountry?: string;
  /** The customer's domain. */
  customerDomainName?: string;
  /** The customer's Microsoft Entra tenant: a GUID, once with `org:` before it. */
  customerId?: string;
  /** The customer's name. */
  customerName?: string;
  /**
   * What was discounted. Empty in every published body.
   *
   * @deprecated The guide and the SDK say so. It is empty in every published body.
   */
  discountDetails?: string;
  /** The price of one unit after discounts. */
  effectiveUnitPrice?: DecimalValue;
  /** Whether the item is a charge or usage. Missing in some items. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /** The `id` of the invoice. Empty while it is unbilled. */
  invoiceNumber?: string;
  /** What was metered. Can be empty. */
  meterDescription?: string;
  /** The partner's MPN id, here a string. */
  mpnId?: string;
  /** When the order was placed. UTC when it has no zone; the year 1 means none. */
  orderDate?: string;
  /** The order. */
  orderId?: string;
  /** The partner's Microsoft Entra tenant, a GUID. */
  partnerId?: string;
  /** The rate from the pricing currency to the billing currency. */
  pcToBCExchangeRate?: DecimalValue;
  /** The day of that rate. UTC when it has no zone; the year 1 means none. */
  pcToBCExchangeRateDate?: string;
  /**
   * Why the price differs from the list: JSON text of an array of strings, or empty. Neither their order
   * nor their words are stable.
   */
  priceAdjustmentDescription?: string;
  /** ISO 4217 code of the currency of the price list. */
  pricingCurrency?: string;
  /** The product in the catalogue. */
  productId?: string;
  /** The product's name. */
  productName?: string;
  /** What is special about the product, such as `AddOn` or `Trial`. The guide takes it for a string. */
  productQualifiers?: string[];
  /** The promotion. Can be empty. */
  promotionId?: string;
  /** Who publishes the product. Can be empty. */
  publisherId?: string;
  /** The publisher's name. */
  publisherName?: string;
  /**
   * How many units. A number in some items and a string in others.
   *
   * Format int32.
   */
  quantity?: number | string;
  /** A reference, a GUID. No source says to what. */
  referenceId?: string;
  /**
   * The MPN id of the reseller, a number in some items and a string in others; 0 means none.
   *
   * Format int32.
   */
  resellerMpnId?: number | string;
  /** The order of the reservation. */
  reservationOrderId?: string;
  /** The variant (SKU) of the product, such as `0002`. */
  skuId?: string;
  /** The variant's name. */
  skuName?: string;
  /** What the subscription is for. Can be empty. */
  subscriptionDescription?: string;
  /** When the subscription ends. UTC when it has no zone; the year 1 means none. */
  subscriptionEndDate?: string;
  /** The subscription. */
  subscriptionId?: string;
  /** When the subscription began. UTC when it has no zone; the year 1 means none. */
  subscriptionStartDate?: string;
  /** The amount before tax. */
  subtotal?: DecimalValue;
  /** The tax. */
  taxTotal?: DecimalValue;
  /** The commitment and how it is billed, in words. */
  termAndBillingCycle?: string;
  /** The amount with tax. */
  totalForCustomer?: DecimalValue;
  /** The price of one unit. */
  unitPrice?: DecimalValue;
  /** The unit of the quantity, such as `1 Hour`. Can be empty. */
  unitType?: string;
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

/** A charge for Azure usage (legacy commerce). Asked for with `azure` and `billinglineitems`. */
export interface UsageBasedLineItem {
  /** `objectType` says which kind of item this is. */
  attributes?: ResourceAttributes;
  /** How often it is billed, such as `MONTHLY`. */
  billingCycleType?: string;
  /** Who provides what is billed. */
  billingProvider?: OpenEnum<BillingProvider>;
  /** The last day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeEndDate?: string;
  /** The first day that the charge is for. UTC when it has no zone; the year 1 means none. */
  chargeStartDate?: string;
  /** What the charge is for, such as `Assess usage fee for current cycle`. */
  chargeType?: string;
  /** How many units were used. */
  consumedQuantity?: DecimalValue;
  /** The discount on the consumption. In no published body; the guide takes it for a string. */
  consumptionDiscount?: DecimalValue;
  /** The price of the consumption. In no published body; the guide takes it for a string. */
  consumptionPrice?: DecimalValue;
  /** ISO 4217 code of the currency of the amounts, such as `EUR`. */
  currency?: string;
  /** The customer's company. The guide calls it `customerName`. */
  customerCompanyName?: string;
  /** The customer's Microsoft Entra tenant: a GUID in either case. */
  customerId?: string;
  /**
   * A number of the item, not a unique one: both published items have 1.
   *
   * Format int32.
   */
  detailLineItemId?: number;
  /** The customer's domain. */
  domainName?: string;
  /** How many units the subscription includes. */
  includedQuantity?: DecimalValue;
  /** Whether the item is a charge or usage. Missing in some items. */
  invoiceLineItemType?: OpenEnum<InvoiceLineItemType>;
  /** The `id` of the invoice. Empty while it is unbilled. */
  invoiceNumber?: string;
  /** The price of one unit in the price list. */
  listPrice?: DecimalValue;
  /**
   * The partner's MPN id. A newer table of the guide calls it `partnerId`, which is another property.
   *
   * Format int32.
   */
  mpnId?: number;
  /** The order. 18 digits are usual, which a number could not hold. */
  orderId?: string;
  /** How many units were used beyond the included ones. */
  overageQuantity?: DecimalValue;
  /** The account that the partner is billed through. */
  partnerBillableAccountId?: string;
  /** The partner's Microsoft Entra tenant, a GUID. */
  partnerId?: string;
  /** The partner's name. Can be empty. */
  partnerName?: string;
  /** The price of one unit with tax. */
  postTaxEffectiveRate?: DecimalValue;
  /** The amount with tax. */
  postTaxTotal?: DecimalValue;
  /** The amount before tax. The guide spells it `preTaxCharges`. */
  pretaxCharges?: DecimalValue;
  /** The price of one unit before tax. The guide spells it `preTaxEffectiveRate`. */
  pretaxEffectiveRate?: DecimalValue;
  /** Where the service was used. Can be empty. */
  region?: string;
  /** The meter, a GUID. */
  resourceGuid?: string;
  /** The meter's name. */
  resourceName?: string;
  /** The service, such as `Azure App Service`. */
  serviceName?: string;
  /** The kind of service, such as `Standard Plan`. */
  serviceType?: string;
  /** The meter in the price list, such as `7UD-00001`. */
  sku?: string;
  /** What the subscription is for. Can be empty. */
  subscriptionDescription?: string;
  /** The subscription. */
  subscriptionId?: string;
  /** The subscription's name. */
  subscriptionName?: string;
  /** The tax. */
  taxAmount?: DecimalValue;
  /**
   * The MPN id of the reseller; -1 means none.
   *
   * Format int32.
   */
  tier2MpnId?: number;
  /** The unit of the quantities, such as `1 Hour`. */
  unit?: string;
}
