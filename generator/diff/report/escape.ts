/** Text for a Markdown paragraph or table cell: nothing in it can be markup, HTML, a mention or a new row. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[&<>|*_`[\]\\@#~$]/g, (character) => `&#${String(character.codePointAt(0))};`)
    .trim();
}

/** Text in a code span, in a table as well. */
export function codeSpan(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|").trim();
  return plain === "" ? "" : `\`${plain}\``;
}

/** A fenced block whose fence is longer than any in the text. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map((match) => match[0].length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/** Text in an element or an attribute of HTML: no markup, and nothing that hides or reorders what stands there. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
}

/** Text whose control characters are seen: they could move a cursor, colour a screen or turn the order of words. */
export function visible(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "�");
}
