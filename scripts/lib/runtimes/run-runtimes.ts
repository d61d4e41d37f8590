import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Outcome } from "../../../test/runtimes/suite.ts";
import { findChromium, runInChromium } from "./chromium.ts";
import { type Engine, enginesIn, findProgram, type Target } from "./engines.ts";
import { type Service, startService } from "./service.ts";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("../../../test/runtimes/", import.meta.url));
const generated = fileURLToPath(new URL("../../../generated/", import.meta.url));

/** One runtime's line in the table. */
export interface RuntimeResult {
  readonly runtime: string;
  readonly version: string;
  readonly target: Target;
  readonly outcomes: readonly Outcome[];
  /** Why there are no outcomes. */
  readonly skipped?: string;
}

/**
 * Runs the suite on every runtime that is installed, one after the other, since it measures time.
 *
 * @param onResult is told each result when it is there.
 */
export async function runRuntimes(
  onResult: (result: RuntimeResult) => void,
): Promise<readonly RuntimeResult[]> {
  const results: RuntimeResult[] = [];
  const add = (result: RuntimeResult): void => {
    results.push(result);
    onResult(result);
  };
  // For runtimes that cannot strip types.
  await build({
    entryPoints: [`${folder}main.ts`, `${folder}suite.ts`],
    outdir: `${folder}dist`,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  const service = await startService();
  try {
    for (const engine of enginesIn(`${folder}node_modules`)) {
      for (const target of engine.targets) add(await runInEngine(engine, target, service));
    }
    add(await runInBrowser(service));
  } finally {
    await service.close();
  }
  return results;
}

async function runInEngine(engine: Engine, target: Target, service: Service): Promise<RuntimeResult> {
  const found = await findProgram(engine, `${folder}node_modules`);
  if (found === undefined) {
    const skipped = `${engine.name} is not published for ${process.platform}-${process.arch}`;
    return { runtime: engine.name, version: "", target, outcomes: [], skipped };
  }
  const { program, version } = found;
  const at = (path: string): string => pathToFileURL(`${generated}${path}`).href;
  const modules =
    target === "package"
      ? [at("dist/index.js"), at("dist/testing.js")]
      : [at("src/index.ts"), at("src/testing.ts")];
  const args = [...engine.flags, `${folder}dist/main.js`, ...modules, service.url, service.foreignUrl];
  let outcomes: readonly Outcome[];
  try {
    const { stdout } = await run(program, args, { timeout: 120_000 });
    // The program prints nothing else.
    outcomes = JSON.parse(stdout) as Outcome[];
  } catch (error) {
    outcomes = [{ name: "runs", error: String(error) }];
  }
  return { runtime: engine.name, version, target, outcomes };
}

async function runInBrowser(service: Service): Promise<RuntimeResult> {
  const result = { runtime: "Chromium", version: "", target: "package", outcomes: [] } as const;
  const program = findChromium();
  if (program === undefined)
    return { ...result, skipped: "Chromium is not installed (apt-get install chromium)" };
  try {
    return {
      ...result,
      ...(await runInChromium(program, `${generated}dist`, `${folder}dist/suite.js`, service)),
    };
  } catch (error) {
    return { ...result, outcomes: [{ name: "runs", error: String(error) }] };
  }
}
