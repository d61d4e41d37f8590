import { watch, type FSWatcher } from "node:fs";
import path from "node:path";

/** Milliseconds of silence before a run: editors write a file in several steps. */
const quiet = 60;

/** Runs again and again; each run returns the files that it depends on. */
export type Run = () => Promise<readonly string[]>;

/**
 * Runs once, and again whenever one of the files that the last run read changes. Folders are watched rather than
 * files, since many editors save by putting a new file in the place of the old one. Never returns by itself.
 *
 * @param entry a file that every run reads
 */
export async function runOnChange(run: Run, entry: string, signal: AbortSignal): Promise<void> {
  const watched = new WatchedFiles();
  // Before the first run, so that no save is missed while it is at work.
  watched.reset([entry]);
  signal.addEventListener("abort", () => watched.close());
  while (!signal.aborted) {
    watched.reset(await run());
    await watched.change();
  }
}

/** The folders of some files; settles `change()` once one of those files has changed and it is quiet again. */
class WatchedFiles {
  #files = new Set<string>();
  readonly #folders = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #notify: (() => void) | undefined;
  #changed = false;

  reset(files: readonly string[]): void {
    this.#files = new Set(files.map((file) => path.resolve(file)));
    const wanted = new Set([...this.#files].map((file) => path.dirname(file)));
    for (const [folder, watcher] of this.#folders) {
      if (wanted.has(folder)) continue;
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
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
    this.#notify?.();
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && !this.#files.has(path.join(folder, name))) return;
        this.#changed = true;
        this.#schedule();
      });
      watcher.on("error", () => this.#folders.delete(folder));
      this.#folders.set(folder, watcher);
    } catch {
      // The folder is gone or not there yet: the run has said so, and other folders are still watched.
    }
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
