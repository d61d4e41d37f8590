import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bundleScript } from "../../scripts/lib/launch/bundle-script.mjs";
import { makeFolder } from "../support/documents.ts";

const root = makeFolder();
const module = path.join(root, "generator/greeting.ts");
const installed = path.join(root, "node_modules/.package-lock.json");

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What a script exports once it is JavaScript. */
async function load(url: string): Promise<Record<string, unknown>> {
  // A module's namespace, of which nothing else is known.
  return (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
}

/** Lets the files settle, as an hour would. */
function settle(): void {
  vi.setSystemTime(Date.now() + 3_600_000);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  rmSync(root, { recursive: true, force: true });
  write(installed, "{}");
  write(module, 'export const greeting: string = "hello";\nexport const place = import.meta.url;\n');
  write(path.join(root, "scripts/hello.ts"), 'export * from "../generator/greeting.ts";\n');
});
afterEach(() => vi.useRealTimers());

test("types are gone, and files are found from where the source is", async () => {
  const url = await bundleScript("hello", root);
  expect({ ...(await load(url)) }).toEqual({ greeting: "hello", place: pathToFileURL(module).href });
});

test("nothing is made twice", async () => {
  settle();
  const url = await bundleScript("hello", root);
  expect(await bundleScript("hello", root)).toBe(url);
});

test.each<[what: string, change: () => void]>([
  ["a module has changed", () => writeFileSync(module, 'export const greeting = "salut";\n')],
  ["what is installed has changed", () => writeFileSync(installed, "{ }")],
  ["the bundle has gone", () => rmSync(path.join(root, "node_modules/.cache"), { recursive: true })],
])("it is made anew when %s", async (_, change) => {
  settle();
  const url = await bundleScript("hello", root);
  change();
  expect(await bundleScript("hello", root)).not.toBe(url);
});

test("it is made anew when the repository has moved", async () => {
  settle();
  const url = await bundleScript("hello", root);
  const moved = path.join(makeFolder(), "moved");
  renameSync(root, moved);
  const other = await bundleScript("hello", moved);
  expect(other).not.toBe(url);
  expect(await load(other)).toMatchObject({
    place: pathToFileURL(path.join(moved, "generator/greeting.ts")).href,
  });
});

test("what was written a moment ago may be written again in the same moment", async () => {
  const url = await bundleScript("hello", root);
  expect(await bundleScript("hello", root)).not.toBe(url);
});

test("a module that has gone is an error, not yesterday's program", async () => {
  settle();
  await bundleScript("hello", root);
  rmSync(module);
  await expect(bundleScript("hello", root)).rejects.toThrow('Could not resolve "../generator/greeting.ts"');
});

test("old ones are kept for a day, for whoever still runs them", async () => {
  const bundles = (): string[] =>
    readdirSync(path.join(root, "node_modules/.cache/bundles")).filter((name) => !name.endsWith(".json"));
  const urls = [await bundleScript("hello", root), await bundleScript("hello", root)];
  expect(bundles()).toHaveLength(2);
  vi.setSystemTime(Date.now() + 25 * 3_600_000);
  writeFileSync(module, 'export const greeting = "salut";\n');
  urls.push(await bundleScript("hello", root));
  expect(bundles()).toEqual([path.basename(path.dirname(urls.at(-1) ?? ""))]);
});

test("several processes may make it at once", async () => {
  const urls = await Promise.all([1, 2, 3, 4].map(() => bundleScript("hello", root)));
  for (const url of urls) expect(await load(url)).toMatchObject({ greeting: "hello" });
});
