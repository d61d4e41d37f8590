import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/**
 * Installs the runtimes that the lockfile of a folder names, unless they are there already. Their install
 * scripts are not run: the programs are in the packages of the platform, which npm picks by itself.
 *
 * @throws Error when npm fails.
 */
export function installRuntimes(folder: string): void {
  const mark = `${folder}/node_modules/.package-lock.json`;
  const isThere =
    existsSync(mark) && statSync(mark).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
  if (isThere) return;
  console.log("Installing the runtimes (npm ci in test/runtimes)");
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", flags, {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm ci failed in test/runtimes");
}
