/**
 * The query of a link in which every further `?` begins another parameter, as `&` does
 * (`x-link-second-question-mark`). Elsewhere, it is data (RFC 3986 section 3.4).
 */
export function separatedByQuestionMarks(search: string): string {
  return search.replace(/(?!^)\?/g, "&");
}
