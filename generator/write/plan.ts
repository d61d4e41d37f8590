import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";

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

/** Whether the disk is already as it should be. */
export function isUpToDate(plan: WritePlan): boolean {
  return plan.added.length + plan.changed.length + plan.removed.length === 0;
}

/** What a plan would change, as a patch. */
export async function unifiedDiff(plan: WritePlan): Promise<string> {
  // Most runs have no use for it.
  const { createTwoFilesPatch } = await import("diff");
  return [...plan.added, ...plan.changed, ...plan.removed]
    .map(({ path, before, after }) => {
      const from = before === undefined ? "/dev/null" : `a/${path}`;
      const to = after === undefined ? "/dev/null" : `b/${path}`;
      return createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", { context: 3 });
    })
    .map((patch) => patch.replace(/^=+\n/, "").replaceAll("\t\n", "\n"))
    .join("");
}
