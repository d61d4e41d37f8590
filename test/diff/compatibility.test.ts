import { Project } from "ts-morph";
import { describe, expect, test } from "vitest";
import { emitPackage } from "../../generator/emit/emit-package.ts";
import { buildModel } from "../../generator/model/build-model.ts";
import { readRuntimeFiles } from "../../generator/runtime-files.ts";
import type { Change } from "../../generator/diff/change.ts";
import { diffTexts, specFrom } from "./support.ts";

interface Parts {
  readonly parameters?: string;
  readonly body?: string;
  readonly thing?: string;
  readonly more?: string;
  readonly operationId?: string;
  readonly path?: string;
  readonly failures?: string;
  readonly servers?: string;
}

const document = (parts: Parts): string => `openapi: 3.1.0
info: { title: Types, version: 1.0.0 }
servers: [${parts.servers ?? "{ url: https://one.example, description: One }"}]
paths:
  ${parts.path ?? "/things/{id}"}:
    post:
      operationId: ${parts.operationId ?? "getThing"}
      parameters: [${parts.parameters ?? "{ name: id, in: path, required: true, schema: { type: string } }"}]
      ${parts.body === undefined ? "" : `requestBody: { required: true, content: { application/json: { schema: ${parts.body} } } }`}
      responses:
        "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
${parts.failures ?? ""}
components:
  schemas:
    Thing: ${parts.thing ?? "{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }"}
${parts.more ?? ""}
`;

const input = (schema: string): Parts => ({
  body: '{ $ref: "#/components/schemas/Input" }',
  more: `    Input: ${schema}`,
});
const color = (values: string, open = false): Parts => ({
  thing: '{ type: object, properties: { color: { $ref: "#/components/schemas/Color" } } }',
  more: `    Color: { type: string, enum: [${values}]${open ? ", x-ms-enum: { name: Color, modelAsString: true }" : ""} }`,
});
const idAs = (name: string): Parts => ({
  path: `/things/{${name}}`,
  parameters: `{ name: ${name}, in: path, required: true, schema: { type: string } }`,
});
const failure = (status: string): Parts => ({
  failures: `        "${status}": { description: No, content: { application/json: { schema: { type: string } } } }`,
});

const breaking: readonly [what: string, base: Parts, head: Parts, symbol: string, rule: string][] = [
  [
    "an optional property is lost",
    {},
    { thing: "{ type: object, required: [a], properties: { a: { type: string } } }" },
    "Thing.b",
    "optional-property-removed",
  ],
  [
    "a property may be missing",
    {},
    { thing: "{ type: object, properties: { a: { type: string }, b: { type: string } } }" },
    "Thing.a",
    "property-became-optional",
  ],
  [
    "a property is of another type",
    {},
    { thing: "{ type: object, required: [a], properties: { a: { type: number }, b: { type: string } } }" },
    "Thing.a",
    "type-changed",
  ],
  [
    "a property of a request is required",
    input("{ type: object, properties: { x: { type: string } } }"),
    input("{ type: object, required: [x], properties: { x: { type: string } } }"),
    "Input.x",
    "property-became-required",
  ],
  [
    "a new property of a request is required",
    input("{ type: object, properties: { x: { type: string } } }"),
    input("{ type: object, required: [y], properties: { x: { type: string }, y: { type: string } } }"),
    "Input.y",
    "required-property-added",
  ],
  [
    "a model is gone",
    { more: "    Other: { type: object, properties: { x: { type: string } } }" },
    {},
    "Other",
    "schema-removed",
  ],
  ["a function has another name", {}, { operationId: "readThing" }, "getThing", "operation-id-changed"],
  [
    "a path parameter has another name",
    idAs("id"),
    idAs("key"),
    "GetThingParams.id",
    "path-parameter-renamed",
  ],
  ["a status is gone", failure("404"), failure("410"), "GetThingErrors[404]", "failure-status-removed"],
  [
    "a member of an enumeration is gone",
    color("red, blue"),
    color("red"),
    "Color.Blue",
    "enum-values-removed",
  ],
  [
    "a server has another name",
    {},
    { servers: "{ url: https://one.example, description: Two }" },
    "servers.one",
    "server-docs-changed",
  ],
];

