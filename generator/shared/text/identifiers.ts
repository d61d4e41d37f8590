/**
 * Which characters identifiers have. TypeScript and each version of Node have Unicode tables of their own, and
 * where these differ a name would parse here and not there; so of the supplementary planes only the Han of 2001
 * count (ECMA-262 section 12.7, UAX #31).
 */
const OTHER_PLANES = "(?![\\u{10000}-\\u{1ffff}\\u{2a6e0}-\\u{10ffff}])";

/** Source of a pattern (flag `u`) for a character that can begin an identifier. */
export const IDENTIFIER_START: string = `(?:${OTHER_PLANES}[\\p{ID_Start}_$])`;

/** Source of a pattern (flag `u`) for a character that can be inside one. */
export const IDENTIFIER_PART: string = `(?:${OTHER_PLANES}[\\p{ID_Continue}$])`;

const IDENTIFIER = new RegExp(`^${IDENTIFIER_START}${IDENTIFIER_PART}*$`, "u");

/** Whether a name can stand in code as it is. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}
