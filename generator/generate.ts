import { hasErrors, sortDiagnostics, type Diagnostic } from "./diagnostics.ts";
import { emitPackage } from "./emit/emit-package.ts";
import type { GeneratedFile } from "./files.ts";
import { runtimeNames } from "./emit/runtime-names.ts";
import { formatFiles } from "./format.ts";
import { lintSpec } from "./lint.ts";
import { loadSpec } from "./load.ts";
import { buildModel } from "./model/build-model.ts";
import { readRuntimeFiles } from "./runtime-files.ts";
import { scaffold } from "./scaffold.ts";
import { Stopwatch, type Timing } from "./stopwatch.ts";
import { applyPlan, planWrite } from "./write.ts";
import type { WritePlan } from "./write/plan.ts";

export interface GenerateOptions {
  /** The entry file of the document. */
  readonly spec: string;
  /** The folder of the package: `src` in it is the machine's. */
  readonly out: string;
  /** Only say what would be written. */
  readonly check?: boolean;
}

/** What a run found and did. Without a plan it stopped before there was anything to write. */
export interface GenerateResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly plan?: WritePlan;
  readonly timings: readonly Timing[];
  /** The files that were read, by the name that diagnostics use. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Turns a document into a package, stage by stage: load → lint → model → emit → format → write.
 *
 * Every stage reports all it finds; an error stops before the next one, and the disk stays as it was. Throws
 * only for mistakes of the generator itself.
 */
export async function generate({
  spec: entry,
  out,
  check = false,
}: GenerateOptions): Promise<GenerateResult> {
  const watch = new Stopwatch();
  const { spec, draft, sources, diagnostics: loading } = await watch.time("load", () => loadSpec(entry));
  const result = (diagnostics: readonly Diagnostic[], plan?: WritePlan): GenerateResult => ({
    ok: !hasErrors(diagnostics),
    diagnostics: sortDiagnostics(diagnostics),
    timings: watch.timings,
    sources,
    ...(plan && { plan }),
  });
  const lintable = spec ?? draft;
  if (!lintable) return result(loading);

  const linting = [...loading, ...(await watch.time("lint", () => lintSpec(lintable)))];
  if (!spec || hasErrors(linting)) return result(linting);

  const runtime = readRuntimeFiles();
  const built = await watch.time("model", () => buildModel(spec, runtimeNames(runtime)));
  const findings = [...linting, ...built.diagnostics];
  if (hasErrors(findings)) return result(findings);

  const emitted = await watch.time("emit", () => emitPackage(built.model, runtime));
  const files = await watch.time("format", () => formatFiles(emitted.filter(isEmitted)));
  const copied = emitted.filter((file) => !isEmitted(file));
  const plan = await watch.time("plan", () => planWrite([...files, ...copied, ...scaffold(out)], out));
  if (check || hasErrors(plan.diagnostics)) return result([...findings, ...plan.diagnostics], plan);

  const failures = await watch.time("write", () => applyPlan(plan));
  return result([...findings, ...failures], plan);
}

/** The runtime is copied as it stands in this repository, where Prettier has seen it already. */
function isEmitted(file: GeneratedFile): boolean {
  return !file.path.startsWith("src/runtime/");
}
