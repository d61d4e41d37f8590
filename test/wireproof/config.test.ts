import { writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { chooseDocuments } from "../../generator/config/choose-documents.ts";
import { configShape } from "../../generator/config/config-shape.ts";
import { ConfigError, readConfig } from "../../generator/config/config.ts";
import { faultsOf, jsonSchemaOf } from "../../generator/config/shape.ts";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import type { JsonValue } from "../../generator/shared/json.ts";
import { makeFolder } from "../support/documents.ts";

const shape = configShape(ruleIds);
const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...jsonSchemaOf(shape) };

test("the schema for editors is what the reader reads", async () => {
  // After a change that is meant: npx vitest run test/wireproof/config.test.ts -u
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    "../../generator/config.schema.json",
  );
});

const examples: readonly JsonValue[] = [
  {},
  { $schema: "x", spec: "a.yaml", out: "sdk", root: "..", lenient: true, packageName: "a" },
  { documents: [{ spec: "a.yaml", out: "a" }] },
  { spec: "a.yaml", overlays: ["mend.yaml"], include: ["tag:Pets", "/pets/**"], exclude: ["list*"] },
  { include: "tag:Pets" },
  { overlays: [""] },
  { diff: { rules: { "type-changed": "warning" } } },
  [],
  null,
  { spec: "" },
  { spec: 1 },
  { lenient: "yes" },
  { documents: [{ spec: "a.yaml" }] },
  { documents: [1] },
  { documents: {} },
  { diff: [] },
  { diff: { rules: { "type-change": "warning" } } },
  { diff: { rules: { "type-changed": "waring" } } },
  { specs: "a.yaml" },
];

test.each(examples.map((example) => [example]))("editors and the reader agree on %j", (example) => {
  const accepts = new Ajv2020().compile(schema);
  expect(faultsOf(shape, example, "", "The configuration").length === 0).toBe(accepts(example));
});

async function faultsIn(files: Readonly<Record<string, string>>, below = ""): Promise<readonly string[]> {
  const folder = makeFolder(files);
  const error: unknown = await readConfig(path.join(folder, below)).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error("it is accepted");
  return error.diagnostics.map(
    ({ location, message, hint }) =>
      `${location?.file}:${location?.line}:${location?.column} ${message} ${hint ?? ""}`,
  );
}

describe("mistakes", () => {
  test("all at once, each at its place, with the nearest word", async () => {
    const text = `{
  "spce": "api.yaml",
  "lenient": "no",
  "documents": [{ "spec": "a.yaml" }],
  "diff": { "rules": { "type-change": "warning", "type-changed": "waring" } }
}`;
    expect(await faultsIn({ "wireproof.config.json": text })).toEqual([
      "wireproof.config.json:2:3 The configuration has no field `spce`. Did you mean `spec`?",
      "wireproof.config.json:3:14 `lenient` is neither true nor false. Write one of the two, without quotes.",
      "wireproof.config.json:4:17 `documents[0]` has no `out`. Add it.",
      "wireproof.config.json:5:24 `diff.rules` has no field `type-change`. Did you mean `type-changed`?",
      "wireproof.config.json:5:66 `diff.rules.type-changed` is none of breaking, warning, compatible, docs. Did you mean `warning`?",
      "wireproof.config.json:3:3 `lenient` and `documents` exclude each other. Write it into each of `documents`.",
    ]);
  });

  test("in package.json", async () => {
    const text = '{\n  "name": "a",\n  "wireproof": { "specs": "a.yaml" }\n}';
    expect(await faultsIn({ "package.json": text })).toEqual([
      "package.json:3:18 The configuration has no field `specs`. Did you mean `spec`?",
    ]);
  });

  test.each([
    ["{ no JSON", 1],
    ["[]", 1],
  ])("%s", async (text, count) => {
    expect(await faultsIn({ "wireproof.config.json": text })).toHaveLength(count);
  });
});

describe("where it is", () => {
  const one = '{ "spec": "api\\\\a.yaml", "out": "sdk" }';

  test("in the folder or above it, as far as the repository goes; paths start at its own folder", async () => {
    const folder = makeFolder({
      "repo/.git/HEAD": "",
      "repo/wireproof.config.json": one,
      "repo/a/b/c.txt": "",
    });
    const { documents } = await readConfig(path.join(folder, "repo/a/b"));
    expect(documents).toEqual([{ spec: "../../api/a.yaml", out: "../../sdk" }]);
    writeFileSync(path.join(folder, "wireproof.config.json"), one);
    const other = makeFolder({ "wireproof.config.json": one, "below/.git/HEAD": "" });
    expect((await readConfig(path.join(other, "below"))).documents).toEqual([]);
  });

  test("outside of a repository, in the folder alone", async () => {
    const folder = makeFolder({ "wireproof.config.json": one, "below/x.txt": "" });
    expect((await readConfig(path.join(folder, "below"))).documents).toEqual([]);
  });

  test("a key of package.json; the file counts more, and a broken package.json is npm's to complain of", async () => {
    const manifest = `{ "wireproof": { "spec": "b.yaml", "out": "b" } }`;
    expect((await readConfig(makeFolder({ "package.json": manifest }))).documents).toEqual([
      { spec: "b.yaml", out: "b" },
    ]);
    const both = makeFolder({ "package.json": manifest, "wireproof.config.json": one });
    expect((await readConfig(both)).documents[0]?.spec).toBe("api/a.yaml");
    expect((await readConfig(makeFolder({ "package.json": "{ no JSON" }))).documents).toEqual([]);
  });
});

describe("flags count more", () => {
  const one = { spec: "a.yaml", out: "a", lenient: true };
  const two = { spec: "b.yaml", out: "b" };
  const config = (...documents: { spec: string; out: string }[]) => ({
    documents,
    diff: { rules: new Map() },
  });

  test.each([
    ["all that are configured", config(one, two), {}, [one, two]],
    ["the only document here", config(), { out: "x" }, [{ spec: ".", out: "x" }]],
    ["one of several, with what is configured for it", config(one, two), { spec: "./b.yaml" }, [two]],
    ["one, changed", config(one), { lenient: false, out: "c\\d" }, [{ ...one, lenient: false, out: "c/d" }]],
    [
      "another, which has nothing of the configured one",
      config(one),
      { spec: "c.yaml" },
      [{ spec: "c.yaml" }],
    ],
  ])("%s", (_, given, flags, want) => {
    expect(chooseDocuments(given, flags)).toEqual(want);
  });

  test("one folder for several documents is refused", () => {
    expect(() => chooseDocuments(config(one, two), { out: "x" })).toThrow(
      "--out and --root need --spec: wireproof.config.json names 2 documents",
    );
  });
});
