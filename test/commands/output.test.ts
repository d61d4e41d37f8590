import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { head, makeFolder } from "../support/documents.ts";
import { commandIn, startWireproof, wireproofFile, wireproofIn } from "../support/wireproof.ts";

/** A document with as many operations, whose ids begin with a word. */
function documentOf(word: string, operations: number): string {
  const paths = Array.from({ length: operations }, (_, index) => {
    const answer = `responses: { "200": { description: ok, content: { application/json: { schema: { type: string } } } } }`;
    return `  /${word}${index}: { get: { operationId: ${word}${index}, tags: [t${index % 7}], ${answer} } }\n`;
  });
  return `${head}paths:\n${paths.join("")}`;
}

/** Everything below a folder, by path. */
function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]));
}

const words = ["generate", "--spec", "api.yaml", "--out", "sdk"];

test("a file of somebody else is named, and nothing is written", async () => {
  const folder = makeFolder({ "api.yaml": documentOf("a", 1) });
  expect((await commandIn(folder, words)).code).toBe(0);
  writeFileSync(path.join(folder, "sdk/src/mine.ts"), "export {};\n");
  writeFileSync(path.join(folder, "api.yaml"), documentOf("b", 1));
  const before = contents(folder);
  const { code, err } = await commandIn(folder, words);
  expect(code).toBe(1);
  expect(err).toContain("error out-not-ours `sdk/src/mine.ts` is not the generator's");
  expect(contents(folder)).toEqual(before);
});

describe("what the disk refuses is a line, and leaves everything as it was", () => {
  test("a file in place of the folder", async () => {
    const folder = makeFolder({ "api.yaml": documentOf("a", 1), sdk: "mine" });
    const { code, err } = await commandIn(folder, words);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^error out-unwritable Nothing was written: `.*sdk` cannot be made: there is a file where a folder has to be\.\n/,
    );
    expect(contents(folder)["sdk"]).toBe("mine");
    const checked = await commandIn(folder, ["check", ...words.slice(1)]);
    expect(checked).toMatchObject({ code: 1, err: expect.stringMatching(/^error out-unwritable /) });
  });

  // A limit of the process stands in for a disk that is full: both make a write fail half-way.
  test.skipIf(process.platform === "win32").each([0, 6])("no room after %i files", async (files) => {
    const folder = makeFolder({ "api.yaml": documentOf("a", 400) });
    if (files > 0) await commandIn(folder, words);
    writeFileSync(path.join(folder, "api.yaml"), documentOf("b", 400));
    const before = contents(folder);
    // The bundle may be stale, and would be made anew under the limit.
    wireproofIn(folder, ["--version"]);
    const limited = `ulimit -f 12; exec "${process.execPath}" "${wireproofFile}" ${words.join(" ")}`;
    const { status, stderr } = spawnSync("bash", ["-c", limited], { cwd: folder, encoding: "utf8" });
    expect(stderr).toMatch(
      /error out-unwritable Nothing was written: .*(larger than this process may write|EFBIG)/,
    );
    expect(status).toBe(1);
    expect(contents(folder)).toEqual(before);
    expect(existsSync(path.join(folder, "sdk"))).toBe(files > 0);
  });
});

describe("two runs into one folder", () => {
  test("never mix", async () => {
    const folder = makeFolder({ "a.yaml": documentOf("a", 60), "b.yaml": documentOf("b", 60) });
    const packageOf = async (name: string): Promise<Record<string, string>> => {
      await commandIn(folder, ["generate", "--spec", `${name}.yaml`, "--out", `only-${name}/sdk`]);
      return contents(path.join(folder, `only-${name}/sdk`));
    };
    // The README is made once, by whoever comes first, and is the user's from then on.
    const generated = ({ "README.md": _, ...files }: Record<string, string>): Record<string, string> => files;
    const wanted = [await packageOf("a"), await packageOf("b")].map(generated);
    for (let round = 0; round < 2; round += 1) {
      const runs = ["a", "b", "a", "b"].map((name) =>
        startWireproof(folder, ["generate", "--spec", `${name}.yaml`, "--out", "sdk"]),
      );
      expect((await Promise.all(runs)).map(({ code, err }) => ({ code, err }))).toEqual(
        Array(4).fill({ code: 0, err: "" }),
      );
      expect(wanted).toContainEqual(generated(contents(path.join(folder, "sdk"))));
    }
  });

  test("a run that was killed leaves nothing that stops the next one", async () => {
    const folder = makeFolder({ "api.yaml": documentOf("a", 1) });
    expect((await commandIn(folder, words)).code).toBe(0);
    const whole = contents(folder);
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const host = spawnSync("hostname", { encoding: "utf8" }).stdout.trim();
    writeFileSync(path.join(folder, "sdk/.wireproof.lock"), `${host} ${pid}\n`);
    writeFileSync(path.join(folder, `sdk/src/index.ts.${pid}.new`), "half");
    expect(await commandIn(folder, words)).toMatchObject({ code: 0, err: "" });
    expect(contents(folder)).toEqual(whole);
  });
});

test("line ends of a checkout on Windows are no difference", async () => {
  const folder = makeFolder({ "api.yaml": documentOf("a", 3) });
  expect((await commandIn(folder, words)).code).toBe(0);
  for (const [file, text] of Object.entries(contents(folder)))
    writeFileSync(path.join(folder, file), text.replaceAll("\n", "\r\n"));
  const before = contents(folder);
  expect(await commandIn(folder, ["check", ...words.slice(1)])).toMatchObject({ code: 0, err: "" });
  expect((await commandIn(folder, words)).out).toContain("0 added, 0 changed, 0 removed");
  expect(contents(folder)).toEqual(before);
  writeFileSync(path.join(folder, "api.yaml"), documentOf("b", 3));
  const { code, out } = await commandIn(folder, ["check", ...words.slice(1)]);
  expect(code).toBe(1);
  expect(out).not.toContain("\r");
});
