import type { Hash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";

/** What is kept of a file, to see later whether its content is still the same. */
export interface FileState {
  readonly file: string;
  readonly digest: string;
  /** What the file system says of it, where that is enough to know. */
  readonly stat?: string;
}

/**
 * How long before we read a file its last change has to be, in milliseconds, for a later one to show in its times:
 * file systems count in steps of up to two seconds (FAT), and clocks differ a little. Git calls younger files racy,
 * https://git-scm.com/docs/racy-git.
 */
const settlingTime = 3000;

/**
 * Takes down what a file holds. The time of its last change counts as well, when the file had settled by then:
 * whoever changes, replaces or moves a file later leaves another time of change (`ctime`), or another file
 * (`ino`). That time, unlike `mtime`, is the system's to set, so neither `touch` nor `cp -p` can hide a change.
 *
 * @param since when the caller began to read the file, if that was earlier: what was found then must not have changed
 */
export function takeState(file: string, since: number = Date.now()): FileState {
  const digest = digestOfFile(file);
  // Taken last: times of before `since` mean that nothing has happened in between.
  const { stat, changed } = look(file);
  return { file, digest, ...(changed < since - settlingTime && { stat }) };
}

/** What is known of the file now, if its content is still the same. Throws when it cannot be read. */
export function confirmState(known: FileState): FileState | undefined {
  if (known.stat !== undefined && look(known.file).stat === known.stat) return known;
  const now = takeState(known.file);
  if (now.digest !== known.digest) return undefined;
  return now.stat === known.stat ? known : now;
}

/** The digest that a file with this content has. */
export function digestOf(content: string | Uint8Array): string {
  return startDigest().update(content).digest("hex");
}

function look(file: string): { stat: string; changed: number } {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  // Where no time of change is kept, `ctime` is that of creation.
  const latest = ctimeNs > mtimeNs ? ctimeNs : mtimeNs;
  return { stat: [dev, ino, size, mtimeNs, ctimeNs].join(" "), changed: Number(latest / 1_000_000n) };
}

/** Large files are read through one small buffer: memory that is new has to be cleared by the system first. */
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

function digestOfFile(file: string): string {
  const hash = startDigest();
  const descriptor = openSync(file, "r");
  try {
    let length: number;
    while ((length = readSync(descriptor, buffer)) > 0) hash.update(buffer.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}

/** Most runs take no digest, and loading OpenSSL takes as long as half of what else they do. */
function startDigest(): Hash {
  return process.getBuiltinModule("node:crypto").createHash("sha256");
}
