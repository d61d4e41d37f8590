import { readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generator/generate.ts";
import { extraNames, extras } from "../../generator/shared/extras.ts";
import { packageNameOf } from "../../generator/write/scaffold.ts";
import { compileFolders } from "../support/compile-folders.ts";
import { head, makeFolder } from "../support/documents.ts";

const json = (schema: string): string =>
  `responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } }`;
const things = json(
  `{ type: object, properties: { value: { type: array, items: { type: string } }, nextLink: { type: string } } }`,
);
const schemes = `components: { securitySchemes: {
  key: { type: apiKey, in: header, name: X-Key }, staff: { type: http, scheme: basic },
  app-token: { type: http, scheme: bearer }, cert: { type: mutualTLS } } }`;

/** Documents, and what their README has to say. */
const cases: Readonly<Record<string, readonly [document: string, says: readonly string[]]>> = {
  "a plain call and a paged one": [
    `${head}servers: [{ url: "https://a.example/v1", x-server-name: live }]
paths:
  /things: { get: { operationId: listThings, x-ms-pageable: { nextLinkName: nextLink }, ${things} } }
  /old: { get: { operationId: getOld, deprecated: true, ${json("{ type: string }")} } }
  /things/{id}: { get: { operationId: getThing, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], ${json("{ type: string }")} } }
`,
    [
      'import { createClient, getThing, listThings, servers } from "pets";',
      "createClient({ baseUrl: servers.live })",
      'console.log(await getThing(client, { id: "…" }));',
      "for await (const item of listThings(client)) console.log(item);",
      "- `servers.live`: `https://a.example/v1`",
    ],
  ],
  "credentials of every kind": [
    `${head}security: [{ key: [], app-token: [], staff: [] }, { cert: [] }]\npaths: { /a: { get: { operationId: a, ${json("{}")} } } }\n${schemes}\n`,
    [
      'createClient({ baseUrl: "https://api.example.com", token: "…", credentials: { key: "…", staff: { username: "…", password: "…" } } })',
      "- `app-token`: a token, as `token`, or a function that gets one",
      "- `cert`: the client sends nothing for it",
      "- `key`: a key, in `credentials: { key: … }`; it goes into the header `X-Key`",
      "- `staff`: `{ username, password }`, in `credentials: { staff: … }`",
    ],
  ],
  "a call that needs a body": [
    `${head}paths: { /a: { post: { operationId: makeA, requestBody: { required: true, content: { application/json: { schema: { type: object, required: [n], properties: { n: { type: number } } } } } }, ${json("{ type: string }")} } } }\n`,
    ["declare const params: MakeAParams; // see API.md", "console.log(await makeA(client, params));"],
  ],
  "a server with variables": [
    `${head}servers: [{ url: /relative }, { url: "https://{host}/v1", variables: { host: { default: a.example } }, description: "Live, *everywhere*." }]\npaths: { /a: { get: { operationId: a, ${json("{}")} } } }\n`,
    ["Live, \\*everywhere\\*."],
  ],
  "no operation": [`${head}paths: {}\n`, ["import { createClient } from"]],
  "a hostile title": [
    `openapi: 3.1.0\ninfo: { title: "</h1> \`x\` [a](http://b) */ \${c}", version: "1", license: { name: "MIT](x)" } }\npaths: { /a: { get: { operationId: a, ${json("{}")} } } }\n`,
    ["# \\</h1\\> \\`x\\` \\[a\\](http\\://b) \\*/ $\\{c\\}", "The document has MIT\\](x)."],
  ],
};

const root = realpathSync(makeFolder({ "package.json": '{ "type": "module" }' }));
const folderOf = (name: string): string => path.join(root, name.replaceAll(/\W+/g, "-"));
const read = (name: string, file: string): string => readFileSync(path.join(folderOf(name), file), "utf8");

describe("the README of a new package", () => {
  let errors: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    for (const [name, [document]] of Object.entries(cases)) {
      const spec = path.join(makeFolder({ "api.yaml": document }), "api.yaml");
      const { ok, diagnostics } = await generate({ spec, out: folderOf(name) });
      expect(ok, JSON.stringify(diagnostics)).toBe(true);
      const [, program = ""] = /^```ts\n([^]*?)^```$/m.exec(read(name, "README.md")) ?? [];
      const { name: own } = JSON.parse(read(name, "package.json")) as { name: string };
      writeFileSync(
        path.join(folderOf(name), "example.ts"),
        // Without an operation there is nothing to do with a client.
        `${program.replace(JSON.stringify(own), '"./src/index.ts"')}void client;\n`,
      );
    }
    errors = await compileFolders(root, Object.keys(cases).map(folderOf));
  });

  test.each(Object.keys(cases))("%s", (name) => {
    for (const text of cases[name]?.[1] ?? []) expect(read(name, "README.md")).toContain(text);
    expect(errors.get(folderOf(name))).toEqual([]);
  });
});

