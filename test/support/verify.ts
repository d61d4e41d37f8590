import { UsageError } from "../../generator/cli/options.ts";
import { readWords } from "../../generator/cli/read-words.ts";
import { type Outcome, runVerify } from "../../generator/commands/run-verify.ts";
import { verifyOptions } from "../../generator/commands/verify-options.ts";

/** `wireproof verify` with these words, in a folder. */
export async function verify(words: readonly string[], cwd: string): Promise<Outcome> {
  const usage = { name: "verify", summary: "", operands: ["FILE…"], options: verifyOptions };
  try {
    return await runVerify({ ...readWords(usage, words), cwd });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, output: "", errors: `${error.message}\n` };
  }
}
