// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import { type DecimalPlaces, parseExactly } from "./runtime/exact-numbers.ts";

/**
 * Where answers have decimals. A number is the row of what is at a property or in an array; the first
 * row is an answer as a whole.
 */
const decimals: DecimalPlaces = [
  { properties: { items: 1 } },
  { items: 2 },
  {
    properties: {
      billableQuantity: 3,
      effectiveUnitPrice: 3,
      pcToBCExchangeRate: 3,
      quantity: 3,
      subtotal: 3,
      taxTotal: 3,
      totalForCustomer: 3,
      unitPrice: 3,
      billingPreTaxTotal: 3,
      pricingPreTaxTotal: 3,
      rateOfCredit: 3,
      rateOfPartnerEarnedCredit: 3,
      amount: 3,
      tax: 3,
      totalOtherDiscount: 3,
      consumedQuantity: 3,
      consumptionDiscount: 3,
      consumptionPrice: 3,
      includedQuantity: 3,
      listPrice: 3,
      overageQuantity: 3,
      postTaxEffectiveRate: 3,
      postTaxTotal: 3,
      pretaxCharges: 3,
      pretaxEffectiveRate: 3,
      taxAmount: 3,
    },
  },
  { decimal: true },
];

/**
 * Reads JSON as `JSON.parse` does, but keeps a decimal that a double would round as the text that it
 * was, where its type has both. Give it to `createClient` as `parseJson`.
 *
 * @param text JSON text
 * @throws {SyntaxError} as `JSON.parse` does
 */
export function exactNumbers(text: string): unknown {
  return parseExactly(text, decimals);
}
