import { readFileSync } from "node:fs";
import { tableOf } from "./cli/help.ts";
import { type Program, runAsProcess } from "./cli/run-command.ts";
import { checkCommand } from "./commands/check.ts";
import { corpusCommand } from "./commands/corpus.ts";
import { diffCommand } from "./commands/diff.ts";
import { generateCommand } from "./commands/generate.ts";
import { initCommand } from "./commands/init.ts";
import { mockCommand } from "./commands/mock.ts";
import { pullRequestCommand } from "./commands/pr-report.ts";
import { releaseNotesCommand } from "./commands/release-notes.ts";
import { verifyCommand } from "./commands/verify.ts";
import { nearestWord } from "./shared/text/nearest.ts";

/** The commands, in the order of the help. What a command does is loaded when it runs. */
const commands: Readonly<Record<string, Program>> = {
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

const help = `usage: wireproof COMMAND [OPTIONS]

Makes typed TypeScript packages of OpenAPI documents, and proves what a change of a document breaks.

${tableOf(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

\`wireproof COMMAND --help\` says more; \`wireproof --version\` says which one it is.
`;

/** The version of the package, which stands in its package.json alone. */
function version(): string {
  const text = readFileSync(new URL("package.json", import.meta.url), "utf8");
  // The package's own file, which has a version.
  return (JSON.parse(text) as { version: string }).version;
}

function wrong(message: string): number {
  process.stderr.write(`wireproof: ${message}\n`);
  return 2;
}

async function main([word, ...rest]: readonly string[]): Promise<number> {
  if (word === undefined) return wrong("a command is missing; `wireproof --help` lists them");
  if (word === "--help" || word === "-h" || word === "help") process.stdout.write(help);
  else if (word === "--version" || word === "-v") console.log(version());
  else {
    const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
    if (command !== undefined) return command.run(rest);
    const near = nearestWord(word, Object.keys(commands));
    return wrong(
      `there is no command ${word}; ${near === undefined ? "`wireproof --help` lists them" : `did you mean ${near}?`}`,
    );
  }
  return 0;
}

await runAsProcess(main);
