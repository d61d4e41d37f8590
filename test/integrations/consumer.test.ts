import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Service, startService } from "../../scripts/lib/runtimes/service.ts";
import { findings } from "../consumers/findings.ts";
import { packInto, run, useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  declaration: true,
};

/** Where a consumer's global types come from. */
const surroundings = {
  browser: { lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"], types: [] },
  node: { lib: ["es2023"], types: ["node"] },
};

const compilers = { "5.9": "typescript", "6.0": "typescript-6.0", "7.0": "typescript-7.0" };

type Surroundings = keyof typeof surroundings;
type Version = keyof typeof compilers;

/** An empty project that the tarball is installed into, with the program twice: as ESM, and for `require`. */
async function install(): Promise<void> {
  const { tarball } = await packInto(folder());
  await writeFile(join(folder(), "package.json"), `{ "private": true }`);
  await run("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund"], { cwd: folder() });
  await mkdir(join(folder(), "node_modules/@types"), { recursive: true });
  const types = "node_modules/@types/node";
  await symlink(join(workspace, types), join(folder(), types), "junction");
  for (const kind of ["mts", "cts"]) {
    await copyFile(join(workspace, "test/consumers/consumer.ts"), join(folder(), `consumer.${kind}`));
  }
  const print = "consume(process.argv[2]).then((findings) => console.log(JSON.stringify(findings)));";
  await writeFile(join(folder(), "main.mjs"), `import { consume } from "./consumer.mjs";\n${print}`);
  await writeFile(join(folder(), "main.cjs"), `const { consume } = require("./consumer.cjs");\n${print}`);
}

/** Compiles both programs, and gives what the compiler says: nothing, if all is well. */
async function compileWith(
  version: keyof typeof compilers,
  where: keyof typeof surroundings,
): Promise<string> {
  const out = join(folder(), `${version}-${where}`);
  await mkdir(out, { recursive: true });
  const project = join(folder(), `${version}-${where}.json`);
  const options = { ...compilerOptions, ...surroundings[where], outDir: out };
  const files = ["consumer.mts", "consumer.cts"];
  await writeFile(project, JSON.stringify({ compilerOptions: options, files }));
  const tsc = join(workspace, "node_modules", compilers[version], "bin/tsc");
  // It exits with 1 or 2 when it has something to say.
  const { stdout } = await run(process.execPath, [tsc, "-p", project], { cwd: folder() }).catch(
    (failure: { stdout: string }) => failure,
  );
  return stdout;
}

describe("somebody who installs the package", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    await install();
  });
  afterAll(() => service.close());

  // Not every pair: the compilers in between agree on Node's types if the oldest and the newest do.
  test.concurrent.each<[Version, Surroundings]>([
    ["5.9", "browser"],
    ["5.9", "node"],
    ["6.0", "browser"],
    ["7.0", "browser"],
    ["7.0", "node"],
  ])("compiles with TypeScript %s and the types of a %s", async (version, where) => {
    expect(await compileWith(version, where)).toBe("");
  });

  test.each(["mjs", "cjs"])("runs the program as .%s, as each compiler wrote it", async (kind) => {
    for (const version of Object.keys(compilers)) {
      await copyFile(
        join(folder(), `${version}-browser`, `consumer.${kind}`),
        join(folder(), `consumer.${kind}`),
      );
      const { stdout } = await run(process.execPath, [join(folder(), `main.${kind}`), service.url]);
      expect(JSON.parse(stdout)).toEqual(findings);
    }
  });
});
