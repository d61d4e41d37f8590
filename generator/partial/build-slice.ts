import { buildFiles } from "../build.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { GeneratedFile } from "../files.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../json.ts";
import { loadSpec } from "../load.ts";
import type { BuiltModel } from "../model/build-model.ts";
import { findBases } from "../model/build-schemas.ts";
import type { Stopwatch } from "../stopwatch.ts";
import { holders } from "./outline.ts";

/** What comes of a slice. */
export interface SliceBuild {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the rest of a document can tell of the slice: an edit that changes it reaches further. */
  readonly facts: string;
}

/**
 * Builds the files of a slice.
 *
 * @returns undefined for one with errors, or one that is not what its outline says
 */
export async function buildSlice(
  entry: string,
  text: string,
  entries: ReadonlySet<string>,
  watch: Stopwatch,
): Promise<SliceBuild | undefined> {
  // The document is one file.
  let files = 0;
  const read = (): string | undefined => (files++ === 0 ? text : undefined);
  const loaded = await watch.time("load", () => loadSpec(entry, { read }));
  const { spec, isIndented } = loaded;
  if (!spec || !isIndented || files > 1 || !hasEntries(spec.document, entries)) return undefined;
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

/** Whatever in a slice depends on all of it, or is depended on without a reference. */
function factsOf({ model, survey }: BuiltModel, document: JsonObject): string {
  const { claims, names, reach, split } = survey;
  const bases = findBases(document, reach);
  const groups = model.groups.map(({ tag, fileName, operations }) => [
    tag,
    fileName,
    operations.map(({ name }) => name),
  ]);
  const { tags } = document;
  const tagNames = isArray(tags) ? tags.map((tag) => isObject(tag) && tag["name"]) : [];
  const sides = [...reach].map(([pointer, reached]) => [pointer, ...[...reached].sort()]);
  return JSON.stringify([claims, [...names], sides, [...split], [...bases], groups, tagNames]);
}
