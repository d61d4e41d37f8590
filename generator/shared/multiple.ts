/**
 * Whether a number is a whole multiple of another, as they are written: 65999.26 is one of 0.01, though dividing the
 * two in binary leaves a rest.
 */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(step) || step === 0) return false;
  const [left, right] = [decimalOf(value), decimalOf(step)];
  const exponent = Math.min(left.exponent, right.exponent);
  return wholeAt(left, exponent) % wholeAt(right, exponent) === 0n;
}

/** A number as whole digits and a power of ten. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The whole number that a decimal is in units of a smaller power of ten. */
function wholeAt({ digits, exponent }: Decimal, unit: number): bigint {
  return digits * 10n ** BigInt(exponent - unit);
}
