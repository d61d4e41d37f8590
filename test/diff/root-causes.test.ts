import { expect, test } from "vitest";
import { compareTexts, diffTexts } from "./support.ts";

interface Parts {
  readonly paths?: string;
  readonly components?: string;
}

const document = (parts: Parts): string => `openapi: 3.1.0
info: { title: Causes, version: 1.0.0 }
paths:
${parts.paths ?? '  /a: { get: { operationId: a, responses: { "200": { $ref: "#/components/responses/R" } } } }'}
components:
${parts.components ?? ""}
`;

const thing = (type: string): string =>
  `  schemas: { Thing: { type: object, properties: { n: { type: ${type} }, l: { type: array, items: { type: object, properties: { n: { type: string } } } } } } }`;
const ofThing = '{ schema: { $ref: "#/components/schemas/Thing" } }';
const media = (names: readonly string[], entry: string): string =>
  `{ description: D, content: { ${names.map((name) => `${name}: ${entry}`).join(", ")} } }`;
const inline = (type: string): string => `{ schema: { type: object, properties: { n: { type: ${type} } } } }`;
const twice = (entry: string): string =>
  `  /a: { get: { operationId: a, responses: { "200": ${media(["application/json", "text/json", "application/xml"], entry)} } } }`;
const shared = (schema: string, parameter: string): string => `  parameters: { P: ${parameter} }
  responses: { R: { description: D, content: { application/json: { schema: ${schema} } } } }`;
const sharers = ["a", "b"]
  .map(
    (name) =>
      `  /${name}: { get: { operationId: ${name}, parameters: [{ $ref: "#/components/parameters/P" }], responses: { "200": { $ref: "#/components/responses/R" }, default: { $ref: "#/components/responses/R" } } } }`,
  )
  .join("\n");
const size = (more: string): string => `{ name: size, in: query, ${more}schema: { type: integer } }`;
const called = (name: string, owner: string): Parts => ({
  paths: `  /a: { get: { operationId: a, responses: { "200": ${media(["application/json"], ofThing)} } } }`,
  components: `  schemas:
    Thing: { type: object, properties: { owner: { $ref: "#/components/schemas/${name}" }, all: { type: array, items: { $ref: "#/components/schemas/${name}" } } } }
    ${name}: ${owner}`,
});

const cases: readonly [what: string, base: Parts, head: Parts, rows: readonly string[]][] = [
  [
    "a schema that JSON, XML and text carry, in requests, answers and parameters",
    {
      paths: `  /a: { post: { operationId: a, parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Thing/properties/n" } }], requestBody: { content: { application/json: ${ofThing} } }, responses: { "200": ${media(["application/json", "text/xml"], ofThing)} } } }`,
      components: thing("number"),
    },
    {
      paths: `  /a: { post: { operationId: a, parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Thing/properties/n" } }], requestBody: { content: { application/json: ${ofThing} } }, responses: { "200": ${media(["application/json", "text/xml"], ofThing)} } } }`,
      components: thing("string"),
    },
    ["type-changed both breaking 1"],
  ],
  [
    "the same schema written out for each media type",
    { paths: twice(inline("string")) },
    { paths: twice(inline("integer")) },
    ["type-changed response breaking 1"],
  ],
  [
    "different edits of two media types stay two",
    {
      paths: `  /a: { get: { operationId: a, responses: { "200": { description: D, content: { application/json: ${inline("string")}, text/json: ${inline("string")} } } } } }`,
    },
    {
      paths: `  /a: { get: { operationId: a, responses: { "200": { description: D, content: { application/json: ${inline("integer")}, text/json: ${inline("boolean")} } } } } }`,
    },
    ["type-changed response breaking 1", "type-changed response breaking 1"],
  ],
  [
    "a response that operations share, and each function's result and errors",
    { paths: sharers, components: shared("{ type: object, properties: { n: { type: string } } }", size("")) },
    {
      paths: sharers,
      components: shared("{ type: object, properties: { n: { type: integer } } }", size("")),
    },
    ["type-changed response breaking 2"],
  ],
  [
    "a parameter that operations share",
    { paths: sharers, components: shared("{ type: string }", size("")) },
    { paths: sharers, components: shared("{ type: string }", size("required: true, ")) },
    ["parameter-became-required request breaking 2"],
  ],
  [
    "a schema with another name, and every reference to it",
    called("Owner", "{ type: object, properties: { x: { type: string } } }"),
    called("Keeper", "{ type: object, properties: { x: { type: string } } }"),
    ["schema-renamed response breaking 1"],
  ],
  [
    "a schema with another name that does not look the same, for it stands in the same places",
    called("Owner", "{ type: object, properties: { x: { type: string } } }"),
    called(
      "Keeper",
      "{ type: object, properties: { x: { type: string }, y: { type: string }, z: { type: string } } }",
    ),
    [
      "optional-property-added response compatible 1",
      "optional-property-added response compatible 1",
      "schema-renamed response breaking 1",
    ],
  ],
];

