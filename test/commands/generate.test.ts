import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { head, makeFolder } from "../support/documents.ts";
import { commandIn, type Finished, wireproofFile, wireproofIn } from "../support/wireproof.ts";

const good = `${head}paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
`;
const bad = good
  .replace("type: string", "type: strng")
  .replace(
    "operationId: listPets",
    "operationId: listPets\n      parameters: [{ name: id, in: path, required: true, schema: {} }]",
  );

/** `wireproof generate` in the folder of the repository. */
function generate(...words: string[]): Promise<Finished> {
  return commandIn(".", ["generate", ...words]);
}

test.each([
  ['{ "name": "pets", "version": "1.2.3" }', "pets/1.2.3"],
  ['{ "name": "@contoso/pets", "version": "1.2.3-beta.1" }', "contoso-pets/1.2.3-beta.1"],
  ['{ "name": "pets\\"; evil()", "version": 7 }', "pets-evil-"],
  ["{ no JSON", ""],
])("the package names itself to servers as package.json does: %s", async (manifest, userAgent) => {
  const folder = makeFolder({ "api.yaml": good, "out/package.json": manifest });
  const [spec, out] = [path.join(folder, "api.yaml"), path.join(folder, "out")];
  expect(await generate("--spec", spec, "--out", out)).toMatchObject({ code: 0, err: "" });
  const file = readFileSync(path.join(out, "src/runtime/user-agent.ts"), "utf8");
  expect(file).toContain(`userAgent: string = "${userAgent}";`);
  expect((await generate("--spec", spec, "--out", out, "--check")).code).toBe(0);
  writeFileSync(path.join(out, "package.json"), '{ "name": "pets", "version": "1.2.4" }');
  expect((await generate("--spec", spec, "--out", out, "--check")).code).toBe(1);
});

test("a document becomes a package, which stays the same, and follows the document", () => {
  const generate = (...words: string[]): Finished => wireproofIn(".", ["generate", ...words]);
  const folder = makeFolder({ "api.yaml": good });
  const [spec, out] = [path.join(folder, "api.yaml"), path.join(folder, "out")];

  const first = generate("--spec", spec, "--out", out, "--timings");
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toMatch(/added {4}\S+\/src\/operations\/pets\.ts\n/);
  expect(first.out).toMatch(/load +\d+ ms\nlint +\d+ ms\nmodel/);
  expect(JSON.parse(readFileSync(path.join(out, "package.json"), "utf8"))).toMatchObject({
    name: "pets",
    type: "module",
  });

  const again = generate("--spec", spec, "--out", out, "--check");
  expect(again).toMatchObject({ code: 0, err: "" });
  expect(again.out).toMatch(/is up to date/);

  writeFileSync(spec, good.replace("name: {", "nick: {"));
  const models = readFileSync(path.join(out, "src/models.ts"), "utf8");
  const stale = generate("--spec", spec, "--out", out, "--check");
  expect(stale.code).toBe(1);
  expect(stale.out).toMatch(
    /^--- a\/API\.md\n[^]*^--- a\/src\/models\.ts\n\+\+\+ b\/src\/models\.ts\n@@[^]*\n- +name\?: string;\n\+ +nick\?: string;\n/m,
  );
  expect(readFileSync(path.join(out, "src/models.ts"), "utf8")).toBe(models);

  writeFileSync(spec, bad);
  const failed = generate("--spec", spec, "--out", out);
  expect(failed.code).toBe(1);
  expect(
    failed.err.match(/^\S+:\d+:\d+ error \S+/gm)?.map((line) => line.replace(/^.*:(\d+:\d+)/, "$1")),
  ).toEqual(["7:28 error path-parameter-unused", "17:54 error invalid-value"]);
  expect(readFileSync(path.join(out, "src/models.ts"), "utf8")).toBe(models);
});

