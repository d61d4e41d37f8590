/** How every generated TypeScript file begins, and how `src` is known to be ours. */
export const headerStart = "// Generated from ";

/** What a generated file says to whoever wants it otherwise. */
export const howToChange = "To change it, edit that document and run `npx wireproof generate`.";

/** A file of the package, as an emitter makes it: a path relative to the output folder, with forward slashes. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
  readonly language: "ts" | "md" | "json";
  /** Files of the package that it imports or exports from, as paths relative to the output folder. */
  readonly imports?: readonly string[];
  /** The text is as it shall be: data, or code that was formatted where it was written. */
  readonly isFormatted?: boolean;
  /** The text in pieces that can be formatted one by one: the header and the statements. */
  readonly pieces?: readonly string[];
}
