import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { head, makeFolder } from "../support/documents.ts";
import { commandIn, wireproofIn } from "../support/wireproof.ts";

const document = `${head}paths: {}\n`;

describe("what cannot be a document says so, in a line", () => {
  const folder = makeFolder({
    "api.yaml": document,
    "empty.yaml": "",
    "two/a.yaml": document,
    "two/b.json": '{ "openapi": "3.1.0" }',
    "none/part.yaml": "type: object\n",
  });
  mkdirSync(path.join(folder, "bare"));
  writeFileSync(path.join(folder, "binary.yaml"), gzipSync(document.repeat(9)));
  writeFileSync(path.join(folder, "utf16.yaml"), Buffer.from(`\uFEFF${document}`, "utf16le"));
  writeFileSync(path.join(folder, "huge.yaml"), "");
  truncateSync(path.join(folder, "huge.yaml"), 65 * 1024 * 1024);

  test.each([
    ["nobody.yaml", "error file-unreadable There is no file `nobody.yaml`."],
    ["apy.yaml", "  hint: Did you mean `api.yaml`?"],
    ["empty.yaml", "empty.yaml:1:1 error not-openapi `empty.yaml` is empty."],
    ["binary.yaml", "error not-utf8 `binary.yaml` is binary, not text."],
    ["utf16.yaml", "utf16.yaml:1:1 error not-utf8 `utf16.yaml` is UTF-16, not UTF-8."],
    ["huge.yaml", "error file-too-large `huge.yaml` is larger than 64 MB."],
    ["two", "error file-unreadable The folder `two` holds 2 OpenAPI documents: a.yaml, b.json."],
    ["none", "error file-unreadable The folder `none` holds no OpenAPI document."],
    ["bare", "error file-unreadable The folder `bare` holds no OpenAPI document."],
    [
      "https://x.example/api.json?a=1",
      "  hint: Save it: curl -fsSLo openapi.json 'https://x.example/api.json?a=1'",
    ],
    ["HTTP://x.example/it's", "  hint: Save it: curl -fsSLo openapi.yaml 'HTTP://x.example/it'\\''s'"],
  ])("%s", async (spec, line) => {
    const { code, out, err } = await commandIn(folder, ["generate", "--spec", spec, "--out", "out"]);
    expect(err.split("\n")).toContain(line);
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
    expect(out).toMatch(/: nothing was written \(\d/);
  });

  test("and so does the side of a diff", async () => {
    const { code, err } = await commandIn(folder, ["diff", "api.yaml", "https://x.example/api.json"]);
    expect(err).toContain("hint: Save it: curl -fsSLo openapi.json 'https://x.example/api.json'");
    expect(code).toBe(2);
  });
});

describe("a document may come from", () => {
  const folder = makeFolder({
    "one/api.yaml": document.replace("{}", "{ /a: { $ref: ./part.yaml } }"),
    "one/part.yaml": "get: { operationId: a, responses: {} }\n",
    "package.json": "{}",
  });
  const src = (): string => readFileSync(path.join(folder, "sdk/src/operations/default.ts"), "utf8");

  test("a folder that holds one", async () => {
    expect(await commandIn(folder, ["generate", "--spec", "one", "--out", "sdk"])).toMatchObject({
      code: 0,
      err: "",
    });
    expect(src()).toContain("export function a(");
  });

  test("the folder where the command runs", async () => {
    const { code, err } = await commandIn(path.join(folder, "one"), ["generate", "--out", "../sdk"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("standard input, with references from the working directory; faults are located in it", () => {
    const text = document.replace("{}", "{ /b: { $ref: ./one/part.yaml } }");
    const words = ["generate", "--spec", "-", "--out", "sdk"];
    expect(wireproofIn(folder, words, text)).toMatchObject({ code: 0, err: "" });
    expect(src()).toMatch(/^\/\/ Generated from stdin\.\n/);
    const { code, err } = wireproofIn(folder, words, "openapi: 3.1.0\npaths: {}\n");
    expect(err).toContain("stdin:1:1 error missing-field `info` is missing");
    expect(code).toBe(1);
    expect(wireproofIn(folder, ["diff", "one/api.yaml", "-"], text).code).toBe(1);
  });

  test("standard input is not watched", async () => {
    const { code, err } = await commandIn(folder, ["generate", "--spec", "-", "--out", "sdk", "--watch"]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "wireproof generate: --watch needs a file: --spec FILE\n",
    });
  });
});

describe("paths as Windows writes them, and its line ends", () => {
  test.each([
    ["on the command line", { "package.json": "{}" }, ["--spec", "spec\\api.yaml", "--out", "packages\\sdk"]],
    [
      "in the configuration",
      { "wireproof.config.json": '{ "spec": "spec\\\\api.yaml", "out": ".\\\\packages\\\\sdk" }' },
      [],
    ],
  ])("%s", async (_, files: Record<string, string>, words) => {
    const unix = makeFolder({ "spec/api.yaml": document });
    const windows = makeFolder({ "spec/api.yaml": document.replaceAll("\n", "\r\n"), ...files });
    expect(
      (await commandIn(unix, ["generate", "--spec", "spec/api.yaml", "--out", "packages/sdk"])).code,
    ).toBe(0);
    expect(await commandIn(windows, ["generate", ...words])).toMatchObject({ code: 0, err: "" });
    const index = (folder: string): string =>
      readFileSync(path.join(folder, "packages/sdk/src/index.ts"), "utf8");
    expect(index(windows)).toBe(index(unix));
    expect((await commandIn(windows, ["check", ...words])).code).toBe(0);
  });
});
