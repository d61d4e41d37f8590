import { stripVTControlCharacters } from "node:util";
import v8 from "node:v8";
import { printDiagnostics } from "../../../generator/diagnostics/print.ts";
import type { GenerateOptions, GenerateResult } from "../../../generator/generate.ts";
import { readLastRun } from "./last-run.ts";
import { beginRun, rememberRun } from "./remember-run.ts";
import type { FinishedRun, Problems } from "./report.ts";

/**
 * A run is over before what V8's last compiler does pays. Where the one before it, Maglev, is on, the last is left out;
 * elsewhere it is asked later. By Node's major version, since V8 complains of a flag that it does not know.
 */
const lessOptimization: Readonly<Record<number, string>> = {
  20: "--interrupt-budget=1000000",
  22: "--invocation-count-for-turbofan=30000",
  24: "--no-turbofan",
  26: "--no-turbofan",
};

/** Runs the generator, and keeps a record of it for `repeatLastRun`. */
export async function makeRun(options: GenerateOptions): Promise<FinishedRun> {
  const flag = lessOptimization[parseInt(process.versions.node)];
  if (flag !== undefined) v8.setFlagsFromString(flag);
  const beginning = beginRun();
  const result = (await generateAfterEdit(options)) ?? (await generateAll(options));
  const problems = printProblems(result);
  if (beginning) rememberRun(beginning, options, result, problems);
  return { ...result, problems, files: [...result.sources.keys()] };
}

/** Generates what an edit can have changed, where the last run left enough to tell. */
async function generateAfterEdit(options: GenerateOptions): Promise<GenerateResult | undefined> {
  const last = readLastRun(options);
  if (!last) return undefined;
  const { generatePart } = await import("../../../generator/partial/generate-part.ts");
  return generatePart(options, last);
}

async function generateAll(options: GenerateOptions): Promise<GenerateResult> {
  const { generate } = await import("../../../generator/generate.ts");
  return generate(options);
}

function printProblems({ diagnostics, sources }: GenerateResult): Problems {
  const colored = printDiagnostics(diagnostics, sources, { color: true });
  // Nothing else in it has escape characters: what a document has of them is replaced.
  return { plain: stripVTControlCharacters(colored), colored };
}
