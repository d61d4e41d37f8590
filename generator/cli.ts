import { readFileSync } from "node:fs";
import { tableOf } from "./cli/help.ts";
import { runAsProcess } from "./cli/run-command.ts";
import { commands } from "./commands/commands.ts";
import { nearestWord } from "./shared/text/nearest.ts";

const help = `usage: wireproof COMMAND [OPTIONS]

Makes typed TypeScript packages of OpenAPI documents, and proves what a change of a document breaks.

${tableOf(Object.entries(commands).map(([name, { usage }]) => [name, usage.summary]))}

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
