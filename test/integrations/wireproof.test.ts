import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enginesIn, findProgram } from "../../scripts/lib/runtimes/engines.ts";
import { packGeneratorInto, workspace } from "../support/pack.ts";

// What a stranger does in an empty folder with the package as npm would send it.

const run = promisify(execFile);
const runtimes = join(workspace, "test/runtimes/node_modules");
const { devDependencies } = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8")) as {
  devDependencies: Readonly<Record<string, string>>;
};

/** Documents of this repository, by the names of their packages. */
const documents: Readonly<Record<string, string>> = {
  "partner-center-invoices": "spec/partner-center-invoices.yaml",
  harbour: "test/cases/harbour/spec.yaml",
  polymorphism: "test/cases/polymorphism/spec.yaml",
};

const folder = realpathSync(mkdtempSync(join(tmpdir(), "stranger-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (cwd: string, ...words: readonly string[]) =>
  run("npm", [...words, "--no-audit", "--no-fund", "--loglevel", "error"], {
    cwd,
    shell: process.platform === "win32",
  });

beforeAll(async () => {
  const { tarball } = await packGeneratorInto(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const beside = ["prism-core", "prism-http", "prism-http-server"].map((name) => `@stoplight/${name}`);
  const others = [...beside, "typescript"].map((name) => `${name}@${devDependencies[name] ?? ""}`);
  const { stderr } = await npm(folder, "install", tarball, ...others);
  expect(stderr).toBe("");
  for (const [name, file] of Object.entries(documents))
    cpSync(join(workspace, file), join(folder, `${name}.yaml`));
}, 300_000);

const engines = enginesIn(runtimes).filter(({ name }) => name === "Node 20" || name === "Node 24");

describe.each(engines)("$name", (engine) => {
  let node = "";
  const out = engine.name.toLowerCase().replace(" ", "");
  beforeAll(async () => {
    const found = await findProgram(engine, runtimes);
    if (found === undefined) throw new Error(`${engine.name} is not published for this machine`);
    node = found.program;
  });
  const wireproof = (...words: readonly string[]) =>
    run(node, ["node_modules/wireproof/bin/wireproof.js", ...words], { cwd: folder });
  const compile = (project: string) =>
    run(node, ["node_modules/typescript/bin/tsc", "--project", project], { cwd: folder });

  test.each(Object.keys(documents))(
    "%s becomes a package that compiles, and stays as it is",
    async (name) => {
      const words = ["--spec", `${name}.yaml`, "--out", `${out}/${name}`];
      await wireproof("generate", ...words);
      await compile(`${out}/${name}`);
      const { stdout } = await wireproof("check", ...words);
      expect(stdout).toContain("is up to date");
    },
  );

  test("the package builds by its own words, and its first call reaches the mock", async () => {
    const name = "partner-center-invoices";
    const sdk = join(folder, out, name);
    await wireproof("generate", "--spec", `${name}.yaml`, "--out", `${out}/${name}`);
    await npm(sdk, "install");
    await npm(sdk, "run", "build");
    const mock = spawn(
      node,
      ["node_modules/wireproof/bin/wireproof.js", "mock", "--spec", `${name}.yaml`, "--port", "0"],
      {
        cwd: folder,
      },
    );
    try {
      let said = "";
      for (const stream of [mock.stdout, mock.stderr])
        stream.on("data", (data: Buffer) => (said += data.toString()));
      await expect.poll(() => said, { timeout: 60_000 }).toMatch(/^http:\S+ answers with the examples of /);
      const program = `import { createClient, getInvoiceSummary } from "./${out}/${name}/dist/index.js";
const client = createClient({ baseUrl: ${JSON.stringify(said.split(" ")[0])}, token: "a" });
console.log((await getInvoiceSummary(client)).currencyCode);`;
      writeFileSync(join(folder, `${out}.js`), program);
      expect((await run(node, [`${out}.js`], { cwd: folder })).stdout).toBe("USD\n");
    } finally {
      mock.kill("SIGKILL");
    }
  });

  test("init, and a diff in a repository", async () => {
    const own = join(folder, `${out}-repository`);
    const git = (...words: readonly string[]) =>
      run("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...words], { cwd: own });
    const command = (...words: readonly string[]) =>
      run(node, [join(folder, "node_modules/wireproof/bin/wireproof.js"), ...words], { cwd: own });
    cpSync(join(workspace, "test/cases/harbour/spec.yaml"), join(own, "api.yaml"));
    writeFileSync(join(own, "package.json"), '{ "private": true }\n');
    await command("init");
    await git("init", "-q", "-b", "main");
    await git("add", ".");
    await git("commit", "-q", "-m", "Describe the harbour");
    const text = readFileSync(join(own, "api.yaml"), "utf8");
    writeFileSync(join(own, "api.yaml"), text.replace("operationId: watchLog", "operationId: followLog"));
    const { stdout } = await command("diff", "main", "--fail-on", "never");
    expect(stdout).toContain("watchLog");
    await expect(command("diff", "main")).rejects.toMatchObject({ code: 1 });
  });

  test("a program gets the same by import, with types", async () => {
    const program = `import { diff, generate, type Diagnostic, type JsonReport } from "wireproof";
const { ok, diagnostics } = await generate({ spec: "harbour.yaml", out: "${out}/harbour", check: true });
const found: readonly Diagnostic[] = diagnostics;
const report: JsonReport = await diff({ base: "harbour.yaml", head: "./harbour.yaml", cwd: "." });
console.log(ok, found.length, report.bump);
`;
    writeFileSync(join(folder, `${out}-api.mts`), program);
    const compilerOptions = {
      module: "nodenext",
      target: "es2023",
      strict: true,
      types: [],
      lib: ["es2023", "dom"],
      outDir: `${out}-api`,
    };
    writeFileSync(
      join(folder, `${out}.json`),
      JSON.stringify({ compilerOptions, files: [`${out}-api.mts`] }),
    );
    await compile(`${out}.json`);
    const { stdout } = await run(node, [`${out}-api/${out}-api.mjs`], { cwd: folder });
    expect(stdout).toBe("true 0 none\n");
  });
});
