import { existsSync, statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";

/** Milliseconds of silence before a run: editors write a file in several steps. */
const quiet = 60;

/** Runs again and again; each run returns the files that it depends on, those that are missing too. */
export type Run = () => Promise<readonly string[]>;

/**
 * Runs once, and again whenever one of the files that the last run asked for changes, goes or comes. Folders are watched
 * rather than files, since many editors save by putting a new file in the place of the old one. Never returns by itself.
 *
 * @param entries files that every run reads
 * @param onWatching called once all files of the first run are watched
 */
export async function runOnChange(
  run: Run,
  entries: readonly string[],
  signal: AbortSignal,
  onWatching: () => void,
): Promise<void> {
  const watched = new WatchedFiles();
  // Before the first run, so that no save is missed while it is at work.
  watched.reset(entries);
  signal.addEventListener("abort", () => watched.close());
  watched.reset(await run());
  onWatching();
  while (!signal.aborted) {
    await watched.change();
    if (!signal.aborted) watched.reset(await run());
  }
}

/** A folder that is watched, and which one it was: another may come in its place. */
interface WatchedFolder {
  readonly watcher: FSWatcher;
  readonly identity: number | undefined;
}

/** The folders of some files; settles `change()` once one of those files has changed and it is quiet again. */
class WatchedFiles {
  #files: readonly string[] = [];
  readonly #folders = new Map<string, WatchedFolder>();
  #timer: NodeJS.Timeout | undefined;
  #notify: (() => void) | undefined;
  #changed = false;

  reset(files: readonly string[]): void {
    this.#files = files.map((file) => path.resolve(file));
    const wanted = new Set(this.#files.flatMap(foldersFor));
    for (const [folder, { watcher, identity }] of this.#folders) {
      if (wanted.has(folder) && identityOf(folder) === identity) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const folder of wanted) if (!this.#folders.has(folder)) this.#watch(folder);
  }

  /** Also settles for what changed while the last run was at work. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#notify = resolve;
      if (this.#changed) this.#schedule();
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
    this.#notify?.();
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && !this.#concerns(path.join(folder, name))) return;
        this.#changed = true;
        this.#schedule();
      });
      watcher.on("error", () => this.#folders.delete(folder));
      this.#folders.set(folder, { watcher, identity: identityOf(folder) });
    } catch {
      // The folder has gone since it was looked for; the one above it is watched as well.
    }
  }

  /** Whether a path is one of the files, or a folder that holds one. */
  #concerns(changed: string): boolean {
    return this.#files.some((file) => file === changed || file.startsWith(`${changed}${path.sep}`));
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#notify) return;
      this.#changed = false;
      const notify = this.#notify;
      this.#notify = undefined;
      notify();
    }, quiet);
  }
}

/** The folder of a file and the one above it, or the nearest that is there: in them it is seen to go and to come. */
function foldersFor(file: string): readonly string[] {
  let folder = path.dirname(file);
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return [folder, path.dirname(folder)];
}

function identityOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.ino;
}