test("what is there is left alone, and a second run changes nothing", async () => {
  const folder = makeFolder({ "api.yaml": `${head}paths: {}\n`, "sdk/README.md": "Mine.\n" });
  const [spec, out] = [path.join(folder, "api.yaml"), path.join(folder, "sdk")];
  const run = (): ReturnType<typeof generate> => generate({ spec, out, packageName: "@acme/things" });
  expect((await run()).plan?.added.map(({ path: file }) => file)).toContain("tsconfig.json");
  expect(readFileSync(path.join(out, "README.md"), "utf8")).toBe("Mine.\n");
  expect(JSON.parse(readFileSync(path.join(out, "package.json"), "utf8"))).toMatchObject({
    name: "@acme/things",
  });
  expect(readFileSync(path.join(out, "src/runtime/user-agent.ts"), "utf8")).toContain('"acme-things/0.0.0"');
  expect((await run()).plan).toMatchObject({ added: [], changed: [], removed: [] });
  expect(readdirSync(out).sort()).toEqual([
    "API.md",
    "README.md",
    "package.json",
    "src",
    "tsconfig.cjs.json",
    "tsconfig.json",
  ]);
});

test("an extra is a file of its own that nothing else imports, with an optional peer", async () => {
  const folder = makeFolder({ "api.yaml": `${head}paths: {}\n` });
  const spec = path.join(folder, "api.yaml");
  const [plain, more] = [path.join(folder, "plain"), path.join(folder, "more")];
  await generate({ spec, out: plain });
  await generate({ spec, out: more, with: extraNames });
  const filesIn = (out: string): string[] => readdirSync(path.join(out, "src"), { recursive: true }) as string[]; // encoded as text
  const before = filesIn(plain);
  expect(filesIn(more)).toEqual(expect.arrayContaining([...before, ...extraNames.map((name) => `${name}.ts`)]));
  for (const file of before.filter((name) => name.endsWith(".ts") && !name.endsWith("user-agent.ts")))
    expect(readFileSync(path.join(more, "src", file), "utf8")).toBe(readFileSync(path.join(plain, "src", file), "utf8"));
  const manifest = JSON.parse(readFileSync(path.join(more, "package.json"), "utf8")) as object;
  for (const { library, range } of extraNames.flatMap((name) => extras[name].peer ?? []))
    expect(manifest).toMatchObject({
      peerDependencies: { [library]: range },
      peerDependenciesMeta: { [library]: { optional: true } },
      devDependencies: { [library]: range },
    });
}); // prettier-ignore

test("a package.json that is there is told which library an extra needs, and is left alone", async () => {
  const manifest = (fields: object): string => JSON.stringify({ name: "pets", type: "module", ...fields });
  const told = async (fields: object): Promise<readonly string[]> => {
    const text = manifest(fields);
    const folder = makeFolder({ "api.yaml": `${head}paths: {}\n`, "sdk/package.json": text });
    const out = path.join(folder, "sdk");
    const run = await generate({ spec: path.join(folder, "api.yaml"), out, with: extraNames });
    expect(run.ok).toBe(true);
    expect(readFileSync(path.join(out, "package.json"), "utf8")).toBe(text);
    return run.diagnostics.map(({ code, hint = "" }) => `${code}: ${hint}`);
  };
  expect(await told({ dependencies: { zod: "^4.3.0" } })).toEqual([
    'library-missing: Add `"msw": "^2.3.0"` to its `peerDependencies`.',
  ]);
  expect(await told({ peerDependencies: { msw: "2" }, devDependencies: { zod: "4" } })).toEqual([]);
});

test.each([
  ["Pet Store API", "pet-store-api"],
  ["  Über-Größe v2.0! ", "uber-gro-e-v2.0"],
  ["計費", "sdk"],
  ["node_modules", "sdk"],
  ["../../etc", "etc"],
  ["_x.", "x"],
])("the title %j names the package %s", (title, name) => {
  expect(packageNameOf(title, "some/sdk")).toBe(name);
});
