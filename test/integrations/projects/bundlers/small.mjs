import { createClient, getInvoiceSummary } from "partner-center-invoices";

const client = createClient({ baseUrl: process.argv[2], token: "token" });
console.log((await getInvoiceSummary(client)).balanceAmount);
