import { filesGone, textAt } from "./git.ts";

/** Two texts that share less than this part of their lines are not one file under two names: git's own measure. */
const leastLikeness = 0.5;

/**
 * The file that a document was renamed from: among the YAML and JSON files that are gone since a commit, the one that
 * shares most lines with the document. It is found in the working tree as well, whatever git's index knows of it.
 *
 * Takes the document's text, the commit before and the one after (without it, the working tree). Returns a path
 * relative to `cwd`, or undefined where nothing is alike.
 */
export async function findOldName(
  text: string,
  from: string,
  to: string | undefined,
  cwd: string,
): Promise<string | undefined> {
  let best: string | undefined;
  let bestLikeness = 0;
  for (const file of await filesGone(from, to, cwd)) {
    if (!/\.(ya?ml|json)$/i.test(file)) continue;
    const likeness = likenessOf((await textAt(from, file, cwd)) ?? "", text);
    if (likeness < leastLikeness || likeness <= bestLikeness) continue;
    [best, bestLikeness] = [file, likeness];
  }
  return best;
}

/** The part of their lines that two texts share, from 0 to 1. */
function likenessOf(left: string, right: string): number {
  const [before, after] = [linesOf(left), linesOf(right)];
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of after) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    shared += 1;
  }
  return shared / Math.max(1, before.length, after.length);
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
