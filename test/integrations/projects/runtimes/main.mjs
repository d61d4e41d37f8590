import { createRequire } from "node:module";
import { RequestError } from "partner-center-invoices";
import { listInvoices } from "partner-center-invoices/operations/invoices";
import { reply } from "partner-center-invoices/testing";

const require = createRequire(import.meta.url);
const pairs = [
  [require("partner-center-invoices").RequestError, RequestError],
  [require("partner-center-invoices/operations/invoices").listInvoices, listInvoices],
  [require("partner-center-invoices/testing").reply, reply],
];
console.log(JSON.stringify(pairs.map(([required, imported]) => required === imported)));
