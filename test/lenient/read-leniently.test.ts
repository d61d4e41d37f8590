import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFiles, type Build } from "../../generator/build.ts";
import { readings } from "../../generator/lenient/readings.ts";
import { readLeniently } from "../../generator/lenient/read-leniently.ts";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import { valueAt } from "../../generator/shared/json.ts";
import { Stopwatch } from "../../generator/shared/stopwatch.ts";
import { compile, consumerOptions } from "../support/compile.ts";
import { brief, loadFiles, makeFolder } from "../support/documents.ts";

/** A document of 3.0 with every kind of fault that has one sensible reading. */
const everyKind = `openapi: 3.0.3
info: { title: Pets }
paths:
  /pets/{pet}:
    parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: find
      responses: { "200": { description: ok, content: { $ref: "#/components/responses/Found/content" } } }
    put:
      operationId: find
      requestBody: { $ref: "#/components/requestBodies/Gone" }
      responses: { "200": { $ref: "#/components/responses/Gone" }, "202": { $ref: responses/gone.yaml } }
  /pets/{pet}/{toy}:
    get:
      operationId: toy
      parameters: [{ $ref: "#/components/parameters/Gone" }, { name: size, in: query, schema: { type: integer } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Toy" } } } } }
components:
  responses:
    Found:
      description: ok
      content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
  schemas:
    Pet:
      type: object
      required: [name, place, tag, nothing]
      properties:
        name: { anyOf: [{ type: string }, { type: "null" }] }
        tag: { type: [string, "null"] }
        nothing: { type: null }
        place: { type: array, items: [{ type: number }, { type: string }] }
        owner: { $ref: "#/components/schemas/Owner", description: Nobody knows. }
        age: { type: integer, required: true }
        food: { $ref: ./food.yaml#/Food }
    Toy: { type: object, required: [pet], properties: { pet: { $ref: "#/components/schemas/Pet" } } }
`;

async function build(text: string, lenient: boolean): Promise<Build> {
  return buildFiles(await loadFiles({ "api.yaml": text }), new Stopwatch(), { lenient });
}

const codes = ({ diagnostics }: Pick<Build, "diagnostics">, severity: string): string[] =>
  diagnostics.filter((each) => each.severity === severity).map(({ code }) => code);

describe("a document with every kind of fault that has one sensible reading", () => {
  test("is refused, and the last line says what --lenient would take", async () => {
    const refused = await build(everyKind, false);
    expect(new Set(codes(refused, "error"))).toEqual(new Set(Object.keys(readings)));
    expect(refused.files).toBeUndefined();
    expect(refused.takeable).toBe("; `--lenient` would take all of the 19 findings");
  });

  test("is read, and each kind is told once, with a count and the first place", async () => {
    const read = await build(everyKind, true);
    expect(codes(read, "error")).toEqual([]);
    const told = read.diagnostics.filter(({ code }) => Object.hasOwn(readings, code));
    expect(told.map(({ code }) => code).sort()).toEqual(Object.keys(readings).sort());
    const undeclared = told.filter(({ code }) => code === "path-parameter-undeclared");
    expect(brief(undeclared)).toEqual(["6:5 path-parameter-undeclared"]);
    const missing = told.filter(({ code }) => code === "ref-file-missing");
    expect(missing.map(({ message }) => message)).toEqual([
      "There is no file `responses/gone.yaml`. The document has 2 of this kind. " +
        "`--lenient` reads what it should hold as `unknown`.",
    ]);
    expect(undeclared[0]?.message).toBe(
      "The path `/pets/{pet}` has `{pet}`, which this operation does not declare. " +
        "The document has 4 of this kind. `--lenient` reads it as a required string.",
    );
  });

  test("means what its authors meant", async () => {
    const { files = [] } = await build(everyKind, true);
    const program = `
      import { getPetsPet, putPetsPet, toy, type Client, type Pet } from "./src/index.ts";
      type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
      declare function yes<_T extends true>(): void;
      declare const client: Client;
      yes<Same<Pet["name"], string | null>>();
      yes<Same<Pet["tag"], string | null>>();
      yes<Same<Pet["nothing"], null>>();
      yes<Same<Pet["place"][0], number>>();
      yes<Same<Pet["place"][1], string>>();
      yes<unknown extends Pet["owner"] ? true : false>();
      yes<Same<Pet["age"], number | undefined>>();
      yes<unknown extends Pet["food"] ? true : false>();
      const found: Pet = await getPetsPet(client, { pet: "tom" });
      const changed: unknown = await putPetsPet(client, { pet: "tom", body: { any: 1 } });
      await toy(client, { pet: "tom", toy: "ball", size: 1 });
      // @ts-expect-error It is required.
      await getPetsPet(client, {});
      // @ts-expect-error It is a string.
      await getPetsPet(client, { pet: 1 });
      // @ts-expect-error It is not in the path.
      await getPetsPet(client, { pet: "tom", petId: 1 });
      export { found, changed };
    `;
    const folder = makeFolder({
      ...Object.fromEntries(files.map((file) => [file.path, file.text])),
      "program.ts": program,
      "package.json": `{ "type": "module" }`,
    });
    const options = { ...consumerOptions, allowImportingTsExtensions: true };
    expect(compile([join(folder, "program.ts")], options)).toEqual([]);
  });

  test("stays refused where it says `x-lint: strict`", async () => {
    const refused = await build(`${everyKind}x-lint: strict\n`, true);
    expect(codes(refused, "error")).toEqual(expect.arrayContaining(Object.keys(readings)));
    expect((await build(`${everyKind}x-lint: strict\n`, false)).takeable).toBe("");
  });
});

