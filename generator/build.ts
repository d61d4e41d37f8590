import { judgeStrictly } from "./shared/diagnostics/strict.ts";
import { hasErrors, type Diagnostic } from "./shared/diagnostics/diagnostic.ts";
import { needsShapes } from "./emit/emit-extras.ts";
import { emitPackage } from "./emit/emit-package.ts";
import { emitReadme } from "./emit/emit-readme.ts";
import type { ExtraName } from "./shared/extras.ts";
import type { GeneratedFile } from "./shared/generated-file.ts";
import { formatFiles } from "./format/format-files.ts";
import { takeableWords, readLeniently } from "./lenient/read-leniently.ts";
import type { Choice } from "./choose/choice.ts";
import { chooseOperations, isLeftOut } from "./choose/choose-operations.ts";
import { lintSpec } from "./lint/lint-spec.ts";
import type { LoadResult } from "./document/load/load-spec.ts";
import { buildModel } from "./model/build-model.ts";
import { readRuntimeFiles } from "./shared/runtime-files.ts";
import type { Stopwatch } from "./shared/stopwatch.ts";

/** What a package begins with, that is its owner's from then on. */
export interface Beginnings {
  /** The document's, which gives the package its name. */
  readonly title: string;
  /** Makes the README. */
  readonly readme: (packageName: string) => GeneratedFile;
}

/** What comes of a document that was loaded. */
export interface Build {
  readonly diagnostics: readonly Diagnostic[];
  /** The files of the package, when no diagnostic is an error. */
  readonly files?: readonly GeneratedFile[];
  /** What a new package is made of beside them, likewise. */
  readonly beginnings?: Beginnings;
  /** How many of the errors `lenient` would take, in words. */
  readonly takeable: string;
}

export interface BuildOptions {
  /** Take an invalid document where there is one sensible reading. */
  readonly lenient?: boolean;
  /** The operations that are wanted; left out, all. */
  readonly choice?: Choice;
  /** What the package has besides, on request. */
  readonly extras?: readonly ExtraName[];
}

/**
 * Takes a document that was loaded through choose → lint → lenient → model → emit → format. An error stops before the next
 * stage; in a strict document every warning is one, whichever stage it comes from.
 */
export async function buildFiles(
  loaded: LoadResult,
  watch: Stopwatch,
  { lenient = false, choice = { include: [], exclude: [] }, extras = [] }: BuildOptions = {},
): Promise<Build> {
  const whole = loaded.spec ?? loaded.draft;
  if (!whole) return { diagnostics: loaded.diagnostics, takeable: "" };
  const { spec: lintable, diagnostics: choosing } = chooseOperations(whole, choice);
  const loading = loaded.diagnostics.filter((each) => !isLeftOut(each, lintable.document));
  if (choosing.length > 0) return { diagnostics: [...loading, ...choosing], takeable: "" };
  const judge = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    judgeStrictly(lintable.document, found);
  const found = judge([...loading, ...(await watch.time("lint", () => lintSpec(lintable)))]);
  const read = lenient ? readLeniently(lintable, found) : { spec: lintable, diagnostics: found };
  if (hasErrors(read.diagnostics))
    return {
      diagnostics: read.diagnostics,
      takeable: lenient ? "" : takeableWords(lintable.document, found),
    };

  const runtime = readRuntimeFiles();
  const { model, diagnostics: modelling } = await watch.time("model", () =>
    buildModel(read.spec, needsShapes(extras)),
  );
  const diagnostics = [...read.diagnostics, ...judge(modelling)];
  if (hasErrors(diagnostics)) return { diagnostics, takeable: "" };

  const emitted = await watch.time("emit", () => emitPackage(model, runtime, extras));
  const files = await watch.time("format", () => formatFiles(emitted));
  const beginnings = { title: model.title, readme: (name: string) => emitReadme(model, name) };
  return { diagnostics, files, beginnings, takeable: "" };
}