describe.each(breaking)("%s", (_, base, head, symbol, rule) => {
  test("is breaking, with a witness", async () => {
    const [change] = (await claims(base, head)).filter((one) => one.typescript?.symbol === symbol);
    expect(change?.id).toBe(rule);
    expect(change?.level).toBe("breaking");
    expect(change?.bump).toBe("major");
  });

  test("compiles before and not after against the whole packages", async () => {
    for (const change of await claims(base, head)) {
      const witness = change.typescript?.witness ?? "";
      expect(await errorsAgainst(document(base), witness), witness).toEqual([]);
      expect(await errorsAgainst(document(head), witness), witness).not.toEqual([]);
    }
  });
});

async function claims(base: Parts, head: Parts): Promise<readonly Change[]> {
  const diff = await diffTexts(document(base), document(head), { types: true });
  const found = diff.changes.filter((change) => change.typescript !== null);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** The errors of a consumer's file against everything that the generator emits, with the real library. */
async function errorsAgainst(text: string, witness: string): Promise<readonly string[]> {
  const runtime = await readRuntimeFiles();
  const { model } = buildModel(
    await specFrom(text),
    runtime.flatMap((file) => file.exports.map((one) => one.name)),
  );
  const project = new Project({
    useInMemoryFileSystem: true,
    // 99 is the latest target and ESNext modules, 100 the resolution of bundlers: the enums are not erasable here.
    compilerOptions: {
      target: 99,
      module: 99,
      moduleResolution: 100,
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
      paths: { "the-package": ["/package/src/index.ts"] },
    },
  });
  for (const file of emitPackage(model, runtime)) {
    if (file.language === "ts") project.createSourceFile(`/package/${file.path}`, file.text);
  }
  const source = project.createSourceFile("/witness.ts", witness);
  return project
    .getProgram()
    .getSemanticDiagnostics(source)
    .map((one) => JSON.stringify(one.getMessageText()));
}

test("a member added to a closed enumeration hurts exhaustive switches only", async () => {
  const diff = await diffTexts(document(color("red")), document(color("red, blue")), { types: true });
  const [change] = diff.changes;
  expect(change?.typescript?.verdict).toBe("exhaustive switches only");
  expect(diff.bump).toBe("minor");
});

test("a member added to an open enumeration is minor and claims nothing", async () => {
  const diff = await diffTexts(document(color("red", true)), document(color("red, blue", true)), {
    types: true,
  });
  expect(diff.changes.map((change) => [change.id, change.typescript])).toEqual([
    ["open-enum-values-added", null],
  ]);
  expect(diff.bump).toBe("minor");
});

test.each([
  [
    "an optional property",
    {},
    {
      thing:
        "{ type: object, required: [a], properties: { a: { type: string }, b: { type: string }, c: { type: string } } }",
    },
  ],
  [
    "a looser request",
    input("{ type: object, required: [x], properties: { x: { type: string } } }"),
    input("{ type: object, properties: { x: { type: string } } }"),
  ],
  [
    "an optional parameter",
    {},
    {
      parameters:
        "{ name: id, in: path, required: true, schema: { type: string } }, { name: q, in: query, schema: { type: string } }",
    },
  ],
  [
    "a bound",
    {},
    {
      thing:
        "{ type: object, required: [a], properties: { a: { type: string, maxLength: 9 }, b: { type: string } } }",
    },
  ],
] satisfies [string, Parts, Parts][])("%s claims nothing", async (_, base, head) => {
  const diff = await diffTexts(document(base), document(head), { types: true });
  expect(diff.changes.length).toBeGreaterThan(0);
  expect(diff.changes.filter((change) => change.typescript !== null)).toEqual([]);
});

test("what only the package sees is a row of its own", async () => {
  const renamed = (name: string): Parts => ({
    thing: `{ type: object, x-ms-client-name: ${name}, properties: { a: { type: string } } }`,
  });
  const diff = await diffTexts(document(renamed("Item")), document(renamed("Entry")), { types: true });
  expect(diff.bump).toBe("major");
  expect(diff.changes.every((change) => change.wire !== "breaking")).toBe(true);
});