test("what has no sensible reading is still refused, beside what has one", async () => {
  const text = `openapi: 3.1.0\ninfo: { title: a }\npaths: []\n`;
  expect(codes(await build(text, true), "error")).toEqual(["wrong-type"]);
  expect((await build(text, false)).takeable).toBe("; `--lenient` would take 1 of the 2 findings");
});

test("a reference in place of a list is read as its items, wherever lists are", async () => {
  const text = `openapi: 3.0.3
info: { title: a, version: "1" }
x-names: [a]
x-parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/A" } }]
x-tags: [one]
security: { $ref: "#/x-security" }
x-security: [{ key: [] }]
paths:
  /a:
    parameters: { $ref: "#/x-parameters" }
    get: { operationId: a, tags: { $ref: "#/x-tags" }, responses: { "200": { description: ok } } }
  /b:
    get: { operationId: b, parameters: { $ref: "#/paths/~1a/parameters" }, responses: { "200": { description: ok } } }
components:
  securitySchemes: { key: { type: apiKey, name: k, in: header } }
  schemas:
    A: { type: object, required: { $ref: "#/x-names" }, properties: { a: { type: string } } }
    B: { type: string, enum: { $ref: "#/x-names" } }
    C: { allOf: { $ref: "#/components/schemas/D/allOf" } }
    D: { allOf: [{ $ref: "#/components/schemas/A" }] }
`;
  expect(codes(await build(text, false), "error")).toEqual(Array(7).fill("ref-misplaced"));
  const { files = [] } = await build(text, true);
  const all = new Map(files.map((file) => [file.path, file.text]));
  expect(all.get("src/models.ts")).toMatch(/interface A \{\s+a: string;/);
  expect(all.get("src/models.ts")).toMatch(/type C = A;/);
  expect(all.get("src/enums.ts")).toContain('A: "a"');
  expect(all.get("src/operations/one.ts")).toMatch(/q\?: A .*apiKey\("key", "header", "k"\)/s);
  expect(all.get("src/operations/default.ts")).toMatch(/q\?: A/);
});

test("a valid document is not touched", async () => {
  const { spec } = await loadFiles({
    "api.yaml": `openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n`,
  });
  if (!spec) throw new Error("the document does not load");
  expect(readLeniently(spec, lintSpec(spec)).spec).toBe(spec);
});

describe("a map or a list by reference that is a reference itself", () => {
  const given = {
    "lists/names.yaml": "one: { $ref: '#/two' }\ntwo: { $ref: more/names.yaml#/three }\n",
    "lists/more/names.yaml": "three: [a]\n",
    "maps/a.yaml": "schemas: { $ref: more/b.yaml#/schemas, A: { type: string } }\n",
    "maps/more/b.yaml":
      "schemas: { A: { type: integer }, B: { type: integer }, C: { $ref: '#/inner' } }\ninner: { type: boolean }\n",
  };
  const head = `openapi: 3.1.0\ninfo: { title: a, version: "1" }\n`;

  test("is what that leads to, from file to file", async () => {
    const text = `${head}components:
  schemas: { $ref: maps/a.yaml#/schemas, Z: { type: object, required: { $ref: lists/names.yaml#/one } } }
  parameters: { A: { name: a, in: query, schema: { enum: { $ref: "#/components/schemas/Z/required" } } } }
`;
    const { draft, diagnostics } = await loadFiles({ ...given, "api.yaml": text });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["ref-misplaced"]));
    if (!draft) throw new Error("the document does not load");
    const { document } = draft;
    expect(valueAt(document, "/components/schemas/Z/required")).toEqual(["a"]);
    expect(valueAt(document, "/components/parameters/A/schema/enum")).toEqual(["a"]);
    expect(valueAt(document, "/components/schemas")).toMatchObject({
      A: { $ref: "#/x-external/maps~1a.yaml/schemas/A" },
      B: { $ref: "#/x-external/maps~1more~1b.yaml/schemas/B" },
      C: { $ref: "#/x-external/maps~1more~1b.yaml/schemas/C" },
    });
    expect(valueAt(document, "/x-external/maps~1more~1b.yaml/schemas/C")).toEqual({
      $ref: "#/x-external/maps~1more~1b.yaml/inner",
    });
  });

  test.each([
    ["itself", `x-a: { $ref: "#/x-a" }`, "ref-cycle"],
    ["a ring", `x-a: { $ref: "#/x-b" }\nx-b: { $ref: "#/x-a" }`, "ref-cycle"],
    ["nothing", `x-a: { $ref: "#/x-b" }`, "ref-unresolved"],
    ["no file", `x-a: { $ref: x-b.yaml }`, "ref-file-missing"],
  ])("that leads to %s", async (_, text, code) => {
    for (const [field, pointer] of [
      [`A: { required: { $ref: "#/x-a" } }`, "/components/schemas/A/required"],
      [`$ref: "#/x-a"`, "/components/schemas"],
    ] as const) {
      const { draft, diagnostics } = await loadFiles({
        "api.yaml": `${head}components: { schemas: { ${field} } }\n${text}\n`,
      });
      expect(new Set(diagnostics.map((each) => each.code))).toEqual(new Set(["ref-misplaced", code]));
      if (!draft) throw new Error("the document does not load");
      const read = readLeniently(draft, diagnostics);
      const isRead = code !== "ref-cycle";
      if (isRead) expect(valueAt(read.spec.document, pointer)).toEqual(pointer.endsWith("d") ? [] : {});
      expect(codes(read, "error")).toEqual(isRead ? [] : ["ref-cycle"]);
    }
  });
});

