import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, expect, test } from "vitest";
import {
  generatorFolder,
  packGeneratorInto,
  type Packed,
  run,
  useTemporaryFolder,
  workspace,
} from "../support/pack.ts";

const folder = useTemporaryFolder();
let packed: Packed;
beforeAll(async () => {
  packed = await packGeneratorInto(folder());
});

/** The files that are meant by name, and one line for each kind of the others. */
function inventory(paths: readonly string[]): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^dist\/[\w-]+-[A-Z0-9]{8}\.js$/, "dist/NAME-HASH.js"],
    [/^dist\/[\w-]+\.js\.map$/, "dist/NAME.js.map"],
    [/^dist\/types\/.+\.d\.ts$/, "dist/types/NAME.d.ts"],
    [/^runtime\/[\w-]+\.ts$/, "runtime/NAME.ts"],
  ];
  const names = paths.map((path) => kinds.find(([kind]) => kind.test(path))?.[1] ?? path);
  return `${[...new Set(names)].sort().join("\n")}\n`;
}

test("the tarball holds the command, its bundle, declarations, the runtime's sources and nothing else", async () => {
  const paths = packed.files.map(({ path }) => path);
  // After a change that is meant: npx vitest run test/wireproof/pack.test.ts -u
  await expect(inventory(paths)).toMatchFileSnapshot("contents.txt");
});

test("it is no larger than what it is good for", () => {
  expect(packed.size).toBeLessThan(1_000_000);
});

test("it has no scripts that run where it is installed, and what the bundle leaves out is a dependency", async () => {
  const manifest: { scripts: object; dependencies: object; peerDependencies: object } = JSON.parse(
    await readFile(join(generatorFolder, "package.json"), "utf8"),
  );
  expect(Object.keys(manifest.scripts).filter((name) => /install$/.test(name))).toEqual([]);
  const chunks = packed.files.map(({ path }) => path).filter((path) => /^dist\/[^/]+\.js$/.test(path));
  const texts = await Promise.all(chunks.map((path) => readFile(join(generatorFolder, path), "utf8")));
  const imported = texts.flatMap((text) => [
    ...text.matchAll(
      /^import .*?"([^"]+)";$|\} from "([^"]+)";$|(?:import|createRequire\(import\.meta\.url\))\("([^"]+)"\)/gm,
    ),
  ]);
  const names = imported
    .map(([, side, from, later]) => side ?? from ?? later ?? "")
    .filter((name) => /^[@\w]/.test(name) && !name.startsWith("node:"))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
  const wanted = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)].sort();
  expect([...new Set(names)].sort()).toEqual(wanted);
});

test("publint has nothing to say", async () => {
  const tarball = await readFile(packed.tarball);
  const pack = { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) };
  const { messages, pkg } = await publint({ pack, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("the types are right where ES modules are resolved", async () => {
  const attw = join(workspace, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [attw, packed.tarball, "--profile", "esm-only", "--format", "json"];
  // It exits with 1 when it has found something, and says what.
  const { stdout } = await run(process.execPath, args).catch((failure: { stdout: string }) => failure);
  const { analysis }: { analysis: { problems: readonly { kind: string; resolutionKind?: string }[] } } =
    JSON.parse(stdout);
  // `require` of an ES module works in every Node that the package runs on.
  expect(
    analysis.problems.filter(({ kind }) => kind !== "CJSResolvesToESM" && kind !== "NoResolution"),
  ).toEqual([]);
});
