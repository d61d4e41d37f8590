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