test("--lenient takes what has one sensible reading, and its absence says so in the last line", async () => {
  const fault = good.replace(', version: "1"', "");
  const folder = makeFolder({ "api.yaml": fault });
  const words = ["--spec", path.join(folder, "api.yaml"), "--out", path.join(folder, "out")];
  const refused = await generate(...words);
  expect(refused.code).toBe(1);
  expect(refused.out.trimEnd().split("\n").at(-1)).toMatch(
    /: nothing was written; `--lenient` would take all of the 1 findings \(/,
  );
  const taken = await generate(...words, "--lenient");
  expect(taken.code).toBe(0);
  expect(taken.err).toContain("warning missing-version");
});

test("findings of one kind are counted above ten, and all of them come with --all", async () => {
  const fields = Array.from({ length: 2400 }, (_, index) => `  p${index}: { type: strng }`).join("\n");
  const text = `openapi: 3.1.0\ninfo: { title: a, version: "1" }\ncomponents:\n schemas:\n${fields}\n`;
  const words = ["--spec", path.join(makeFolder({ "api.yaml": text }), "api.yaml"), "--out", "nowhere"];
  const few = (await generate(...words)).err;
  expect(few.match(/ error invalid-value /g)).toHaveLength(10);
  expect(few).toContain("invalid-value … and 2,390 more of this kind");
  expect(few).toContain("2400 errors");
  // All of it, through a pipe.
  expect(wireproofIn(".", ["generate", ...words, "--all"]).err.match(/ error invalid-value /g)).toHaveLength(
    2400,
  );
});

test("a failed first run leaves nothing behind", async () => {
  const folder = makeFolder({ "api.yaml": bad });
  expect(
    (await generate("--spec", path.join(folder, "api.yaml"), "--out", path.join(folder, "out"))).code,
  ).toBe(1);
  expect(readdirSync(folder)).toEqual(["api.yaml"]);
});

describe("words", () => {
  test.each([
    [["--chek"], "there is no option --chek; did you mean --check?"],
    [["more"], '"more" is one word too many'],
    [["--check", "--watch"], "--check and --watch exclude each other"],
    [["--check=yes"], "--check takes no value"],
    [["--spec"], "--spec needs a value: --spec FILE"],
    [["--spec", ""], "--spec needs a value: --spec FILE"],
    [["--root", ""], "--root needs a value: --root DIR"],
    [["--spec", "other.yaml"], "--out DIR is missing: the folder of the package"],
  ])("%s", async (words, message) => {
    const { code, out, err } = await generate(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(`wireproof generate: ${message}\n`);
  });

  test("--help", async () => {
    expect(await generate("--help")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^usage: /),
      err: "",
    });
  });

  test("a file that is not there", async () => {
    const { code, err } = await generate("--spec", "nobody.yaml", "--out", path.join(makeFolder(), "out"));
    expect(code).toBe(1);
    expect(err).toBe(
      "error file-unreadable There is no file `nobody.yaml`.\n  hint: Correct the path, or who may read the file.\n\n1 error\n",
    );
  });
});

/** `generate --watch` at work, with how many runs it has said the time of. */
function watchIn(folder: string): {
  readonly seen: () => string;
  readonly runs: () => number;
  readonly stop: () => Promise<void>;
} {
  const words = ["generate", "--spec", "api.yaml", "--out", "out", "--watch"];
  const child = spawn(process.execPath, [wireproofFile, ...words], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  let seen = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (seen += data.toString()));
  return {
    seen: () => seen,
    runs: () => seen.match(/\(\d+\.\d\d s\)/g)?.length ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await expect.poll(() => child.exitCode, { timeout: 10_000 }).toBe(0);
    },
  };
}

const timeout = { timeout: 30_000 };

