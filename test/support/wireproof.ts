import { spawn, spawnSync, type SpawnOptionsWithoutStdio } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { commands } from "../../generator/commands/commands.ts";

/** The command of the generator. */
export const wireproofFile = fileURLToPath(new URL("../../generator/bin/wireproof.js", import.meta.url));

/** What a process has left. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command in a folder without a process of its own, which takes a tenth of the time. For whatever is not about
 * the start of a process, its standard input, its environment or its end.
 */
export async function commandIn(folder: string, [name = "", ...words]: readonly string[]): Promise<Finished> {
  let [out, err] = ["", ""];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true)),
    vi.spyOn(console, "log").mockImplementation((text) => void (out += `${String(text)}\n`)),
  ];
  const home = process.cwd();
  process.chdir(folder);
  try {
    const code = await commands[name]?.run(words);
    return { code: code ?? null, out, err };
  } finally {
    process.chdir(home);
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs the command in a process, in a folder, with something on standard input. */
export function wireproofIn(folder: string, words: readonly string[], input = ""): Finished {
  const run = spawnSync(process.execPath, [wireproofFile, ...words], {
    cwd: path.resolve(folder),
    encoding: "utf8",
    input,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** The same while other processes run. */
export function startWireproof(
  folder: string,
  words: readonly string[],
  options: SpawnOptionsWithoutStdio = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [wireproofFile, ...words], {
      ...options,
      cwd: path.resolve(folder),
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("close", (code) => resolve({ code, out, err }));
  });
}
