import { UsageError } from "../../generator/cli/options.ts";
import { readWords } from "../../generator/cli/read-words.ts";
import { compare, type Outcome } from "../../generator/commands/compare.ts";
import { diffUsage } from "../../generator/commands/diff-options.ts";

/** The command `diff` in a folder, without a process: its words in, its exit code and its texts out. */
export async function runDiff(args: readonly string[], cwd: string): Promise<Outcome> {
  try {
    return await compare({ ...readWords(diffUsage, args), cwd });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, output: "", errors: error.message };
  }
}