test.each(cases)("%s", async (_, base, head, rows) => {
  const { changes } = await diffTexts(document(base), document(head), { types: true });
  const found = changes.map(
    ({ id, direction, level, operations }) => `${id} ${direction} ${level} ${String(operations.length)}`,
  );
  expect(found.sort()).toEqual(rows);
});

test("a renamed schema is hinted at", async () => {
  const changes = await compareTexts(
    document(called("Owner", "{ type: object, properties: { x: { type: string } } }")),
    document(called("Keeper", "{ type: object, properties: { x: { type: string } } }")),
  );
  expect(changes.map((change) => change.message)).toEqual([
    "The schema Owner was removed, and Keeper seems to take its place",
  ]);
});

test("the order of operations does not decide which reading of a type wins", async () => {
  const texts = [media(["application/json"], ofThing), media(["text/xml"], ofThing)];
  const paths = (answers: readonly string[]): string =>
    answers
      .map(
        (answer, index) =>
          `  /p${String(index)}: { get: { operationId: g${String(index)}, responses: { "200": ${answer} } } }`,
      )
      .join("\n");
  for (const answers of [texts, [...texts].reverse()]) {
    const changes = await compareTexts(
      document({ paths: paths(answers), components: thing("number") }),
      document({ paths: paths(answers), components: thing("string") }),
    );
    expect(changes.map((change) => change.id)).toEqual(["type-changed"]);
  }
});

test("what no JSON carries is not read as JSON", async () => {
  const filter = (type: string): string =>
    document({
      paths: `  /a: { get: { operationId: a, parameters: [{ name: f, in: query, schema: { $ref: "#/components/schemas/Thing" } }], responses: { "204": { description: D } } } }`,
      components: `  schemas: { Thing: { type: object, properties: { n: { type: ${type} } } } }`,
    });
  const changes = await compareTexts(filter("number"), filter("string"));
  expect(changes.map((change) => `${change.id} ${change.wire}`)).toEqual(["type-in-text-changed warning"]);
});

test.each([
  [
    "a parameter that is written as a media type",
    "schema: { type: string }",
    "content: { application/json: { schema: { type: string } } }",
    "parameter-serialization-changed",
  ],
  [
    "a condition with its consequences",
    "schema: { type: object }",
    "schema: { type: object, if: { required: [a] }, then: { required: [b] }, else: { required: [c] } }",
    "if-added",
  ],
])("%s is one row", async (_, before, after, rule) => {
  const of = (value: string): string =>
    document({
      paths: `  /a: { get: { operationId: a, parameters: [{ name: f, in: query, ${value} }], responses: { "204": { description: D } } } }`,
    });
  expect((await compareTexts(of(before), of(after))).map((change) => change.id)).toEqual([rule]);
});

test("a name that is required without being described is named, on whichever side the list is", async () => {
  const text = (schema: string): string => `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } }
`;
  const [listed, open] = [text("{ type: object, required: [tag] }"), text("{ type: object }")];
  const sentences = async (base: string, head: string) =>
    (await compareTexts(base, head)).map(({ message }) => message);
  expect(await sentences(listed, open)).toEqual(["GET /pets, answer 200.tag became optional"]);
  expect(await sentences(open, listed)).toEqual(["GET /pets, answer 200.tag became required"]);
});

test("a subtype that comes or goes is said of its base", async () => {
  const heirs = (...names: readonly string[]): string =>
    document({
      components: `  responses: { R: ${media(["application/json"], '{ schema: { $ref: "#/components/schemas/Pet" } }')} }
  schemas:
    Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
${names.map((name) => `    ${name}: { allOf: [{ $ref: "#/components/schemas/Pet" }] }`).join("\n")}`,
    });
  const messages = async (base: string, head: string): Promise<readonly string[]> =>
    (await compareTexts(base, head)).map(({ message }) => message);
  const [few, more] = [heirs("Cat", "Dog"), heirs("Cat", "Dog", "Fish")];
  expect(await messages(few, more)).toContain("Pet can also be Fish");
  expect(await messages(more, few)).toContain("Pet can no longer be Fish");
});
