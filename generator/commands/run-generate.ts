import { UsageError } from "../cli/options.ts";
import { hasColors, Progress } from "../cli/terminal.ts";
import { chooseDocuments, type DocumentFlags } from "../config/choose-documents.ts";
import { readConfig, type DocumentConfig } from "../config/config.ts";
import { generate } from "../generate.ts";
import { printDiagnostics } from "../shared/diagnostics/print.ts";
import { explanationOf } from "./explain.ts";
import { report } from "./generate-report.ts";
import { internalError } from "./internal-error.ts";

/** What the command line asks for. */
export interface GenerateFlags extends DocumentFlags {
  readonly all?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly watch?: boolean | undefined;
  readonly timings?: boolean | undefined;
}

/** A document with the folder of its package. */
type Target = DocumentConfig & { readonly out: string };

/** Generates, or compares, every document that is asked for, and tells the user. Returns the exit code. */
export async function runGenerate(flags: GenerateFlags): Promise<number> {
  if (flags.check === true && flags.watch === true)
    throw new UsageError("--check and --watch exclude each other");
  const targets = await readTargets(flags);
  if (targets === undefined) return 1;
  if (flags.watch !== true) return (await runAll(targets, flags)).exitCode;
  if (targets.some(({ spec }) => spec === "-")) throw new UsageError("--watch needs a file: --spec FILE");
  await watchAll(targets, flags);
  return 0;
}

/** The documents; undefined where the configuration makes no sense, which is said. */
async function readTargets(flags: GenerateFlags): Promise<readonly Target[] | undefined> {
  try {
    const config = await readConfig(process.cwd());
    return chooseDocuments(config, flags).map(({ out, ...rest }) => {
      if (out === undefined) throw new UsageError("--out DIR is missing: the folder of the package");
      return { ...rest, out };
    });
  } catch (error) {
    const text = explanationOf(error, { color: hasColors(process.stderr) });
    if (text === undefined) throw error;
    process.stderr.write(text);
    return undefined;
  }
}

interface Outcome {
  readonly exitCode: number;
  /** The files that the run depends on. */
  readonly files: readonly string[];
}

async function runAll(targets: readonly Target[], flags: GenerateFlags): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const target of targets) outcomes.push(await run(target, flags));
  return {
    exitCode: Math.max(...outcomes.map(({ exitCode }) => exitCode)),
    files: outcomes.flatMap(({ files }) => files),
  };
}

/** One run, told to the user. */
async function run(
  target: Target,
  { check = false, all = false, timings = false }: GenerateFlags,
): Promise<Outcome> {
  const { spec, out } = target;
  const progress = new Progress();
  try {
    const result = await generate({
      ...target,
      check,
      onStage: (stage) => progress.show(`${spec}: ${stage}`),
    });
    progress.clear();
    const { output, exitCode } = await report(result, { spec, out, check, timings });
    const color = hasColors(process.stderr);
    process.stderr.write(printDiagnostics(result.diagnostics, result.sources, { color, all }));
    process.stdout.write(output);
    return { exitCode, files: [...result.files] };
  } catch (error) {
    progress.clear();
    process.stderr.write(internalError(error));
    return { exitCode: 1, files: [spec] };
  }
}

async function watchAll(targets: readonly Target[], flags: GenerateFlags): Promise<void> {
  const { runOnChange } = await import("./watch.ts");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const specs = targets.map(({ spec }) => spec);
  const runOnce = async (): Promise<readonly string[]> => (await runAll(targets, flags)).files;
  await runOnChange(runOnce, specs, stop.signal, () => {
    console.log(`Watching ${specs.join(", ")}. Ctrl+C ends it.`);
  });
}
