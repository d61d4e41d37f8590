/** Columns of a line, as the options of Prettier have it. */
export const printWidth = 110;

/** Whether a line of ASCII is not too long. */
export function fits(line: string): boolean {
  return line.length <= printWidth;
}

/** Whether every character takes one column, as far as this can be said without a table of widths. */
export function isAscii(line: string): boolean {
  return /^[ -~]*$/.test(line);
}

const name = String.raw`[A-Za-z_$][\w$]*`;
const scalar = String.raw`(?:${name}|"[ !#-[\]-~]*"|-?(?:0|[1-9]\d*))`;

/** A type whose parts Prettier puts on one line as they are: references, literals, arrays and unions of them. */
const inner = `${scalar}(?:\\[\\])*`;
const innerUnion = `${inner}(?: \\| ${inner})*`;
const generic = `${name}<${innerUnion}(?:, ${innerUnion})*>(?:\\[\\])*`;
const group = `\\(${inner}(?: \\| ${inner})+\\)(?:\\[\\])+`;
const member = `(?:${generic}|${group}|${inner})`;

/** A type that Prettier leaves as it is when it fits into its line. */
export const simpleType: RegExp = new RegExp(`^${member}(?: \\| ${member})*$`);
