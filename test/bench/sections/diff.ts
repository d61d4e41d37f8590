import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "../contestants/ours.ts";
import { withManyLinesChanged, withOneLineChanged, withSeveralChanges } from "../lib/edits.ts";
import { CommandFailed, measureNode, median, type Cost } from "../lib/measure.ts";
import { table, type SectionResult } from "../lib/results.ts";
import type { BenchDocument, Workspace } from "../lib/workspace.ts";

/** The last ones show how the time grows with what changed. */
const edits: Readonly<Record<string, (text: string) => string>> = {
  "one line": withOneLineChanged,
  "several changes": withSeveralChanges,
  "1,250 lines or all": (text) => withManyLinesChanged(text, 1250),
  "2,500 lines or all": (text) => withManyLinesChanged(text, 2500),
  "5,000 lines or all": (text) => withManyLinesChanged(text, 5000),
  "10,000 lines or all": (text) => withManyLinesChanged(text, 10_000),
};

/** `npm run diff` of each document against edited copies of it; nobody else has such a command. */
export function measureDiff(
  workspace: Workspace,
  documents: readonly BenchDocument[],
  rounds: number,
  say: (text: string) => void,
): SectionResult {
  const rows = documents.flatMap((document) => {
    const seen = new Set<string>();
    return Object.entries(edits).flatMap(([name, edit]) => {
      const revision = join(
        workspace.documentFolder(document),
        `revision-${name.replaceAll(/\W+/g, "-")}.yaml`,
      );
      const row = [document.name, name];
      try {
        const text = edit(readFileSync(document.file, "utf8"));
        // A small document has all its lines changed by one of the edits, and the larger ones are the same.
        if (seen.has(text)) return [];
        seen.add(text);
        writeFileSync(revision, text);
        const costs = Array.from({ length: rounds }, () => compare(workspace, document, revision));
        row.push(...figures(costs));
      } catch (error) {
        // A document whose lines cannot be edited, or that cannot be compared, does not stop the others.
        row.push(error instanceof Error ? `failed: ${error.message.slice(0, 80)}` : "failed");
        if (!(error instanceof CommandFailed)) say(String(error));
      }
      say(`diff ${row.join(" ")}`);
      return [row];
    });
  });
  return {
    heading: "Diff of a document against an edited copy",
    text: table(["document", "edit", "CPU s", "wall s", "peak MB"], rows),
  };
}

function compare(workspace: Workspace, document: BenchDocument, revision: string): Cost {
  const args = [command(), "diff", document.file, revision];
  return measureNode(args, { cwd: workspace.documentFolder(document), okCodes: [0, 1] });
}

function figures(costs: readonly Cost[]): readonly string[] {
  return [
    median(costs.map((cost) => cost.cpuSeconds)).toFixed(2),
    median(costs.map((cost) => cost.wallSeconds)).toFixed(2),
    median(costs.map((cost) => cost.peakMb)).toFixed(0),
  ];
}
