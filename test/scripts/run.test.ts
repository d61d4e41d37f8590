import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
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

/** A repository with one script, `hello`, that says a greeting of the generator and where that stands. */
beforeEach(() => {
  root = makeFolder({
    "package.json": '{ "type": "module" }',
    "package-lock.json": "{}",
    "example/read.ts": "",
    "generator/greeting.ts":
      'export const greeting: string = "hello";\nexport const place = import.meta.url;\n',
    "scripts/hello.ts":
      'import { greeting, place } from "../generator/greeting.ts";\nconsole.log(greeting, place, process.argv.slice(2).join());\n',
  });
  greeting = path.join(root, "generator/greeting.ts");
  mkdirSync(path.join(root, "scripts/lib"));
  mkdirSync(path.join(root, "node_modules"));
  for (const file of ["scripts/run.mjs", "scripts/lib/bundle.mjs"]) cpSync(file, path.join(root, file));
  for (const name of ["esbuild", "@esbuild"])
    symlinkSync(path.resolve("node_modules", name), path.join(root, "node_modules", name), "junction");
});

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(...words: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "scripts/run.mjs"), ...words]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.once("close", (code) => resolve({ code, out: out.trim(), err: err.trim() }));
  });
}

/** The first word that the script says. */
async function greet(): Promise<string | undefined> {
  const { code, out, err } = await run("hello");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out.split(" ")[0];
}

function bundles(): readonly string[] {
  return readdirSync(path.join(root, "node_modules/.cache/scripts"));
}

test("types are gone, files are found from where their source is, and a script gets its words", async () => {
  const said = `hello ${pathToFileURL(greeting).href} --check,x`;
  expect(await run("hello", "--check", "x")).toEqual({ code: 0, out: said, err: "" });
});

test("nothing is made twice, and nothing stale is run", async () => {
  const before = readFileSync(greeting, "utf8");
  expect(await greet()).toBe("hello");
  expect(await greet()).toBe("hello");
  expect(bundles()).toHaveLength(1);
  writeFileSync(greeting, before.replace("hello", "salut"));
  expect(await greet()).toBe("salut");
  writeFileSync(greeting, before);
  expect(await greet()).toBe("hello");
  expect(bundles()).toHaveLength(2);
});

test.each(["package-lock.json", "node_modules/.package-lock.json", "tsconfig.json"])(
  "another %s is another bundle",
  async (file) => {
    await greet();
    writeFileSync(path.join(root, file), "{ }");
    await greet();
    expect(bundles()).toHaveLength(2);
  },
);

test("a repository may move", async () => {
  await greet();
  const moved = path.join(makeFolder(), "moved");
  renameSync(root, moved);
  root = moved;
  const { out } = await run("hello");
  expect(out).toBe(`hello ${pathToFileURL(path.join(moved, "generator/greeting.ts")).href}`);
  expect(bundles()).toHaveLength(1);
});

test("several processes may begin at once", async () => {
  const finished = await Promise.all([1, 2, 3, 4].map(() => run("hello")));
  expect(finished.map(({ code, err }) => ({ code, err }))).toEqual(Array(4).fill({ code: 0, err: "" }));
  expect(bundles()).toHaveLength(1);
});

test("an older bundle is kept for a day, for whoever still runs it", async () => {
  await greet();
  const [first = ""] = bundles();
  writeFileSync(greeting, 'export const [greeting, place] = ["salut", ""];\n');
  await greet();
  expect(bundles()).toContain(first);
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(path.join(root, "node_modules/.cache/scripts", first), yesterday, yesterday);
  writeFileSync(greeting, 'export const [greeting, place] = ["ciao", ""];\n');
  expect(await greet()).toBe("ciao");
  expect(bundles()).toHaveLength(2);
  expect(bundles()).not.toContain(first);
});

describe("what cannot be built is an error that says where, and not yesterday's program", () => {
  test.each<[what: string, change: () => void, says: string]>([
    ["a mistake", () => writeFileSync(greeting, "\nexport const greeting = ;\n"), "generator/greeting.ts:2:24: ERROR: "],
    ["a module that has gone", () => rmSync(greeting), "scripts/hello.ts:1:32: ERROR: Could not resolve"],
    ["a name that nobody exports", () => writeFileSync(greeting, "export {};\n"), "scripts/hello.ts:1:9: ERROR: "],
    ["a source that changes would not be seen of", () => {
      writeFileSync(path.join(root, "elsewhere.ts"), "export const place = '';\n");
      writeFileSync(greeting, 'export const greeting = "hello";\nexport * from "../elsewhere.ts";\n');
    }, "scripts/run.mjs: add the folder of elsewhere.ts to sourceFolders."],
  ])("%s", async (_, change, says) => {
    await greet();
    change();
    const { code, out, err } = await run("hello");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(says);
    expect(bundles()).toHaveLength(1);
  }); // prettier-ignore

  test("no such script", async () => {
    const { code, out, err } = await run("hullo");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe("usage: node scripts/run.mjs SCRIPT [ARGUMENTS]\n\nSCRIPT is one of hello.");
  });
});
