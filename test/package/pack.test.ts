import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, expect, test } from "vitest";
import { packageFolder, packInto, type Packed, run, useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();
let packed: Packed;
beforeAll(async () => {
  packed = await packInto(folder());
});

const commonJs = "dist/cjs/";

/** What is read of attw's report: where the types of an entry are, by who looks for them. */
interface AttwReport {
  readonly analysis: {
    readonly problems: readonly object[];
    readonly entrypoints: Readonly<
      Record<string, { resolutions: Record<string, { resolution: { fileName: string } }> }>
    >;
  };
}

/** `runtime/send  .d.ts .d.ts.map .js .js.map .ts`: a source and what the compiler made of it, in one line. */
function inventory(paths: readonly string[]): string {
  const kinds = new Map<string, string[]>();
  for (const path of paths.filter((path) => !path.startsWith(commonJs))) {
    const [, stem = path, kind = ""] =
      /^(?:src|dist)\/(.*?)((?:\.d)?\.(?:ts|js)(?:\.map)?)$/.exec(path) ?? [];
    kinds.set(stem, [...(kinds.get(stem) ?? []), kind]);
  }
  const lines = [...kinds].map(([stem, found]) => [stem, ...found.sort()].join(" ").trim());
  return `${lines.sort().join("\n")}\n`;
}

test("the tarball holds the build, its sources, the documents and nothing else", async () => {
  const paths = packed.files.map(({ path }) => path);
  // After a change that is meant: npx vitest run test/package/pack.test.ts -u
  await expect(inventory(paths)).toMatchFileSnapshot("contents.txt");
  expect(paths).toContain("README.md");
  expect(paths.filter((path) => /test\.|\.tsbuildinfo|tsconfig|node_modules/.test(path))).toEqual([]);
});

test("the build for require has the files of the other one, and says what they are", async () => {
  const below = (folder: string): string[] =>
    packed.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(folder))
      .map((path) => path.slice(folder.length));
  const modules = below("dist/").filter((path) => !path.startsWith("cjs/"));
  expect(below(commonJs).sort()).toEqual([...modules, "package.json"].sort());
  const manifest = await readFile(join(packageFolder, commonJs, "package.json"), "utf8");
  expect(JSON.parse(manifest)).toEqual({ type: "commonjs" });
});

test("no file is empty or large, and the whole is small", () => {
  expect(packed.files.filter(({ size }) => size === 0 || size > 50_000)).toEqual([]);
  expect(packed.size).toBeLessThan(200_000);
});

test("every map leads to a source in the tarball", async () => {
  const paths = new Set(packed.files.map(({ path }) => path));
  const maps = [...paths].filter((path) => path.endsWith(".map"));
  expect(maps.length).toBeGreaterThan(0);
  for (const path of maps) {
    const map: { sources: string[] } = JSON.parse(await readFile(join(packageFolder, path), "utf8"));
    for (const source of map.sources) expect([...paths]).toContain(join(dirname(path), source));
  }
});

test("the package is free, has no dependencies and no scripts that run where it is installed", async () => {
  const manifest: { scripts: object } = JSON.parse(
    await readFile(join(packageFolder, "package.json"), "utf8"),
  );
  expect(manifest).toMatchObject({ license: "MIT", type: "module", sideEffects: false });
  expect(Object.keys(manifest).filter((key) => /dependencies$/i.test(key))).toEqual([]);
  expect(Object.keys(manifest.scripts).filter((name) => /install|prepare$/.test(name))).toEqual([]);
});

test("publint has nothing to say", async () => {
  const tarball = await readFile(packed.tarball);
  const pack = { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) };
  const { messages, pkg } = await publint({ pack, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("the types are right however they are resolved", async () => {
  const attw = join(workspace, "node_modules/@arethetypeswrong/cli/dist/index.js");
  // A pattern is checked by one of its files.
  const entries = ["--include-entrypoints", "./operations/invoices"];
  const args = [attw, packed.tarball, ...entries, "--profile", "strict", "--format", "json"];
  // It exits with 1 when it has found something, and says what.
  const { stdout } = await run(process.execPath, args).catch((failure: { stdout: string }) => failure);
  const { analysis }: AttwReport = JSON.parse(stdout);
  expect(analysis.problems).toEqual([]);
  for (const entry of [".", "./testing", "./operations/invoices"]) {
    const { resolutions } = analysis.entrypoints[entry]!;
    expect(Object.keys(resolutions)).toEqual(["node10", "node16-cjs", "node16-esm", "bundler"]);
    const isCommonJs = Object.values(resolutions).map(({ resolution }) =>
      resolution.fileName.includes(commonJs),
    );
    expect(isCommonJs).toEqual([true, true, false, false]);
  }
});
