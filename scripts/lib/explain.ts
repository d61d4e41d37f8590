import { AcknowledgementError } from "../../generator/diff/judge/acknowledgements.ts";
import { SelectionError } from "../../generator/diff/judge/select.ts";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { printDiagnostics } from "../../generator/shared/diagnostics/print.ts";
import { ConfigError } from "./config.ts";
import { EditionError } from "./editions.ts";

/** An error as the user reads it: the diagnostics where there are some, and no stack for what a user can mend. */
export function explain(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(explain).join("");
  if (error instanceof EditionError || error instanceof ConfigError)
    return `${printDiagnostics(error.diagnostics, error.sources)}${error.message}\n`;
  if (error instanceof AcknowledgementError || error instanceof SelectionError) return `${error.message}\n`;
  // What parseArgs throws for words that it does not know.
  if (error instanceof TypeError && "code" in error) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

/** The located problems behind an error, for reports that point at lines. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof AggregateError) return error.errors.flatMap(diagnosticsOf);
  return error instanceof EditionError || error instanceof ConfigError ? error.diagnostics : [];
}
