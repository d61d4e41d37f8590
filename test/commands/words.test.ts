import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Options, UsageError } from "../../generator/cli/options.ts";
import { readWords } from "../../generator/cli/read-words.ts";
import { hasColors, Progress } from "../../generator/cli/terminal.ts";
import { head, makeFolder } from "../support/documents.ts";
import { commandIn, wireproofIn } from "../support/wireproof.ts";

const options = {
  spec: { value: "FILE", about: "" },
  tag: { value: "NAME", multiple: true, about: "" },
  format: { value: "FORMAT", words: ["json", "text"], about: "" },
  lenient: { negatable: true, about: "" },
  all: { about: "" },
} as const satisfies Options;
const usage = { name: "x", summary: "", operands: ["BASE", "[HEAD]"], options };

describe("words that are understood", () => {
  test.each([
    [["a"], {}, ["a"]],
    [["--spec", "f", "a", "b"], { spec: "f" }, ["a", "b"]],
    [["--spec=f", "--spec", "g", "a"], { spec: "g" }, ["a"]],
    [["--tag", "s", "--tag=t", "a"], { tag: ["s", "t"] }, ["a"]],
    [["--all", "--no-lenient", "a"], { all: true, lenient: false }, ["a"]],
    [["--no-lenient", "--lenient", "a"], { lenient: true }, ["a"]],
    [["--", "--all"], {}, ["--all"]],
    [["-"], {}, ["-"]],
    [["--spec", "-", "a"], { spec: "-" }, ["a"]],
  ])("%j", (args, values, operands) => {
    const none = { spec: undefined, tag: [], format: undefined, lenient: undefined, all: undefined };
    expect(readWords(usage, args)).toEqual({ values: { ...none, ...values }, operands });
  });
});

