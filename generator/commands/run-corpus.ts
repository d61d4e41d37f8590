import { UsageError } from "../cli/options.ts";
import { Progress } from "../cli/terminal.ts";
import { CompilerMissing, findCompiler } from "../corpus/compile.ts";
import { selectDocuments } from "../corpus/documents.ts";
import { reportText } from "../corpus/report.ts";
import { runCorpus, type CorpusResult } from "../corpus/run.ts";

/** What the command line asks for beside the documents. */
export interface CorpusFlags {
  readonly lenient?: boolean | undefined;
  readonly typescript?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Tries the documents and prints what became of each. Returns the exit code. */
export async function runCorpusCommand(paths: readonly string[], flags: CorpusFlags): Promise<number> {
  const { documents, skipped } = selectDocuments(paths);
  const results: CorpusResult[] = [];
  const progress = new Progress();
  const options = {
    lenient: flags.lenient ?? false,
    compiler: compilerFor(flags.typescript ?? "typescript"),
  };
  await runCorpus(documents, options, (result) => {
    results.push(result);
    progress.showPart(results.length, documents.length, result.document);
  });
  progress.clear();
  const order = new Map(documents.map((document, index) => [document, index]));
  results.sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0));
  console.log(flags.json === true ? JSON.stringify(results, undefined, 2) : reportText(results, skipped));
  return results.some(({ result }) => result === "dirty") ? 1 : 0;
}

function compilerFor(name: string): string {
  try {
    return findCompiler(name, process.cwd());
  } catch (error) {
    if (error instanceof CompilerMissing) throw new UsageError(error.message);
    throw error;
  }
}
