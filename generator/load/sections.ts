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

const space = 0x20;

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
  let indent = -1;
  for (let start = from, next = from; start < to; start = next) {
    const newline = text.indexOf("\n", start);
    next = newline === -1 || newline >= to ? to : newline + 1;
    let at = start;
    while (text.charCodeAt(at) === space) at++;
    const first = text.charAt(at);
    if (at - start > indent && indent >= 0) continue;
    if (at >= to || first === "\n" || first === "\r" || first === "#") continue;
    if (indent === -1) indent = at - start;
    else if (at - start < indent) return undefined;
    // The items of a list may stand as far left as the key that holds it.
    if (first === "-" && last?.below !== undefined && /\s/.test(text.charAt(at + 1))) continue;
    entry.lastIndex = at;
    const match = entry.exec(text);
    const key = match?.[1] ?? match?.[2] ?? match?.[3];
    if (key === undefined || found.has(key)) return undefined;
    if (last !== undefined) last.end = start;
    const below = nothing.test(match?.[4] ?? "");
    const section = { name: key, start, key: at, end: to, ...(below ? { below: next } : {}) };
    found.set(key, section);
    last = section;
  }
  return found;
}
