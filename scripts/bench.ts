import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { program, runAsProcess } from "../generator/cli/run-command.ts";
import { benchUsage } from "../test/bench/words.ts";

const folder = fileURLToPath(new URL("../test/bench", import.meta.url));

/** Runs a command in the foreground and returns its exit code. */
function run(command: string, args: readonly string[], cwd: string): number {
  return spawnSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
}

/** The contestants and the Node that runs them have their own lockfile, so that nobody else installs them. */
function isInstalled(): boolean {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return true;
  console.error("test/bench has no node_modules: installing the contestants there (once, about 900 MB)");
  return run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error"], folder) === 0;
}

const command = program({
  ...benchUsage,
  run: () => {
    if (!isInstalled()) {
      console.error("bench: the contestants could not be installed");
      return Promise.resolve(2);
    }
    const node = join(folder, "node_modules/node/bin/node");
    const program = existsSync(node) ? node : `${node}.exe`;
    // It reads the same words by itself.
    return Promise.resolve(run(program, [join(folder, "bench.ts"), ...process.argv.slice(2)], process.cwd()));
  },
});
await runAsProcess(command.run);
