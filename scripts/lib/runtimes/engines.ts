import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Which build of the package the suite is run on. */
export type Target = "package" | "sources";

/** A program that runs JavaScript. */
export interface Engine {
  readonly name: string;
  readonly targets: readonly Target[];
  /** Where its program can be, the likeliest first, below `test/runtimes/node_modules`. */
  readonly programs: readonly string[];
  /** What stands before the file to run. */
  readonly flags: readonly string[];
}

const platform = `${process.platform}-${process.arch}`;

function node(major: number, targets: readonly Target[]): Engine {
  return { name: `Node ${major}`, targets, programs: [`node-${major}-${platform}/bin/node`], flags: [] };
}

/** Every runtime but the browser. Node 20 cannot strip types. */
export function enginesIn(folder: string): readonly Engine[] {
  const below = (scope: string, program: string): string[] =>
    existsSync(`${folder}/${scope}`)
      ? readdirSync(`${folder}/${scope}`).map((name) => `${scope}/${name}/${program}`)
      : [];
  return [
    node(20, ["package"]),
    node(22, ["package", "sources"]),
    node(24, ["package", "sources"]),
    node(26, ["package", "sources"]),
    {
      name: "Deno",
      targets: ["package", "sources"],
      programs: below("@deno", "deno"),
      // All that it may do: no environment, no other host, nothing written.
      flags: ["run", "--no-prompt", "--no-config", "--no-lock", "--allow-net=127.0.0.1", "--allow-read"],
    },
    { name: "Bun", targets: ["package", "sources"], programs: below("@oven", "bin/bun"), flags: ["run"] },
  ];
}

/** The first of an engine's programs that runs on this machine, with its version; none is no error. */
export async function findProgram(
  engine: Engine,
  folder: string,
): Promise<{ program: string; version: string } | undefined> {
  for (const path of engine.programs) {
    const program = `${folder}/${path}`;
    try {
      const { stdout } = await run(program, ["--version"]);
      return { program, version: /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? "?" };
    } catch {
      // Not there, or made for another libc.
    }
  }
  return undefined;
}
