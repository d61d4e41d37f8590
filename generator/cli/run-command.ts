import { helpOf } from "./help.ts";
import { type Command, type Options, type Usage, UsageError } from "./options.ts";
import { asksForHelp, readWords } from "./read-words.ts";

/** A command, ready to be run with the words that follow its name. */
export interface Program {
  readonly usage: Usage;
  /** Runs it, and returns the exit code: 0 for help, 2 for words that make no sense, and else what the command says. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Makes a program of a command: help and mistakes are the same for all. */
export function program<const O extends Options>(command: Command<O>): Program {
  return {
    usage: command,
    run: async (args) => {
      if (asksForHelp(args)) {
        process.stdout.write(`${helpOf(command)}\n`);
        return 0;
      }
      try {
        return await command.run(readWords(command, args));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        process.stderr.write(`${command.name}: ${error.message}\n`);
        return 2;
      }
    },
  };
}

/** Makes a run the one of this process: its words are the arguments, and its result is the exit code. */
export async function runAsProcess(run: Program["run"]): Promise<void> {
  // A reader that has seen enough, such as `head`, ends a command without a word.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.exitCode = await run(process.argv.slice(2));
}
