import { basename, dirname } from "node:path";
import { sourcesBelow, type Contestant } from "../contestants/contestant.ts";
import { check, loadCompilers, strictestOptions, type Compiler, type Verdict } from "../lib/compilers.ts";
import { median, rotated } from "../lib/measure.ts";
import { plainOperations, type PlainOperation } from "../lib/operations.ts";
import { writeProgram } from "../lib/program.ts";
import { table, type SectionResult } from "../lib/results.ts";
import type { BenchDocument, Workspace } from "../lib/workspace.ts";

interface Entry {
  readonly name: string;
  readonly out: string;
  readonly program: string;
}

/** What the compiler has to do for a program that calls three operations of a contestant's output. */
export async function measureTypecheck(
  workspace: Workspace,
  documents: readonly BenchDocument[],
  rounds: number,
  say: (text: string) => void,
): Promise<SectionResult> {
  const compilers = await loadCompilers();
  const parts: string[] = [];
  for (const document of documents) {
    const operations = plainOperations(document.file, 3);
    if (operations.length === 0) continue;
    const failures: string[] = [];
    const entries = workspace.contestants.flatMap((contestant) => {
      const found = entriesOf(workspace, document, contestant, operations);
      if (typeof found !== "string") return found;
      failures.push(`- ${contestant.name}: ${found}`);
      return [];
    });
    parts.push(`### ${document.name}: ${operations.map((operation) => `GET ${operation.path}`).join(", ")}`);
    parts.push(countsTable(compilers, entries, say), timesTable(compilers, entries, rounds, say));
    if (failures.length > 0) parts.push(`Not in the table:\n\n${failures.join("\n")}`);
  }
  return { heading: "Compiling against the output", text: parts.join("\n\n") };
}

function entriesOf(
  workspace: Workspace,
  document: BenchDocument,
  contestant: Contestant,
  operations: readonly PlainOperation[],
): readonly Entry[] | string {
  const failure = workspace.failureOf(contestant, document);
  if (failure !== undefined) return failure;
  const out = workspace.outputFolder(contestant, document);
  const ways = [contestant, ...(contestant.otherUsage === undefined ? [] : [contestant.otherUsage])];
  const purpose = { name: "check", base: '"https://api.example.com"' };
  try {
    return ways.map((way) => ({ name: way.name, out, program: writeProgram(way, out, operations, purpose) }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function countsTable(
  compilers: readonly Compiler[],
  entries: readonly Entry[],
  say: (text: string) => void,
): string {
  const newest = compilers.at(-1);
  const rows = entries.map((entry) => {
    const counts = compilers.flatMap((compiler) => {
      const { types, instantiations, errors } = checkProgram(compiler, entry);
      return [thousands(types), thousands(instantiations) + (errors === 0 ? "" : ` (${errors} errors)`)];
    });
    say(`typecheck ${entry.name}: ${counts.join(" ")}`);
    return [entry.name, ...counts, newest === undefined ? "" : strictErrors(newest, entry)];
  });
  const columns = compilers.flatMap(({ version }) => [`types ${version}`, `instantiations ${version}`]);
  return table(["contestant", ...columns, "errors, all flags, all output"], rows);
}

/** Errors in all that was generated, imported or not, and how many files keep the compiler from looking. */
function strictErrors(compiler: Compiler, entry: Entry): string {
  const verdict = check(
    compiler,
    dirname(entry.program),
    [`${basename(entry.out)}/**/*.ts`],
    strictestOptions,
  );
  const hidden = [...sourcesBelow(entry.out).values()].filter((text) => text.includes("@ts-nocheck")).length;
  return thousands(verdict.errors) + (hidden === 0 ? "" : ` and ${hidden} × @ts-nocheck`);
}

function timesTable(
  compilers: readonly Compiler[],
  entries: readonly Entry[],
  rounds: number,
  say: (text: string) => void,
): string {
  const verdicts = new Map<string, Verdict[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const compiler of compilers) {
      for (const entry of rotated(entries, round)) {
        const key = `${entry.name} ${compiler.version}`;
        verdicts.set(key, [...(verdicts.get(key) ?? []), checkProgram(compiler, entry)]);
      }
    }
    say(`typecheck times, round ${round + 1}`);
  }
  const rows = entries.map(({ name }) => [
    name,
    ...compilers.flatMap(({ version }) => {
      const own = verdicts.get(`${name} ${version}`) ?? [];
      return [
        median(own.map((verdict) => verdict.checkSeconds)).toFixed(3),
        median(own.map((verdict) => verdict.totalSeconds)).toFixed(2),
        median(own.map((verdict) => verdict.memoryMb)).toFixed(0),
      ];
    }),
  ]);
  const columns = compilers.flatMap(({ version }) => [
    `check s ${version}`,
    `total s ${version}`,
    `MB ${version}`,
  ]);
  return table(["contestant", ...columns], rows);
}

function checkProgram(compiler: Compiler, entry: Entry): Verdict {
  return check(compiler, dirname(entry.program), [basename(entry.program)]);
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}
