import type { Diagnostic } from "./diagnostic.ts";

/** An error that a user can mend. Its message says what is wrong, and its diagnostics where, if there are some. */
export class UserError extends Error {
  override readonly name: string = "UserError";
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the diagnostics point into, by file. */
  readonly sources: ReadonlyMap<string, string>;

  constructor(
    message: string,
    diagnostics: readonly Diagnostic[] = [],
    sources: ReadonlyMap<string, string> = new Map(),
  ) {
    super(message);
    this.diagnostics = diagnostics;
    this.sources = sources;
  }
}
