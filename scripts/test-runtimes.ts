import { fileURLToPath } from "node:url";
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

installLocked(fileURLToPath(new URL("../test/runtimes/", import.meta.url)));
console.log(`${"runtime".padEnd(10)} ${"version".padEnd(16)} ${"of".padEnd(9)} ${"tests".padEnd(10)} result`);
const results = await runRuntimes(print);
process.exitCode = results.some(isFailure) ? 1 : 0;
