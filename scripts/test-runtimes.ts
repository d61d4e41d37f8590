import { fileURLToPath } from "node:url";
import { program, runAsProcess } from "../generator/cli/run-command.ts";
import { installLocked } from "./lib/runtimes/install-locked.ts";
import { type RuntimeResult, runRuntimes } from "./lib/runtimes/run-runtimes.ts";

/** Where everything is meant to be installed, nothing may be left out. */
const isStrict = process.env["CI"] === "true";

function isFailure({ outcomes, skipped }: RuntimeResult): boolean {
  return skipped === undefined ? outcomes.some(({ error }) => error !== undefined) : isStrict;
}

function print(result: RuntimeResult): void {
  const { runtime, version, target, outcomes, skipped } = result;
  const held = outcomes.filter(({ error }) => error === undefined).length;
  const verdict = isFailure(result) ? "FAILED" : skipped === undefined ? "ok" : "skipped";
  const tests = skipped ?? `${held} of ${outcomes.length}`;
  console.log(
    `${runtime.padEnd(10)} ${version.padEnd(16)} ${target.padEnd(9)} ${tests.padEnd(10)} ${verdict}`,
  );
  for (const { name, error } of outcomes) {
    if (error !== undefined) console.log(`  ${name}\n    ${error.replaceAll("\n", "\n    ")}`);
  }
}

const command = program({
  name: "npm run test:runtimes --",
  summary: "Run the package's suite on every runtime: Node 20 to 26, Deno, Bun and Chromium",
  options: {},
  about: "With CI=true, a runtime that is not installed fails.",
  run: async () => {
    installLocked(fileURLToPath(new URL("../test/runtimes/", import.meta.url)));
    console.log(
      `${"runtime".padEnd(10)} ${"version".padEnd(16)} ${"of".padEnd(9)} ${"tests".padEnd(10)} result`,
    );
    const results = await runRuntimes(print);
    return results.some(isFailure) ? 1 : 0;
  },
});
await runAsProcess(command.run);
