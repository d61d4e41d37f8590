import { judgeStrictly } from "./shared/diagnostics/strict.ts";
import { hasErrors, type Diagnostic } from "./shared/diagnostics/diagnostic.ts";
import { emitPackage } from "./emit/emit-package.ts";
import type { GeneratedFile } from "./shared/generated-file.ts";
import { formatFiles } from "./format/format-files.ts";
import { lintSpec } from "./lint/lint-spec.ts";
import type { LoadResult } from "./document/load/load-spec.ts";
import { buildModel } from "./model/build-model.ts";
import { readRuntimeFiles } from "./shared/runtime-files.ts";
import type { Stopwatch } from "./shared/stopwatch.ts";

/** What comes of a document that was loaded. */
export interface Build {
  readonly diagnostics: readonly Diagnostic[];
  /** The files of the package, when no diagnostic is an error. */
  readonly files?: readonly GeneratedFile[];
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
  const { model, diagnostics: modelling } = await watch.time("model", () => buildModel(spec));
  const diagnostics = [...linting, ...judge(modelling)];
  if (hasErrors(diagnostics)) return { diagnostics };

  const emitted = await watch.time("emit", () => emitPackage(model, runtime));
  const files = await watch.time("format", () => formatFiles(emitted));
  return { diagnostics, files };
}
