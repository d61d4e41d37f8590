import {
  appendFileSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generate } from "../../generator/generate.ts";
import { makeRun } from "../../scripts/lib/generate/fresh-run.ts";
import { repeatLastRun } from "../../scripts/lib/generate/last-run.ts";
import { beginRun, rememberRun } from "../../scripts/lib/generate/remember-run.ts";
import { report, type FinishedRun } from "../../scripts/lib/generate/report.ts";
import { readRecord, wordsOf, writeRecord, type RunRecord } from "../../scripts/lib/generate/run-record.ts";
import { head, makeFolder } from "../support/documents.ts";

const document = `${head}paths: { /a: { get: { responses: { "200": { description: ok } } } } }
components: { schemas: { A: { $ref: "more.yaml#/A" }, B: { type: string, enum: [1] } } }
`;
const folder = makeFolder();
const options = { spec: path.join(folder, "api.yaml"), out: path.join(folder, "out") };
const more = path.join(folder, "more.yaml");
const records = "node_modules/.cache/generate";
const models = path.join(options.out, "src/models.ts");

async function run(): Promise<FinishedRun> {
  const done = await makeRun(options);
  expect(done.ok).toBe(true);
  return done;
}

function record(): RunRecord {
  const found = readRecord(wordsOf(options));
  if (!found) throw new Error("there is no record");
  return found;
}

/** Deletes the records of this test. */
function forget(): void {
  const names = readdirSync(records).filter((name) => name.includes(path.basename(folder)));
  for (const name of names) rmSync(path.join(records, name));
}

/** Lets the files settle, as an hour would, and has a run see that they have. */
function settle(): void {
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(repeatLastRun(options)).toBeDefined();
  expect(record().files.filter((each) => each.stat === undefined)).toEqual([]);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  rmSync(more, { force: true });
  rmSync(options.out, { recursive: true, force: true });
  writeFileSync(options.spec, document);
  writeFileSync(more, "A: { type: object, properties: { a: { type: string } } }\n");
  await run();
  // A file system's clock ticks less often than ours.
  await setTimeout(30);
});

afterEach(() => vi.useRealTimers());
afterAll(forget);

describe("the same report as of a run that finds nothing to do", () => {
  const words = { ...options, timings: false };

  test.each([false, true])("check: %s", async (check) => {
    const again = await run();
    const repeated = repeatLastRun({ ...options, check });
    if (!repeated) throw new Error("not repeated");
    const { output } = await report({ ...repeated, timings: [] }, { ...words, check });
    expect(output).toBe((await report({ ...again, timings: [] }, { ...words, check })).output);
    expect(repeated.problems).toEqual(again.problems);
    expect(repeated.files.map((file) => path.resolve(file))).toEqual([options.spec, more]);
    expect(new Set(repeated.plan?.unchanged)).toEqual(new Set(again.plan?.unchanged));
  });

  test("which tells what is wrong, with and without colours", () => {
    const { plain, colored } = repeatLastRun(options)?.problems ?? { plain: "", colored: "" };
    expect(plain).toMatch(/api\.yaml:4:\d+ warning no-enum-type-mismatch .*\n(.*\n)+1 warning\n$/);
    expect(colored).toContain("\x1b[33mwarning\x1b[39m no-enum-type-mismatch");
  });
});

test("what was just written is read again, what has settled is not", () => {
  expect(record().files.filter((each) => each.file.startsWith(folder) && each.stat !== undefined)).toEqual(
    [],
  );
  settle();
  const before = record();
  expect(repeatLastRun(options)).toBeDefined();
  expect(record()).toEqual(before);
  writeRecord({ ...before, files: before.files.map((each) => ({ ...each, digest: "never compared" })) });
  expect(repeatLastRun(options)).toBeDefined();
});

/** Writes other text of the same size, and puts the time back. */
function forge(file: string): void {
  const { size, atime, mtime } = statSync(file);
  writeFileSync(file, "x".repeat(size));
  utimesSync(file, atime, mtime);
}

