import { lstatSync, readdirSync, readFileSync, rmdirSync, statSync } from "node:fs";
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

/** Removes a folder and its parents, up to and including `top`, as long as they are empty. */
export function removeEmpty(folder: string, top: string): void {
  try {
    for (let current = folder; current.startsWith(top); current = path.dirname(current)) {
      rmdirSync(current);
      if (current === top) return;
    }
  } catch {
    // One that is not empty stays, and so do its parents.
  }
}

/** What the file system has against a step, for people: which file, and why. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const place = "path" in error && typeof error.path === "string" ? `\`${error.path}\` ` : "";
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "may not be written (permission denied)",
    EPERM: "may not be written (not permitted)",
    EROFS: "is on a disk that is read-only",
    ENOSPC: "cannot be written: the disk is full",
    EDQUOT: "cannot be written: the quota of the disk is used up",
    EFBIG: "cannot be written: it is larger than this process may write",
    ENOTDIR: "cannot be made: there is a file where a folder has to be",
    EEXIST: "cannot be made: there is a file where a folder has to be",
    EISDIR: "is a folder where a file has to be",
    ENAMETOOLONG: "has too long a name",
  };
  const reason = reasons[code];
  return reason === undefined ? error.message : `${place}${reason}`;
}
