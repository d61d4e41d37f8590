import { printDiagnostics, type PrintOptions } from "../shared/diagnostics/print.ts";
import { UserError } from "../shared/diagnostics/user-error.ts";

/** An error as the user reads it: the diagnostics where there are some, and no stack for what a user can mend. */
export function explain(error: unknown, options: PrintOptions = {}): string {
  const text = explanationOf(error, options);
  if (text !== undefined) return text;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

/** What a user can mend, in words; undefined for an error of our own. */
export function explanationOf(error: unknown, options: PrintOptions = {}): string | undefined {
  if (error instanceof AggregateError) {
    const parts = error.errors.map((each) => explanationOf(each, options));
    return parts.includes(undefined) ? undefined : parts.join("");
  }
  if (!(error instanceof UserError)) return undefined;
  return `${printDiagnostics(error.diagnostics, error.sources, options)}${error.message}\n`;
}
