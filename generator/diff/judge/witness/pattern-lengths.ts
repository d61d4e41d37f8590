/** How many characters there are at least and at most. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

const ANY: Lengths = { least: 0, most: Infinity };
const ONE: Lengths = { least: 1, most: 1 };
const NONE: Lengths = { least: 0, most: 0 };

/**
 * How long a text is that matches a regular expression. A pattern without `^` and `$` may be found within a longer text.
 * Of what is made of something else than characters, classes, groups, choices and repetition, nothing is known.
 */
export function lengthsOfPattern(pattern: string): Lengths {
  const reader = new LengthReader([...pattern]);
  const lengths = reader.choice(true);
  return reader.isAtEnd && lengths !== undefined ? lengths : ANY;
}

/** Reads a pattern from left to right; what it gives is undefined where something is not known. */
class LengthReader {
  readonly #letters: readonly string[];
  #at = 0;

  constructor(letters: readonly string[]) {
    this.#letters = letters;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#letters.length;
  }

  /** @param isWhole whether this is the pattern itself, so that more may stand before and after it */
  choice(isWhole: boolean): Lengths | undefined {
    let found = this.#sequence(isWhole);
    while (this.#letters[this.#at] === "|") {
      this.#at += 1;
      const other = this.#sequence(isWhole);
      if (found === undefined || other === undefined) return undefined;
      found = { least: Math.min(found.least, other.least), most: Math.max(found.most, other.most) };
    }
    return found;
  }

  #sequence(isWhole: boolean): Lengths | undefined {
    const start = this.#at;
    let all = NONE;
    for (let next = this.#letters[this.#at]; next !== undefined && next !== "|" && next !== ")";) {
      const one = this.#piece(next);
      if (one === undefined) return undefined;
      all = { least: all.least + one.least, most: all.most + one.most };
      next = this.#letters[this.#at];
    }
    const isAnchored = this.#letters[start] === "^" && this.#letters[this.#at - 1] === "$";
    return isWhole && !(isAnchored && this.#letters[this.#at - 2] !== "\\")
      ? { ...all, most: Infinity }
      : all;
  }

  #piece(first: string): Lengths | undefined {
    this.#at += 1;
    if (first === "^" || first === "$") return NONE;
    const atom = this.#atom(first);
    if (atom === undefined) return undefined;
    const { least, most } = this.#repetition();
    return { least: atom.least * least, most: atom.most === 0 || most === 0 ? 0 : atom.most * most };
  }

  #atom(first: string): Lengths | undefined {
    if (first === "[") return this.#take(/^\^?(?:\\.|[^\]\\])(?:\\.|[^\]\\])*\]/u) ? ONE : undefined;
    if (first === "\\") return this.#escape();
    if (first !== "(") return "*+?{".includes(first) ? undefined : ONE;
    if (this.#letters[this.#at] === "?" && !this.#take(/^\?(?::|<[A-Za-z]\w*>)/u)) return undefined;
    const inside = this.choice(false);
    return this.#take(/^\)/u) ? inside : undefined;
  }

  /** A half of a pair (`\uD83D`) is no character by itself. */
  #escape(): Lengths | undefined {
    if (this.#take(/^[bB]/u)) return NONE;
    const isOne = this.#take(
      /^(?:[dDwWsSntrfv]|[pP]\{[^}]*\}|x[\da-fA-F]{2}|u(?![dD][89a-fA-F])[\da-fA-F]{4}|[^A-Za-z\d])/u,
    );
    return isOne ? ONE : undefined;
  }

  #repetition(): Lengths {
    const [all = "", least, more, most] = this.#match(/^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/u) ?? [];
    this.#at += [...all].length;
    switch (all.charAt(0)) {
      case "":
        return ONE;
      case "*":
        return ANY;
      case "+":
        return { least: 1, most: Infinity };
      case "?":
        return { least: 0, most: 1 };
    }
    const low = Number(least);
    if (more === undefined) return { least: low, most: low };
    return { least: low, most: most === undefined || most === "" ? Infinity : Number(most) };
  }

  #match(what: RegExp): RegExpExecArray | null {
    return what.exec(this.#letters.slice(this.#at).join(""));
  }

  #take(what: RegExp): boolean {
    const found = this.#match(what);
    this.#at += [...(found?.[0] ?? "")].length;
    return found !== null;
  }
}
