/** The page for people who come from other generators: each of its programs compiles, and they send the same. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { compile, consumerOptions } from "../support/compile.ts";
import { run, workspace } from "../support/pack.ts";
import { wireproofFile } from "../support/wireproof.ts";
import { folder as tools, projects, tool } from "./project.ts";

/** With the document, the output of each generator, and the programs. */
const folder = join(projects, "moving");

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await cp(join(tools, "moving/pets.yaml"), join(folder, "api.yaml"));
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  const node = (...words: readonly string[]): Promise<unknown> => run(process.execPath, words, { cwd: folder });
  await node(wireproofFile, "generate", "--spec", "api.yaml", "--out", "node_modules/pets");
  await run("npm", ["run", "build"], { cwd: join(folder, "node_modules/pets"), shell: process.platform === "win32" });
  await node(tool("openapi-typescript/bin/cli.js"), "api.yaml", "-o", "schema.d.ts");
  await node(tool("@hey-api/openapi-ts/bin/run.js"), "-i", "api.yaml", "-o", "client");
  const output = { target: "./pets.ts", client: "fetch", baseUrl: "https://api.example.com/v1" };
  const config = { pets: { input: "./api.yaml", output } };
  await writeFile(join(folder, "orval.config.js"), `export default ${JSON.stringify(config)};\n`);
  await node(tool("orval/dist/bin/orval.mjs"), "--config", "orval.config.js");
}); // prettier-ignore

const page = await readFile(join(workspace, "generator/docs/moving.md"), "utf8");
const programs = [...page.matchAll(/^```ts (\S+)\n(.*?)^```$/gms)].map(
  ([, name = "", text = ""]) => [name, text] as const,
);

/** Answers as the service would, and prints each request. */
const service = `
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { method, url, headers } = request;
  const type = headers.get("content-type");
  console.error(JSON.stringify([method, url, headers.get("authorization"), type, await request.text()]));
  const rex = { id: "1", name: "Rex" };
  if (method === "POST") return Response.json(rex, { status: 201 });
  return url.includes("/pets/") ? Response.json({ title: "None" }, { status: 404 }) : Response.json([rex]);
};
`;

async function requestsOf(file: string): Promise<readonly string[]> {
  const outfile = file.replace(/ts$/, "bundle.mjs");
  await build({ entryPoints: [file], outfile, bundle: true, platform: "node", format: "esm", banner: { js: service } });
  const { stdout, stderr } = await run(process.execPath, [outfile], { env: { ...process.env, TOKEN: "secret" } });
  expect(stdout).toContain("404 None");
  return stderr.trim().split("\n");
} // prettier-ignore

test("the page has a program for each generator", () => {
  expect(programs.map(([name]) => name)).toEqual(["after", "openapi-typescript", "hey-api", "orval"]);
});

test.each(programs)("%s: the program compiles, and sends what the others send", async (name, text) => {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, text);
  // hey-api's output imports files without their extension.
  const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const options = { ...consumerOptions, ...bundler, exactOptionalPropertyTypes: false, types: ["node"] };
  expect(compile([file], options)).toEqual([]);
  const pet = JSON.stringify({ name: "Rex", kind: "dog" });
  const base = "https://api.example.com/v1/pets";
  expect(await requestsOf(file)).toEqual(
    [
      ["GET", `${base}?limit=10&kind=cat`, "Bearer secret", null, ""],
      ["GET", `${base}/7`, "Bearer secret", null, ""],
      ["POST", base, "Bearer secret", "application/json", pet],
    ].map((request) => JSON.stringify(request)),
  );
});
