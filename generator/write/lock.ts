import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { removeEmpty } from "./disk.ts";

/** The file that says who is writing a package. */
const lockName = ".wireproof.lock";

/** Milliseconds. Writing a package takes far less than the second; a file that is older was left behind. */
const [pause, patience, leftBehind] = [20, 30_000, 60_000];

/** Somebody else is writing the package, and does not finish. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * Does something to a folder while no other process does. The folder is made where there is none, and goes again when
 * nothing was put into it.
 *
 * @throws LockedError when another process does not finish, and errors of the file system
 */
export async function whileLocked<Result>(outDir: string, run: () => Result): Promise<Result> {
  const made = mkdirSync(outDir, { recursive: true });
  const file = path.join(outDir, lockName);
  try {
    await acquire(file);
    try {
      return run();
    } finally {
      rmSync(file, { force: true });
    }
  } finally {
    if (made !== undefined) removeEmpty(outDir, made);
  }
}

async function acquire(file: string): Promise<void> {
  const deadline = Date.now() + patience;
  while (!create(file)) {
    const owner = ownerOf(file);
    // A process that ends as usual removes the file first. So it was left behind only if it is still there once its
    // process is known to be gone; otherwise it may be another's by now.
    const isLeftBehind = owner !== undefined && isGone(file, owner) && ownerOf(file) === owner;
    if (isLeftBehind) takeAway(file, owner);
    else if (Date.now() > deadline)
      throw new LockedError(`another run is writing there; if there is none, remove ${file}`);
    else await sleep(pause);
  }
}

function create(file: string): boolean {
  try {
    writeFileSync(file, `${hostname()} ${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** What the file says; undefined where it has gone. */
function ownerOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Whether the process that made the file has ended without removing it. */
function isGone(file: string, owner: string): boolean {
  const [host, pid] = owner.trim().split(" ");
  if (host === hostname() && pid !== undefined) {
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      return codeOf(error) === "ESRCH";
    }
  }
  // A process elsewhere cannot be asked.
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - made > leftBehind;
}

/** Removes what a process has left behind, and not what another has made in its place meanwhile. */
function takeAway(file: string, owner: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") === owner) rmSync(aside);
    else renameSync(aside, file);
  } catch {
    // Another process was quicker.
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
