import { AcknowledgementError } from "../diff/judge/acknowledgements.ts";
import { SelectionError } from "../diff/judge/select.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { printDiagnostics, type PrintOptions } from "../shared/diagnostics/print.ts";
import { ConfigError } from "../config/config.ts";
import { EditionError } from "../sides/editions.ts";

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
  if (error instanceof EditionError || error instanceof ConfigError)
    return `${printDiagnostics(error.diagnostics, error.sources, options)}${error.message}\n`;
  if (error instanceof AcknowledgementError || error instanceof SelectionError) return `${error.message}\n`;
  return undefined;
}

/** The problems in files of the head, or of the repository, that an error is due to. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof AggregateError) return error.errors.flatMap(diagnosticsOf);
  if (error instanceof ConfigError) return error.diagnostics;
  return error instanceof EditionError && error.invalid !== "base" ? error.diagnostics : [];
}
