import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecimalPlaces, parseExactly } from "../../generator/runtime/exact-numbers.ts";
import { parseDecimal } from "../../generator/runtime/parse-decimal.ts";

describe("parseDecimal", () => {
  test.each<[number | string | null | undefined, number | undefined]>([
    [16, 16],
    ["16", 16],
    ["0", 0],
    ["14.40", 14.4],
    ["-0.5", -0.5],
    ["+3", 3],
    [" 793 ", 793],
    ["1.5E+3", 1500],
    ["0.1999968000511991808131", 0.1999968000511992],
    ["00012", 12],
    ["", undefined],
    [" ", undefined],
    [null, undefined],
    [undefined, undefined],
    ["1,234.50", undefined],
    ["1,5", undefined],
    ["1 000", undefined],
    ["0x10", undefined],
    ["Infinity", undefined],
    ["1e999", undefined],
    [NaN, undefined],
    [Infinity, undefined],
    ["$5", undefined],
    [".", undefined],
  ])("%j is %s", (value, want) => {
    expect(parseDecimal(value)).toBe(want);
  });
});

/** Every number is a decimal. */
const everywhere: DecimalPlaces = [{ decimal: true, others: 0, items: 0 }];

/** Text with spaces where JSON allows them, and strings as other writers escape them. */
function spelled(value: unknown, indent: number, isEscaped: boolean): string {
  const text = JSON.stringify(value, null, indent);
  return isEscaped
    ? text.replaceAll(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : text;
}

describe("parseExactly", () => {
  test("reads what JSON.parse reads, where no number is rounded", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (value, indent, isEscaped) => {
          const text = spelled(value, indent, isEscaped);
          expect(parseExactly(text, everywhere)).toStrictEqual(JSON.parse(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("refuses what JSON.parse refuses, in its words", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      ".5",
      "null",
      " ",
      "\\",
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join("");
        const outcome = (parse: (text: string) => unknown): unknown => {
          try {
            return parse(text);
          } catch (error) {
            return String(error);
          }
        };
        expect(outcome((json) => parseExactly(json, everywhere))).toStrictEqual(outcome(JSON.parse));
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps the digits of every number, as a number or as text", () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 25 });
    const sign = fc.constantFrom("", "-");
    const exponent = fc.constantFrom("", "e2", "E-7", "e+12");
    fc.assert(
      fc.property(sign, digits, digits, exponent, (minus, whole, fraction, power) => {
        const text = `${minus}${whole.join("").replace(/^0+(?=\d)/, "")}.${fraction.join("")}${power}`;
        const read = parseExactly(text, everywhere);
        if (typeof read === "string") expect(read).toBe(text);
        else expect(scaled(String(read))).toBe(scaled(text));
        // Whatever JSON.parse keeps stays a number.
        if (scaled(String(JSON.parse(text))) === scaled(text)) expect(read).toBeTypeOf("number");
      }),
      { numRuns: 2000 },
    );
  });

  /** A decimal as a whole number of 10^-60: another way to compare than that of the code. */
  function scaled(text: string): bigint {
    const [mantissa = "", power = "0"] = text.toLowerCase().split("e");
    const [whole = "", fraction = ""] = mantissa.split(".");
    return BigInt(whole + fraction) * 10n ** BigInt(60 - fraction.length + Number(power));
  }

  test.each<[string, unknown]>([
    ["0.1999968000511991808131", "0.1999968000511991808131"],
    ["0.1", 0.1],
    ["1.50", 1.5],
    ["1e2", 100],
    ["9007199254740992", 9007199254740992],
    ["9007199254740993", "9007199254740993"],
    ["123456789012345680000", 123456789012345680000],
    ["1e400", "1e400"],
    ["1e-400", "1e-400"],
    ["0e999", 0],
    ["-0", -0],
    ["-0.0", -0],
    ["1.000000000000000000000", 1],
    ['"0.1999968000511991808131"', "0.1999968000511991808131"],
  ])("%s is %j", (text, want) => {
    expect(parseExactly(text, everywhere)).toBe(want);
  });

  const long = "0.1999968000511991808131";
  const rounded = 0.1999968000511992;
  test.each<[string, DecimalPlaces, string, unknown]>([
    ["nowhere", [{}], `{"a":${long}}`, { a: rounded }],
    ["a property", [{ properties: { a: 1 } }, { decimal: true }], `{"a":${long},"b":${long}}`, { a: long, b: rounded }],
    ["items", [{ items: 1 }, { decimal: true }], `[${long},[${long}]]`, [long, [rounded]]],
    ["others, but for one", [{ properties: { a: 2 }, others: 1 }, { decimal: true }, {}], `{"a":${long},"b":${long}}`, { a: rounded, b: long }],
    ["a place that contains itself", [{ properties: { next: 0, a: 1 } }, { decimal: true }], `{"next":{"next":{"a":${long}}},"a":${long}}`, { next: { next: { a: long } }, a: long }],
    ["a name of Object.prototype", [{ properties: { a: 1 } }, { decimal: true }], `{"constructor":${long},"toString":{"a":${long}}}`, { constructor: rounded, toString: { a: rounded } }],
    ["an object where a decimal is expected", [{ properties: { a: 1 } }, { decimal: true }], `{"a":{"a":${long}}}`, { a: { a: rounded } }],
    ["an array where an object is expected", [{ properties: { a: 1, length: 1 } }, { decimal: true }], `[${long}]`, [rounded]],
    ["a property that comes twice", [{ properties: { a: 1 } }, { decimal: true }], `{"a":${long},"a":1}`, { a: 1 }],
    ["an escaped name", [{ properties: { a: 1 } }, { decimal: true }], `{"\\u0061":${long}}`, { a: long }],
  ])("%s", (_what, places, text, want) => {
    expect(parseExactly(text, places)).toStrictEqual(want);
  }); // prettier-ignore

  test("__proto__ is a property like any other", () => {
    const text = `{"__proto__":{"a":1},"b":{"__proto__":null}}`;
    const read = parseExactly(text, everywhere);
    expect(JSON.stringify(read)).toBe(text);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test("as deep as JSON.parse goes", () => {
    const text = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    let depth = 0;
    for (let value = parseExactly(text, everywhere); Array.isArray(value); value = value[0] as unknown)
      depth++;
    expect(depth).toBe(100_000);
  });

  test("strings as long as an answer can be", () => {
    const value = { text: '\\"x'.repeat(3_000_000) };
    expect(parseExactly(JSON.stringify(value), everywhere)).toEqual(value);
  });
});
