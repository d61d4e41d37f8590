import type { CorpusResult } from "./run.ts";

/** Lines of detail below a row; the rest is counted. */
const shown = 3;

/** The results as a table with the reasons below each row, and a line with the totals. */
export function reportText(results: readonly CorpusResult[], skipped: number): string {
  const width = Math.max(8, ...results.map(({ document }) => document.length));
  const rows = results.map((result) => [row(result, width), ...details(result)].join("\n"));
  const head = `${"document".padEnd(width)}  result   errors      ms`;
  return [head, ...rows, "", totals(results, skipped)].join("\n");
}

function row({ document, result, errors, ms }: CorpusResult, width: number): string {
  const count = String(errors.length).padStart(6);
  return `${document.padEnd(width)}  ${result.padEnd(7)}  ${count}  ${ms.toFixed(0).padStart(6)}`;
}

function details({ errors }: CorpusResult): readonly string[] {
  const lines = errors.slice(0, shown).map((error) => `    ${error.split("\n")[0]}`);
  return errors.length > shown ? [...lines, `    … and ${errors.length - shown} more`] : lines;
}

function totals(results: readonly CorpusResult[], skipped: number): string {
  const count = (kind: CorpusResult["result"]): number =>
    results.filter(({ result }) => result === kind).length;
  const others = skipped === 0 ? "" : `; skipped ${skipped} files that are not OpenAPI documents`;
  return `${results.length} documents: ${count("clean")} clean, ${count("refused")} refused, ${count("dirty")} dirty${others}`;
}
