import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { GenerateOptions } from "../../../generator/generate.ts";
import type { LastRun } from "../../../generator/partial/generate-part.ts";
import { listFiles } from "../../../generator/write/disk.ts";
import { confirmState, type FileState } from "./file-state.ts";
import { isDocumentKept, readKeptDocument } from "./kept-document.ts";
import type { FinishedRun } from "./report.ts";
import { codeFiles, documentFile, readRecord, wordsOf, writeRecord, type RunRecord } from "./run-record.ts";

/**
 * What a run would find and do, when the last one with the same words left nothing to do: same generator, same
 * dependencies, same document, and an output folder that holds what was written, byte for byte. `undefined`
 * otherwise.
 */
export function repeatLastRun(options: GenerateOptions): FinishedRun | undefined {
  const start = performance.now();
  try {
    const record = readRecord(wordsOf(options));
    const files = record && hasSameNames(record, options.out) && confirmAll(record.files);
    if (!files) return undefined;
    // The next run will not have to read what this one has read.
    if (files.some((file, index) => file !== record.files[index])) writeRecord({ ...record, files });
    return finishedRun(record, options.out, performance.now() - start);
  } catch {
    // Whatever it is, a run says it better.
    return undefined;
  }
}

/**
 * What a run can begin with after an edit: the document was kept, and everything but its only file is as the last
 * run with the same words left it. `undefined` otherwise.
 */
export function readLastRun(options: GenerateOptions): LastRun | undefined {
  try {
    const words = wordsOf(options);
    const record = isDocumentKept(documentFile(words)) ? readRecord(words) : undefined;
    const [source, ...others] = record?.sources ?? [];
    if (!record || !source || others.length > 0 || !hasSameNames(record, options.out)) return undefined;
    const before = record.files.find(({ file }) => file === source.real);
    if (!before || !confirmAll(record.files.filter((each) => each !== before))) return undefined;
    const kept = readKeptDocument(documentFile(words), before.digest);
    return kept && { ...kept, file: source.name, outputs: record.outputs };
  } catch {
    return undefined;
  }
}

/** Whether files that count have come, and links lead where they led; confirming the others tells who has gone. */
function hasSameNames({ node, files, sources }: RunRecord, out: string): boolean {
  const known = new Set(files.map((each) => each.file));
  const outputs = listFiles(out, "src");
  return (
    node === process.version &&
    codeFiles().every((file) => known.has(file)) &&
    sources.every(({ name, real }) => realpathSync(name) === real) &&
    outputs.every((each) => !each.isLink && known.has(path.join(out, each.path))) &&
    // Without it, a run makes one.
    existsSync(path.join(out, "package.json"))
  );
}

function confirmAll(known: readonly FileState[]): readonly FileState[] | undefined {
  const confirmed: FileState[] = [];
  for (const each of known) {
    const now = confirmState(each);
    if (!now) return undefined;
    confirmed.push(now);
  }
  return confirmed;
}

function finishedRun(
  { sources, outputs, problems }: RunRecord,
  out: string,
  milliseconds: number,
): FinishedRun {
  return {
    ok: true,
    plan: { outDir: out, added: [], changed: [], removed: [], unchanged: outputs, diagnostics: [] },
    timings: [{ stage: "compare", milliseconds }],
    problems,
    files: sources.map(({ name }) => name),
  };
}
