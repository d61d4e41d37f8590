import { spawn } from "node:child_process";
import {
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { makeFolder } from "../support/documents.ts";

let root = "";
let greeting = "";

/** A repository whose `wireproof` says a greeting and where its source stands. */
beforeEach(() => {
  root = makeFolder({
    "package-lock.json": "{}",
    "generator/package.json": '{ "type": "module" }',
    "generator/api.ts": 'export { greeting } from "./greeting.ts";\n',
    "generator/corpus/worker.ts": "export {};\n",
    "generator/greeting.ts":
      'export const greeting: string = "hello";\nexport const place: string = import.meta.url;\n',
    "generator/cli.ts":
      'import { greeting, place } from "./greeting.ts";\nconsole.log(greeting, place, process.argv.slice(2).join());\n',
  });
  greeting = path.join(root, "generator/greeting.ts");
  for (const name of ["bin", "bundle"])
    cpSync(path.join("generator", name), path.join(root, "generator", name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"), "junction");
});

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(...words: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "generator/bin/wireproof.js"), ...words]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("close", (code) => resolve({ code, out: out.trim(), err: err.trim() }));
  });
}

/** The first word that the command says. */
async function greet(): Promise<string | undefined> {
  const { code, out, err } = await run();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out.split(" ")[0];
}

/** When the command was bundled. */
function builtAt(): number {
  return statSync(path.join(root, "generator/dist/cli.js")).mtimeMs;
}

test("types are gone, files are found from where their source is, and the command gets its words", async () => {
  const said = `hello ${pathToFileURL(greeting).href} --check,x`;
  expect(await run("--check", "x")).toEqual({ code: 0, out: said, err: "" });
});

test("nothing is made twice, and nothing stale is run, however old a source's file is", async () => {
  const before = readFileSync(greeting, "utf8");
  expect(await greet()).toBe("hello");
  const built = builtAt();
  expect(await greet()).toBe("hello");
  expect(builtAt()).toBe(built);
  writeFileSync(greeting, before.replace("hello", "salut"));
  utimesSync(greeting, 1, 1);
  expect(await greet()).toBe("salut");
  writeFileSync(greeting, before);
  expect(await greet()).toBe("hello");
});

test.each(["package-lock.json", "generator/package.json"])("another %s is another bundle", async (file) => {
  await greet();
  const stamp = readFileSync(path.join(root, "generator/.cache/sources"), "utf8");
  writeFileSync(path.join(root, file), '{  "type": "module" }');
  await greet();
  expect(readFileSync(path.join(root, "generator/.cache/sources"), "utf8")).not.toBe(stamp);
});

test("what somebody has done to the bundle is undone", async () => {
  await greet();
  writeFileSync(path.join(root, "generator/dist/cli.js"), "console.log('bye')");
  expect(await greet()).toBe("hello");
  rmSync(path.join(root, "generator/dist"), { recursive: true });
  expect(await greet()).toBe("hello");
});

test("a repository may move", async () => {
  await greet();
  const moved = path.join(makeFolder(), "moved");
  renameSync(root, moved);
  root = moved;
  const { out } = await run();
  expect(out).toBe(`hello ${pathToFileURL(path.join(moved, "generator/greeting.ts")).href}`);
});

test("several processes may begin at once", async () => {
  const finished = await Promise.all([1, 2, 3, 4].map(() => run()));
  expect(finished.map(({ code, err }) => ({ code, err }))).toEqual(Array(4).fill({ code: 0, err: "" }));
});

test("a file of an older bundle is kept for a day, for whoever still runs it", async () => {
  await greet();
  const chunks = (): readonly string[] =>
    readdirSync(path.join(root, "generator/dist")).filter((name) => /^chunk-.*\.js$/.test(name));
  const [first = ""] = chunks();
  writeFileSync(greeting, 'export const greeting: string = "salut";\nexport const place: string = "";\n');
  await greet();
  expect(chunks()).toContain(first);
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(path.join(root, "generator/dist", first), yesterday, yesterday);
  writeFileSync(greeting, 'export const greeting: string = "ciao";\nexport const place: string = "";\n');
  expect(await greet()).toBe("ciao");
  expect(chunks()).not.toContain(first);
});

describe("what cannot be built is an error that says where, and not yesterday's program", () => {
  test.each<[what: string, change: () => void, says: string]>([
    ["a mistake", () => writeFileSync(greeting, "\nexport const greeting = ;\n"), "greeting.ts:2:24: ERROR: "],
    ["a module that has gone", () => rmSync(greeting), "cli.ts:1:32: ERROR: Could not resolve"],
    ["a name that nobody exports", () => writeFileSync(greeting, "export {};\n"), "cli.ts:1:9: ERROR: "],
    ["a type of the API that is not written down", () => {
      writeFileSync(greeting, "export const greeting = [1].map(String);\nexport const place: string = '';\n");
    }, "greeting.ts:1:14: ERROR: Variable must have an explicit type annotation"],
    ["a source that changes would not be seen of", () => {
      writeFileSync(path.join(root, "elsewhere.ts"), "export const place: string = '';\n");
      writeFileSync(greeting, 'export const greeting: string = "hello";\nexport { place } from "../elsewhere.ts";\n');
    }, "generator/bundle/fresh.js: a change of ../elsewhere.ts would not be seen."],
  ])("%s", async (_, change, says) => {
    await greet();
    change();
    const { code, out, err } = await run();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(says);
  }); // prettier-ignore
});
