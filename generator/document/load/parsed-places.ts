import { load, type EventType, type State } from "js-yaml";
import { keepKeys, readOptions } from "./parse-yaml.ts";

/** A value in the text of a file: where the parser began and stopped reading it. */
interface Node {
  start: number;
  end: number;
  value: unknown;
  /** Keys and values in turn, or items. */
  children: Node[];
  /** Built when something below this mapping is looked up. */
  entries?: Map<string, Entry>;
}

interface Entry {
  readonly key?: Node;
  readonly value: Node;
}

/**
 * Where the values of a YAML or JSON text stand, as offsets into it. Reading it a second time, with the parser's
 * listener, costs far less than a syntax tree.
 */
export class ParsedPlaces {
  /** The text can be read as a whole; if it cannot, what came before the error has places all the same. */
  readonly complete: boolean;
  readonly #text: string;
  readonly #root: Node | undefined;
  /** The first node of each value: where an alias finds what it repeats. */
  readonly #origins = new Map<unknown, Node>();

  constructor(text: string) {
    this.#text = text;
    const { root, complete } = this.#read();
    this.#root = root;
    this.complete = complete;
  }

  /** The offset of what a path of keys and indices leads to, or of its nearest parent that exists. */
  locate(tokens: readonly string[], part: "key" | "value"): number {
    const { key, value } = this.#find(tokens);
    const wanted = part === "key" || this.#isEmpty(value) ? (key ?? value) : value;
    return this.#begin(wanted);
  }

  /** The offsets of its first and its last character, its key included. */
  extent(tokens: readonly string[]): { readonly first: number; readonly last: number } {
    const { key, value } = this.#find(tokens);
    const first = this.#begin(key ?? value);
    let end = this.#isEmpty(value) ? (key ?? value).end : this.#lastEnd(value);
    while (end > 0 && /\s/.test(this.#text.charAt(end - 1))) end--;
    return { first, last: Math.max(first, end - 1) };
  }

  #find(tokens: readonly string[]): Entry {
    let entry: Entry = { value: this.#root ?? { start: 0, end: 0, value: null, children: [] } };
    for (const token of tokens) {
      const next = this.#child(entry.value, token);
      if (!next) return entry;
      entry = next;
    }
    return entry;
  }

  #child(node: Node, token: string): Entry | undefined {
    const holder = this.#unwrap(node);
    if (Array.isArray(holder.value)) {
      const item = holder.children[Number(token)];
      return item && { value: item };
    }
    return this.#entries(holder).get(token);
  }

  #entries(node: Node): Map<string, Entry> {
    if (node.entries) return node.entries;
    const entries = (node.entries = new Map<string, Entry>());
    const merged: Node[] = [];
    for (let index = 0; index + 1 < node.children.length; index += 2) {
      const key = node.children[index];
      const value = node.children[index + 1];
      if (!key || !value) continue;
      if (key.value === "<<") merged.push(value);
      else entries.set(String(key.value), { key, value });
    }
    for (const source of merged.flatMap((each) => this.#sources(each))) {
      for (const [name, entry] of this.#entries(source)) if (!entries.has(name)) entries.set(name, entry);
    }
    return entries;
  }

  /** The mappings that a merge key names: one, or a list of them. */
  #sources(node: Node): Node[] {
    const holder = this.#unwrap(node);
    return Array.isArray(holder.value) ? holder.children.map((each) => this.#unwrap(each)) : [holder];
  }

  /** The node that has the children: through aliases, and through the parser's nested attempts. */
  #unwrap(node: Node): Node {
    let found = node;
    if (found.children.length === 0) found = this.#origins.get(found.value) ?? found;
    for (;;) {
      const [only, ...others] = found.children;
      if (!only || others.length > 0 || only.value !== found.value || typeof only.value !== "object")
        return found;
      found = only;
    }
  }

  #isEmpty(node: Node): boolean {
    return (
      node.value === null && !/^(?:null|Null|NULL|~)/.test(this.#text.slice(this.#begin(node), node.end))
    );
  }

  /** Past the blanks, line ends and comments that the parser had yet to skip. */
  #begin(node: Node): number {
    const text = this.#text;
    let at = node.start;
    for (; at < text.length; at++) {
      const unit = text.charAt(at);
      if (unit === "#") at = endOfLine(text, at) - 1;
      else if (unit !== " " && unit !== "\n" && unit !== "\r" && unit !== "\t") break;
    }
    return at <= node.end || node.value !== null ? at : node.start;
  }

  #lastEnd(node: Node): number {
    const close = this.#text.charAt(node.end - 1);
    const last = node.children.at(-1);
    if (!last || close === "}" || close === "]") return node.end;
    return this.#isEmpty(last) ? (node.children.at(-2) ?? node).end : this.#lastEnd(last);
  }

  #read(): { root: Node | undefined; complete: boolean } {
    const open: Node[] = [];
    const keep = keepKeys(this.#text);
    let root: Node | undefined;
    const listener = (event: EventType, state: State): void => {
      keep(event, state);
      if (event === "open") {
        open.push({ start: state.position, end: state.position, value: undefined, children: [] });
        return;
      }
      const node = open.pop();
      if (!node) return;
      node.end = state.position;
      node.value = state.result;
      if (typeof node.value !== "object" || node.value === null) node.children = [];
      else if (node.children.length > 0 && !this.#origins.has(node.value))
        this.#origins.set(node.value, node);
      const parent = open.at(-1);
      if (parent) parent.children.push(node);
      else root ??= node;
    };
    try {
      load(this.#text, { ...readOptions, listener });
      return { root, complete: true };
    } catch {
      // The text is not YAML after all: what was read so far still has places.
      return { root: root ?? open[0], complete: false };
    }
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
