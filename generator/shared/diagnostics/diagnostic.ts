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
  readonly related?: readonly RelatedPlace[];
  /** What the finding is about, where `--lenient` has to know it. */
  readonly subject?: Subject;
}

/** Parts of the loaded document that a finding is about. */
export interface Subject {
  /** JSON Pointers into the tree that loading makes. */
  readonly pointers: readonly string[];
  /** The author's name that is wrong or missing there. */
  readonly name?: string;
  /** What kind of object of OpenAPI should be there. */
  readonly kind?: string;
}

/** Another place of the same problem, and what is there. */
export interface RelatedPlace {
  readonly message: string;
  readonly location: Location;
}

/** Whether a run has to stop. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === "error");
}

/** By file, line, column and code, without repeats; what has no place comes first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((each) => [identity(each), each]));
  return [...unique.values()].sort(byPlace);
}

function identity({ code, message, location }: Diagnostic): string {
  return JSON.stringify([code, message, location?.file, location?.line, location?.column]);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.location?.file ?? "", b.location?.file ?? "") ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

/** Code-unit order, which is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
