/** Decimal digits with a sign, a fraction and an exponent (RFC 8259 section 6, and `+`, which some servers write). */
const pattern = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Reads a decimal as a number, whether it came as a number or as text (`16`, `"16"`, `"14.40"`). Of digits that a
 * double cannot hold, it rounds the last: where each of them counts, give the value to a decimal library instead.
 *
 * @returns `undefined` for nothing, for an empty text, and for what is no decimal: `"1,234.50"` could mean two things
 */
export function parseDecimal(value: number | string | null | undefined): number | undefined {
  const isDecimal = typeof value === "number" || pattern.test(value?.trim() ?? "");
  const number = isDecimal ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
