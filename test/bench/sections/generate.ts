import { reference } from "../contestants/index.ts";
import type { Contestant } from "../contestants/contestant.ts";
import { CommandFailed, growthExponent, measureNode, median, rotated, type Cost } from "../lib/measure.ts";
import { table, type SectionResult } from "../lib/results.ts";
import type { BenchDocument, Workspace } from "../lib/workspace.ts";

type Runs = ReadonlyMap<Contestant, readonly (Cost | string)[]>;

/** A cold run of a whole process: document on disk to files on disk. */
export function measureGeneration(
  workspace: Workspace,
  documents: readonly BenchDocument[],
  roundsFor: (document: BenchDocument) => number,
  say: (text: string) => void,
): SectionResult {
  const parts: string[] = [];
  const growth = new Map<Contestant, { size: number; cost: number }[]>();
  for (const document of documents) {
    const rounds = roundsFor(document);
    const runs = measureDocument(workspace, document, rounds, say);
    parts.push(
      `### ${document.name} (${megabytes(document.bytes)}), ${rounds} rounds\n\n${documentTable(runs, emptyProcess(rounds))}`,
    );
    for (const [contestant, costs] of runs) {
      const cost = median(costs.filter((run) => typeof run !== "string").map((run) => run.cpuSeconds));
      if (document.operations === undefined || Number.isNaN(cost)) continue;
      growth.set(contestant, [...(growth.get(contestant) ?? []), { size: document.operations, cost }]);
    }
  }
  if ([...growth.values()].some((points) => points.length > 1)) parts.push(growthTable(growth));
  return { heading: "Generation, cold, whole process", text: parts.join("\n\n") };
}

function measureDocument(
  workspace: Workspace,
  document: BenchDocument,
  rounds: number,
  say: (text: string) => void,
): Runs {
  const runs = new Map<Contestant, (Cost | string)[]>(
    workspace.contestants.map((contestant) => [contestant, []]),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of rotated(workspace.contestants, round)) {
      const costs = runs.get(contestant) ?? [];
      if (isDone(costs[0])) continue;
      const run = attempt(workspace, contestant, document);
      costs.push(run);
      say(
        `generate ${document.name} round ${round + 1}: ${contestant.name} ${typeof run === "string" ? run : `${run.cpuSeconds.toFixed(2)} s`}`,
      );
    }
  }
  return runs;
}

/** Who could not do it once will not do it the next time, and a run of more than a minute says enough. */
function isDone(first: Cost | string | undefined): boolean {
  return typeof first === "string" || (first?.cpuSeconds ?? 0) > 60;
}

function attempt(workspace: Workspace, contestant: Contestant, document: BenchDocument): Cost | string {
  try {
    return workspace.generate(contestant, document);
  } catch (error) {
    if (error instanceof CommandFailed) return error.message;
    throw error;
  }
}

function emptyProcess(rounds: number): readonly Cost[] {
  return Array.from({ length: rounds }, () => measureNode(["--eval", ""], { cwd: process.cwd() }));
}

function documentTable(runs: Runs, empty: readonly Cost[]): string {
  const baseline = runs.get(reference) ?? [];
  const rows = [...runs].map(([contestant, costs]) => {
    const failure = costs.find((run) => typeof run === "string");
    if (failure !== undefined) return [contestant.name, "failed", "", "", "", ""];
    return costRow(
      contestant.name,
      costs.filter((run) => typeof run !== "string"),
      baseline,
    );
  });
  return table(
    ["contestant", "CPU s", "wall s", "peak MB", "CPU ratio", "ratios of the rounds"],
    [...rows, costRow("(an empty Node process)", empty, [])],
  );
}

function costRow(
  name: string,
  costs: readonly Cost[],
  baseline: readonly (Cost | string)[],
): readonly string[] {
  const ratios = costs.flatMap((cost, round) => {
    const other = baseline[round];
    return other === undefined || typeof other === "string" ? [] : [cost.cpuSeconds / other.cpuSeconds];
  });
  return [
    name,
    median(costs.map((cost) => cost.cpuSeconds)).toFixed(2),
    median(costs.map((cost) => cost.wallSeconds)).toFixed(2),
    median(costs.map((cost) => cost.peakMb)).toFixed(0),
    ratios.length === 0 ? "" : median(ratios).toFixed(2),
    ratios.map((ratio) => ratio.toFixed(2)).join(" "),
  ];
}

/** Cost grows linearly when the exponent is 1; the constant cost of starting makes it smaller. */
function growthTable(growth: ReadonlyMap<Contestant, readonly { size: number; cost: number }[]>): string {
  const rows = [...growth]
    .filter(([, points]) => points.length > 1)
    .map(([contestant, points]) => [
      contestant.name,
      growthExponent(points).toFixed(2),
      growthExponent(points.slice(-2)).toFixed(2),
    ]);
  return `### Growth\n\nThe exponent of the power law through the generated documents: 1 is linear.\n\n${table(["contestant", "all sizes", "the largest two"], rows)}`;
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
