import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { GenerateOptions } from "../../../generator/generate.ts";
import { listFiles } from "../../../generator/write/disk.ts";
import type { FileState } from "./file-state.ts";
import type { Problems } from "./report.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const fileTimes = path.join(root, "scripts/lib/file-times.mjs");
const dependencies = path.join(root, "node_modules/.package-lock.json");
const cacheFolder = path.join(root, "node_modules/.cache/generate");

/** More records than this are those of folders that are long gone. */
const maximumRecords = 50;

/** What a run read, left behind and said. Safe to delete. */
export interface RunRecord {
  /** What was asked for, and where: names of files are part of what is generated. */
  readonly words: readonly string[];
  readonly node: string;
  /** The code that ran, the document and what was generated, in this order. */
  readonly files: readonly FileState[];
  /** The files of the document, by the names that diagnostics use, and where links led. */
  readonly sources: readonly { readonly name: string; readonly real: string }[];
  /** What was generated, relative to the output folder. */
  readonly outputs: readonly string[];
  readonly problems: Problems;
}

/** The words of a record. */
export function wordsOf({ spec, out }: GenerateOptions): readonly string[] {
  return [process.cwd(), spec, out];
}

/** The record of the last run with these words. */
export function readRecord(words: readonly string[]): RunRecord | undefined {
  const file = recordFile(words);
  if (!existsSync(file)) return undefined;
  // Nobody else writes these files, and `codeFiles` tells whether it was the code of today.
  const record = JSON.parse(readFileSync(file, "utf8")) as RunRecord;
  return record.words.join("\0") === words.join("\0") ? record : undefined;
}

/** Keeps a record in place of the one with the same words. */
export function writeRecord(record: RunRecord): void {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(recordFile(record.words), JSON.stringify(record));
  const files = readdirSync(cacheFolder).map((name) => path.join(cacheFolder, name));
  if (files.length <= maximumRecords) return;
  const written = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  files.sort((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0));
  for (const old of files.slice(maximumRecords)) rmSync(old, { force: true });
}

/** The generator, what reads and writes records, and what is installed. */
export function codeFiles(): string[] {
  const files = ["generator", "scripts/lib/generate"].flatMap((folder) => listFiles(root, folder));
  const names = files.map((file) => file.path).filter((name) => name.endsWith(".ts"));
  // The diff is made by the same generator, which knows nothing of it.
  const own = names.filter((name) => !name.startsWith("generator/diff/"));
  return [...own.map((name) => path.join(root, name)), fileTimes, dependencies];
}

/** Where the document of a run with these words is kept. */
export function documentFile(words: readonly string[]): string {
  return recordFile(words).replace(/json$/, "txt");
}

/** Words that meet in one name take turns. */
function recordFile(words: readonly string[]): string {
  const name = words.join(" ").replace(/[^\w.-]+/g, "_");
  return path.join(cacheFolder, `${name.slice(-200)}.json`);
}
