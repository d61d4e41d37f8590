import type { Statement } from "./statement.ts";

/** How every generated TypeScript file begins, and how `src` is known to be ours. */
export const headerStart = "// Generated from ";

/** What a generated file says to whoever wants it otherwise. */
export const howToChange = "To change it, edit that document and run `npx wireproof generate`.";

/** A file of the package: a path relative to the output folder, with forward slashes, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A file as an emitter makes it: statements, or text that is as it shall be. */
export type EmittedFile = StatementFile | TextFile;

export interface TextFile extends GeneratedFile {
  /** Files of the package that it imports or exports from, as paths relative to the output folder. */
  readonly imports?: readonly string[];
}

/** A file of TypeScript that is not printed yet. */
export interface StatementFile {
  readonly path: string;
  readonly imports: readonly string[];
  /** Line comments that the file begins with, one for each line. */
  readonly header: readonly string[];
  readonly statements: readonly Statement[];
}
