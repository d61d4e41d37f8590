/** How bad a diagnostic is: an `error` stops the run with exit code 1, a `warning` does not. */
export type Severity = "error" | "warning";

/** A place in a source file. `line` and `column` count from 1; `file` is as a user would type it. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong or noteworthy in a document, with the way out. */
export interface Diagnostic {
  /** Stable identifier, kebab-case, listed in the registry. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** How to mend it, in one sentence. */
  readonly hint?: string;
  readonly location?: Location;
  /** Other places that belong to the same problem, such as the first of two duplicates. */
  readonly related?: readonly { readonly message: string; readonly location: Location }[];
}
