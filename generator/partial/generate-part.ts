import path from "node:path";
import { buildFiles } from "../build.ts";
import { hasErrors, type Diagnostic } from "../diagnostics.ts";
import type { GeneratedFile } from "../files.ts";
import type { GenerateOptions, GenerateResult } from "../generate.ts";
import { isObject, pointerTo, type JsonObject, type JsonValue } from "../json.ts";
import { loadSpec } from "../load.ts";
import { readFrom } from "../load/read-source.ts";
import type { BuiltModel } from "../model/build-model.ts";
import { findBases } from "../model/build-schemas.ts";
import { Stopwatch } from "../stopwatch.ts";
import { applyPlan } from "../write.ts";
import { readIfThere } from "../write/disk.ts";
import type { WritePlan } from "../write/plan.ts";
import { carryOver } from "./carry-over.ts";
import { holders } from "./outline.ts";
import { sliceOf, type Slice } from "./slice.ts";
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
  const before = await buildSlice(entry, slice.before, slice, watch);
  const after = before && (await buildSlice(entry, slice.after, slice, watch));
  if (!before || !after || before.facts !== after.facts) return undefined;
  const present = (file: string): string | undefined => readIfThere(out, file);
  const changed = await watch.time("exchange", () => transplant(before.files, after.files, present));
  const diagnostics = carryOver(last.diagnostics, before.diagnostics, after.diagnostics, slice.moved);
  if (changed === undefined || diagnostics === undefined) return undefined;
  const plan: WritePlan = {
    outDir: out,
    added: [],
    changed: [...changed.keys()].sort().map((file) => ({
      path: file,
      before: present(file) ?? "",
      after: changed.get(file) ?? "",
    })),
    removed: [],
    unchanged: last.outputs.filter((file) => !changed.has(file)),
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

interface SliceBuild {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the rest of a document can tell of the slice: an edit that changes it reaches further. */
  readonly facts: string;
}

async function buildSlice(
  entry: string,
  text: string,
  slice: Slice,
  watch: Stopwatch,
): Promise<SliceBuild | undefined> {
  // The document is one file.
  let files = 0;
  const read = (): string | undefined => (files++ === 0 ? text : undefined);
  const loaded = await watch.time("load", () => loadSpec(entry, { read }));
  const { spec, isIndented } = loaded;
  if (!spec || !isIndented || files > 1 || !hasEntries(spec.document, slice.entries)) return undefined;
  const { diagnostics, result } = await buildFiles(loaded, watch);
  return result && { diagnostics, files: result.files, facts: factsOf(result.built, spec.document) };
}

/** Whether the parser sees the same entries as the outline: no text in quotes or brackets was taken for one. */
function hasEntries(document: JsonObject, wanted: ReadonlySet<string>): boolean {
  const found = [...holders].flatMap(([name, depth]) =>
    entriesOf(document[name], pointerTo("", name), depth),
  );
  return found.length === wanted.size && found.every((pointer) => wanted.has(pointer));
}

function entriesOf(value: JsonValue | undefined, pointer: string, depth: number): string[] {
  if (depth === 0) return [pointer];
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => entriesOf(value[key], pointerTo(pointer, key), depth - 1));
}

function factsOf({ model, survey }: BuiltModel, document: JsonObject): string {
  const { claims, names, reach, split } = survey;
  const bases = findBases(document, reach);
  const groups = model.groups.map(({ tag, fileName, operations }) => [
    tag,
    fileName,
    operations.map(({ name }) => name),
  ]);
  const tags = Array.isArray(document["tags"])
    ? document["tags"].map((tag: JsonValue) => isObject(tag) && tag["name"])
    : [];
  const sides = [...reach].map(([pointer, reached]) => [pointer, ...[...reached].sort()]);
  return JSON.stringify([claims, [...names], sides, [...split], [...bases], groups, tags]);
}
