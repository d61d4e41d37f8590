import { fits } from "./simple-text.ts";

/** Something that is not laid out here: Prettier prints it. */
export class Unusual extends Error {}

/** A line that is not too long. */
export function fitting(line: string): string {
  if (!fits(line)) throw new Unusual();
  return line;
}

/** Goes through the lines of a statement, each without the blanks around it. */
export class Lines {
  readonly #lines: readonly string[];
  #at = 0;
  #column = 0;

  constructor(text: string) {
    this.#lines = text.trim().split("\n").map((line) => line.trim()); // prettier-ignore
  }

  get isDone(): boolean {
    const isLast = this.#at === this.#lines.length - 1;
    return this.#at >= this.#lines.length || (isLast && this.rest === "");
  }

  /** What is left of the current line. */
  get rest(): string {
    const line = this.#lines[this.#at] ?? "";
    return this.#column === 0 ? line : line.slice(this.#column);
  }

  /** What is left of the current line, which is then behind us. */
  take(): string {
    const { rest } = this;
    this.#at++;
    this.#column = 0;
    return rest;
  }

  startsWith(text: string): boolean {
    return (this.#lines[this.#at] ?? "").startsWith(text, this.#column);
  }

  /** Goes past a text when it stands here. */
  skip(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.#column += text.length;
    return true;
  }

  /** Goes past what a sticky pattern finds here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#column;
    const found = pattern.exec(this.#lines[this.#at] ?? "")?.[0];
    if (found !== undefined) this.#column += found.length;
    return found;
  }

  /** Goes past a text, which has to be the end of its line. */
  end(text: string): void {
    if (this.take() !== text) throw new Unusual();
  }
}
