import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { enginesIn, findProgram } from "../../scripts/lib/runtimes/engines.ts";
import { findings } from "../consumers/findings.ts";
import { workspace } from "../support/pack.ts";
import { runNode, tool, useService } from "./project.ts";

const service = useService();
const runtimes = join(workspace, "test/runtimes/node_modules");
const engines = enginesIn(runtimes).filter(({ name }) => name.startsWith("Node"));

describe.each(engines)("jest on $name", (engine) => {
  test.each([
    ["CommonJS", "consumer.test.js", []],
    ["ES modules", "consumer.test.mjs", ["--experimental-vm-modules"]],
  ])("runs a test of %s", async (_kind, file, flags) => {
    const { program } = (await findProgram(engine, runtimes)) ?? {};
    const env = { SERVICE: service().url, FINDINGS: JSON.stringify(findings) };
    const args = [...flags, tool("jest/bin/jest.js"), file, "--silent", "--no-cache"];
    // Where no such Node is published for the machine, the one that runs this does.
    await expect(runNode("jest", args, { env, ...(program && { program }) })).resolves.toBe("");
  });
});
