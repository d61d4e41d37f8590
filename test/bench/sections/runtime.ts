import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "../lib/measure.ts";
import { plainOperations } from "../lib/operations.ts";
import { writeProgram } from "../lib/program.ts";
import { table, type SectionResult } from "../lib/results.ts";
import { benchFolder, type BenchDocument, type Workspace } from "../lib/workspace.ts";
import { bundle } from "./bundle.ts";

/** Microseconds per call, a value per round, by contestant; "bare" is `fetch` and `json()` alone. */
type Samples = Readonly<Record<string, readonly number[]>>;

/** What a call costs above a bare `fetch`, with an answer that is there at once and over loopback. */
export async function measureRuntime(
  workspace: Workspace,
  document: BenchDocument,
  say: (text: string) => void,
): Promise<SectionResult> {
  const [operation] = plainOperations(document.file, 1);
  if (operation === undefined) throw new Error(`${document.name} has no plain operation`);
  const modules: Record<string, string> = {};
  for (const contestant of workspace.contestants) {
    if (workspace.failureOf(contestant, document) !== undefined) continue;
    const out = workspace.outputFolder(contestant, document);
    const program = writeProgram(contestant, out, [operation], { name: "run", base: "globalThis.benchBase" });
    const file = program.replace(/\.ts$/, ".bundle.mjs");
    writeFileSync(file, await bundle(program, "node"));
    modules[contestant.name] = pathToFileURL(file).href;
  }
  const parts = ["memory", "loopback"].map((kind) => {
    const samples = runLoop(kind, operation.path, modules);
    say(
      `runtime ${kind}: ${JSON.stringify(Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)])))}`,
    );
    return kind === "memory" ? memoryTable(samples) : loopbackTable(samples);
  });
  return { heading: "Run time of one call", text: parts.join("\n\n") };
}

function runLoop(kind: string, path: string, modules: Readonly<Record<string, string>>): Samples {
  const run = spawnSync(
    process.execPath,
    [join(benchFolder, "lib/call-loop.mjs"), kind, path, JSON.stringify(modules)],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (run.status !== 0) throw new Error(`the ${kind} loop ended with ${run.status}`);
  // The loop's own output, one line of JSON.
  return JSON.parse(run.stdout) as Samples;
}

function memoryTable(samples: Samples): string {
  const bare = samples["bare"] ?? [];
  const rows = Object.entries(samples).map(([name, values]) => [
    name,
    median(values).toFixed(2),
    median(values.map((value, round) => value - (bare[round] ?? NaN))).toFixed(2),
  ]);
  return `### An answer that is there at once (a \`fetch\` that returns a ready-made response)\n\n${table(["contestant", "CPU µs a call", "µs above bare"], rows)}`;
}

function loopbackTable(samples: Samples): string {
  const bare = samples["bare"] ?? [];
  const rows = Object.entries(samples).map(([name, values]) => [
    name,
    median(values).toFixed(1),
    median(values.map((value, round) => value / (bare[round] ?? NaN))).toFixed(3),
  ]);
  return `### Loopback, one call after the other\n\n${table(["contestant", "µs a call", "ratio to bare"], rows)}`;
}
