import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { benchFolder } from "./workspace.ts";

/** One version of the TypeScript compiler. */
export interface Compiler {
  readonly version: string;
  readonly command: readonly [string, ...string[]];
}

/** What a compiler said of a program. */
export interface Verdict {
  readonly errors: number;
  readonly firstError: string | undefined;
  readonly types: number;
  readonly instantiations: number;
  readonly checkSeconds: number;
  readonly totalSeconds: number;
  readonly memoryMb: number;
}

const require = createRequire(join(benchFolder, "package.json"));

/** TypeScript 5.9, 6.0 and 7.0; the last is a native program. */
export async function loadCompilers(): Promise<readonly Compiler[]> {
  const native = join(dirname(require.resolve("typescript-7.0/package.json")), "lib/getExePath.js");
  // The package's own way to its program; it has no declarations.
  const { default: getExePath } = (await import(pathToFileURL(native).href)) as { default: () => string };
  return [
    { version: "5.9", command: [process.execPath, require.resolve("typescript/lib/tsc.js")] },
    { version: "6.0", command: [process.execPath, require.resolve("typescript-6.0/lib/tsc.js")] },
    { version: "7.0", command: [getExePath()] },
  ];
}

const commonOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
  allowImportingTsExtensions: true,
};

/** The flags under which our own output must have no error. */
export const strictestOptions: Readonly<Record<string, boolean>> = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
};

/** Compiles the files with `strict` and what else is said, without output. */
export function check(
  compiler: Compiler,
  folder: string,
  include: readonly string[],
  options: Readonly<Record<string, boolean>> = {},
): Verdict {
  const project = join(folder, "tsconfig.json");
  writeFileSync(
    project,
    JSON.stringify({ compilerOptions: { ...commonOptions, ...options }, include, exclude: ["**/dist"] }),
  );
  const [command, ...args] = compiler.command;
  const run = spawnSync(
    command,
    [...args, "--project", project, "--extendedDiagnostics", "--pretty", "false"],
    {
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  const errors = run.stdout.match(/^.*\berror TS\d+: .*$/gm) ?? [];
  return {
    errors: errors.length,
    firstError: errors[0],
    types: numberAfter(run.stdout, "Types"),
    instantiations: numberAfter(run.stdout, "Instantiations"),
    checkSeconds: numberAfter(run.stdout, "Check time"),
    totalSeconds: numberAfter(run.stdout, "Total time"),
    memoryMb: numberAfter(run.stdout, "Memory used") / 1024,
  };
}

function numberAfter(text: string, label: string): number {
  return Number(new RegExp(`^${label}:\\s*([\\d.]+)`, "m").exec(text)?.[1] ?? NaN);
}
