// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

/**
 * Who provides what an invoice bills. Answers spell it `one_time`; new values can appear.
 *
 * The service may send values that are not listed here.
 */
export const BillingProvider = {
  /** Every provider. */
  All: "all",
  /** Azure usage. */
  Azure: "azure",
  /** Products of other publishers from the marketplace. */
  Marketplace: "marketplace",
  /** No provider. */
  None: "none",
  /** Licences, such as those of Office. */
  Office: "office",
  /** One-time purchases, such as reservations and software. */
  OneTime: "oneTime",
} as const;

export type BillingProvider = (typeof BillingProvider)[keyof typeof BillingProvider];

/**
 * What kind of document an invoice is. Answers spell it `void_note`; new values can appear.
 *
 * The service may send values that are not listed here.
 */
export const DocumentType = {
  /** Corrects the amount of an earlier invoice. */
  AdjustmentNote: "adjustmentNote",
  /** An ordinary invoice. */
  Invoice: "invoice",
  /** Not a document of any kind. */
  None: "none",
  /** For comparing charges with your own records. */
  Reconciliation: "reconciliation",
  /** Cancels an earlier invoice. */
  VoidNote: "voidNote",
} as const;

export type DocumentType = (typeof DocumentType)[keyof typeof DocumentType];

/**
 * What line items stand for. Answers spell it `billing_line_items`; new values can appear.
 *
 * The service may send values that are not listed here.
 */
export const InvoiceLineItemType = {
  /** Charges. */
  BillingLineItems: "billingLineItems",
  /** Neither. */
  None: "none",
  /** Usage that charges are calculated from. */
  UsageLineItems: "usageLineItems",
} as const;

export type InvoiceLineItemType = (typeof InvoiceLineItemType)[keyof typeof InvoiceLineItemType];
