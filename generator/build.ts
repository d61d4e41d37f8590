import { judgeStrictly } from "./diagnostics/strict.ts";
import { hasErrors, type Diagnostic } from "./diagnostics.ts";
import { emitPackage } from "./emit/emit-package.ts";
import { runtimeNames } from "./emit/runtime-names.ts";
import type { GeneratedFile } from "./files.ts";
import { formatFiles } from "./format.ts";
import { lintSpec } from "./lint/lint-spec.ts";
import type { LoadResult } from "./load.ts";
import { buildModel, type BuiltModel } from "./model/build-model.ts";
import { readRuntimeFiles } from "./runtime-files.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What comes of a document that was loaded. */
export interface Build {
  readonly diagnostics: readonly Diagnostic[];
  /** There is one when no diagnostic is an error. */
  readonly result?: {
    readonly built: BuiltModel;
    /** What was emitted, formatted; then what every package has besides, as it stands in this repository. */
    readonly files: readonly GeneratedFile[];
  };
}

/**
 * Takes a document that was loaded through lint → model → emit → format. An error stops before the next stage; in a
 * strict document every warning is one, whichever stage it comes from.
 */
export async function buildFiles(loaded: LoadResult, watch: Stopwatch): Promise<Build> {
  const { spec, draft, diagnostics: loading } = loaded;
  const lintable = spec ?? draft;
  if (!lintable) return { diagnostics: loading };
  const judge = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    judgeStrictly(lintable.document, found);
  const linting = judge([...loading, ...(await watch.time("lint", () => lintSpec(lintable)))]);
  if (!spec || hasErrors(linting)) return { diagnostics: linting };

  const runtime = readRuntimeFiles();
  const built = await watch.time("model", () => buildModel(spec, runtimeNames(runtime)));
  const diagnostics = [...linting, ...judge(built.diagnostics)];
  if (hasErrors(diagnostics)) return { diagnostics };

  const emitted = await watch.time("emit", () => emitPackage(built.model, runtime));
  const files = await watch.time("format", () => formatFiles(emitted.filter(isEmitted)));
  const copied = emitted.filter((file) => !isEmitted(file));
  return { diagnostics, result: { built, files: [...files, ...copied] } };
}

/** The runtime is copied as it stands in this repository, where Prettier has seen it already. */
function isEmitted(file: GeneratedFile): boolean {
  return !file.path.startsWith("src/runtime/");
}
