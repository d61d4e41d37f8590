// The month's work of a partner: balances, unpaid invoices, PDFs, and what each product costs.
//
//   npm run example                               against a mock in this process, without credentials
//   PARTNER_CENTER_TOKEN=… npm run example        against the real service (an App+User token)
//
//   npm run example -- --month 2024-02 --out FOLDER
//
// The month is that of the newest invoice and the folder is `invoices`, unless you say otherwise.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Client, createClient, createLimiter, exactNumbers, servers } from "partner-center-invoices";
import { createExampleFetch } from "./mock.ts";
import {
  addUp,
  type CheckedInvoice,
  monthOf,
  openAmount,
  readBalances,
  readInvoices,
  saveStatements,
} from "./reconcile.ts";
import { type Cell, csvOf, progressBar, tableOf } from "./report.ts";

/** What the month's work is asked for. */
export interface Request {
  /** `YYYY-MM`; without it, the month of the newest invoice. */
  readonly month: string | undefined;
  /** The folder of the PDFs and of the table. */
  readonly out: string;
}

export async function main(request: Request): Promise<void> {
  const client = connect(process.env["PARTNER_CENTER_TOKEN"]);

  console.log("Balance");
  for (const { currencyCode, balanceAmount } of await readBalances(client))
    console.log(`  ${currencyCode ?? "???"} ${(balanceAmount ?? 0).toFixed(2).padStart(14)}`);

  const invoices = await readInvoices(client);
  const unpaid = invoices.filter((invoice) => openAmount(invoice).greaterThan(0));
  console.log("\nUnpaid");
  const open = unpaid.map((invoice): Cell[] => [
    invoice.id ?? "",
    invoice.currencyCode ?? "???",
    { amount: openAmount(invoice).toFixed(2) },
  ]);
  console.log(tableOf(["invoice", "currency", "open"], open));

  const month = request.month ?? invoices.map(monthOf).sort().findLast(Boolean);
  const ofMonth = invoices.filter((invoice) => monthOf(invoice) === month);
  console.log(`\nPDFs of ${month ?? "no month"}`);
  await saveStatements(client, ofMonth, request.out, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${progressBar(done, ofMonth.length)}`);
    else if (done === ofMonth.length) console.log(`  ${progressBar(done, done)}`);
  });
  if (process.stdout.isTTY) console.log();

  const { products, checked } = await addUp(client, ofMonth);
  const head = ["product", "currency", "line items", "total"];
  const rows = products.map(({ product, currency, lineItems, total }): Cell[] => [
    product,
    currency,
    { amount: String(lineItems) },
    { amount: total.toFixed() },
  ]);
  console.log(`\nProducts\n${tableOf(head, rows)}`);
  const file = join(request.out, `products-${month ?? "none"}.csv`);
  await writeFile(file, csvOf(head, rows));

  const checks = checked.filter(({ lineItems }) => lineItems > 0).map(checkRow);
  console.log(
    `\nInvoices against their line items\n${tableOf(["invoice", "charged", "line items", ""], checks)}`,
  );
  console.log(`\nSee ${file}`);
}

function checkRow({ invoice, total }: CheckedInvoice): Cell[] {
  const isEqual = total.equals(invoice.totalCharges ?? 0);
  const charged = { amount: String(invoice.totalCharges ?? 0) };
  return [invoice.id ?? "", charged, { amount: total.toFixed() }, isEqual ? "equal" : "differs"];
}

/** The real service when there is a token, else the mock. */
function connect(token = ""): Client {
  if (token === "")
    console.log("No PARTNER_CENTER_TOKEN: a mock answers with the documentation's examples.\n");
  return createClient({
    baseUrl: process.env["PARTNER_CENTER_URL"] ?? servers.global,
    ...(token === "" ? { token: "none", fetch: createExampleFetch() } : { token }),
    parseJson: exactNumbers,
    middleware: [createLimiter({ maxConcurrent: 4 })],
  });
}
