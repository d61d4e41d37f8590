import { join } from "node:path";
import { expect, test } from "vitest";
import { findings } from "../consumers/findings.ts";
import { workspace } from "../support/pack.ts";
import { runNode, tool, useService } from "./project.ts";

const service = useService();
const compilers = {
  "5.0": tool("typescript-5.0/bin/tsc"),
  "5.9": join(workspace, "node_modules/typescript/bin/tsc"),
  "7.0": join(workspace, "node_modules/typescript-7.0/bin/tsc"),
};

// `moduleResolution: node10`, which TypeScript 7 no longer has, comes with `module: commonjs`.
test.each(["5.0", "5.9"] as const)("the template of Azure Functions, TypeScript %s", async (version) => {
  expect(await runNode("azure-functions", [compilers[version], "-p", "."])).toBe("");
  expect(JSON.parse(await runNode("azure-functions", ["host.cjs", service().url]))).toEqual(findings);
});

test.each(["5.0", "5.9", "7.0"] as const)("CommonJS with module node16, TypeScript %s", async (version) => {
  expect(await runNode("node16", [compilers[version], "-p", "."])).toBe("");
  expect(JSON.parse(await runNode("node16", ["dist/main.js", service().url]))).toEqual(findings);
});
