import { parseArguments, usage, type GenerateArguments } from "./lib/generate/arguments.ts";
import { internalError } from "./lib/generate/internal-error.ts";
import { repeatLastRun } from "./lib/generate/last-run.ts";
import { report, type FinishedRun } from "./lib/generate/report.ts";

/** One run, told to the user. Returns the exit code and the files that the run depends on. */
async function run(args: GenerateArguments): Promise<{ exitCode: number; files: readonly string[] }> {
  try {
    const done = repeatLastRun(args) ?? (await runAnew(args));
    const { output, exitCode } = await report(done, args);
    process.stderr.write(process.stderr.isTTY ? done.problems.colored : done.problems.plain);
    process.stdout.write(output);
    return { exitCode, files: [args.spec, ...done.files] };
  } catch (error) {
    process.stderr.write(internalError(error));
    return { exitCode: 1, files: [args.spec] };
  }
}

/** Loads the generator only now: neither a wrong word nor a run with nothing to do should wait for a compiler. */
async function runAnew(args: GenerateArguments): Promise<FinishedRun> {
  const { makeRun } = await import("./lib/generate/fresh-run.ts");
  return makeRun(args);
}

function readWords(): GenerateArguments | undefined {
  try {
    return parseArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return undefined;
  }
}

const args = readWords();
if (!args) process.exitCode = 2;
else if (args.help) process.stdout.write(usage);
else if (args.watch) {
  const { runOnChange } = await import("./lib/generate/watch.ts");
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  await runOnChange(async () => (await run(args)).files, args.spec, stop.signal);
} else process.exitCode = (await run(args)).exitCode;
