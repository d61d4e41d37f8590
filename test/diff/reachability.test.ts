import { expect, test } from "vitest";
import { compareTexts, rowText } from "./support.ts";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const many = (name: string, count = 200): string => `openapi: 3.1.0
info: { title: Many, version: 1.0.0 }
paths:
${range(count)
  .map(
    (index) => `  /things/${String(index)}:
    get:
      operationId: get${String(index)}
      responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }`,
  )
  .join("\n")}
components:
  schemas:
    Page: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Thing" } } } }
    Thing: { type: object, required: [${name}], properties: { ${name}: { type: string }, next: { $ref: "#/components/schemas/Thing" }, page: { $ref: "#/components/schemas/Page" } } }
`;

test("a property that 200 operations reach is one row that counts 200", async () => {
  const changes = await compareTexts(many("id"), many("key"));
  expect(changes.map(rowText)).toEqual([
    "required-property-removed response breaking",
    "required-property-added response compatible",
  ]);
  expect(changes.map((change) => change.operations.length)).toEqual([200, 200]);
});

const flows = (schema: string, more = ""): string => `openapi: 3.1.0
info: { title: Flows, version: 1.0.0 }
paths:
  /things:
    post:
      operationId: post
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Done } }
${more}
components:
  schemas:
    Thing: ${schema}
`;

test("a schema in requests and responses takes the worse of both", async () => {
  const get = `    get:
      operationId: get
      responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }`;
  const [narrowed] = await compareTexts(
    flows("{ type: [string, integer] }", get),
    flows("{ type: string }", get),
  );
  const [widened] = await compareTexts(
    flows("{ type: string }", get),
    flows("{ type: [string, integer] }", get),
  );
  expect([narrowed, widened].map((change) => change && rowText(change))).toEqual([
    "type-narrowed both breaking",
    "type-widened both breaking",
  ]);
});

test.each([
  ["read-only", "readOnly", "compatible"],
  ["write-only", "writeOnly", "breaking"],
])("what is %s below a request", async (_, mark, level) => {
  const thing = (type: string): string =>
    `{ type: object, properties: { a: { ${mark}: true, type: object, properties: { b: { type: ${type} } } } } }`;
  const [change] = await compareTexts(flows(thing("string")), flows(thing("integer")));
  expect(change?.wire).toBe(level);
});

test("a name of its own makes no change of a schema worse where all around it takes everything", async () => {
  const document = (schema: string): string =>
    flows(`{ anyOf: [{ $ref: "#/components/schemas/Inner" }, { type: object }] }\n    Inner: ${schema}`);
  const inner = (type: string): string => `{ type: object, properties: { a: { type: ${type} } } }`;
  const changes = await compareTexts(document(inner("string")), document(inner("integer")));
  expect(changes.map(rowText)).toEqual(["type-changed request compatible"]);
});

const anything = '{ anyOf: [{ $ref: "#/components/schemas/Inner" }, { type: object }] }';
const inner = '{ $ref: "#/components/schemas/Inner" }';

test.each([
  ["in a property as well", `{ type: object, properties: { a: ${anything}, b: ${inner} } }`],
  ["in another property first", `{ type: object, properties: { b: ${inner}, a: ${anything} } }`],
  ["as a whole message as well", inner],
])("a schema that is met where everything is taken, and %s, breaks", async (_, thing) => {
  const put = `    put: { requestBody: { content: { application/json: { schema: ${anything} } } }, responses: { "204": { description: Done } } }`;
  const document = (type: string): string =>
    `${flows(thing, put)}    Inner: { type: object, required: [x], properties: { x: { type: ${type} } } }\n`;
  const changes = await compareTexts(document("string"), document("integer"));
  expect(changes.map(rowText)).toEqual(["type-changed request breaking"]);
});

test("what a text holds counts, though any text is taken", async () => {
  const document = (type: string): string =>
    flows(`{ type: string, contentMediaType: application/json, contentSchema: { type: ${type} } }`);
  const changes = await compareTexts(document("string"), document("integer"));
  expect(changes.map(({ id, wire, hint }) => [id, wire, hint])).toEqual([
    ["type-changed", "breaking", "This is not proven: no message was found that shows it."],
  ]);
});

