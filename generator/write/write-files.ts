import { type GeneratedFile, headerStart } from "../shared/generated-file.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import { commit } from "./commit.ts";
import { listFiles, readIfThere, type DiskFile } from "./disk.ts";
import { isUpToDate, type Change, type WritePlan } from "./plan.ts";

/**
 * Compares generated files with an output folder. All of `src` in it is the machine's, so files there that were
 * not generated go; nothing else is removed. A `src` that the generator did not write gets a diagnostic instead.
 */
export function planWrite(files: readonly GeneratedFile[], outDir: string): WritePlan {
  try {
    const present = listFiles(outDir, "src");
    const refusal = refuseForeign(outDir, present);
    return refusal ? nothing(outDir, refusal) : compare(files, outDir, present);
  } catch (error) {
    return nothing(outDir, diagnose("out-unwritable", `\`${outDir}\` cannot be read: ${reasonOf(error)}.`));
  }
}

interface Lists {
  readonly added: Change[];
  readonly changed: Change[];
  readonly unchanged: string[];
}

function compare(files: readonly GeneratedFile[], outDir: string, present: readonly DiskFile[]): WritePlan {
  const plan: Lists = { added: [], changed: [], unchanged: [] };
  for (const { path, text } of files) {
    const before = readIfThere(outDir, path);
    if (before === undefined) plan.added.push({ path, after: text });
    else if (before === text) plan.unchanged.push(path);
    else plan.changed.push({ path, before, after: text });
  }
  const wanted = new Set(files.map((file) => file.path));
  const stale = present.filter((file) => !wanted.has(file.path));
  const removed = stale.map((file) => removal(outDir, file));
  return {
    outDir,
    ...plan,
    added: inOrder(plan.added),
    changed: inOrder(plan.changed),
    removed,
    diagnostics: [],
  };
}

function inOrder(changes: readonly Change[]): Change[] {
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function nothing(outDir: string, diagnostic: Diagnostic): WritePlan {
  return { outDir, added: [], changed: [], removed: [], unchanged: [], diagnostics: [diagnostic] };
}

/**
 * Makes the disk what the plan says, whole or not at all: everything is written beside its place first, then put
 * in place, and put back as it was when a step fails. Returns what went wrong, if anything.
 */
export function applyPlan(plan: WritePlan): Diagnostic[] {
  if (plan.diagnostics.length > 0) return [...plan.diagnostics];
  if (isUpToDate(plan)) return [];
  try {
    commit(plan.outDir, [...plan.added, ...plan.changed, ...plan.removed]);
    return [];
  } catch (error) {
    return [diagnose("out-unwritable", `Nothing was written: ${reasonOf(error)}.`)];
  }
}

function refuseForeign(outDir: string, present: readonly DiskFile[]): Diagnostic | undefined {
  if (present.length === 0) return undefined;
  const link = present.find((file) => file.isLink);
  if (link) {
    const message = `\`${outDir}/${link.path}\` is a symbolic link; the generator does not write through links.`;
    return diagnose("out-not-ours", message);
  }
  const index = readIfThere(outDir, "src/index.ts");
  if (index?.startsWith(headerStart)) return undefined;
  const message = `\`${outDir}/src\` holds files, and its index.ts does not begin with \`${headerStart}…\`.`;
  return diagnose("out-not-ours", message);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function removal(outDir: string, file: DiskFile): Change {
  return { path: file.path, before: readIfThere(outDir, file.path) ?? "" };
}