describe("a reference that points at nothing", () => {
  const gone = `{ $ref: "#/gone" }`;
  test.each([
    [
      "a schema, with what counts beside it",
      `components: { schemas: { A: { $ref: "#/gone", title: A } } }`,
      "/components/schemas/A",
      { title: "A" },
    ],
    ["a parameter", `components: { parameters: { A: ${gone} } }`, "/components/parameters/A", null],
    ["a header", `components: { headers: { A: ${gone} } }`, "/components/headers/A", {}],
    ["an example", `components: { examples: { A: ${gone} } }`, "/components/examples/A", {}],
    ["a link", `components: { links: { A: ${gone} } }`, "/components/links/A", {}],
    [
      "a security scheme",
      `components: { securitySchemes: { A: ${gone} } }`,
      "/components/securitySchemes/A",
      null,
    ],
    ["a path item", `paths: { /a: { $ref: "#/gone", get: {} } }`, "/paths/~1a", { get: {} }],
    ["a map", `components: { schemas: ${gone} }`, "/components/schemas", {}],
    ["a list", `components: { schemas: { A: { anyOf: ${gone} } } }`, "/components/schemas/A/anyOf", []],
  ])("in place of %s", async (_, text, pointer, want) => {
    const head = `openapi: 3.1.0\ninfo: { title: a, version: "1" }\n`;
    const { draft, diagnostics } = await loadFiles({ "api.yaml": `${head}${text}\n` });
    if (!draft) throw new Error("the document does not load");
    const read = readLeniently(draft, diagnostics);
    expect(valueAt(read.spec.document, pointer)).toEqual(want);
    const { files } = await buildFiles(
      { draft, diagnostics, sources: new Map(), files: new Set() },
      new Stopwatch(),
      {
        lenient: true,
      },
    );
    expect(files).toBeDefined();
  });

  test("in a value that YAML repeats", async () => {
    const text = `openapi: 3.1.0\ninfo: { title: a, version: "1" }\ncomponents: { schemas: { A: &a ${gone}, B: *a, C: { items: *a } } }\n`;
    const { draft, diagnostics } = await loadFiles({ "api.yaml": text });
    if (!draft) throw new Error("the document does not load");
    const { document } = readLeniently(draft, diagnostics).spec;
    expect(valueAt(document, "/components/schemas")).toEqual({ A: {}, B: {}, C: { items: {} } });
  });
});
