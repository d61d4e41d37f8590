import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one run of a command cost, all its Node processes together. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time. */
  readonly cpuSeconds: number;
  /** The largest resident set of any of its processes. */
  readonly peakMb: number;
}

/** A command that did not do what it was asked. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

/** Who takes longer has failed. */
const longestMs = 300_000;

const hook = fileURLToPath(new URL("usage-hook.cjs", import.meta.url));

/**
 * Runs a Node command to its end and returns what it cost.
 *
 * Node tells a process what it used itself, but not what its children used, so a preloaded hook writes it
 * down in each process of the tree.
 *
 * @throws CommandFailed when the command ends with another code than `okCodes` lists
 */
export function measureNode(
  args: readonly string[],
  options: { readonly cwd: string; readonly okCodes?: readonly number[] },
): Cost {
  const folder = mkdtempSync(join(tmpdir(), "bench-usage-"));
  const usageFile = join(folder, "usage.jsonl");
  try {
    const started = process.hrtime.bigint();
    const run = spawnSync(process.execPath, args, {
      cwd: options.cwd,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      timeout: longestMs,
      killSignal: "SIGKILL",
      env: {
        ...process.env,
        NODE_OPTIONS: `--require "${hook.replaceAll("\\", "/")}"`,
        BENCH_USAGE_FILE: usageFile,
        CI: "1",
        NO_COLOR: "1",
        SCARF_ANALYTICS: "false",
        DO_NOT_TRACK: "1",
      },
    });
    const wallSeconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (run.signal !== null)
      throw new CommandFailed(`ended by ${run.signal} after ${wallSeconds.toFixed(0)} s`);
    if (run.status === null || !(options.okCodes ?? [0]).includes(run.status)) {
      throw new CommandFailed(lastLines(`${run.stdout}\n${run.stderr}`) || String(run.error));
    }
    return { wallSeconds, ...readUsage(usageFile) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readUsage(file: string): { cpuSeconds: number; peakMb: number } {
  let cpuMicros = 0;
  let maxRssKb = 0;
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    // The hook beside this file wrote the line.
    const usage = JSON.parse(line) as { cpuMicros: number; maxRssKb: number };
    cpuMicros += usage.cpuMicros;
    maxRssKb = Math.max(maxRssKb, usage.maxRssKb);
  }
  return { cpuSeconds: cpuMicros / 1e6, peakMb: maxRssKb / 1024 };
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-4).join(" | ").slice(0, 400);
}

/** The middle value, or the mean of the two in the middle. `NaN` for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? NaN;
  const high = sorted[Math.floor(middle)] ?? NaN;
  return (low + high) / 2;
}

/** The contestants in another order each round, so that nobody always runs first or after the same one. */
export function rotated<T>(items: readonly T[], round: number): readonly T[] {
  const start = items.length === 0 ? 0 : round % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The exponent `k` of the power law `cost = c * size^k` that fits best (least squares on logarithms). */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
