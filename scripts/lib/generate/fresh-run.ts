import v8 from "node:v8";
import { printDiagnostics } from "../../../generator/diagnostics/print.ts";
import type { GenerateOptions, GenerateResult } from "../../../generator/generate.ts";
import { beginRun, rememberRun } from "./remember-run.ts";
import type { FinishedRun, Problems } from "./report.ts";

/** Runs the generator, and keeps a record of it for `repeatLastRun`. */
export async function makeRun(options: GenerateOptions): Promise<FinishedRun> {
  // A run is over before V8's last compiler pays; the one before it, Maglev, which Node 24 has on, is enough.
  if (parseInt(process.versions.node) >= 24) v8.setFlagsFromString("--no-turbofan");
  const beginning = beginRun();
  const { generate } = await import("../../../generator/generate.ts");
  const result = await generate(options);
  const problems = printProblems(result);
  if (beginning) rememberRun(beginning, options, result, problems);
  return { ...result, problems, files: [...result.sources.keys()] };
}

function printProblems({ diagnostics, sources }: GenerateResult): Problems {
  return {
    plain: printDiagnostics(diagnostics, sources),
    colored: printDiagnostics(diagnostics, sources, { color: true }),
  };
}
