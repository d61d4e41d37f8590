import { buildFiles } from "./build.ts";
import type { Choice } from "./choose/choice.ts";
import { hasErrors, sortDiagnostics, type Diagnostic } from "./shared/diagnostics/diagnostic.ts";
import { findEntry } from "./document/load/find-entry.ts";
import { loadSpec } from "./document/load/load-spec.ts";
import { missingLibraries } from "./write/missing-libraries.ts";
import { packageNameOf, scaffold } from "./write/scaffold.ts";
import { nameUserAgent } from "./write/user-agent.ts";
import { Stopwatch, type Timing } from "./shared/stopwatch.ts";
import type { ExtraName } from "./shared/extras.ts";
import type { GeneratedFile } from "./shared/generated-file.ts";
import { planWrite, writeFiles } from "./write/write-files.ts";
import type { WritePlan } from "./write/plan.ts";

export interface GenerateOptions {
  /** The document: a file, `-` for standard input, or a folder that holds one document. */
  readonly spec: string;
  /** The folder of the package: `src` in it is the machine's. */
  readonly out: string;
  /** The folder that no reference leaves; without it, the repository of the document. */
  readonly root?: string | undefined;
  /** Overlay documents (Overlay Specification 1.0.0) that are laid over the document, in this order. */
  readonly overlays?: readonly string[];
  /** Take an invalid document where there is one sensible reading. */
  readonly lenient?: boolean;
  /** The operations that are wanted; left out, all. */
  readonly choice?: Choice;
  /** What the package has besides the client, such as `zod`: see the table of `--with`. */
  readonly with?: readonly ExtraName[];
  /** The name of the package, where it has no package.json yet; without it, a name made of the title. */
  readonly packageName?: string;
  /** Only say what would be written. */
  readonly check?: boolean;
  /** Is told of each stage when it begins. */
  readonly onStage?: (stage: string) => void;
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
  /** Every file that was asked for, those that are not there too. */
  readonly files: ReadonlySet<string>;
}

/**
 * Turns a document into a package, stage by stage: load → choose → lint → lenient → model → emit → format → write.
 *
 * Every stage reports all it finds; an error stops before the next one, and the disk stays as it was. Throws
 * only for mistakes of the generator itself.
 */
export async function generate({
  spec,
  out,
  root,
  overlays = [],
  check = false,
  packageName,
  with: extras = [],
  onStage,
  ...options
}: GenerateOptions): Promise<GenerateResult> {
  const watch = new Stopwatch(onStage);
  const entry = findEntry(spec);
  if ("problem" in entry) return refusal(entry.file, entry.problem);
  const loaded = await watch.time("load", () => loadSpec(entry.file, { root, text: entry.text, overlays }));
  const build = await buildFiles(loaded, watch, { ...options, extras });
  const result = (diagnostics: readonly Diagnostic[], plan?: WritePlan): GenerateResult => ({
    ok: !hasErrors(diagnostics),
    diagnostics: sortDiagnostics(diagnostics),
    takeable: build.takeable,
    timings: watch.timings,
    sources: loaded.sources,
    files: loaded.files,
    ...(plan && { plan }),
  });
  const { files, beginnings } = build;
  if (!files || !beginnings) return result(build.diagnostics);
  const name = packageName ?? packageNameOf(beginnings.title, out);
  // What the folder says of the package counts, so it is read when nobody else writes.
  const all = (): GeneratedFile[] => [
    ...nameUserAgent(files, out, name),
    ...scaffold(out, { name, extras, readme: () => beginnings.readme(name) }),
  ];
  const plan = check
    ? await watch.time("plan", () => planWrite(all, out))
    : await watch.time("write", () => writeFiles(all, out));
  // A folder that cannot be written says so, and nothing else.
  const missing = hasErrors(plan.diagnostics) ? [] : missingLibraries(out, { name, extras });
  return result([...build.diagnostics, ...plan.diagnostics, ...missing], plan);
}

/** What comes of a word that names no document. */
function refusal(file: string, problem: Diagnostic): GenerateResult {
  const nothing = { takeable: "", timings: [], sources: new Map<string, string>() };
  return { ok: false, diagnostics: [problem], files: new Set([file]), ...nothing };
}
