import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../../generator/diagnostics.ts";
import { digestOf } from "./file-state.ts";

/** A document as it was, and what was said of it: what a run after an edit compares with. */
export interface KeptDocument {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What stands beside the copy of a document. */
interface Remarks {
  /** Of the document. */
  readonly digest: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Keeps a copy of a document, in a folder that is made where there is none yet. */
export function keepDocument(copy: string, document: string, remarks: Remarks): void {
  mkdirSync(path.dirname(copy), { recursive: true });
  copyFileSync(document, copy, constants.COPYFILE_FICLONE);
  writeFileSync(remarksFile(copy), JSON.stringify(remarks));
}

/** The document that was kept, if it is whole and the one with this digest. */
export function readKeptDocument(copy: string, digest: string): KeptDocument | undefined {
  const bytes = readFileSync(copy);
  // Nobody else writes these files.
  const remarks = JSON.parse(readFileSync(remarksFile(copy), "utf8")) as Remarks;
  if (remarks.digest !== digest || digestOf(bytes) !== digest) return undefined;
  return { text: bytes.toString().replace(/^\uFEFF/, ""), diagnostics: remarks.diagnostics };
}

/** Whether there may be one. */
export function isDocumentKept(copy: string): boolean {
  return existsSync(copy);
}

export function dropDocument(copy: string): void {
  rmSync(copy, { force: true });
  rmSync(remarksFile(copy), { force: true });
}

function remarksFile(copy: string): string {
  return `${copy}.json`;
}
