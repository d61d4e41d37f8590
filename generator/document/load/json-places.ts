import { endOfString } from "./json-pairs.ts";

/** Offsets of a value, and of its key where it has one. */
interface Entry {
  readonly key?: number;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/**
 * Where the values of a valid JSON text stand, as offsets into it. Only what is on the way to a value is looked into; the
 * rest is skipped, so that a few places in a large file take no time.
 */
export class JsonPlaces {
  readonly #text: string;
  readonly #root: Entry;
  /** The members or items of objects and lists that were looked into, by the offset of their bracket. */
  readonly #children = new Map<number, ReadonlyMap<string, Entry>>();

  constructor(text: string) {
    this.#text = text;
    const start = this.#skipBlanks(0);
    this.#root = { start, end: this.#endOf(start) };
  }

  /** The offset of what a path of keys and indices leads to, or of its nearest parent that exists. */
  locate(tokens: readonly string[], part: "key" | "value"): number {
    const { key, start } = this.#find(tokens);
    return part === "key" ? (key ?? start) : start;
  }

  /** The offsets of its first and its last character, its key included. */
  extent(tokens: readonly string[]): { readonly first: number; readonly last: number } {
    const { key, start, end } = this.#find(tokens);
    return { first: key ?? start, last: end - 1 };
  }

  #find(tokens: readonly string[]): Entry {
    let entry = this.#root;
    for (const token of tokens) {
      const next = this.#childrenOf(entry.start).get(token);
      if (next === undefined) return entry;
      entry = next;
    }
    return entry;
  }

  #childrenOf(bracket: number): ReadonlyMap<string, Entry> {
    const known = this.#children.get(bracket);
    if (known !== undefined) return known;
    const found = new Map<string, Entry>();
    const opening = this.#text[bracket];
    if (opening === "{" || opening === "[") {
      let at = this.#skipBlanks(bracket + 1);
      while (this.#text[at] !== "}" && this.#text[at] !== "]") {
        const key = opening === "{" ? at : undefined;
        const name = key === undefined ? String(found.size) : this.#keyAt(key);
        const start = key === undefined ? at : this.#skipBlanks(this.#skipBlanks(this.#endOf(key)) + 1);
        const end = this.#endOf(start);
        found.set(name, { ...(key !== undefined && { key }), start, end });
        at = this.#skipBlanks(end);
        if (this.#text[at] === ",") at = this.#skipBlanks(at + 1);
      }
    }
    this.#children.set(bracket, found);
    return found;
  }

  #keyAt(quote: number): string {
    // A key of a valid text is a string.
    return JSON.parse(this.#text.slice(quote, this.#endOf(quote))) as string;
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (/\s/.test(this.#text.charAt(at))) at++;
    return at;
  }

  /** The offset behind the string, number, word, object or list that begins at one. */
  #endOf(start: number): number {
    const text = this.#text;
    const first = text[start];
    if (first === '"') return endOfString(text, start) + 1;
    if (first !== "{" && first !== "[")
      return start + (/^[^\s,\]}]*/.exec(text.slice(start, start + 400))?.[0].length ?? 0);
    let depth = 0;
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) at = endOfString(text, at);
      else if (unit === BRACE || unit === BRACKET) depth++;
      else if ((unit === CLOSING_BRACE || unit === CLOSING_BRACKET) && --depth === 0) return at + 1;
    }
    return text.length;
  }
}

const [QUOTE, BRACE, BRACKET, CLOSING_BRACE, CLOSING_BRACKET] = [0x22, 0x7b, 0x5b, 0x7d, 0x5d];

/** Whether a text is JSON, and not YAML that begins alike. */
export function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