test("--watch follows every save, also of editors that replace files, and survives errors", async () => {
  const folder = makeFolder({ "api.yaml": good });
  const spec = path.join(folder, "api.yaml");
  const { seen, runs, stop } = watchIn(folder);
  const models = (): string => {
    const file = path.join(folder, "out/src/models.ts");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };

  await expect.poll(runs, timeout).toBe(1);
  expect(models()).toContain("name?: string");
  await expect.poll(seen, timeout).toMatch(/^Watching api\.yaml\. Ctrl\+C ends it\.$/m);

  writeFileSync(spec, bad);
  await expect.poll(runs, timeout).toBe(2);
  expect(seen()).toContain("error invalid-value");

  writeFileSync(`${spec}.tmp`, good.replace("name: {", "nick: {"));
  renameSync(`${spec}.tmp`, spec);
  await expect.poll(runs, timeout).toBe(3);
  expect(models()).toContain("nick?: string");
  expect(seen().match(/Watching/g)).toHaveLength(1);
  expect(seen()).not.toContain("\x1b");
  await stop();
});

test("--watch notices a referenced file, and the folder that it is in, that go and come back", async () => {
  const text = good.replace('"#/components/schemas/Pet"', "./parts/pet.yaml");
  const folder = makeFolder({ "api.yaml": text, "parts/pet.yaml": "type: string\n" });
  const { seen, runs, stop } = watchIn(folder);
  await expect.poll(runs, timeout).toBe(1);
  await expect.poll(seen, timeout).toContain("Watching");

  rmSync(path.join(folder, "parts/pet.yaml"));
  await expect.poll(runs, timeout).toBe(2);
  expect(seen()).toContain("There is no file `parts/pet.yaml`");
  writeFileSync(path.join(folder, "parts/pet.yaml"), "type: string\n");
  await expect.poll(runs, timeout).toBe(3);

  renameSync(path.join(folder, "parts"), path.join(folder, "elsewhere"));
  await expect.poll(runs, timeout).toBe(4);
  renameSync(path.join(folder, "elsewhere"), path.join(folder, "parts"));
  await expect.poll(runs, timeout).toBe(5);
  writeFileSync(path.join(folder, "parts/pet.yaml"), "type: integer\n");
  await expect.poll(runs, timeout).toBe(6);
  expect(readFileSync(path.join(folder, "out/src/models.ts"), "utf8")).toContain("= number;");
  expect(seen().match(/error/g)?.length).toBeGreaterThan(1);
  await stop();
});

test("overlays and words that choose operations, by flags or by the configuration", async () => {
  const more = good.replace(
    "components:",
    "  /owners:\n    get: { operationId: listOwners, responses: { '204': { description: ok } } }\ncomponents:",
  );
  const overlay = `overlay: 1.0.0\ninfo: { title: Mend, version: "1" }\nactions:\n  - target: $.components.schemas.Pet\n    update: { properties: { age: { type: integer } } }\n`;
  const folder = makeFolder({ "api.yaml": more, "mend.yaml": overlay });
  const run = (...words: string[]): Promise<Finished> => commandIn(folder, ["generate", ...words]);
  const made = (out: string, file: string): string => {
    const place = path.join(folder, out, "src", file);
    return existsSync(place) ? readFileSync(place, "utf8") : "";
  };
  const flags = ["--overlay", "mend.yaml", "--include", "tag:pets"];
  expect(await run("--spec", "api.yaml", "--out", "a", ...flags)).toMatchObject({ code: 0, err: "" });
  expect(made("a", "models.ts")).toContain("age?: number");
  expect(made("a", "index.ts")).not.toContain("listOwners");

  const config = { spec: "api.yaml", out: "b", overlays: ["mend.yaml"], exclude: ["/owners"] };
  writeFileSync(path.join(folder, "wireproof.config.json"), JSON.stringify(config));
  expect(await run()).toMatchObject({ code: 0, err: "" });
  expect(made("b", "models.ts")).toBe(made("a", "models.ts"));
  expect(made("b", "index.ts")).toBe(made("a", "index.ts"));

  expect(await run("--include", "tag:pet")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Did you mean `tag:pets`?"),
  });
});
