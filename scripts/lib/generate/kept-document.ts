import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Diagnostic } from "../../../generator/diagnostics.ts";

/** A document as it was, and what was said of it: what a run after an edit compares with. */
export interface KeptDocument {
  /** Of the file that it was in. */
  readonly digest: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

/** Keeps a document in a file: a line of JSON, and then the text, which need not be escaped. */
export function keepDocument(file: string, { text, ...rest }: KeptDocument): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(rest)}\n${text}`);
  renameSync(`${file}.new`, file);
}

/** The document that was kept, if it is the one with this digest. */
export function readKeptDocument(file: string, digest: string): KeptDocument | undefined {
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file, "utf8");
  const end = content.indexOf("\n");
  // Nobody else writes these files.
  const rest = JSON.parse(content.slice(0, end)) as Omit<KeptDocument, "text">;
  return rest.digest === digest ? { ...rest, text: content.slice(end + 1) } : undefined;
}

/** Nothing is kept any more. */
export function dropDocument(file: string): void {
  rmSync(file, { force: true });
}
