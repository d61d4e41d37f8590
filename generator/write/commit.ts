import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { removeEmpty } from "./disk.ts";

/** A file to put in place (`after`) or to take away (no `after`). `before` is what is there now. */
export interface Step {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * Takes all steps or none. New texts are written to temporary siblings before anything that exists is touched,
 * so that a full disk or a missing permission shows while there is nothing to undo; then old files step aside
 * and new ones take their place, which is undone in reverse order when a step fails.
 */
export function commit(outDir: string, steps: readonly Step[]): void {
  const undo: (() => void)[] = [];
  const leftovers: string[] = [];
  try {
    mkdirSync(outDir, { recursive: true });
    for (const step of steps) {
      if (step.after === undefined) continue;
      const made = mkdirSync(path.dirname(target(outDir, step)), { recursive: true });
      if (made !== undefined) undo.push(() => removeEmpty(path.dirname(target(outDir, step)), made));
      undo.push(() => rmSync(fresh(outDir, step), { force: true }));
      writeFileSync(fresh(outDir, step), step.after);
    }
    for (const step of steps) {
      if (step.before !== undefined) {
        renameSync(target(outDir, step), old(outDir, step));
        undo.push(() => renameSync(old(outDir, step), target(outDir, step)));
        leftovers.push(old(outDir, step));
      }
      if (step.after !== undefined) {
        renameSync(fresh(outDir, step), target(outDir, step));
        undo.push(() => rmSync(target(outDir, step), { force: true }));
      }
    }
  } catch (error) {
    for (const back of undo.reverse()) back();
    throw error;
  }
  for (const file of leftovers) rmSync(file, { force: true });
  for (const step of steps) {
    if (step.after === undefined) removeEmpty(path.dirname(target(outDir, step)), outDir);
  }
}

function target(outDir: string, step: Step): string {
  return path.join(outDir, step.path);
}

function fresh(outDir: string, step: Step): string {
  return `${target(outDir, step)}.${process.pid}.new`;
}

function old(outDir: string, step: Step): string {
  return `${target(outDir, step)}.${process.pid}.old`;
}
