import type { Fetch } from "partner-center-invoices";
import { createMockFetch, reply } from "partner-center-invoices/testing";

// Text rather than objects, since a number of JavaScript would not hold these digits. Amounts are strings in one item and
// numbers in the next, as the service has them.
const licences = `{ "items": [
  { "offerName": "EXCHANGE ONLINE (PLAN 2)", "currency": "EUR", "totalForCustomer": 1000.15,
    "attributes": { "objectType": "LicenseBasedLineItem" } },
  { "offerName": "=AUDIO \\"CONFERENCING\\", monthly", "currency": "EUR", "totalForCustomer": "250.25",
    "attributes": { "objectType": "LicenseBasedLineItem" } }] }`;
const purchases = `{ "items": [
  { "productName": "Power BI Premium Per User", "currency": "CHF", "totalForCustomer": "3799.9",
    "attributes": { "objectType": "OneTimeInvoiceLineItem" } },
  { "productName": "Azure plan", "currency": "CHF", "totalForCustomer": 0.0333333333333333333333,
    "attributes": { "objectType": "OneTimeInvoiceLineItem" } },
  { "productName": "Azure plan", "currency": "CHF", "totalForCustomer": 0.0666666666666666666667,
    "attributes": { "objectType": "OneTimeInvoiceLineItem" } }] }`;

/** Answers with the documentation's examples, and with line items that belong to its list of invoices. */
export function createExampleFetch(): Fetch {
  return createMockFetch({
    listInvoiceLineItems: ({ query }) =>
      reply(
        new Response(query.get("provider") === "office" ? licences : purchases, {
          headers: { "content-type": "application/json" },
        }),
      ),
  });
}
