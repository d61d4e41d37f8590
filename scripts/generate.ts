import { printDiagnostics } from "../generator/shared/diagnostics/print.ts";
import { generate } from "../generator/generate.ts";
import { parseArguments, usage, type GenerateArguments } from "./lib/generate/arguments.ts";
import { internalError } from "./lib/generate/internal-error.ts";
import { report } from "./lib/generate/report.ts";
import { runOnChange } from "./lib/generate/watch.ts";

/** One run, told to the user. Returns the exit code and the files that the run depends on. */
async function run(args: GenerateArguments): Promise<{ exitCode: number; files: readonly string[] }> {
  try {
    const result = await generate(args);
    const { output, exitCode } = await report(result, args);
    process.stderr.write(
      printDiagnostics(result.diagnostics, result.sources, { color: process.stderr.isTTY, all: args.all }),
    );
    process.stdout.write(output);
    return { exitCode, files: [args.spec, ...result.sources.keys()] };
  } catch (error) {
    process.stderr.write(internalError(error));
    return { exitCode: 1, files: [args.spec] };
  }
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
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  await runOnChange(async () => (await run(args)).files, args.spec, stop.signal);
} else process.exitCode = (await run(args)).exitCode;
