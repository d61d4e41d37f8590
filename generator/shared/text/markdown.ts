/** Where text of a document is made safe for Markdown. */

/** A code span: one line, between more backticks than it has (CommonMark section 6.1). */
export function code(text: string): string {
  const safe = text.replace(UNPRINTABLE, " ");
  const runs = [...safe.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  return fence.length === 1 ? `\`${safe}\`` : `${fence} ${safe} ${fence}`;
}

/**
 * A code span in a table. A cell ends at a pipe without a backslash, and no backslash can be escaped in code, so none
 * may stand before a pipe.
 */
export function codeCell(text: string): string {
  return code(text.replace(/\\+(?=\|)/g, "").replaceAll("|", "\\|"));
}

/** What breaks lines, or is seen by machines only. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Text of the document on one line: no markup of its own, and no link made of an address. */
export function plainText(text: string): string {
  return escaped(text.replace(UNPRINTABLE, " ").replace(/\s+/g, " ")).trim();
}

/** What makes a paragraph a list, a rule or a heading, when it stands first. */
const LINE_START = /^(?:[-+=]|\d+(?=[.)]))/;

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]|:(?=\/\/)|(?<=www)\./gi, "\\$&");
}

/** A description's first paragraph on one line. Of its markup only code stays; what is long is cut. */
export function firstParagraph(text: string): string {
  const [first = ""] = text.trim().split(/\n\s*\n/);
  const whole = first.replace(UNPRINTABLE, " ").replace(/\s+/g, " ");
  const short = whole.length > LONGEST ? `${whole.slice(0, LONGEST).replace(/ [^ ]*$/, "")} …` : whole;
  // Every second part stood between backticks.
  const parts = short.split(/`([^`]+)`/);
  const safe = parts.map((part, index) => (index % 2 === 1 ? code(part.trim()) : escaped(part)));
  return safe
    .join("")
    .trim()
    .replace(LINE_START, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/** Characters of a paragraph. */
const LONGEST = 400;
