import { matchesPattern } from "../../../document/schema/patterns.ts";

/** A piece of a pattern: the texts that it stands for, and how often it comes. */
interface Piece {
  readonly texts: readonly string[];
  readonly least: number;
  readonly most: number;
}

const classes: Readonly<Record<string, readonly string[]>> = {
  d: ["0", "1"],
  w: ["a", "A", "0", "_"],
  s: [" "],
  D: ["a"],
  W: ["-"],
  S: ["a", "0"],
};

/**
 * Texts that match a regular expression, as far as it is made of characters, classes, groups, choices and repetition;
 * none where it is made of something else.
 *
 * @param length how long the texts should be, where the pattern can be as long
 */
export function textsOfPattern(pattern: string, length = 0): readonly string[] {
  const parser = new PatternParser(pattern);
  const found = parser.choice(length);
  if (!parser.isAtEnd) return [];
  return [...new Set(found)].filter((text) => matchesPattern(pattern, text) === true).slice(0, 8);
}

class PatternParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** One text for each alternative, and more where pieces can vary. */
  choice(length: number): readonly string[] {
    const found = [...this.#sequence(length)];
    while (this.#text[this.#at] === "|") {
      this.#at += 1;
      found.push(...this.#sequence(length));
    }
    return found;
  }

  #sequence(length: number): readonly string[] {
    const pieces: Piece[] = [];
    for (let piece = this.#piece(); piece !== undefined; piece = this.#piece()) pieces.push(piece);
    const build = (choose: (piece: Piece) => string, extra: number): string => {
      let left = extra;
      return pieces
        .map((piece) => {
          const more = Math.max(0, Math.min(left, piece.most - piece.least));
          left -= more;
          return choose(piece).repeat(piece.least + more);
        })
        .join("");
    };
    const first = (piece: Piece): string => piece.texts[0] ?? "";
    const last = (piece: Piece): string => piece.texts.at(-1) ?? "";
    const shortest = build(first, 0);
    return [
      shortest,
      build(last, 0),
      build(first, Math.max(0, length - shortest.length)),
      build(last, 1),
      build(first, 1),
    ];
  }

  #piece(): Piece | undefined {
    const start = this.#text[this.#at];
    if (start === undefined || start === "|" || start === ")") return undefined;
    this.#at += 1;
    if (start === "^" || start === "$") return { texts: [""], least: 1, most: 1 };
    const texts = this.#atom(start);
    if (texts === undefined) {
      // What is not known ends the reading: the parser is not at the end then.
      this.#at -= 1;
      return undefined;
    }
    return { texts, ...this.#repetition() };
  }

  #atom(start: string): readonly string[] | undefined {
    if (start === "[") return this.#set();
    if (start === "\\") return this.#escape();
    if (start === ".") return ["a", "0"];
    if (start !== "(") return "*+?{".includes(start) ? undefined : [start];
    const marker = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.#text.slice(this.#at));
    if (this.#text[this.#at] === "?" && marker === null) return undefined;
    this.#at += marker?.[0].length ?? 0;
    const inside = this.choice(0);
    if (this.#text[this.#at] !== ")") return undefined;
    this.#at += 1;
    return inside;
  }

  #escape(): readonly string[] | undefined {
    const letter = this.#text[this.#at] ?? "";
    this.#at += 1;
    if (classes[letter] !== undefined) return classes[letter];
    const plain: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
    if (plain[letter] !== undefined) return [plain[letter]];
    return /[A-Za-z0-9]/.test(letter) ? undefined : [letter];
  }

  #set(): readonly string[] | undefined {
    const end = /^\^?\]?(?:\\.|[^\]\\])*\]/.exec(this.#text.slice(this.#at))?.[0];
    if (end === undefined) return undefined;
    this.#at += end.length;
    const set = `[${end}`;
    const usual = ["a", "z", "A", "Z", "0", "9", "_", "-", ".", " ", "@", "/", "é"];
    const own = [...end.slice(0, -1)].filter((letter) => !"^\\".includes(letter));
    return [...usual, ...own].filter((letter) => matchesPattern(`^${set}$`, letter) === true);
  }

  #repetition(): Pick<Piece, "least" | "most"> {
    const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#text.slice(this.#at));
    if (match === null) return { least: 1, most: 1 };
    this.#at += match[0].length;
    const sign = match[0].charAt(0);
    if (sign === "*") return { least: 0, most: Infinity };
    if (sign === "+") return { least: 1, most: Infinity };
    if (sign === "?") return { least: 0, most: 1 };
    const least = Math.min(Number(match[1]), 200);
    if (match[2] === undefined) return { least, most: least };
    return { least, most: match[3] === "" || match[3] === undefined ? Infinity : Number(match[3]) };
  }
}
