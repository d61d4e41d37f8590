import { RegExpParser, type AST } from "@eslint-community/regexpp";

const parser = new RegExpParser();

/**
 * A regular expression taken apart (ECMA-262 section 22.2.1, JSON Schema 2020-12 core section 6.4). Many documents have
 * expressions that are valid without the flag `u` only: they are read without it.
 *
 * @returns the alternatives; undefined for what is no expression, and for half characters, which mean something else
 * without the flag
 */
export function parsePattern(pattern: string): readonly AST.Alternative[] | undefined {
  return parseWith(pattern, true) ?? (halves.test(pattern) ? undefined : parseWith(pattern, false));
}

/** Halves of pairs, and pairs, written as they are or escaped. */
const halves = /[\uD800-\uDFFF]|\\u[dD][89a-fA-F]/;

function parseWith(pattern: string, unicode: boolean): readonly AST.Alternative[] | undefined {
  try {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode }).alternatives;
  } catch {
    return undefined;
  }
}
