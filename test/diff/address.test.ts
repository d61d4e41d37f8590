import { expect, test } from "vitest";
import { sidesOf } from "../../generator/diff/compare/sides.ts";
import { addressOf } from "../../generator/diff/judge/address.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { specFrom, today } from "./support.ts";

const document = `openapi: 3.2.0
info: { title: Addresses, version: 1.0.0 }
servers: [{ url: https://one.example }]
paths:
  /a~b/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { $ref: "#/components/parameters/Page" }]
    get: { parameters: [{ name: q, in: query, schema: { type: object } }], responses: { "204": { description: Done } } }
    additionalOperations: { Purge: { responses: { "204": { description: Done } } } }
components:
  parameters: { Page: { name: page, in: query, schema: { type: integer } } }
  schemas:
    Pet: { title: A pet, oneOf: [{ title: Cat }, { type: string }, true, { $ref: "#/components/schemas/Dog" }] }
    Dog: { type: object }
`;
const place = "/paths/~1a~0b~1{id}";
const answer = `${place}/get/responses/200/content/application~1json/schema`;

test.each([
  ["", "The document"],
  ["/info/title", "The document"],
  ["/security/0", "The document"],
  ["/servers/0", "servers 0"],
  ["/tags/0/name", "tags 0 name"],
  [place, "/a~b/{id}"],
  [`${place}/summary`, "/a~b/{id}"],
  [`${place}/description`, "/a~b/{id}"],
  [`${place}/servers/0`, "/a~b/{id}"],
  [`${place}/x-note/a`, "/a~b/{id}"],
  [`${place}/parameters`, "/a~b/{id}"],
  [`${place}/parameters/0`, "/a~b/{id}, path parameter id"],
  [`${place}/parameters/0/schema/items`, "/a~b/{id}, path parameter id[]"],
  [`${place}/parameters/7`, "/a~b/{id}, parameter"],
  [`${place}/get`, "GET /a~b/{id}"],
  [`${place}/get/tags/0`, "GET /a~b/{id}"],
  [`${place}/get/parameters`, "GET /a~b/{id}"],
  [`${place}/get/parameters/0`, "GET /a~b/{id}, query parameter q"],
  [`${place}/get/parameters/0/content/text~1csv/schema/properties/x`, "GET /a~b/{id}, query parameter q.x"],
  [`${place}/get/requestBody`, "GET /a~b/{id}, body"],
  [`${place}/get/requestBody/content/text~1csv/itemSchema/properties/x`, "GET /a~b/{id}, body.x"],
  [`${place}/get/requestBody/content/text~1csv/encoding/x`, "GET /a~b/{id}, body"],
  [`${place}/get/responses`, "GET /a~b/{id}"],
  [`${place}/get/responses/200`, "GET /a~b/{id}, answer 200"],
  [`${place}/get/responses/200/headers`, "GET /a~b/{id}, answer 200"],
  [`${place}/get/responses/200/headers/X-A/schema`, "GET /a~b/{id}, answer 200, header X-A"],
  [`${answer}/properties/a~1b/items/properties/items`, "GET /a~b/{id}, answer 200.a/b[].items"],
  [`${answer}/additionalProperties/properties/x`, "GET /a~b/{id}, answer 200[key].x"],
  [`${answer}/additionalProperties`, "GET /a~b/{id}, answer 200"],
  [`${answer}/patternProperties/^x/properties/y`, "GET /a~b/{id}, answer 200[/^x/].y"],
  [`${answer}/patternProperties`, "GET /a~b/{id}, answer 200"],
  [`${answer}/properties`, "GET /a~b/{id}, answer 200"],
  [`${answer}/allOf/0/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${answer}/oneOf/items/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${answer}/anyOf/items/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${answer}/prefixItems/items/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${answer}/dependentSchemas/items/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${answer}/not/properties/x`, "GET /a~b/{id}, answer 200.x"],
  [`${place}/get/callbacks`, "GET /a~b/{id}"],
  [`${place}/get/callbacks/done/{$url}/post/requestBody`, "GET /a~b/{id}, callback done, body"],
  [`${place}/additionalOperations/Purge`, "Purge /a~b/{id}"],
  [`${place}/additionalOperations/Purge/responses/204`, "Purge /a~b/{id}, answer 204"],
  ["/webhooks/changed", "webhook changed"],
  ["/webhooks/changed/post/requestBody", "webhook POST changed, body"],
  ["/x-webhooks/changed/post", "webhook POST changed"],
  ["/components", "components"],
  ["/components/schemas/Pet", "Pet"],
  ["/components/schemas/Pet/properties/a/items", "Pet.a[]"],
  ["/components/parameters", "components parameters"],
  ["/components/parameters/Page", "parameter Page"],
  ["/components/parameters/Page/schema/properties/x", "parameter Page.x"],
  ["/components/responses/R/content/text~1csv/schema/items", "response R[]"],
  ["/components/requestBodies/B", "request body B"],
  ["/components/headers/H", "header H"],
  ["/components/securitySchemes/key", "key"],
  ["/components/links/L", "links L"],
])("%s is %s", async (pointer, label) => {
  const spec = await specFrom(document);
  expect(addressOf(sidesOf(spec, spec, today).base, pointer).label).toBe(label);
});

