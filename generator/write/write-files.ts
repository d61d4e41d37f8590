import { type GeneratedFile, headerStart } from "../shared/generated-file.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../shared/diagnostics/registry.ts";
import { commit } from "./commit.ts";
import { listFiles, readIfThere, reasonOf, type DiskFile } from "./disk.ts";
import { whileLocked } from "./lock.ts";
import { isUpToDate, type Change, type WritePlan } from "./plan.ts";

/**
 * Plans what a folder needs and does it, while no other process does the same. Returns the plan, with what went wrong in
 * its place.
 */
export async function writeFiles(files: () => readonly GeneratedFile[], outDir: string): Promise<WritePlan> {
  try {
    return await whileLocked(outDir, () => {
      const plan = planWrite(files, outDir);
      const failures = applyPlan(plan);
      return failures.length > 0 ? nothing(outDir, failures) : plan;
    });
  } catch (error) {
    return nothing(outDir, [diagnose("out-unwritable", `Nothing was written: ${reasonOf(error)}.`)]);
  }
}

/**
 * Compares generated files with an output folder. All of `src` in it is the machine's, so files there that were
 * not generated go; nothing else is removed. A `src` that the generator did not write gets a diagnostic instead.
 */
export function planWrite(files: () => readonly GeneratedFile[], outDir: string): WritePlan {
  try {
    const present = listFiles(outDir, "src");
    const refusals = refuseForeign(outDir, present);
    return refusals.length > 0 ? nothing(outDir, refusals) : compare(files(), outDir, present);
  } catch (error) {
    return nothing(outDir, [diagnose("out-unwritable", `Nothing was written: ${reasonOf(error)}.`)]);
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
    // A checkout on Windows may have other line ends.
    const before = readIfThere(outDir, path)?.replaceAll("\r\n", "\n");
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

function nothing(outDir: string, diagnostics: readonly Diagnostic[]): WritePlan {
  return { outDir, added: [], changed: [], removed: [], unchanged: [], diagnostics };
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

/** Links, and files that would be lost and that nobody knows to be ours. */
function refuseForeign(outDir: string, present: readonly DiskFile[]): readonly Diagnostic[] {
  const link = present.find((file) => file.isLink);
  if (link) {
    const message = `\`${outDir}/${link.path}\` is a symbolic link; the generator does not write through links.`;
    return [diagnose("out-not-ours", message)];
  }
  // Files of the runtime are copied as they are, without a header: those beside them say whose folder it is.
  const named = present.filter(({ path }) => !path.startsWith("src/runtime/") && !leftBehind.test(path));
  const foreign = named.filter(({ path }) => !isOurs(readIfThere(outDir, path)));
  if (foreign.length === 0 && named.length === 0 && present.length > 0)
    return [notOurs(outDir, "src/runtime")];
  const api = readIfThere(outDir, "API.md");
  const others = api === undefined || isOurs(api) ? [] : ["API.md"];
  return [...foreign.map(({ path }) => path), ...others].map((path) => notOurs(outDir, path));
}

/** Files that a run has left beside their place when it was killed. */
const leftBehind = /\.\d+\.(?:new|old)$/;

/** Whether a text begins as generated files do, in TypeScript or in Markdown. */
function isOurs(text: string | undefined): boolean {
  return (
    text !== undefined && (text.startsWith(headerStart) || text.startsWith(`<!-- ${headerStart.slice(3)}`))
  );
}

function notOurs(outDir: string, file: string): Diagnostic {
  const message = `\`${outDir}/${file}\` is not the generator's: it does not begin with \`${headerStart}…\`.`;
  return diagnose("out-not-ours", message);
}

function removal(outDir: string, file: DiskFile): Change {
  return { path: file.path, before: readIfThere(outDir, file.path) ?? "" };
}
