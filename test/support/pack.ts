import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll } from "vitest";

export const run = promisify(execFile);

/** The package that the generator writes, by its folder. */
export const packageFolder = fileURLToPath(new URL("../../generated", import.meta.url));

export const workspace = fileURLToPath(new URL("../..", import.meta.url));

/** What `npm pack` says of what it packed. */
export interface Packed {
  readonly tarball: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** A folder of their own for the tests of a file, while they run. */
export function useTemporaryFolder(): () => string {
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "package-test-"));
  });
  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return () => {
    if (folder === undefined) throw new Error("There is a folder during tests only");
    return folder;
  };
}

/** The package that generates, by its folder. */
export const generatorFolder = fileURLToPath(new URL("../../generator", import.meta.url));

/**
 * Packs the package as it is built into a folder, without the network. Building it is left to `npm test`:
 * other tests use the build meanwhile.
 *
 * @throws Error when it has not been built.
 */
export async function packInto(folder: string): Promise<Packed> {
  if (!existsSync(join(packageFolder, "dist/index.js"))) throw new Error("Run `npm run build` first");
  return pack(packageFolder, folder, "--ignore-scripts");
}

/** Packs the generator, without the network. It is bundled anew where a source has changed. */
export async function packGeneratorInto(folder: string): Promise<Packed> {
  return pack(generatorFolder, folder);
}

async function pack(of: string, folder: string, ...flags: readonly string[]): Promise<Packed> {
  const { stdout } = await run(
    "npm",
    ["pack", "--json", "--offline", ...flags, "--pack-destination", folder],
    { cwd: of, shell: process.platform === "win32" },
  );
  const said: unknown = JSON.parse(stdout);
  // A list until npm 10, and an object by name since npm 11.
  const [packed] = Object.values(said as Record<string, { filename: string } & Omit<Packed, "tarball">>);
  if (packed === undefined) throw new Error(`npm pack said ${stdout}`);
  return { tarball: join(folder, packed.filename), size: packed.size, files: packed.files };
}
