import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** A file below the output folder; links are listed, never followed. */
export interface DiskFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly isLink: boolean;
}

/** Everything that is not a folder below `outDir/folder`, sorted; nothing when the folder is not there. */
export function listFiles(outDir: string, folder: string): DiskFile[] {
  const top = lstatSync(path.join(outDir, folder), { throwIfNoEntry: false });
  if (!top) return [];
  if (!top.isDirectory()) return [{ path: folder, isLink: top.isSymbolicLink() }];
  const entries = readdirSync(path.join(outDir, folder), { withFileTypes: true });
  const files = entries.flatMap((entry): DiskFile[] => {
    const inner = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(outDir, inner) : [{ path: inner, isLink: entry.isSymbolicLink() }];
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file's text, or `undefined` when there is none. A folder in its place is an error of the file system. */
export function readIfThere(outDir: string, file: string): string | undefined {
  const name = path.join(outDir, file);
  return statSync(name, { throwIfNoEntry: false }) && readFileSync(name, "utf8");
}
