import { afterEach, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../generator/config/config.ts";
import { generate } from "../../generator/generate.ts";
import { readings } from "../../generator/lenient/readings.ts";
import { printDiagnostics } from "../../generator/shared/diagnostics/print.ts";
import { isLenientCode, registry } from "../../generator/shared/diagnostics/registry.ts";
import { makeFolder } from "../support/documents.ts";
import { verify } from "../support/verify.ts";
import { examples, type Example } from "./diagnostic-examples.ts";
import { printTable } from "../../generator/shared/text/markdown-table.ts";
import { expectPage, printed } from "./pages.ts";

const home = process.cwd();
afterEach(() => process.chdir(home));

/** What the command says of an example, as it prints it. */
async function said({ files, generate: options, verify: words }: Example): Promise<string> {
  const folder = makeFolder(files);
  // Messages name files as they are seen from here.
  process.chdir(folder);
  if (words !== undefined) return (await verify(words, folder)).output;
  const error: unknown = await readConfig(folder).catch((thrown: unknown) => thrown);
  if (error instanceof ConfigError) return printDiagnostics(error.diagnostics, error.sources);
  const { diagnostics, sources } = await generate({ spec: "api.yaml", out: "sdk", check: true, ...options });
  return printDiagnostics(diagnostics, sources);
}

/** Code by code, in the order of the alphabet: people look them up. */
const codes = Object.entries(registry).sort(([a], [b]) => (a < b ? -1 : 1));

/** What is said of each example, by its code. */
async function saidOfAll(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  // One at a time: the working directory belongs to the process.
  for (const [code, example] of Object.entries(examples)) all.set(code, await said(example));
  return all;
}
const texts = saidOfAll();

test("every code has an example that shows it and nothing else, with a way out", async () => {
  expect([...(await texts).keys()].sort()).toEqual(codes.map(([code]) => code));
  for (const [code, text] of await texts) {
    const shown = [...text.matchAll(/^(?:\S+ )?(?:error|warning) ([a-z0-9-]+) /gm)].map(([, name]) => name);
    expect({ code, shown: [...new Set(shown)] }).toEqual({ code, shown: [code] });
  }
  const silent = [...(await texts)].filter(([, text]) => !text.includes("\n  hint: "));
  expect(Object.fromEntries(silent)).toEqual({});
});

test("the page is what the registry and the examples say", async () => {
  const said = await texts;
  const overview = printTable([
    ["code", "severity", "meaning"],
    ...codes.map(([code, { severity, meaning }]) => [`[${code}](#${code})`, severity, meaning]),
  ]);
  const sections = codes.map(([code, { severity, meaning }]) => {
    const kind = severity === "error" ? "An error." : "A warning.";
    const lenient = isLenientCode(code) ? ` \`--lenient\` reads ${readings[code].instead}.` : "";
    return `## ${code}\n\n${kind} ${meaning}${lenient}\n\n${printed(said.get(code) ?? "")}`;
  });
  await expectPage(
    "diagnostics.md",
    `# Diagnostics\n\n${introduction}\n\n${overview}\n${sections.join("\n")}`,
  );
});

const introduction = `Every finding has a code that does not change between versions, a place, a sentence and a way out. An error
stops before anything is written, and the exit code is 1; a warning does not. With \`x-lint: strict\` at the top of the
document, every warning is an error.

Below each code stands what the command says of a small document that has the fault. The way out is behind \`hint:\`.`;
