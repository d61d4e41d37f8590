import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { ours } from "../contestants/ours.ts";
import { withOneLineChanged } from "../lib/edits.ts";
import { measureNode, median, type Cost } from "../lib/measure.ts";
import { table, type SectionResult } from "../lib/results.ts";
import type { BenchDocument, Workspace } from "../lib/workspace.ts";

/** What this generator costs when it has run before: nothing has changed, or one line of the document has. */
export function measureAgain(
  workspace: Workspace,
  documents: readonly BenchDocument[],
  rounds: number,
  say: (text: string) => void,
): SectionResult {
  const rows = documents.map((document) => {
    const costs = Array.from({ length: rounds }, () => measureRound(workspace, document));
    const seconds = (pick: (round: Round) => Cost): string =>
      median(costs.map((round) => pick(round).cpuSeconds)).toFixed(3);
    const row = [
      document.name,
      seconds((round) => round.empty),
      seconds((round) => round.unchanged),
      median(costs.map(({ unchanged, empty }) => unchanged.cpuSeconds - empty.cpuSeconds)).toFixed(3),
      seconds((round) => round.edited),
    ];
    say(`again ${row.join(" ")}`);
    return row;
  });
  const head = ["document", "empty process", "unchanged", "unchanged above empty", "one line changed"];
  return { heading: "Generation by this generator once more, CPU seconds", text: table(head, rows) };
}

interface Round {
  readonly empty: Cost;
  readonly unchanged: Cost;
  readonly edited: Cost;
}

function measureRound(workspace: Workspace, document: BenchDocument): Round {
  const folder = workspace.documentFolder(document);
  const copy = join(folder, `again${extname(document.file)}`);
  const out = join(folder, "again");
  const run = (): Cost => measureNode(ours.command(copy, out), { cwd: folder });
  copyFileSync(document.file, copy);
  rmSync(out, { recursive: true, force: true });
  run();
  const unchanged = run();
  writeFileSync(copy, withOneLineChanged(readFileSync(copy, "utf8")));
  const edited = run();
  return { empty: measureNode(["--eval", ""], { cwd: folder }), unchanged, edited };
}