test("a schema counts the operations that send it and those that answer with it, and no others", async () => {
  const uses = (name: string): string =>
    `application/json: { schema: { $ref: "#/components/schemas/${name}" } }`;
  const document = (type: string): string => `openapi: 3.1.0
info: { title: Uses, version: 1.0.0 }
paths:
  /d: { post: { requestBody: { content: { ${uses("Sent")} } }, responses: { "204": { description: Done } } } }
  /c: { get: { responses: { "200": { description: Done, content: { ${uses("Answered")} } } } } }
  /b: { get: { responses: { "200": { description: Done, content: { ${uses("Other")} } } } } }
  /a: { post: { requestBody: { content: { ${uses("Sent")} } }, responses: { "200": { description: Done, content: { ${uses("Answered")} } } } } }
components:
  schemas:
    Sent: { type: object, properties: { deep: { $ref: "#/components/schemas/Deep" } } }
    Answered: { type: object, properties: { deep: { $ref: "#/components/schemas/Deep" }, next: { $ref: "#/components/schemas/Next" } } }
    Next: { type: object, properties: { x: { type: ${type} }, back: { $ref: "#/components/schemas/Answered" } } }
    Deep: { type: object, properties: { x: { type: ${type} } } }
    Other: { type: object, properties: { x: { type: ${type}, maxLength: 5 } } }
    Unused: { type: object, properties: { y: { type: ${type} } } }
`;
  const changes = await compareTexts(document("string"), document("boolean"));
  expect(
    changes.map(({ id, direction, pointer, operations }) => [
      id,
      direction,
      pointer.split("/")[3],
      ...operations,
    ]),
  ).toEqual([
    ["type-changed", "both", "Deep", "GET /c", "POST /a", "POST /d"],
    ["type-changed", "response", "Next", "GET /c", "POST /a"],
    ["type-changed", "response", "Other", "GET /b"],
    ["type-changed", "none", "Unused"],
  ]);
});

test("a break of a choice is found behind many schemas that stay, or only hold what changed", async () => {
  const document = (most: number): string => {
    const same = range(13).map((index) => `s${String(index)}: { type: object, minProperties: 1 }`);
    const holders = range(13).map(
      (index) =>
        `h${String(index)}: { type: object, properties: { x: { type: string, maxLength: ${String(most)} } } }`,
    );
    const choice = `z: { oneOf: [{ type: number, maximum: ${String(most)} }, { type: number, minimum: 10 }] }`;
    return flows(`{ type: object, properties: { ${[...same, ...holders, choice].join(", ")} } }`);
  };
  const [worst, ...others] = await compareTexts(document(9), document(10));
  expect(worst && [rowText(worst), worst.wireWitness?.value]).toEqual([
    "maximum-raised request breaking",
    '{"z":10}',
  ]);
  expect(new Set(others.map(rowText))).toEqual(new Set(["max-length-raised request compatible"]));
});

test("a webhook's body comes to the consumer, and so does a callback's", async () => {
  const document = (type: string): string => `openapi: 3.1.0
info: { title: Hooks, version: 1.0.0 }
paths:
  /subscriptions:
    post:
      operationId: subscribe
      responses: { "204": { description: Done } }
      callbacks:
        done:
          "{$request.query.url}":
            post:
              requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: ${type} } } } } } }
              responses: { "204": { description: Taken } }
webhooks:
  changed:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: ${type} } } } } } }
      responses: { "200": { description: Taken, content: { application/json: { schema: { type: ${type} } } } } }
`;
  const rows = (await compareTexts(document("integer"), document("number"))).map(
    (change) => `${rowText(change)} ${change.operations.join()}`,
  );
  expect(rows.sort()).toEqual([
    "type-widened request compatible webhook POST changed",
    "type-widened response breaking POST /subscriptions callback done: POST {$request.query.url}",
    "type-widened response breaking webhook POST changed",
  ]);
});

test("operations that say that they may change do not break anybody", async () => {
  const document = (type: string): string =>
    flows(`{ type: ${type} }`).replace(
      "operationId: post",
      "operationId: post\n      x-stability-level: alpha",
    );
  expect((await compareTexts(document("string"), document("integer"))).map(rowText)).toEqual([
    "type-changed request compatible",
  ]);
});

test("a change of the document's security is one row for all operations that take it", async () => {
  const document = (scopes: string): string =>
    many("id", 5).replace("paths:", `security: [{ oauth: [${scopes}] }]\npaths:`) +
    "  securitySchemes: { oauth: { type: oauth2, flows: { implicit: { authorizationUrl: https://login.example, scopes: { a: A, b: B } } } } }\n";
  const changes = await compareTexts(document("a"), document("a, b"));
  expect(changes.map((change) => [rowText(change), change.operations.length])).toEqual([
    ["security-scope-added request breaking", 5],
  ]);
});

test("5,000 changed lines are 5,000 rows", async () => {
  const document = (type: string): string => `openapi: 3.1.0
info: { title: Large, version: 1.0.0 }
paths:
${range(100)
  .map(
    (index) =>
      `  /p${String(index)}: { get: { operationId: g${String(index)}, responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/M${String(index)}" } } } } } } }`,
  )
  .join("\n")}
components:
  schemas:
${range(100)
  .map(
    (index) =>
      `    M${String(index)}: { type: object, properties: { next: { $ref: "#/components/schemas/M${String((index + 1) % 100)}" }, ${range(
        50,
      )
        .map((one) => `p${String(one)}: { type: ${type} }`)
        .join(", ")} } }`,
  )
  .join("\n")}
`;
  const changes = await compareTexts(document("string"), document("integer"));
  expect(changes.length).toBe(5000);
  expect(changes.every((change) => change.operations.length === 100)).toBe(true);
});
