import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { relative } from "node:path";

/**
 * Installs what the lockfile of a folder names, unless it is there already. No install scripts are run: the
 * programs are in the packages of the platform, which npm picks by itself.
 *
 * @param folder with a `package-lock.json`
 * @throws Error when npm fails.
 */
export function installLocked(folder: string): void {
  const mark = `${folder}/node_modules/.package-lock.json`;
  const isThere =
    existsSync(mark) && statSync(mark).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs;
  if (isThere) return;
  const where = relative(process.cwd(), folder);
  console.log(`Installing what is in ${where} (npm ci)`);
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", flags, {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm ci failed in ${where}`);
}
