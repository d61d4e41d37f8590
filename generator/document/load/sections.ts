/** An entry of a block mapping: from the line of its key to the line of the next one. */
export interface Section {
  readonly name: string;
  /** Where the line of the key begins. */
  readonly start: number;
  readonly key: number;
  readonly end: number;
  /** Where the lines below the key begin; absent when its value begins on the same line. */
  readonly below?: number;
}

/** A key and its colon, plain or quoted, without what needs unescaping; and what else is on the line. */
const entry = /(?:"([^"\\\n]*)"|'([^'\n]*)'|([\w$./~^+@](?:[^\s:]|:(?!\s)| (?![\s:#]))*)):(?=\s|$)([^\n]*)/y;

/** An entry whose value is on the lines below. */
const nothing = /^\s*(?:#.*)?$/;

/**
 * Splits lines of YAML that hold one block mapping into its entries, by indentation alone.
 *
 * @returns the entries by their keys; undefined for whatever is not plain enough to be sure. A text in quotes
 * or brackets that goes on at the same indentation may look like an entry: the caller compares the keys with
 * those that the parser has found.
 */
export function sectionsIn(text: string, from: number, to: number): ReadonlyMap<string, Section> | undefined {
  const found = new Map<string, { -readonly [Field in keyof Section]: Section[Field] }>();
  let last: { end: number; readonly below?: number } | undefined;
  for (const { start, at, indent } of linesOf(text, from, to)) {
    if (at - start < indent) return undefined;
    // The items of a list may stand as far left as the key that holds it.
    if (text.charAt(at) === "-" && last?.below !== undefined && /\s/.test(text.charAt(at + 1))) continue;
    entry.lastIndex = at;
    const [all = "", double, single, plain, rest = ""] = entry.exec(text) ?? [];
    const key = double ?? single ?? plain;
    if (key === undefined || found.has(key)) return undefined;
    if (last !== undefined) last.end = start;
    const below = Math.min(at + all.length + 1, to);
    const section = { name: key, start, key: at, end: to, ...(nothing.test(rest) ? { below } : {}) };
    found.set(key, section);
    last = section;
  }
  return found;
}

/**
 * The lines that say something and stand no further to the right than the first of them. The others are many: a
 * regular expression passes over them.
 */
function* linesOf(text: string, from: number, to: number): Generator<Line> {
  const first = firstLine(text, from, to);
  if (first === undefined) return;
  yield first;
  const { indent } = first;
  const next = new RegExp(`\\n {0,${indent}}[^ \\r\\n#]`, "g");
  next.lastIndex = first.at;
  for (let match = next.exec(text); match !== null && match.index + 1 < to; match = next.exec(text)) {
    yield { start: match.index + 1, at: next.lastIndex - 1, indent };
  }
}

interface Line {
  readonly start: number;
  /** Where its text begins. */
  readonly at: number;
  /** How far to the right the first line stands. */
  readonly indent: number;
}

function firstLine(text: string, from: number, to: number): Line | undefined {
  const line = / *[^ \r\n#]/y;
  for (let start = from, newline = from; newline !== -1 && start < to; start = newline + 1) {
    line.lastIndex = start;
    if (line.test(text)) {
      const at = line.lastIndex - 1;
      return at < to ? { start, at, indent: at - start } : undefined;
    }
    newline = text.indexOf("\n", start);
  }
  return undefined;
}
