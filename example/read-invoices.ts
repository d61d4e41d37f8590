// Prints a partner's balance per currency and a table of invoices, with the package as anybody installs it.
//
//   npm run example                               against a mock server on this machine
//   PARTNER_CENTER_TOKEN=… npm run example        against the real service (an App+User token)
//
// PARTNER_CENTER_URL says where the service is; the global cloud unless it is set.
import {
  createClient,
  DocumentType,
  listInvoices,
  listInvoiceSummaries,
  parseDate,
  parseEnum,
  servers,
} from "partner-center-invoices";

const client = createClient({
  baseUrl: process.env["PARTNER_CENTER_URL"] ?? servers.global,
  token: process.env["PARTNER_CENTER_TOKEN"] ?? "",
});

// `??` rather than default values: the wire also says null where something is missing.
const money = (amount: number | undefined): string => (amount ?? 0).toFixed(2).padStart(12);
const day = (date: string | undefined): string | undefined => parseDate(date)?.toISOString().slice(0, 10);

console.log("Balance");
const summaries = await listInvoiceSummaries(client);
for (const { currencyCode, balanceAmount, lastPaymentDate } of summaries.items ?? []) {
  console.log(
    `  ${currencyCode ?? "???"} ${money(balanceAmount)}   last payment: ${day(lastPaymentDate) ?? "never"}`,
  );
}

console.log("\nInvoices");
for await (const { id, invoiceDate, documentType, currencyCode, totalCharges } of listInvoices(client, {
  size: 100,
})) {
  const cells = [
    (day(invoiceDate) ?? "").padEnd(10),
    (id ?? "").padEnd(12),
    currencyCode ?? "???",
    money(totalCharges),
    parseEnum(DocumentType, documentType) ?? documentType ?? "",
  ];
  console.log(`  ${cells.join("  ")}`);
}
