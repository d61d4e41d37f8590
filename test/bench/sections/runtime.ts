import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ours } from "../contestants/ours.ts";
import { median, rotated } from "../lib/measure.ts";
import { plainOperations } from "../lib/operations.ts";
import { writeProgram } from "../lib/program.ts";
import { table, type SectionResult } from "../lib/results.ts";
import { benchFolder, type BenchDocument, type Workspace } from "../lib/workspace.ts";
import { bundle } from "./bundle.ts";

/** Microseconds per call, a value per turn, of a contestant and of a bare `fetch` in the same process. */
interface Samples {
  readonly bare: readonly number[];
  readonly contestant: readonly number[];
}

/** A contestant's name and its module, which exports `call0`. */
type Program = readonly [name: string, file: string];

/** Of a process, in microseconds per call. */
interface Outcome {
  readonly bare: number;
  readonly contestant: number;
}

const byHandName = "by hand";

/** What a call costs above a bare `fetch`, with an answer that is there at once and over loopback. */
export async function measureRuntime(
  workspace: Workspace,
  document: BenchDocument,
  rounds: number,
  say: (text: string) => void,
): Promise<SectionResult> {
  const [operation] = plainOperations(document.file, 1);
  if (operation === undefined) throw new Error(`${document.name} has no plain operation`);
  const programs: Program[] = [];
  for (const contestant of workspace.contestants) {
    if (workspace.failureOf(contestant, document) !== undefined) continue;
    const out = workspace.outputFolder(contestant, document);
    const program = writeProgram(contestant, out, [operation], { name: "run", base: "globalThis.benchBase" });
    const file = program.replace(/\.ts$/, ".bundle.mjs");
    writeFileSync(file, await bundle(program, "node"));
    programs.push([contestant.name, file]);
  }
  const own = programs.find(([name]) => name === ours.name);
  const byHand = join(workspace.documentFolder(document), "by-hand.mjs");
  if (own !== undefined) writeFileSync(byHand, byHandProgram(operation.path, headersOf(own, operation.path)));
  const measure = (kind: Kind, all: readonly Program[]): ReadonlyMap<string, readonly Outcome[]> =>
    measureAll(kind, operation.path, all, rounds, say);
  const parts = [
    memoryTable(measure("memory", programs)),
    loopbackTable(measure("loopback", own === undefined ? programs : [[byHandName, byHand], ...programs])),
  ];
  return { heading: "Run time of one call", text: parts.join("\n\n") };
}

type Kind = "memory" | "loopback";

/** The outcomes by contestant, one per round; in each round a process for each of them, in rotating order. */
function measureAll(
  kind: Kind,
  path: string,
  programs: readonly Program[],
  rounds: number,
  say: (text: string) => void,
): ReadonlyMap<string, readonly Outcome[]> {
  const outcomes = new Map<string, Outcome[]>(programs.map(([name]) => [name, []]));
  // Time of the processor adds up, with the garbage collection of whichever turn; other time has outliers.
  const summary = kind === "memory" ? mean : median;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of rotated(programs, round)) {
      // The loop prints that.
      const samples = runLoop(kind, path, file) as Samples;
      outcomes.get(name)?.push({ bare: summary(samples.bare), contestant: summary(samples.contestant) });
    }
  }
  for (const [name, found] of outcomes) {
    const of = (key: keyof Outcome): string => median(found.map((each) => each[key])).toFixed(2);
    say(`runtime ${kind}: ${name} ${of("contestant")}, bare ${of("bare")}`);
  }
  return outcomes;
}

/** What the loop prints, one line of JSON, from a process of its own. */
function runLoop(kind: Kind | "headers", path: string, file: string): unknown {
  const run = spawnSync(process.execPath, [join(benchFolder, "lib/call-loop.mjs"), kind, path, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.status !== 0) throw new Error(`the ${kind} loop ended with ${run.status}`);
  return JSON.parse(run.stdout);
}

function headersOf([, file]: Program, path: string): Readonly<Record<string, string>> {
  // The loop prints that.
  return runLoop("headers", path, file) as Record<string, string>;
}

/** A call as somebody writes it who wants these headers and a time-out. UUIDs among them are new for each call. */
function byHandProgram(path: string, headers: Readonly<Record<string, string>>): string {
  const members = Object.entries(headers).map(([name, value]) => {
    const text = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
      ? "crypto.randomUUID()"
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `
    export async function call0() {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 180_000);
      try {
        const response = await fetch(globalThis.benchBase + ${JSON.stringify(path)}, {
          method: "GET",
          headers: { ${members.join(", ")} },
          redirect: "manual",
          signal: controller.signal,
        });
        return JSON.parse(await response.text());
      } finally {
        clearTimeout(timer);
      }
    }
  `;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function memoryTable(outcomes: ReadonlyMap<string, readonly Outcome[]>): string {
  const rows = [...outcomes].map(([name, found]) => [
    name,
    median(found.map(({ contestant }) => contestant)).toFixed(2),
    median(found.map(({ contestant, bare }) => contestant - bare)).toFixed(2),
  ]);
  return [
    "### An answer that is there at once (a `fetch` that returns a ready-made response)",
    `Each contestant has processes of its own, one per round, in which it takes turns with a bare \`fetch\`; a value
is the mean of a process, garbage collection included, and the table has the median of the processes. This
generator's calls have a token, two ids, retries and a time-out.`,
    table(
      ["contestant", "CPU µs a call", "µs above bare"],
      [["bare", bareOf(outcomes).toFixed(2), "0.00"], ...rows],
    ),
  ].join("\n\n");
}

function loopbackTable(outcomes: ReadonlyMap<string, readonly Outcome[]>): string {
  const rows = [...outcomes].map(([name, found]) => [
    name,
    median(found.map(({ contestant }) => contestant)).toFixed(1),
    median(found.map(({ contestant, bare }) => contestant / bare)).toFixed(3),
  ]);
  return [
    "### Loopback, one call after the other",
    `Each contestant has processes of its own, one per round, in which it and a bare \`fetch\` make blocks of 40 calls
in random order. A ratio is the one of the two medians of a process; the table has the median of the processes.
"${byHandName}" is the least that a client with ids and time-outs has to do: \`fetch\` with the headers that this
generator's package sends, an abort signal, and a timer that is cleared.`,
    table(
      ["contestant", "µs a call", "ratio to bare"],
      [["bare", bareOf(outcomes).toFixed(1), "1.000"], ...rows],
    ),
  ].join("\n\n");
}

function bareOf(outcomes: ReadonlyMap<string, readonly Outcome[]>): number {
  return median([...outcomes.values()].flat().map(({ bare }) => bare));
}
