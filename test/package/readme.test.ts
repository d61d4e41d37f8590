import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { compile, writeModules } from "../support/compile.ts";
import { run, useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();

/** What the examples take for granted. */
const prelude = `
import type { Client } from "partner-center-invoices";
declare global {
  const client: Client;
  function getToken(): string;
  function tired(): boolean;
}
`;

interface Example {
  /** `README-3.ts`, so that a compiler's message leads to the third example. */
  readonly name: string;
  readonly text: string;
}

async function examplesOf(file: string): Promise<readonly Example[]> {
  const text = await readFile(join(workspace, file), "utf8");
  const name = file.replace(".md", "").replace("/", "-");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""], index) => ({
    name: `${name}-${index + 1}.ts`,
    text: block,
  }));
}

/** One that needs what is not installed here; `test/integrations` has it. */
function isElsewhere({ text }: Example): boolean {
  return text.includes('from "msw"');
}

test("every example of the READMEs compiles", async () => {
  const examples = (await Promise.all(["README.md", "generated/README.md"].map(examplesOf)))
    .flat()
    .filter((example) => !isElsewhere(example));
  expect(examples.length).toBeGreaterThan(10);
  const files = Object.fromEntries(examples.map(({ name, text }) => [name, text]));
  expect(compile(await writeModules(folder(), { ...files, "prelude.ts": prelude }))).toEqual([]);
});

test("the example of a test without a network does what its comments say", async () => {
  const examples = await examplesOf("generated/README.md");
  const example = examples.find(({ text }) => text.includes("createMockFetch"));
  const { code } = await transform(example?.text ?? "", { loader: "ts" });
  const path = join(folder(), "example.js");
  await writeFile(path, code);
  const { stdout } = await run(process.execPath, [path]);
  expect(stdout).toMatch(/^12\.5 ApiError: 404 GET \/v1\/invoices: Not found\n.* 3\n$/s);
});
