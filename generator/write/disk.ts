import { lstat, readFile, readdir } from "node:fs/promises";
import path from "node:path";

/** A file below the output folder; links are listed, never followed. */
export interface DiskFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly isLink: boolean;
}

/** Everything that is not a folder below `outDir/folder`, sorted; nothing when the folder is not there. */
export async function listFiles(outDir: string, folder: string): Promise<DiskFile[]> {
  const top = await lstat(path.join(outDir, folder)).catch(ifMissing);
  if (!top) return [];
  if (!top.isDirectory()) return [{ path: folder, isLink: top.isSymbolicLink() }];
  const entries = await readdir(path.join(outDir, folder), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<DiskFile[]> => {
      const inner = `${folder}/${entry.name}`;
      return entry.isDirectory()
        ? listFiles(outDir, inner)
        : [{ path: inner, isLink: entry.isSymbolicLink() }];
    }),
  );
  return nested.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file's text, or `undefined` when there is none. A folder in its place is an error of the file system. */
export async function readIfThere(outDir: string, file: string): Promise<string | undefined> {
  return readFile(path.join(outDir, file), "utf8").catch(ifMissing);
}

function ifMissing(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
