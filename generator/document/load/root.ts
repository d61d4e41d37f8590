import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/** The folder that no reference leaves, and where the document lies in it. */
export interface Root {
  /** Absolute, with symbolic links followed. */
  readonly folder: string;
  /** What messages call it. */
  readonly title: string;
  /** The way from there to the folder of the document, with forward slashes; empty where they are the same. */
  readonly way: string;
}

/**
 * The folder that references of a document may reach: the one that is asked for, otherwise the repository that the
 * document is in (the nearest folder upwards that holds a `.git`), otherwise the document's own folder. Symbolic links
 * are followed first, so that a linked folder belongs to the repository that it really lies in.
 *
 * @param folder the folder of the document
 * @param wanted the root that the user has named
 */
export function rootOf(folder: string, wanted?: string): Root {
  const home = realFolder(folder);
  const repository = wanted === undefined ? repositoryOf(home) : undefined;
  const root = wanted === undefined ? (repository ?? home) : realFolder(wanted);
  const own = repository === undefined ? "the folder of the document" : "the repository of the document";
  return {
    folder: root,
    title: wanted === undefined ? own : `\`${wanted}\``,
    way: path.relative(root, home).split(path.sep).join("/"),
  };
}

/** Whether a path that starts at the root stays in it, and out of git's own files, which may hold credentials. */
export function staysInside(relative: string): boolean {
  const tokens = path.normalize(relative).split(/[/\\]/);
  return tokens[0] !== ".." && !path.isAbsolute(relative) && !tokens.includes(".git");
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // A document may be read from a commit that has folders which the disk has not.
    return path.resolve(folder);
  }
}

/** The nearest folder upwards that holds a `.git`; undefined outside of repositories. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}
