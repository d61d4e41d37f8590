import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findings } from "../consumers/findings.ts";
import { projects, runNode, tool, useService } from "./project.ts";

const service = useService();

const commands = {
  esbuild: ["esbuild.mjs"],
  rollup: [tool("rollup/dist/bin/rollup"), "--config", "rollup.config.mjs", "--silent"],
  vite: [tool("vite/bin/vite.js"), "build", "--logLevel", "warn"],
  webpack: ["webpack.mjs"],
};

type Bundler = keyof typeof commands;

/** Bundles a program of the project, runs it, and gives what it prints. */
async function bundleAndRun(name: Bundler, entry: "main" | "small"): Promise<string> {
  await runNode("bundlers", commands[name], { env: { ENTRY: entry } });
  return runNode("bundlers", [`${name}/${entry}.mjs`, service().url]);
}

describe.each(Object.keys(commands) as Bundler[])("%s", (name) => {
  test("makes a program that works, with one set of classes imported and required", async () => {
    expect(JSON.parse(await bundleAndRun(name, "main"))).toEqual({
      imported: findings,
      required: findings,
      isOneSetOfClasses: true,
    });
  });

  test("leaves out what a program does not use", async () => {
    expect(await bundleAndRun(name, "small")).toBe("1250.5\n");
    const text = await readFile(join(projects, "bundlers", name, "small.mjs"), "utf8");
    expect(text).toContain("/v1/invoices/summary");
    for (const other of ["asyncIterator", "/v1/invoices/summaries", "createMockFetch", "voidNote"]) {
      expect(text).not.toContain(other);
    }
  });
});
