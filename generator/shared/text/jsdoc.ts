/** What is longer is cut: nobody reads it in an editor, and the document has it all. */
const MAX_LENGTH = 20_000;

/** Width at which prose in a comment is wrapped. */
const WIDTH = 100;

/**
 * A JSDoc comment around text that comes from a document. This is the one place where such text is made
 * safe for a comment: it cannot end the comment, smuggle in a tag, or carry control characters.
 *
 * @param sections paragraphs in order; empty ones are left out
 * @param tags lines such as `@deprecated Use another.`, after the sections
 * @returns `/** … *\/`, on one line where it fits, or nothing when there is nothing to say
 */
export function jsDoc(sections: readonly (string | undefined)[], tags: readonly string[] = []): string {
  const paragraphs = sections
    .flatMap((section) => (section === undefined ? [] : [proseLines(section)]))
    .filter((lines) => lines.length > 0);
  const lines = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ["", ...paragraph]));
  const tagLines = tags.flatMap((tag) => cleanLines(tag).flatMap(wrap));
  if (lines.length > 0 && tagLines.length > 0) lines.push("");
  lines.push(...tagLines);
  const [only = ""] = lines;
  if (lines.length === 0) return "";
  if (lines.length === 1 && only.length <= WIDTH) return `/** ${only} */`;
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"].join("\n");
}

/** The lines of a Markdown text: paragraphs are filled and wrapped, fenced code and tables keep their lines. */
function proseLines(text: string): string[] {
  if (isPlainLine(text)) return wrap(text);
  const blocks: string[] = [];
  let fenced = false;
  let continues = false;
  for (const line of cleanLines(text)) {
    const fence = /^\s*(?:```|~~~)/.test(line);
    const verbatim = fenced || fence || /^(?: {4}|\s*\|)/.test(line);
    if (fence) fenced = !fenced;
    const startsBlock = line === "" || verbatim || /^\s*(?:[-*+>#=]|\d+[.)])/.test(line);
    const safe = line.replace(/^(\s*)@/, "$1\\@");
    if (continues && !startsBlock) blocks.push(`${blocks.pop() ?? ""} ${safe.trimStart()}`);
    else blocks.push(safe);
    continues = line !== "" && !verbatim && !/^\s*#/.test(line);
  }
  return blocks.flatMap((block) => (/^(?: {4}|\s*\||\s*```)/.test(block) ? [block] : wrap(block)));
}

/** One line that has no layout of its own, as most texts are. */
function isPlainLine(text: string): boolean {
  return /^[A-Za-z]/.test(text) && isSafeLine(text);
}

/** One line that has nothing to make safe. */
function isSafeLine(text: string): boolean {
  return text.length <= MAX_LENGTH && /^[!-~](?:[ -~]*[!-~])?$/.test(text) && !text.includes("*/");
}

/** Text without what could end a comment or hide in it; blank lines at both ends and in rows are dropped. */
function cleanLines(text: string): string[] {
  if (text === "") return [];
  if (isSafeLine(text)) return [text];
  const whole = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  const safe = whole
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replaceAll("*/", "*\\/")
    .replaceAll("\t", "  ");
  const lines = safe.split("\n").map((line) => line.trimEnd());
  const kept = lines.filter((line, index) => line !== "" || (index > 0 && lines[index - 1] !== ""));
  while (kept.at(-1) === "") kept.pop();
  if (kept[0] === "") kept.shift();
  return kept;
}

/** Breaks a line at spaces; what follows keeps the indentation of a list item. */
function wrap(line: string): string[] {
  if (line.length <= WIDTH) return [line];
  const indent = " ".repeat(/^\s*(?:[-*+]|\d+[.)])?\s*/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(/(?<=\S) +/)) {
    const isTag = /^@\w+$/.test(current); // a tag keeps its first word
    if (current !== "" && !isTag && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = indent + word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
