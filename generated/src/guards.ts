// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type {
  DailyRatedUsageLineItem,
  DailyUsageLineItem,
  InvoiceLineItem,
  LicenseBasedLineItem,
  OneTimeInvoiceLineItem,
  UsageBasedLineItem,
} from "./models.ts";
import { hasTag } from "./runtime/tag.ts";

/**
 * Tells a `DailyRatedUsageLineItem` from the others of `InvoiceLineItem` by its
 * `attributes.objectType`.
 */
export function isDailyRatedUsageLineItem(value: InvoiceLineItem): value is DailyRatedUsageLineItem {
  return hasTag(value, ["attributes", "objectType"], ["DailyRatedUsageLineItem"]);
}

/** Tells a `DailyUsageLineItem` from the others of `InvoiceLineItem` by its `attributes.objectType`. */
export function isDailyUsageLineItem(value: InvoiceLineItem): value is DailyUsageLineItem {
  return hasTag(value, ["attributes", "objectType"], ["DailyUsageLineItem"]);
}

/** Tells a `LicenseBasedLineItem` from the others of `InvoiceLineItem` by its `attributes.objectType`. */
export function isLicenseBasedLineItem(value: InvoiceLineItem): value is LicenseBasedLineItem {
  return hasTag(value, ["attributes", "objectType"], ["LicenseBasedLineItem"]);
}

/**
 * Tells a `OneTimeInvoiceLineItem` from the others of `InvoiceLineItem` by its
 * `attributes.objectType`.
 */
export function isOneTimeInvoiceLineItem(value: InvoiceLineItem): value is OneTimeInvoiceLineItem {
  return hasTag(value, ["attributes", "objectType"], ["OneTimeInvoiceLineItem"]);
}

/** Tells a `UsageBasedLineItem` from the others of `InvoiceLineItem` by its `attributes.objectType`. */
export function isUsageBasedLineItem(value: InvoiceLineItem): value is UsageBasedLineItem {
  return hasTag(value, ["attributes", "objectType"], ["UsageBasedLineItem"]);
}
