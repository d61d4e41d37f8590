import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { printDiagnostics } from "../../generator/diagnostics/print.ts";
import { generate } from "../../generator/generate.ts";
import { makeRun } from "../../scripts/lib/generate/fresh-run.ts";
import { repeatLastRun } from "../../scripts/lib/generate/last-run.ts";
import { manyParts } from "../partial/document.ts";
import { makeFolder } from "../support/documents.ts";

/** Large enough for its text to be kept, with something to be warned of in the part that is edited and elsewhere. */
const document = manyParts(100)
  .replace("    Small7:\n", "    Small7:\n      unheard: of\n")
  .replace("    Small9:\n", "    Small9:\n      unheard: of\n");
const edited = document.replace(
  /(Other7:\n(?:.*\n)*?.*description: )What it is called\./,
  "$1 |\n            Its\n            name.",
);

const folder = makeFolder();
const options = { spec: path.join(folder, "api.yaml"), out: path.join(folder, "out") };
const models = path.join(options.out, "src/models.ts");
const kept = "node_modules/.cache/generate";

/** Whether the run generated a part only, and what it said and did. */
async function run(
  more: { readonly check?: boolean } = {},
): Promise<{ inPart: boolean; changed: string[]; problems: string }> {
  const { ok, timings, plan, problems } = await makeRun({ ...options, ...more });
  expect(ok).toBe(true);
  const changed = (plan?.changed ?? []).map((each) => each.path);
  return { inPart: timings.some(({ stage }) => stage === "exchange"), changed, problems: problems.plain };
}

/** What is kept of this test's runs. */
function keptFiles(): string[] {
  const names = readdirSync(kept).filter((name) => name.includes(path.basename(folder)));
  return names.map((name) => path.join(kept, name));
}

beforeEach(async () => {
  writeFileSync(options.spec, document);
  rmSync(options.out, { recursive: true, force: true });
  await run();
});
afterAll(() => keptFiles().forEach((file) => rmSync(file)));

describe("an edit is generated in part, and told as if everything were generated", () => {
  test("again and again", async () => {
    for (const text of [edited, edited.replace("Its\n", "The\n"), document]) {
      writeFileSync(options.spec, text);
      const { inPart, changed, problems } = await run();
      expect({ inPart, changed }).toEqual({ inPart: true, changed: ["src/models.ts"] });
      expect(repeatLastRun(options)?.problems.plain).toBe(problems);
      const all = await generate({ ...options, check: true });
      expect(all.plan?.changed).toEqual([]);
      expect(problems).toBe(printDiagnostics(all.diagnostics, all.sources));
    }
  });

  test("where tables have to be padded anew", async () => {
    writeFileSync(
      options.spec,
      document.replace("      operationId: getThing7\n", "$&      deprecated: true\n"),
    );
    const { inPart, changed } = await run();
    expect({ inPart, changed }).toEqual({ inPart: true, changed: ["API.md", "src/operations/odd.ts"] });
    expect((await generate({ ...options, check: true })).plan?.changed).toEqual([]);
  });

  test("checked only", async () => {
    const before = readFileSync(models, "utf8");
    writeFileSync(options.spec, edited);
    for (let times = 0; times < 2; times++) {
      expect(await run({ check: true })).toMatchObject({ inPart: true, changed: ["src/models.ts"] });
    }
    expect(readFileSync(models, "utf8")).toBe(before);
  });
});

describe("everything is generated", () => {
  test.each<[what: string, change: () => void]>([
    ["a generated file has changed", () => appendFileSync(models, "\n")],
    ["a generated file is gone", () => rmSync(models)],
    ["a file has come", () => writeFileSync(path.join(options.out, "src/mine.ts"), "")],
    ["what was kept is gone", () => keptFiles().forEach((file) => rmSync(file))],
    ["what was kept is another document", () => keptFiles().filter((file) => file.endsWith(".txt")).forEach((file) => appendFileSync(file, "#"))],
    ["what was kept is not readable", () => keptFiles().filter((file) => file.endsWith(".txt.json")).forEach((file) => writeFileSync(file, "{"))],
  ])("when %s", async (_, change) => {
    change();
    writeFileSync(options.spec, edited);
    expect(await run()).toMatchObject({ inPart: false });
    expect((await generate({ ...options, check: true })).plan).toMatchObject({ added: [], changed: [], removed: [] });
  }); // prettier-ignore

  test("when the document is small: nothing is kept then", async () => {
    writeFileSync(options.spec, manyParts(2));
    await run();
    expect(keptFiles().map((file) => path.extname(file))).toEqual([".json"]);
  });
});

test("an edit that breaks the document leaves the files, and the next one is generated in part", async () => {
  writeFileSync(
    options.spec,
    edited.replace("type: integer\n              minimum", "type: intger\n              minimum"),
  );
  expect((await makeRun(options)).ok).toBe(false);
  writeFileSync(options.spec, edited);
  expect(await run()).toMatchObject({ inPart: true, changed: ["src/models.ts"] });
});
