import { lineAndColumn, lineStarts } from "../../shared/diagnostics/lines.ts";
import { isObject, unescapeToken, type JsonValue } from "../../shared/json.ts";
import { isJson, JsonPlaces } from "./json-places.ts";
import { ParsedPlaces } from "./parsed-places.ts";
import { sectionsIn, type Section } from "./sections.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The smallest part of the text that has what a pointer leads to. */
interface Part {
  readonly section: Section;
  readonly value: JsonValue | undefined;
  /** What leads from the part to it: nothing when it is the part itself. */
  readonly rest: readonly string[];
}

type Sections = ReadonlyMap<string, Section>;

/** Shorter texts are read whole: splitting them would take as long. */
const shortest = 4096;

/**
 * Where the values of one YAML or JSON file stand.
 *
 * A report asks for a few places in a large file. Block mappings are therefore split by their indentation, down
 * to the part that a pointer leads into, and only that part is read again. The keys that are found have to be
 * those of the value, and the part has to be YAML by itself; otherwise the whole text is read.
 */
export class Positions {
  readonly #text: string;
  readonly #value: JsonValue | undefined;
  readonly #shortest: number;
  readonly #begin: number;
  readonly #starts: readonly number[];
  /** By the offset of the lines that were split. */
  readonly #sections = new Map<number, Sections | "unsure">();
  /** By the offset of the section that was read. */
  readonly #parts = new Map<number, ParsedPlaces>();
  #whole: JsonPlaces | ParsedPlaces | undefined;

  /** Takes a text, and the value that it was parsed to, where it could be. */
  constructor(text: string, value?: JsonValue, shortestPart: number = shortest) {
    this.#text = text;
    this.#value = value;
    this.#shortest = shortestPart;
    this.#begin = preamble.exec(text)?.[0].length ?? 0;
    this.#starts = lineStarts(text);
  }

  /** The place of what a JSON Pointer names, or of its nearest parent that exists. */
  locate(pointer: string, part: "key" | "value"): Place {
    const tokens = tokensOf(pointer);
    return lineAndColumn(this.#starts, this.#offsetOf(tokens, part) ?? this.#all().locate(tokens, part));
  }

  /** First and last line of what a JSON Pointer names, its key included. */
  extent(pointer: string): { firstLine: number; lastLine: number } {
    const tokens = tokensOf(pointer);
    const { first, last } = this.#extentOf(this.#partFor(tokens)) ?? this.#all().extent(tokens);
    const lineOf = (offset: number): number => lineAndColumn(this.#starts, offset).line;
    return { firstLine: lineOf(first), lastLine: lineOf(last) };
  }

  #all(): JsonPlaces | ParsedPlaces {
    return (this.#whole ??= isJson(this.#text) ? new JsonPlaces(this.#text) : new ParsedPlaces(this.#text));
  }

  #offsetOf(tokens: readonly string[], wanted: "key" | "value"): number | undefined {
    const part = this.#partFor(tokens);
    if (part === undefined) return undefined;
    const { section, value, rest } = part;
    if (rest.length === 0) {
      if (wanted === "key") return section.key;
      const [first] = this.#sectionsBelow(section, value)?.values() ?? [];
      if (first !== undefined) return first.key;
    }
    const offset = this.#read(section)?.locate([section.name, ...rest], wanted);
    return offset === undefined ? undefined : section.start + offset;
  }

  #extentOf(part: Part | undefined): { readonly first: number; readonly last: number } | undefined {
    if (part === undefined) return undefined;
    const { section, value, rest } = part;
    if (rest.length === 0 && isObject(value)) {
      const inner = [...(this.#sectionsBelow(section, value)?.values() ?? [])].at(-1);
      const last = inner && this.#extentOf({ section: inner, value: value[inner.name], rest });
      if (last !== undefined) return { first: section.key, last: last.last };
    }
    const places = this.#read(section)?.extent([section.name, ...rest]);
    return places && { first: section.start + places.first, last: section.start + places.last };
  }

  #partFor(tokens: readonly string[]): Part | undefined {
    let value = this.#value;
    let sections = this.#sectionsOf(this.#begin, this.#text.length, value);
    let part: Part | undefined;
    for (const [depth, token] of tokens.entries()) {
      const section = sections?.get(token);
      if (section === undefined || !isObject(value)) {
        // Nothing of that name: what was found last is the nearest parent.
        return sections === undefined || part === undefined ? part : { ...part, rest: [] };
      }
      value = value[token];
      part = { section, value, rest: tokens.slice(depth + 1) };
      sections = this.#sectionsBelow(section, value);
    }
    return part;
  }

  #sectionsBelow({ below, end }: Section, value: JsonValue | undefined): Sections | undefined {
    return below === undefined ? undefined : this.#sectionsOf(below, end, value);
  }

  #sectionsOf(from: number, to: number, value: JsonValue | undefined): Sections | undefined {
    if (to - from < this.#shortest || !isObject(value)) return undefined;
    const known = this.#sections.get(from);
    if (known !== undefined) return known === "unsure" ? undefined : known;
    const found = sectionsIn(this.#text, from, to);
    const keys = Object.keys(value);
    const sure = found?.size === keys.length && keys.every((key) => found.has(key));
    this.#sections.set(from, sure ? found : "unsure");
    return sure ? found : undefined;
  }

  #read({ start, end }: Section): ParsedPlaces | undefined {
    let places = this.#parts.get(start);
    if (places === undefined)
      this.#parts.set(start, (places = new ParsedPlaces(this.#text.slice(start, end))));
    return places.complete ? places : undefined;
  }
}

function tokensOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map(unescapeToken);
}

/** What may come before a document: comments, and the line that says that it begins. */
const preamble = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*\r?\n/;
