import path from "node:path";
import { hasErrors, type Diagnostic } from "../diagnostics.ts";
import type { GenerateOptions, GenerateResult } from "../generate.ts";
import { readFrom } from "../load/read-source.ts";
import { Stopwatch } from "../stopwatch.ts";
import { applyPlan } from "../write.ts";
import { readIfThere } from "../write/disk.ts";
import { inOrder, type WritePlan } from "../write/plan.ts";
import { buildSlice } from "./build-slice.ts";
import { carryOver } from "./carry-over.ts";
import { sliceOf } from "./slice.ts";
import { transplant } from "./transplant.ts";

/** A run that left the output folder as its document wanted it, and that still is so. */
export interface LastRun {
  /** The only file of the document, by the name that diagnostics use, and the text that it had. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Everything that was generated, relative to the output folder. */
  readonly outputs: readonly string[];
}

/**
 * Does what `generate` does after an edit of a large document, in the time that the edit needs and not the document:
 * only what the edit can reach is generated, as it was and as it is, and the difference is put into the files.
 *
 * @returns undefined when that is not known to give what generating everything gives; nothing is written then
 */
export async function generatePart(
  { spec: entry, out, check = false }: GenerateOptions,
  last: LastRun,
): Promise<GenerateResult | undefined> {
  const watch = new Stopwatch();
  const source = await readFrom(path.posix.dirname(last.file), last.file)(last.file);
  if ("problem" in source) return undefined;
  const slice = await watch.time("slice", () => sliceOf(last.text, source.text));
  if (slice === undefined) return undefined;
  const before = await buildSlice(entry, slice.before, slice.entries, watch);
  const after = before && (await buildSlice(entry, slice.after, slice.entries, watch));
  if (!before || !after || before.facts !== after.facts) return undefined;
  const changed = await watch.time("exchange", () =>
    transplant(before.files, after.files, (file) => readIfThere(out, file)),
  );
  const diagnostics = carryOver(last.diagnostics, before.diagnostics, after.diagnostics, slice.moved);
  if (changed === undefined || diagnostics === undefined) return undefined;
  const plan: WritePlan = {
    outDir: out,
    added: [],
    changed: inOrder(changed),
    removed: [],
    unchanged: last.outputs.filter((file) => !changed.some((each) => each.path === file)),
    diagnostics: [],
  };
  const failures = check ? [] : await watch.time("write", () => applyPlan(plan));
  return {
    ok: !hasErrors(failures),
    diagnostics: [...diagnostics, ...failures],
    plan,
    timings: watch.timings,
    sources: new Map([[last.file, source.text]]),
    isIndented: true,
  };
}