describe("words that make no sense", () => {
  test.each([
    [[], "BASE is missing"],
    [["a", "b", "c"], '"c" is one word too many'],
    [["--spce", "f", "a"], "there is no option --spce; did you mean --spec?"],
    [["--xyz", "a"], "there is no option --xyz"],
    [["-s", "a"], "there is no option -s"],
    [["--no-all", "a"], "there is no option --no-all"],
    [["a", "--spec"], "--spec needs a value: --spec FILE"],
    [["a", "--spec="], "--spec needs a value: --spec FILE"],
    [["a", "--all=1"], "--all takes no value"],
    [["a", "--format", "jsno"], "--format jsno is none of json, text; did you mean json?"],
    [["a", "--constructor"], "there is no option --constructor"],
  ])("%j: %s", (args, message) => {
    expect(() => readWords(usage, args)).toThrow(new UsageError(message));
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
  [{ TERM: "dumb" }, true, false],
])("colours with %j where a terminal is %s: %s", (env, isTTY, want) => {
  expect(hasColors({ isTTY }, env)).toBe(want);
});

test("progress is shown on a terminal alone, and taken away", () => {
  const written: string[] = [];
  const screen = (isTTY: boolean) => ({ isTTY, columns: 40, write: (text: string) => written.push(text) });
  const quick = new Progress(screen(true));
  quick.show("now");
  quick.clear();
  new Progress(screen(false), 0).show("now");
  expect(written).toEqual([]);
  const patient = new Progress(screen(true), 0);
  patient.showPart(1, 2, "a.yaml");
  patient.clear();
  patient.clear();
  expect(written).toEqual([`\r\x1b[K[${"█".repeat(15)}${"·".repeat(15)}] 1/2 a.`, "\r\x1b[K"]);
});

const commands = [
  "init",
  "generate",
  "check",
  "diff",
  "release-notes",
  "verify",
  "pr-report",
  "mock",
  "corpus",
];

describe("the command", () => {
  const folder = makeFolder({ "api.yaml": `${head}paths: {}\n` });

  test("lists its commands, and each explains itself", async () => {
    const { code, out, err } = wireproofIn(folder, ["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of commands) {
      expect(out).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
      const help = await commandIn(folder, [name, "--help"]);
      expect({ code: help.code, err: help.err }).toEqual({ code: 0, err: "" });
      expect(help.out).toMatch(new RegExp(`^usage: wireproof ${name} [^]*\\n  --help +this text\\n`));
      for (const line of help.out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    }
    expect(readdirSync(folder)).toEqual(["api.yaml"]);
  });

  test("says which one it is", () => {
    const { version } = JSON.parse(readFileSync("generator/package.json", "utf8")) as { version: string };
    expect(wireproofIn(folder, ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test.each([
    [["generat"], "wireproof: there is no command generat; did you mean generate?\n"],
    [
      ["generate", "--with", "zodd"],
      expect.stringMatching(/^wireproof generate: --with zodd is none of .*zod.*; did you mean zod\?\n$/),
    ],
    [["xyzzy"], "wireproof: there is no command xyzzy; `wireproof --help` lists them\n"],
    [["toString"], "wireproof: there is no command toString; `wireproof --help` lists them\n"],
    [[], "wireproof: a command is missing; `wireproof --help` lists them\n"],
  ])("%j is refused in a line", (words, err) => {
    expect(wireproofIn(folder, words)).toEqual({ code: 2, out: "", err });
  });

  test("no colour leaves a pipe, unless it is asked for", () => {
    const broken = makeFolder({ "api.yaml": "openapi: 3.1.0\n" });
    const words = ["generate", "--out", "sdk"];
    expect(wireproofIn(broken, words).err).not.toContain("\x1b");
    process.env["FORCE_COLOR"] = "1";
    try {
      expect(wireproofIn(broken, words).err).toContain("\x1b[31merror\x1b[39m");
    } finally {
      delete process.env["FORCE_COLOR"];
    }
  });

  test("a reader that stops early is no error", () => {
    const line = `"${process.execPath}" generator/bin/wireproof.js --help | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line], { encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
  });
});

describe("scripts of the repository obey the same rules", () => {
  test.each(["bench", "diff-score", "example", "test-runtimes"])("%s", (name) => {
    const run = (...words: readonly string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", `scripts/${name}.ts`, ...words], {
        encoding: "utf8",
        // Whoever installs something would need it.
        env: { ...process.env, PATH: mkdtempSync(path.join(tmpdir(), "no-programs-")) },
      });
    expect(run("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^usage: npm run /),
      stderr: "",
    });
    const wrong = run("--chek");
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toMatch(/^npm run [\w:]+ --: there is no option --chek[^\n]*\n$/);
  });
});

describe("init", () => {
  test("writes a configuration and the scripts, which work, and overwrites nothing", async () => {
    const folder = makeFolder({
      "api.yaml": `${head}paths: {}\n`,
      "package.json": '{\n    "name": "a",\n    "scripts": { "check": "mine" }\n}\n',
    });
    const first = await commandIn(folder, ["init"]);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(readFileSync(path.join(folder, "wireproof.config.json"), "utf8"))).toEqual({
      $schema: "./node_modules/wireproof/config.schema.json",
      spec: "api.yaml",
      out: "sdk",
    });
    const manifest = readFileSync(path.join(folder, "package.json"), "utf8");
    expect(manifest).toMatch(/^ {4}"scripts"/m);
    expect(JSON.parse(manifest)).toEqual({
      name: "a",
      scripts: { check: "mine", generate: "wireproof generate", "api:diff": "wireproof diff" },
    });
    writeFileSync(path.join(folder, "wireproof.config.json"), '{ "spec": "api.yaml", "out": "client" }');
    expect(await commandIn(folder, ["init", "--out", "other"])).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(path.join(folder, "package.json"), "utf8")).toBe(manifest);
    expect(await commandIn(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(folder)).toContain("client");
  });

  test("needs a document", async () => {
    const folder = makeFolder({ "package.json": "{}" });
    const { code, err } = await commandIn(folder, ["init"]);
    expect(code).toBe(1);
    expect(err).toContain("The working directory holds no OpenAPI document.");
    expect(readdirSync(folder)).toEqual(["package.json"]);
  });
});

test("several documents are generated in one run", async () => {
  const config = {
    documents: [
      { spec: "a.yaml", out: "sdk/a" },
      { spec: "b.yaml", out: "sdk/b", packageName: "bee" },
    ],
  };
  const folder = makeFolder({
    "a.yaml": `${head}paths: {}\n`,
    "b.yaml": `${head}paths: {}\n`,
    "package.json": JSON.stringify({ wireproof: config }),
  });
  expect(await commandIn(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
  const nameOf = (name: string): unknown =>
    (JSON.parse(readFileSync(path.join(folder, `sdk/${name}/package.json`), "utf8")) as { name: string })
      .name;
  expect([nameOf("a"), nameOf("b")]).toEqual(["pets", "bee"]);
  writeFileSync(path.join(folder, "b.yaml"), "openapi: 3.1.0\n");
  const { code, out } = await commandIn(folder, ["check"]);
  expect(code).toBe(1);
  expect(out).toContain("sdk/a is up to date with a.yaml");
  expect(out).toContain("b.yaml: nothing was written");
  const diff = await commandIn(folder, ["diff", "main"]);
  expect(diff.code).toBe(2);
});
