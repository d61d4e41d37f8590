import { stripVTControlCharacters } from "node:util";
import v8 from "node:v8";
import { printDiagnostics } from "../../../generator/diagnostics/print.ts";
import type { GenerateOptions, GenerateResult } from "../../../generator/generate.ts";
import { readLastRun } from "./last-run.ts";
import { beginRun, rememberRun } from "./remember-run.ts";
import type { FinishedRun, Problems } from "./report.ts";

/** Runs the generator, and keeps a record of it for `repeatLastRun`. */
export async function makeRun(options: GenerateOptions): Promise<FinishedRun> {
  // A run is over before V8's last compiler pays; the one before it, Maglev, which Node 24 has on, is enough.
  if (parseInt(process.versions.node) >= 24) v8.setFlagsFromString("--no-turbofan");
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
