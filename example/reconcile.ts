import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Decimal } from "decimal.js";
import {
  BillingProvider,
  type Client,
  type DecimalValue,
  getInvoiceStatement,
  type Invoice,
  type InvoiceLineItem,
  InvoiceLineItemType,
  type InvoiceSummary,
  isLicenseBasedLineItem,
  isOneTimeInvoiceLineItem,
  isUsageBasedLineItem,
  listInvoiceLineItems,
  listInvoices,
  listInvoiceSummaries,
  parseDate,
  parseEnum,
} from "partner-center-invoices";

/** Decimal.js rounds sums to 20 digits unless told otherwise, and prices of usage have up to 22. */
const Exact = Decimal.clone({ precision: 60 });

/** What a product costs in a month, in one currency. */
export interface ProductTotal {
  readonly product: string;
  readonly currency: string;
  readonly lineItems: number;
  readonly total: Decimal;
}

/** An invoice, and what its line items come to. */
export interface CheckedInvoice {
  readonly invoice: Invoice;
  readonly lineItems: number;
  readonly total: Decimal;
}

/** The balances of a partner, in a list for each currency. */
export async function readBalances(client: Client): Promise<readonly InvoiceSummary[]> {
  const { items } = await listInvoiceSummaries(client);
  return items ?? [];
}

/** The month of an invoice in UTC, such as `2024-02`; `undefined` when it has no date. */
export function monthOf(invoice: Invoice): string | undefined {
  return parseDate(invoice.invoiceDate)?.toISOString().slice(0, 7);
}

export function readInvoices(client: Client): Promise<readonly Invoice[]> {
  return listInvoices(client, { size: 100 }).toArray();
}

/** What is left to pay of an invoice. */
export function openAmount({ totalCharges, paidAmount }: Invoice): Decimal {
  return exact(totalCharges).minus(exact(paidAmount));
}

/**
 * Saves the PDF of each invoice in a folder, which is made. A file gets its name when it is whole.
 * `onFile` is told how many there are so far.
 */
export async function saveStatements(
  client: Client,
  invoices: readonly Invoice[],
  folder: string,
  onFile: (done: number) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, { id = "" }] of invoices.entries()) {
    const pdf = await getInvoiceStatement(client, { invoiceId: id });
    // An id comes from the network: it may not lead out of the folder.
    const file = join(folder, `${id.replace(/[^\w-]/g, "_")}.pdf`);
    await writeFile(`${file}.part`, pdf.stream());
    await rename(`${file}.part`, file);
    onFile(index + 1);
  }
}

/**
 * Adds the charges of invoices up by product and by invoice. Usage line items are left out: charges are calculated
 * from them, so they would count twice.
 */
export async function addUp(
  client: Client,
  invoices: readonly Invoice[],
): Promise<{ products: readonly ProductTotal[]; checked: readonly CheckedInvoice[] }> {
  const products = new Map<string, ProductTotal>();
  const checked: CheckedInvoice[] = [];
  for (const invoice of invoices) {
    let total = exact(0);
    let lineItems = 0;
    for await (const item of chargesOf(client, invoice)) {
      const { product, currency, amount } = chargeOf(item);
      const key = JSON.stringify([product, currency]);
      const known = products.get(key) ?? { product, currency, lineItems: 0, total: exact(0) };
      products.set(key, { ...known, lineItems: known.lineItems + 1, total: known.total.plus(amount) });
      total = total.plus(amount);
      lineItems += 1;
    }
    checked.push({ invoice, lineItems, total });
  }
  return { products: [...products.values()].sort((a, b) => b.total.comparedTo(a.total)), checked };
}

/** The line items that an invoice charges, of all providers. */
async function* chargesOf(client: Client, invoice: Invoice): AsyncGenerator<InvoiceLineItem> {
  // `??` rather than default values: the wire also says null where something is missing.
  for (const detail of invoice.invoiceDetails ?? []) {
    const type = parseEnum(InvoiceLineItemType, detail.invoiceLineItemType);
    if (type !== InvoiceLineItemType.BillingLineItems) continue;
    // Answers say `one_time`, and the query wants `onetime`.
    const provider = parseEnum(BillingProvider, detail.billingProvider) ?? detail.billingProvider ?? "";
    yield* listInvoiceLineItems(client, {
      invoiceId: invoice.id ?? "",
      provider: provider.toLowerCase(),
      invoiceLineItemType: type.toLowerCase(),
    });
  }
}

function chargeOf(item: InvoiceLineItem): { product: string; currency: string; amount: Decimal } {
  if (isOneTimeInvoiceLineItem(item)) return charge(item.productName, item.currency, item.totalForCustomer);
  if (isLicenseBasedLineItem(item)) return charge(item.offerName, item.currency, item.totalForCustomer);
  if (isUsageBasedLineItem(item)) return charge(item.serviceName, item.currency, item.postTaxTotal);
  // A sum that leaves something out would be wrong and look right.
  throw new Error(`No amount is known of a line item of the kind ${item.attributes?.objectType}`);
}

function charge(product?: string, currency?: string, amount?: DecimalValue) {
  return { product: product ?? "(no name)", currency: currency ?? "???", amount: exact(amount) };
}

/** Takes what `exactNumbers` leaves: a number, or the text of one. Nothing and the empty text are zero. */
function exact(value: DecimalValue | undefined): Decimal {
  return new Exact(value === "" ? 0 : (value ?? 0));
}
