import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { installLocked } from "../../scripts/lib/runtimes/install-locked.ts";
import { packInto, run, workspace } from "../support/pack.ts";
import { folder, projects } from "./project.ts";

/**
 * Installs the tools, and lays out the projects that use the package: each as it is in `projects`, beside them
 * the program of `test/consumers`, and above them the package as `npm publish` would send it.
 */
export async function setup(): Promise<void> {
  installLocked(folder);
  installLocked(join(workspace, "test/runtimes"));
  await rm(projects, { recursive: true, force: true });
  await cp(join(folder, "projects"), projects, { recursive: true });
  await installPackage();
  const consumer = join(workspace, "test/consumers/consumer.ts");
  const text = await readFile(consumer, "utf8");
  for (const [format, extension] of [
    ["esm", "mjs"],
    ["cjs", "cjs"],
  ] as const) {
    const { code } = await transform(text, { loader: "ts", format });
    await writeFile(join(projects, `consumer.${extension}`), code);
  }
  await cp(consumer, join(projects, "azure-functions/src/consumer.ts"));
  await cp(consumer, join(projects, "node16/consumer.ts"));
}

async function installPackage(): Promise<void> {
  const { tarball } = await packInto(projects);
  const modules = join(projects, "node_modules");
  await mkdir(modules);
  await run("tar", ["-xzf", tarball, "-C", modules]);
  await rename(join(modules, "package"), join(modules, "partner-center-invoices"));
}
