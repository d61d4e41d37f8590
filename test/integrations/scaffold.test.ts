import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { wireproofFile } from "../support/wireproof.ts";
import { run, useTemporaryFolder, workspace } from "../support/pack.ts";

const document = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        "200":
          description: Pets
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;

/** Two programs of somebody who installed the package, which differ by how they get it. */
const body = `
const client = createClient({ baseUrl: "https://pets.example", fetch: createMockFetch({ listPets: ["Rex"] }) });
const lost = createClient({ baseUrl: "https://pets.example", fetch: createMockFetch({ listPets: 404 }) });
(async () => {
  const error = await listPets(lost).catch((error) => error);
  console.log(JSON.stringify([await listPets(client), error instanceof ApiError, error.status]));
})();`;
const commonJs = `const { ApiError, createClient } = require("pets");
const { listPets } = require("pets/operations/pets");
const { createMockFetch } = require("pets/testing");${body}`;
const esModule = `import { ApiError, createClient } from "pets";
import { listPets } from "pets/operations/pets";
import { createMockFetch } from "pets/testing";${body}`;
const typed = `import { createClient } from "pets";
import { listPets } from "pets/operations/pets";
import { createMockFetch } from "pets/testing";
export const pets: Promise<string[]> = listPets(createClient({ baseUrl: "https://pets.example", fetch: createMockFetch() }));`;

const folder = useTemporaryFolder();
const made = (): string => join(folder(), "pets");
const compiler = join(workspace, "node_modules/typescript/lib/tsc.js");

beforeAll(async () => {
  const files = {
    "pets.yaml": document,
    "program.cjs": commonJs,
    "program.mjs": esModule,
    "typed.ts": typed,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder(), name), text)));
  const words = ["generate", "--spec", join(folder(), "pets.yaml"), "--out", made()];
  await run(process.execPath, [wireproofFile, ...words]);
  // The compiler is what a package of this kind has to have installed.
  await symlink(join(workspace, "node_modules"), join(made(), "node_modules"));
  await run("npm", ["run", "build"], { cwd: made() });
  await mkdir(join(folder(), "node_modules"));
  await symlink(made(), join(folder(), "node_modules/pets"));
});

describe("a package that is made for a document", () => {
  test.each([
    ["an ES module", ["program.mjs"]],
    ["require", ["program.cjs"]],
    ["require, where it takes no ES modules", ["--no-experimental-require-module", "program.cjs"]],
  ])("runs by %s", async (_what, args) => {
    const { stdout } = await run(process.execPath, args, { cwd: folder() });
    expect(JSON.parse(stdout)).toEqual([["Rex"], true, 404]);
  });

  test("has types for CommonJS projects with the old resolution", async () => {
    const options = ["--module", "commonjs", "--moduleResolution", "node10", "--noEmit", "--strict"];
    const platform = ["--target", "es2022", "--lib", "es2023,dom,dom.asynciterable"];
    const args = [compiler, "typed.ts", ...options, ...platform];
    // The compiler says on its standard output what it does not like.
    const said = await run(process.execPath, args, { cwd: folder() }).catch((failure: unknown) => failure);
    expect(said).toMatchObject({ stdout: "" });
  });

  test("has nothing that publint or attw would mend", async () => {
    const { messages, pkg } = await publint({ pkgDir: made(), pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    await run("npm", ["pack", "--offline", "--ignore-scripts"], { cwd: made() });
    const attw = join(workspace, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const entries = ["--include-entrypoints", "./operations/pets", "./testing"];
    const args = [attw, "pets-0.0.0.tgz", ...entries, "--profile", "strict", "--format", "json"];
    // It exits with 1 when it has found something, and says what.
    const { stdout } = await run(process.execPath, args, { cwd: made() }).catch(
      (failure: { stdout: string }) => failure,
    );
    expect(JSON.parse(stdout)).toMatchObject({ analysis: { problems: [] } });
  });
});
