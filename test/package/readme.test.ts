import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { compile, writeModules } from "../support/compile.ts";
import { packageFolder, run, useTemporaryFolder, workspace } from "../support/pack.ts";
import { asObject, entriesOf, listOf, readSpec } from "../support/spec.ts";

const folder = useTemporaryFolder();

/** What the examples take for granted. */
const prelude = `
import type { Client } from "partner-center-invoices";
declare global {
  const client: Client;
  function getToken(): string;
  function tired(): boolean;
  const vault: { read(name: string): Promise<string>; write(name: string, value: string): Promise<void> };
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

describe("what the package's README counts and lists", () => {
  const readme = readFile(join(packageFolder, "README.md"), "utf8");
  // Every operation of the document is a `get`; the number of functions would show another.
  const operations = entriesOf(readSpec(), "paths").map(([path, item]) => asObject(item["get"], path));

  test("the number of functions", async () => {
    const words = ["Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    expect(await readme).toContain(`${words[operations.length - 6]} typed functions`);
  });

  test("which function takes which credential", async () => {
    const rows = (await readme).matchAll(/^\| `(\w+)` +\| (yes|   ) \| (yes|   ) +\|$/gm);
    const listed = [...rows].map(([, name, app, user]) => [name, app === "yes", user === "yes"]);
    const documented = operations.map((operation) => {
      const schemes = listOf(operation, "security").flatMap((alternative) => Object.keys(alternative));
      return [operation["operationId"], schemes.includes("App"), schemes.includes("AppUser")];
    });
    expect(listed).toEqual(documented.sort());
  });

  test("the clouds, with authority and scope", async () => {
    const text = await readme;
    for (const { url, description, "x-server-name": name } of listOf(readSpec(), "servers")) {
      const row = text.split("\n").find((line) => line.includes(`\`servers.${String(name)}\``));
      expect(row).toContain(/https:\/\/login\.[\w.]+\w/.exec(String(description))?.[0]);
      expect(row).toContain(`\`${String(url)}\``);
    }
  });
});
