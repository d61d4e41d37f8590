import { buildFiles, type BuildOptions } from "./build.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "./shared/diagnostics/diagnostic.ts";
import { loadSpec } from "./document/load/load-spec.ts";
import { scaffold } from "./write/scaffold.ts";
import { nameUserAgent } from "./write/user-agent.ts";
import { Stopwatch, type Timing } from "./shared/stopwatch.ts";
import { applyPlan, planWrite } from "./write/write-files.ts";
import type { WritePlan } from "./write/plan.ts";

export interface GenerateOptions extends BuildOptions {
  /** The entry file of the document. */
  readonly spec: string;
  /** The folder of the package: `src` in it is the machine's. */
  readonly out: string;
  /** The folder that no reference leaves; without it, the repository of the document. */
  readonly root?: string | undefined;
  /** Overlay documents (Overlay Specification 1.0.0) that are laid over the document, in this order. */
  readonly overlays?: readonly string[];
  /** Only say what would be written. */
  readonly check?: boolean;
}

/** What a run found and did. Without a plan it stopped before there was anything to write. */
export interface GenerateResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly plan?: WritePlan;
  /** How many of the errors `lenient` would take, as the end of a sentence; empty for none. */
  readonly takeable: string;
  readonly timings: readonly Timing[];
  /** The files that were read, by the name that diagnostics use. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Turns a document into a package, stage by stage: load → choose → lint → lenient → model → emit → format → write.
 *
 * Every stage reports all it finds; an error stops before the next one, and the disk stays as it was. Throws
 * only for mistakes of the generator itself.
 */
export async function generate({
  spec: entry,
  out,
  root,
  overlays = [],
  check = false,
  ...options
}: GenerateOptions): Promise<GenerateResult> {
  const watch = new Stopwatch();
  const loaded = await watch.time("load", () =>
    loadSpec(entry, { overlays, ...(root !== undefined && { root }) }),
  );
  const build = await buildFiles(loaded, watch, options);
  const result = (diagnostics: readonly Diagnostic[], plan?: WritePlan): GenerateResult => ({
    ok: !hasErrors(diagnostics),
    diagnostics: sortDiagnostics(diagnostics),
    takeable: build.takeable,
    timings: watch.timings,
    sources: loaded.sources,
    ...(plan && { plan }),
  });
  if (!build.files) return result(build.diagnostics);
  const files = [...nameUserAgent(build.files, out), ...scaffold(out)];
  const plan = await watch.time("plan", () => planWrite(files, out));
  if (check || hasErrors(plan.diagnostics)) return result([...build.diagnostics, ...plan.diagnostics], plan);

  const failures = await watch.time("write", () => applyPlan(plan));
  return result([...build.diagnostics, ...failures], plan);
}
