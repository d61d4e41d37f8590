import { realpathSync } from "node:fs";
import path from "node:path";
import type { GenerateOptions, GenerateResult } from "../../../generator/generate.ts";
import { scaffoldPaths } from "../../../generator/scaffold.ts";
import { isUpToDate, type WritePlan } from "../../../generator/write/plan.ts";
import { digestOf, takeState, type FileState } from "./file-state.ts";
import { dropDocument, keepDocument } from "./kept-document.ts";
import type { Problems } from "./report.ts";
import { codeFiles, documentFile, wordsOf, writeRecord } from "./run-record.ts";

/** Characters of a document that is worth keeping: with a smaller one, most of a run is spent on loading modules. */
const smallest = 200_000;

/** What a record says of the time before the run. */
export interface Beginning {
  readonly time: number;
  readonly code: readonly FileState[];
}

let loadedCode: readonly FileState[] | undefined;

/**
 * To be called before the generator is loaded, so that it is the code that runs which is taken down. `undefined`
 * when there is nothing to tell that code by.
 */
export function beginRun(): Beginning | undefined {
  try {
    loadedCode ??= codeFiles().map((file) => takeState(file));
    return { time: Date.now(), code: loadedCode };
  } catch {
    return undefined;
  }
}

/** Writes down a run that left the output folder as the document wants it, and what it said. */
export function rememberRun(
  { time, code }: Beginning,
  options: GenerateOptions,
  { ok, plan, sources, diagnostics, isIndented }: GenerateResult,
  problems: Problems,
): void {
  if (!ok || !plan || (options.check && !isUpToDate(plan))) return;
  // A file that a mapping names and that was not there may come.
  if (diagnostics.some((each) => each.code === "mapping-unresolved")) return;
  try {
    const links = [...sources.keys()].map((name) => ({ name, real: realpathSync(name) }));
    const texts = [...sources.values()];
    const read = links.map(({ real }) => takeState(real, time));
    // What had settled before the run has been read as it is.
    if (!read.every(({ stat, digest }, index) => stat !== undefined || holds(digest, texts[index] ?? "")))
      return;
    const outputs = outputStates(plan, time);
    const words = wordsOf(options);
    const [state] = read;
    if (isIndented && state && (texts[0] ?? "").length >= smallest) {
      keepDocument(documentFile(words), state.file, { digest: state.digest, diagnostics });
    } else dropDocument(documentFile(words));
    writeRecord({
      words,
      node: process.version,
      files: [...code, ...read, ...outputs.values()],
      sources: links,
      outputs: [...outputs.keys()],
      problems,
    });
  } catch {
    // The run is done; the next one only takes longer.
  }
}

/** By path below the output folder. */
function outputStates(
  { outDir, added, changed, unchanged }: WritePlan,
  time: number,
): Map<string, FileState> {
  const states = new Map<string, FileState>();
  for (const name of unchanged) states.set(name, takeState(path.join(outDir, name), time));
  // Not what is there now: somebody may have been at work on it already.
  for (const { path: name, after = "" } of [...added, ...changed]) {
    states.set(name, { file: path.join(outDir, name), digest: digestOf(after) });
  }
  for (const name of scaffoldPaths) states.delete(name);
  return states;
}

/** Whether a file with this digest has this text; a byte order mark is no part of the text. */
function holds(digest: string, text: string): boolean {
  return digest === digestOf(text) || digest === digestOf(`\uFEFF${text}`);
}
