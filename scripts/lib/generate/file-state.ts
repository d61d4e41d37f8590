import type { Hash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { statOf } from "../file-times.mjs";

/** What is kept of a file, to see later whether its content is still the same. */
export interface FileState {
  readonly file: string;
  readonly digest: string;
  /** What the file system says of it, where that is enough to know. */
  readonly stat?: string;
}

/**
 * Takes down what a file holds, and what the file system says of it when the file had settled by then. Throws when it
 * cannot be read.
 *
 * @param since when the caller began to read the file, if that was earlier: what was found then must not have changed
 */
export function takeState(file: string, since: number = Date.now()): FileState {
  const digest = digestOfFile(file);
  // Taken last: times of before `since` mean that nothing has happened in between.
  const stat = statOf(file, since);
  return { file, digest, ...(stat !== undefined && { stat }) };
}

/** What is known of the file now, if its content is still the same. Throws when it cannot be read. */
export function confirmState(known: FileState): FileState | undefined {
  if (known.stat !== undefined && statOf(known.file) === known.stat) return known;
  const now = takeState(known.file);
  if (now.digest !== known.digest) return undefined;
  return now.stat === known.stat ? known : now;
}

/** The digest that a file with this content has. */
export function digestOf(content: string | Uint8Array): string {
  return startDigest().update(content).digest("hex");
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
