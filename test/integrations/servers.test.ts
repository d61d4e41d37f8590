import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { afterEach, expect, test } from "vitest";
import { findings } from "../consumers/findings.ts";
import { environment, projects, runNode, tool, useService } from "./project.ts";

const service = useService();

/** The program itself, where the package's command hands on no descriptor but the first three. */
const { default: workerd }: { default: string } = createRequire(import.meta.url)("workerd");

let server: ChildProcess | undefined;
afterEach(() => {
  server?.kill();
});

/** Starts a server in a project, and gives what the first line that matches says; its output goes to `fd`. */
async function startServer(
  project: string,
  command: readonly [string, ...string[]],
  fd: 1 | 3,
  pattern: RegExp,
): Promise<string> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: join(projects, project),
    env: environment,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  server = child;
  // Both are pipes that are read from.
  for await (const line of createInterface({ input: child.stdio[fd] as Readable })) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`${program} ended without saying where it listens`);
}

/** What a server that runs the program answers. */
async function ask(url: string): Promise<unknown> {
  const response = await fetch(`${url}?service=${encodeURIComponent(service().url)}`);
  return response.ok ? response.json() : response.text();
}

test("Next.js: route handlers for Node and for the edge", async () => {
  const next = tool("next/dist/bin/next");
  await runNode("next", [next, "build"]);
  const start = [process.execPath, next, "start", "--port", "0", "--hostname", "127.0.0.1"] as const;
  const url = await startServer("next", start, 1, /(http:\/\/127\.0\.0\.1:\d+)/);
  expect(await ask(`${url}/api/node`)).toEqual(findings);
  expect(await ask(`${url}/api/edge`)).toEqual(findings);
});

test("Cloudflare Workers", async () => {
  await build({
    entryPoints: [join(projects, "workers/worker.mjs")],
    outfile: join(projects, "workers/bundle.mjs"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    logLevel: "error",
  });
  const start = [workerd, "serve", "config.capnp", "--control-fd=3"] as const;
  const port = await startServer("workers", start, 3, /"socket":"http","port":(\d+)/);
  expect(await ask(`http://127.0.0.1:${port}/`)).toEqual(findings);
});
