import { createTwoFilesPatch } from "diff";
import type { GeneratedFile } from "./files.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { diagnose } from "./diagnostics/registry.ts";
import { commit } from "./write/commit.ts";
import { listFiles, readIfThere, type DiskFile } from "./write/disk.ts";

/** One file that the disk does not have as it should be. */
export interface Change {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** What has to happen on disk for the output folder to hold exactly the generated files. */
export interface WritePlan {
  readonly outDir: string;
  readonly added: readonly Change[];
  readonly changed: readonly Change[];
  readonly removed: readonly Change[];
  /** Paths of files that are right already. */
  readonly unchanged: readonly string[];
  /** Why nothing may be written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How every generated TypeScript file begins, and how `src` is known to be ours. */
export const headerStart = "// Generated from ";

/**
 * Compares generated files with an output folder. All of `src` in it is the machine's, so files there that were
 * not generated go; nothing else is removed. A `src` that the generator did not write gets a diagnostic instead.
 */
export async function planWrite(files: readonly GeneratedFile[], outDir: string): Promise<WritePlan> {
  const present = await listFiles(outDir, "src");
  const diagnostics = await refuseForeign(outDir, present);
  const added: Change[] = [];
  const changed: Change[] = [];
  const unchanged: string[] = [];
  for (const { path, text } of files) {
    const before = await readIfThere(outDir, path);
    if (before === undefined) added.push({ path, after: text });
    else if (before === text) unchanged.push(path);
    else changed.push({ path, before, after: text });
  }
  const wanted = new Set(files.map((file) => file.path));
  const stale = present.filter((file) => !wanted.has(file.path));
  const removed = await Promise.all(stale.map((file) => removal(outDir, file)));
  return { outDir, added: sorted(added), changed: sorted(changed), removed, unchanged, diagnostics };
}

/** Whether the disk is already as it should be. */
export function isUpToDate(plan: WritePlan): boolean {
  return plan.added.length + plan.changed.length + plan.removed.length === 0;
}

/**
 * Makes the disk what the plan says, whole or not at all: everything is written beside its place first, then put
 * in place, and put back as it was when a step fails. Returns what went wrong, if anything.
 */
export async function applyPlan(plan: WritePlan): Promise<Diagnostic[]> {
  if (plan.diagnostics.length > 0) return [...plan.diagnostics];
  if (isUpToDate(plan)) return [];
  try {
    await commit(plan.outDir, [...plan.added, ...plan.changed, ...plan.removed]);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnose("out-unwritable", `Nothing was written: ${reason}.`)];
  }
}

/** What a plan would change, as a patch. */
export function unifiedDiff(plan: WritePlan): string {
  return [...plan.added, ...plan.changed, ...plan.removed]
    .map(({ path, before, after }) => {
      const from = before === undefined ? "/dev/null" : `a/${path}`;
      const to = after === undefined ? "/dev/null" : `b/${path}`;
      return createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", { context: 3 });
    })
    .map((patch) => patch.replace(/^=+\n/, "").replaceAll("\t\n", "\n"))
    .join("");
}

async function refuseForeign(outDir: string, present: readonly DiskFile[]): Promise<Diagnostic[]> {
  if (present.length === 0) return [];
  const links = present.filter((file) => file.isLink);
  if (links.length > 0) {
    const message = `\`${outDir}/${links[0]?.path ?? ""}\` is a symbolic link; the generator does not write through links.`;
    return [diagnose("out-not-ours", message)];
  }
  const index = await readIfThere(outDir, "src/index.ts");
  if (index?.startsWith(headerStart)) return [];
  const message = `\`${outDir}/src\` holds ${present.length} files, and its index.ts does not begin with \`${headerStart}…\`.`;
  return [diagnose("out-not-ours", message)];
}

async function removal(outDir: string, file: DiskFile): Promise<Change> {
  return { path: file.path, before: (await readIfThere(outDir, file.path)) ?? "" };
}

function sorted(changes: Change[]): Change[] {
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}
