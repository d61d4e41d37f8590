import {
  appendFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { rememberRun, repeatLastRun } from "../../scripts/lib/generate/last-run.ts";
import { head, makeFolder } from "../support/documents.ts";

const document = `${head}paths: { /a: { get: { responses: { "200": { description: ok } } } } }
components: { schemas: { A: { $ref: "more.yaml#/A" }, B: { type: string, enum: [1] } } }
`;
const folder = makeFolder();
const options = { spec: path.join(folder, "api.yaml"), out: path.join(folder, "out") };
const models = path.join(options.out, "src/models.ts");

async function run(): Promise<void> {
  writeFileSync(options.spec, document);
  writeFileSync(path.join(folder, "more.yaml"), "A: { type: object, properties: { a: { type: string } } }\n");
  const result = await generate(options);
  expect(result.ok).toBe(true);
  rememberRun(options, result);
}

beforeAll(run);

test("nothing has changed: the same report as of a run that finds nothing to do", async () => {
  const { timings: _, ...again } = await generate(options);
  const repeated = repeatLastRun(options);
  expect(repeated).toMatchObject({
    ...again,
    plan: { ...again.plan, unchanged: expect.anything() as unknown },
  });
  expect(new Set(repeated?.plan?.unchanged)).toEqual(new Set(again.plan?.unchanged));
  expect(repeated?.diagnostics).toMatchObject([{ code: "no-enum-type-mismatch" }]);
});

test("the time of a file says nothing", async () => {
  utimesSync(options.spec, 1, 1);
  expect(repeatLastRun(options)).toBeDefined();
});

test.each<[string, () => void]>([
  ["the document has changed", () => appendFileSync(options.spec, "#\n")],
  ["a file that it refers to has changed", () => appendFileSync(path.join(folder, "more.yaml"), "#\n")],
  ["a file that it refers to is gone", () => rmSync(path.join(folder, "more.yaml"))],
  ["somebody edited an output without changing its size", () => writeFileSync(models, "x".repeat(statSync(models).size))],
  ["an output is gone", () => rmSync(models)],
  ["API.md is gone", () => rmSync(path.join(options.out, "API.md"))],
  ["another file is among the outputs", () => writeFileSync(path.join(options.out, "src/more.ts"), "")],
  ["an output is a link", () => { rmSync(models); symlinkSync(options.spec, models); }],
  ["the folder is no package any more", () => rmSync(path.join(options.out, "package.json"))],
])("not when %s", async (_, change) => {
  expect(repeatLastRun(options)).toBeDefined();
  change();
  expect(repeatLastRun(options)).toBeUndefined();
  rmSync(options.out, { recursive: true });
  await run();
}); // prettier-ignore

test("not for other words, and not after a run that only checked", async () => {
  const other = { ...options, out: path.join(folder, "other") };
  expect(repeatLastRun(other)).toBeUndefined();
  rememberRun({ ...other, check: true }, await generate({ ...other, check: true }));
  expect(repeatLastRun(other)).toBeUndefined();
  expect(readdirSync(folder)).not.toContain("other");
});

test("without the records everything is made anew", async () => {
  rmSync("node_modules/.cache/generate", { recursive: true });
  expect(repeatLastRun(options)).toBeUndefined();
  await run();
  expect(repeatLastRun(options)).toBeDefined();
});
