import type { GenerateResult } from "../generate.ts";
import { isUpToDate, unifiedDiff, type WritePlan } from "../write/plan.ts";

/** What a person reads after a run, beside its problems. */
export interface Report {
  /** What was done, or the difference. */
  readonly output: string;
  readonly exitCode: 0 | 1;
}

export interface ReportOptions {
  readonly spec: string;
  readonly out: string;
  readonly check: boolean;
  readonly timings: boolean;
}

/** Puts a run into words. */
export async function report(run: GenerateResult, options: ReportOptions): Promise<Report> {
  const timings = options.timings ? timingLines(run) : "";
  const { plan, ok } = run;
  if (!ok || !plan) {
    const outcome = `${options.spec}: nothing was written${run.takeable} (${seconds(run)})\n`;
    return { output: `${timings}${outcome}`, exitCode: 1 };
  }
  const stale = options.check && !isUpToDate(plan);
  const output = stale ? await unifiedDiff(plan) : fileLines(plan);
  return {
    output: `${output}${timings}${outcomeLine(plan, options, stale)} (${seconds(run)})\n`,
    exitCode: stale ? 1 : 0,
  };
}

function fileLines({ outDir, added, changed, removed }: WritePlan): string {
  const lines = [
    ...added.map((each) => `added    ${outDir}/${each.path}`),
    ...changed.map((each) => `changed  ${outDir}/${each.path}`),
    ...removed.map((each) => `removed  ${outDir}/${each.path}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function outcomeLine(plan: WritePlan, { spec, out, check }: ReportOptions, stale: boolean): string {
  const { added, changed, removed, unchanged } = plan;
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`;
  if (stale) return `${out} is stale: ${counts}; run \`npm run generate\``;
  return check ? `${out} is up to date with ${spec}` : `${spec} → ${out}: ${counts}`;
}

function timingLines({ timings }: GenerateResult): string {
  return timings
    .map(({ stage, milliseconds }) => `${stage.padEnd(8)}${milliseconds.toFixed(0).padStart(6)} ms\n`)
    .join("");
}

function seconds({ timings }: GenerateResult): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return `${(total / 1000).toFixed(2)} s`;
}
