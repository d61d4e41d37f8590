import type { Program } from "../cli/run-command.ts";
import { checkCommand } from "./check.ts";
import { corpusCommand } from "./corpus.ts";
import { diffCommand } from "./diff.ts";
import { generateCommand } from "./generate.ts";
import { initCommand } from "./init.ts";
import { mockCommand } from "./mock.ts";
import { pullRequestCommand } from "./pr-report.ts";
import { releaseNotesCommand } from "./release-notes.ts";
import { verifyCommand } from "./verify.ts";

/** The commands, in the order of the help. What a command does is loaded when it runs. */
export const commands: Readonly<Record<string, Program>> = {
  init: initCommand,
  generate: generateCommand,
  check: checkCommand,
  diff: diffCommand,
  "release-notes": releaseNotesCommand,
  "pr-report": pullRequestCommand,
  verify: verifyCommand,
  mock: mockCommand,
  corpus: corpusCommand,
};
