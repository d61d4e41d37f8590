import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { printDiagnostics, type PrintOptions } from "../shared/diagnostics/print.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import type { Unknown, Verification } from "./verify.ts";

/** What there is to say besides what was found. */
export interface ReportContext {
  /** The document, as it was named. */
  readonly spec: string;
  readonly sources: ReadonlyMap<string, string>;
  /** Entries of files that are no finished calls of a program. */
  readonly skipped: number;
}

/** For people: each unknown at its place in the document, and what was looked at. */
export function reportText(
  verification: Verification,
  context: ReportContext,
  options: PrintOptions = {},
): string {
  const { unknowns, calls, operations, elsewhere, unread } = verification;
  const found = printDiagnostics(unknowns.map(diagnosticOf), context.sources, options);
  const known = unknowns.length === 0 ? `${context.spec} knows all that was seen: ` : "";
  const looked = `${known}${counted(calls, "call")} of ${counted(operations, "operation")}.\n`;
  const left = [
    ...(elsewhere === 0 ? [] : [`${counted(elsewhere, "call")} to other servers`]),
    ...(context.skipped === 0
      ? []
      : [`${counted(context.skipped, "entry", "entries")} without an answer of the service`]),
    ...[...unread].sort().map(([type, count]) => `${counted(count, "body", "bodies")} of type ${type}`),
  ];
  return `${found}${looked}${left.length === 0 ? "" : `Not looked at: ${left.join("; ")}.\n`}`;
}

/** For programs. */
export function reportJson({ unknowns, calls, operations, elsewhere, unread }: Verification): string {
  const report = {
    unknowns: unknowns.map(({ code, message, location, pointer, count, first }) => ({
      code,
      message,
      ...location,
      pointer,
      count,
      first,
    })),
    calls,
    operations,
    elsewhere,
    unread: Object.fromEntries([...unread].sort()),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function diagnosticOf({ code, message, hint, location, count, first }: Unknown): Diagnostic {
  const times = count === 1 ? "Seen in" : `Seen ${count.toLocaleString("en")} times, first in`;
  return diagnose(code, `${message} ${times} ${first}.`, { location, hint });
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}