describe.each([
  ["just written", () => undefined],
  ["settled", settle],
])("files that were %s", (_, wait) => {
  test.each<[string, () => void]>([
    ["the document has changed", () => appendFileSync(options.spec, "#\n")],
    ["a file that it refers to has changed", () => appendFileSync(more, "#\n")],
    ["a file that it refers to is gone", () => rmSync(more)],
    ["a file that it refers to is a link now", () => { renameSync(more, `${more}.old`); symlinkSync(`${more}.old`, more); }],
    ["somebody edited the document without changing its size and time", () => forge(options.spec)],
    ["somebody edited an output without changing its size and time", () => forge(models)],
    ["an output begins with a byte order mark", () => writeFileSync(models, `\uFEFF${readFileSync(models, "utf8")}`)],
    ["an output is gone", () => rmSync(models)],
    ["API.md is gone", () => rmSync(path.join(options.out, "API.md"))],
    ["another file is among the outputs", () => writeFileSync(path.join(options.out, "src/more.ts"), "")],
    ["an output is a link", () => { renameSync(models, path.join(folder, "models.ts")); symlinkSync(path.join(folder, "models.ts"), models); }],
    ["the folder is no package any more", () => rmSync(path.join(options.out, "package.json"))],
    ["it was another Node", () => writeRecord({ ...record(), node: "v0.0.0" })],
    ["the generator has changed", () => writeRecord({ ...record(), files: record().files.map(({ file, digest }) => ({ file, digest: file.endsWith("emit-package.ts") ? "other" : digest })) })],
    ["the generator has a file more", () => writeRecord({ ...record(), files: record().files.filter(({ file }) => !file.endsWith("emit-package.ts")) })],
    ["the generator has a file less", () => writeRecord({ ...record(), files: [{ file: path.join(folder, "gone.ts"), digest: "" }, ...record().files] })],
  ])("not when %s", (_, change) => {
    wait();
    change();
    expect(repeatLastRun(options)).toBeUndefined();
  }); // prettier-ignore

  test.each<[string, () => void]>([
    ["the document was touched", () => utimesSync(options.spec, 1, 1)],
    ["an output was written again", () => writeFileSync(models, readFileSync(models))],
    ["the outputs were checked out again", () => {
      const texts = record().outputs.map((name) => [path.join(options.out, name), readFileSync(path.join(options.out, name))] as const);
      for (const [name, text] of texts) { rmSync(name); writeFileSync(name, text); }
    }],
  ])("although %s", (_, change) => {
    wait();
    change();
    expect(repeatLastRun(options)).toBeDefined();
  }); // prettier-ignore
});

test("a document with a byte order mark", async () => {
  writeFileSync(options.spec, `\uFEFF${document}`);
  await run();
  expect(repeatLastRun(options)).toBeDefined();
});

describe("not after a run", () => {
  const remember = async (change: () => void): Promise<void> => {
    writeRecord({ ...record(), node: "v0.0.0" });
    const beginning = beginRun();
    const result = await generate(options);
    change();
    if (beginning) rememberRun(beginning, options, result, { plain: "", colored: "" });
  };

  test("that only checked, and found something", async () => {
    const other = { ...options, out: path.join(folder, "other") };
    await makeRun({ ...other, check: true });
    expect(repeatLastRun(other)).toBeUndefined();
    expect(readdirSync(folder)).not.toContain("other");
  });

  test("but after one that checked and found nothing", async () => {
    forget();
    await makeRun({ ...options, check: true });
    expect(repeatLastRun(options)).toBeDefined();
  });

  test("while which the document changed", async () => {
    await remember(() => appendFileSync(more, "#\n"));
    expect(repeatLastRun(options)).toBeUndefined();
  });

  test("after which an output changed before it was written down", async () => {
    rmSync(models);
    await remember(() => appendFileSync(models, "//\n"));
    expect(repeatLastRun(options)).toBeUndefined();
  });

  test("but after others", async () => {
    await remember(() => undefined);
    expect(repeatLastRun(options)).toBeDefined();
  });
});

test("not for other words, also where their records have one name", async () => {
  const first = { ...options, out: path.join(folder, "one+") };
  const second = { ...options, out: path.join(folder, "one=") };
  await makeRun(first);
  expect(repeatLastRun(second)).toBeUndefined();
  await makeRun(second);
  expect(repeatLastRun(second)).toBeDefined();
  expect(repeatLastRun(first)).toBeUndefined();
});

test("without the records everything is made anew", async () => {
  forget();
  expect(repeatLastRun(options)).toBeUndefined();
  await run();
  expect(repeatLastRun(options)).toBeDefined();
});
