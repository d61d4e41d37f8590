import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { benchFolder } from "./workspace.ts";

const repository = join(benchFolder, "../..");

/**
 * Installs the generator as a user has it: what npm packs, without the sources and the step that follows them. It lies
 * where it finds its dependencies in the repository's own `node_modules`.
 *
 * @returns the command's file
 */
export function installGenerator(): string {
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const packed = execFileSync(
    "npm",
    ["pack", "--json", "--offline", "--workspace", "generator", "--pack-destination", folder],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  const [archive] = [...packed.matchAll(/"filename": "([^"]+)"/g)].map(([, name = ""]) => name);
  execFileSync("tar", ["-xzf", join(folder, archive ?? ""), "-C", folder]);
  return join(folder, "package/bin/wireproof.js");
}