test.each([
  ["/servers/0/description", "servers/https://one.example/description"],
  [`${place}/parameters/0/schema`, "paths//a~b/{id}/parameters/path:id/schema"],
  [`${place}/parameters/1`, "paths//a~b/{id}/parameters/Page"],
  [`${place}/parameters/2`, "paths//a~b/{id}/parameters/2"],
  [`${place}/get/parameters/0`, "paths//a~b/{id}/get/parameters/query:q"],
  ["/components/schemas/Pet/oneOf/0/type", "components/schemas/Pet/oneOf/Cat/type"],
  ["/components/schemas/Pet/oneOf/1", "components/schemas/Pet/oneOf/1"],
  ["/components/schemas/Pet/oneOf/2", "components/schemas/Pet/oneOf/2"],
  ["/components/schemas/Pet/oneOf/3", "components/schemas/Pet/oneOf/Dog"],
  ["", ""],
])("the order of lists is not in what is stable of %s", async (pointer, stable) => {
  const spec = await specFrom(document);
  expect(addressOf(sidesOf(spec, spec, today).base, pointer).stable).toBe(stable);
});

const files: Readonly<Record<string, string>> = {
  "api.yaml": `openapi: 3.1.0
info: { title: Files, version: 1.0.0 }
paths: {}
components:
  schemas:
    One: { $ref: deep/pet.v1.yaml }
    Two: { $ref: "shared.json#/Pet" }
    Three: { $ref: "shared.json#/components/schemas/Dog" }
`,
  "deep/pet.v1.yaml": `type: string
maxLength: 5
xml: { name: pet }
if: { minLength: 1 }
`,
  "shared.json": `{ "Pet": { "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "items": {} } },
    "components": { "schemas": { "Dog": { "enum": ["a"] } } }, "description": { "type": "string" } }`,
};

test.each([
  ["/deep~1pet.v1.yaml", "pet.v1"],
  ["/deep~1pet.v1.yaml/type", "pet.v1"],
  ["/deep~1pet.v1.yaml/maxLength", "pet.v1"],
  ["/deep~1pet.v1.yaml/xml", "pet.v1"],
  ["/deep~1pet.v1.yaml/if/minLength", "pet.v1"],
  ["/shared.json/Pet", "Pet"],
  ["/shared.json/Pet/type", "Pet"],
  ["/shared.json/Pet/properties/a", "Pet.a"],
  ["/shared.json/Pet/properties/a/type", "Pet.a"],
  ["/shared.json/Pet/additionalProperties/items", "Pet[key][]"],
  ["/shared.json/components/schemas/Dog/enum/0", "Dog"],
  ["/shared.json/description", "description"],
  ["/shared.json/description/type", "description"],
])("a schema of another file, %s, is called %s", async (pointer, label) => {
  const { spec } = await loadSpec("api.yaml", { read: (file) => files[file] });
  if (spec === undefined) throw new Error("the files are no document");
  expect(addressOf(sidesOf(spec, spec, today).base, `/x-external${pointer}`).label).toBe(label);
});
