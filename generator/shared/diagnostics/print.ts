import { styleText } from "node:util";
import { sortDiagnostics, type Diagnostic, type Location } from "./diagnostic.ts";
import { lineStarts } from "./lines.ts";

export interface PrintOptions {
  /** ANSI colours; off unless asked for. */
  readonly color?: boolean;
  /** Every diagnostic; otherwise ten of a kind, and how many more there are. */
  readonly all?: boolean;
}

type Paint = (style: "red" | "yellow" | "dim" | "bold" | "cyan", text: string) => string;

const frameWidth = 120;
/** After so many warnings of one code the frame teaches nothing new: one line each is enough. */
const framesPerWarning = 3;
/** So many of one code are printed; the rest is counted. */
const shownPerKind = 10;

/**
 * Text for people: per diagnostic `file:line:col severity code message`, a code frame, the hint and related
 * places; sorted, without repeats, and a count at the end. Nothing when there are none.
 *
 * Takes the diagnostics and the text of the files that they may point into.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: PrintOptions = {},
): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = options.color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const sorted = sortDiagnostics(diagnostics);
  const frames = new Frames(sources, paint);
  const seen = new Map<string, number>();
  const blocks = sorted.flatMap((each) => {
    const times = (seen.get(each.code) ?? 0) + 1;
    seen.set(each.code, times);
    if (times > shownPerKind && options.all !== true) return [];
    const brief = each.severity === "warning" && times > framesPerWarning;
    return brief ? heading(each, paint) : block(each, frames, paint);
  });
  for (const [code, times] of options.all === true ? [] : seen) {
    const more = (times - shownPerKind).toLocaleString("en");
    if (times > shownPerKind) blocks.push(`${code} … and ${more} more of this kind (\`--all\` prints them)`);
  }
  return `${blocks.join("\n")}\n${summary(sorted)}\n`;
}

function block(diagnostic: Diagnostic, frames: Frames, paint: Paint): string {
  const lines = [heading(diagnostic, paint)];
  if (diagnostic.location) lines.push(...frames.around(diagnostic.location));
  if (diagnostic.hint !== undefined) lines.push(`  ${paint("cyan", "hint:")} ${clean(diagnostic.hint)}`);
  for (const { message, location } of diagnostic.related ?? []) {
    lines.push(`  ${place(location)} ${clean(message)}`, ...frames.around(location));
  }
  return `${lines.join("\n")}\n`;
}

function heading({ location, severity, code, message }: Diagnostic, paint: Paint): string {
  const where = location ? `${paint("bold", place(location))} ` : "";
  return `${where}${paint(severity === "error" ? "red" : "yellow", severity)} ${code} ${clean(message)}`;
}

function place({ file, line, column }: Location): string {
  return `${clean(file)}:${line}:${column}`;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((each) => each.severity === "error").length;
  return [count(errors, "error"), count(diagnostics.length - errors, "warning")].filter(Boolean).join(", ");
}

function count(number: number, noun: string): string {
  return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Cuts the lines around a place out of the sources; each source is split into lines at most once. */
class Frames {
  readonly #sources: ReadonlyMap<string, string>;
  readonly #paint: Paint;
  readonly #starts = new Map<string, readonly number[]>();

  constructor(sources: ReadonlyMap<string, string>, paint: Paint) {
    this.#sources = sources;
    this.#paint = paint;
  }

  around({ file, line, column }: Location): string[] {
    const text = this.#sources.get(file);
    if (text === undefined || text === "") return [];
    const width = String(line + 1).length;
    // A long line is cut so that the column stays in sight.
    const from = column > frameWidth - 20 ? column - 60 : 0;
    const framed = (label: string, content: string): string => {
      // No blank at the end of a line, with colours or without.
      const gutter = `  ${label.padStart(width)} |${content === "" ? "" : " "}`;
      return `${this.#paint("dim", gutter)}${content}`;
    };
    const shown = (number: number): string[] => {
      const content = this.#line(file, text, number);
      if (content === undefined) return [];
      return [framed(String(number), clean(content.slice(from, from + frameWidth)).trimEnd())];
    };
    const indent = " ".repeat(Math.max(0, column - 1 - from));
    const caret = framed("", `${indent}${this.#paint("red", "^")}`);
    return [...shown(line - 1), ...shown(line), caret, ...shown(line + 1)];
  }

  #line(file: string, text: string, number: number): string | undefined {
    let starts = this.#starts.get(file);
    if (!starts) this.#starts.set(file, (starts = lineStarts(text)));
    const start = starts[number - 1];
    if (start === undefined) return undefined;
    const end = Math.min(starts[number] ?? text.length, start + 100_000);
    return text.slice(start, end).replace(/[\r\n]+$/, "");
  }
}

/** Keeps a document from writing to the terminal: one character in, one printable character out. */
function clean(text: string): string {
  return text.length > 2000 ? `${visible(text.slice(0, 2000))}…` : visible(text);
}

function visible(text: string): string {
  return text.replace(/\s/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\uFFFD");
}
