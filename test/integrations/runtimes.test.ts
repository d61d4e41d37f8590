import { join } from "node:path";
import { expect, test } from "vitest";
import { enginesIn, findProgram } from "../../scripts/lib/runtimes/engines.ts";
import { findings } from "../consumers/findings.ts";
import { workspace } from "../support/pack.ts";
import { runNode, useService } from "./project.ts";

const service = useService();
const runtimes = join(workspace, "test/runtimes/node_modules");

test.each(enginesIn(runtimes))("$name has one set of classes, imported or required", async (engine) => {
  const found = await findProgram(engine, runtimes);
  // Not every runtime is published for every machine; `test:runtimes` says which are missing.
  if (found === undefined) return;
  // Deno looks into `node_modules` where it is told to.
  const flags = engine.name === "Deno" ? [...engine.flags, "--node-modules-dir=manual"] : engine.flags;
  const said = await runNode("runtimes", [...flags, "main.mjs"], { program: found.program });
  expect(JSON.parse(said)).toEqual([true, true, true]);
});

test("a platform without crypto, as React Native", async () => {
  expect(JSON.parse(await runNode("react-native", ["main.mjs", service().url]))).toEqual(findings);
});
