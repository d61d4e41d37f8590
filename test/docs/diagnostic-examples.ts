import type { GenerateOptions } from "../../generator/generate.ts";
import type { KnownCode } from "../../generator/shared/diagnostics/registry.ts";
import { head } from "../support/documents.ts";

/** What somebody has in a folder and does with it; the command then says the code, and nothing else. */
export interface Example {
  /** Texts of files by name; the document is `api.yaml`. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly generate?: Partial<GenerateOptions>;
  /** The words of `wireproof verify`, in place of generating. */
  readonly verify?: readonly string[];
}

/** A document of OpenAPI 3.1, after its first two lines. */
const api = (text: string, more: Partial<Example> = {}): Example => ({
  ...more,
  files: { "api.yaml": head + text, ...more.files },
});

/** A document with one path, `/pets`, and these lines as its value. */
const path = (text: string, template = "/pets"): Example =>
  api(`paths:\n  ${template}:\n${indented(text, 4)}`);

/** A document with one GET operation: these lines, and an answer. */
const operation = (text: string): Example =>
  path(`get:\n  operationId: listPets\n${indented(text, 2)}\n  responses: { "200": { description: Fine. } }`);

/** A document with these schemas; the first of them, `Pet`, is what one operation answers with. */
const schemas = (text: string, top = "", files: Example["files"] = {}): Example =>
  api(
    `${top}paths:
  /pets:
    get:
      operationId: getPet
      responses:
        "200":
          description: Fine.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
components:
  schemas:
${indented(text, 4)}`,
    { files },
  );

const of30 = ({ files }: Example): Example => ({
  files: Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, String(text).replace("openapi: 3.1.0", "openapi: 3.0.3")]),
  ),
}); // prettier-ignore

const of32 = ({ files }: Example): Example => ({
  files: Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, String(text).replace("openapi: 3.1.0", "openapi: 3.2.0")]),
  ),
}); // prettier-ignore

const fine = schemas("Pet: { type: object, properties: { name: { type: string } } }");

/** The document of `verify`, and a call of it that a HAR holds. */
function call(request: string, response: string): Example {
  const document = `servers: [{ url: https://api.example.com }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema:
                type: object
                properties:
                  name: { type: string }
                  kind: { type: string, enum: [cat, dog] }
`;
  const entry = `{ "request": ${request}, "response": ${response} }`;
  return api(document, {
    files: { "calls.har": `{ "log": { "version": "1.2", "entries": [${entry}] } }` },
    verify: ["calls.har"],
  });
}

const request = (url: string): string =>
  `{ "method": "GET", "url": "https://api.example.com${url}", "headers": [] }`;

function response(text: string, status = 200, mimeType = "application/json"): string {
  const content = { mimeType, text };
  return JSON.stringify({ status, headers: [], content });
}

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(columns));
}

/** Members of a union that say what they are one level down. */
const cats = `Cat: { type: object, properties: { info: { type: object, properties: { kind: { type: string } } } } }
Dog: { type: object, properties: { info: { type: object, properties: { kind: { type: string } } } } }`;

const strict = "x-lint: strict\n";

/** An example of each code, in the order of the registry. */
export const examples: Readonly<Partial<Record<KnownCode, Example>>> = {
  "configuration-field": { files: { "wireproof.config.json": `{\n  "spce": "api.yaml"\n}\n` } },
  "configuration-value": {
    files: { "wireproof.config.json": `{\n  "spec": "api.yaml",\n  "lenient": "yes"\n}\n` },
  },

  "choice-unknown": { ...fine, generate: { choice: { include: ["getPets"], exclude: [] } } },
  "choice-empty": { ...fine, generate: { choice: { include: [], exclude: ["/**"] } } },

  "overlay-invalid": overlay(`overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\nactions: []`),
  "overlay-target": overlay(
    `overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\nactions:\n  - target: $.info.title\n    update: { en: Pets }`,
  ),
  "overlay-unmatched": overlay(
    `overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\nactions:\n  - target: $.paths['/cats']\n    remove: true`,
  ),

  "file-unreadable": { files: { ...schemas(`Pet: { $ref: "pet.yaml" }`).files, "pet.yaml/cat.yaml": "" } },
  "file-too-large": { files: { "api.yaml": new Uint8Array(64 * 1024 * 1024 + 1).fill(0x20) } },
  "not-utf8": { files: { "api.yaml": Buffer.from(`${head}# Käse\n`, "latin1") } },
  "yaml-syntax": api("paths: {\n"),
  "yaml-duplicate-key": api("paths: {}\npaths: {}\n"),
  "nesting-too-deep": api(`paths: {}\nx-deep: ${"[".repeat(501)}${"]".repeat(501)}\n`),
  "alias-expansion": api(
    `paths: {}\nx-bomb:\n  - &a [1, 2, 3, 4, 5, 6, 7, 8]\n${["b", "c", "d", "e", "f", "g"]
      .map(
        (name, index) =>
          `  - &${name} [${Array(10)
            .fill(`*${"abcdef"[index] ?? ""}`)
            .join(", ")}]\n`,
      )
      .join("")}`,
  ),
  "alias-cycle": api("paths: {}\nx-ring: &ring [*ring]\n"),
  "key-too-long": api(`paths: {}\nx-note:\n  ? ${"x".repeat(5000)}\n  : 1\n`),
  "not-openapi": { files: { "api.yaml": "name: pets\nversion: 1\n" } },
  "swagger-2": { files: { "api.yaml": `swagger: "2.0"\ninfo: { title: Pets, version: "1" }\npaths: {}\n` } },
  "openapi-version": {
    files: { "api.yaml": `openapi: 4.0.0\ninfo: { title: Pets, version: "1" }\npaths: {}\n` },
  },

  "ref-cycle": schemas(
    `Pet: { $ref: "#/components/schemas/Animal" }\nAnimal: { $ref: "#/components/schemas/Pet" }`,
  ),
  "ref-remote": schemas(`Pet: { $ref: "https://example.com/pet.yaml" }`),
  "ref-outside": schemas(`Pet: { $ref: "../../shared/pet.yaml" }`),
  "extension-reserved": schemas(`Pet: { $ref: "pet.yaml" }`, "x-external: {}\n", {
    "pet.yaml": "type: string\n",
  }),
  "ref-dynamic": schemas(
    `Pet: { type: array, items: { $dynamicRef: "#thing" } }\nCat: { $dynamicAnchor: thing, type: string }\nDog: { $dynamicAnchor: thing, type: number }`,
  ),
  "mapping-unresolved": schemas(`Pet:
  oneOf: [{ $ref: "#/components/schemas/Cat" }]
  discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dgo" } }
Cat: { type: object, required: [kind], properties: { kind: { type: string } } }`),

  "missing-field": path(
    `get:\n  operationId: listPets\n  parameters:\n    - in: query\n      schema: { type: string }\n  responses: { "200": { description: Fine. } }`,
  ),
  "unknown-field": operation("summry: List them"),
  "ignored-field": api(`paths: {}
components:
  securitySchemes:
    key: { type: http, scheme: bearer, in: header }
`),
  "wrong-type": operation("parameters: { name: limit }"),
  "invalid-value": operation("parameters:\n  - { name: limit, in: Query, schema: { type: integer } }"),
  "keyword-unknown": schemas("Pet: { type: string, maxLenght: 5 }"),

  "allow-reserved-misplaced": operation(
    "parameters:\n  - { name: X-Trace, in: header, allowReserved: true, schema: { type: string } }",
  ),
  "duplicate-parameter": operation(
    "parameters:\n  - { name: limit, in: query, schema: { type: integer } }\n  - { name: limit, in: query, schema: { type: string } }",
  ),
  "header-case": operation(
    "parameters:\n  - { name: X-Trace, in: header, schema: { type: string } }\n  - { name: x-trace, in: header, schema: { type: string } }",
  ),
  "extension-length": schemas("Pet:\n  type: string\n  enum: [c, d]\n  x-enum-varnames: [Cat]", strict),
  "extension-name": api(`${strict}paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: X-Trace, in: header, schema: { type: string }, x-client-header: { fill: cal } }
      responses: { "204": { description: Fine. } }
`),
  "extension-unknown": schemas("Pet:\n  type: string\n  enum: [c, d]\n  x-enum-varname: [Cat, Dog]", strict),
  "operation-id-missing": api(
    `${strict}paths:\n  /pets:\n    get:\n      responses: { "204": { description: Fine. } }\n`,
  ),
  "server-name-duplicate": api(`${strict}servers:
  - { url: https://eu.example.com, x-server-name: live }
  - { url: https://us.example.com, x-server-name: live }
paths: {}
`),
  "example-ambiguous": operation(
    "parameters:\n  - { name: limit, in: query, schema: { type: integer }, example: 1, examples: { two: { value: 2 } } }",
  ),
  "example-mismatch": schemas("Pet: { type: string, example: 1 }"),
  "no-duplicated-tag-names": api("tags:\n  - { name: pets }\n  - { name: pets }\npaths: {}\n"),
  "no-enum-type-mismatch": schemas("Pet: { type: string, enum: [cat, 1] }"),
  "no-identical-paths": api(`paths:
  /pets/{id}:
    get: { operationId: getPet, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "204": { description: Fine. } } }
  /pets/{name}:
    put: { operationId: putPet, parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { "204": { description: Fine. } } }
`),
  "no-schema-type-mismatch": schemas("Pet: { type: object, items: { type: string } }"),
  "no-server-variables-empty-enum": api(
    "servers:\n  - url: https://{region}.example.com\n    variables: { region: { default: eu, enum: [us] } }\npaths: {}\n",
  ),
  "no-undefined-server-variable": api("servers:\n  - url: https://{region}.example.com\npaths: {}\n"),
  "nullable-type-sibling": of30(schemas("Pet: { nullable: true, enum: [cat, null] }")),
  "path-not-include-query": path(
    `get:\n  operationId: listPets\n  responses: { "204": { description: Fine. } }`,
    "/pets?all=true",
  ),
  "path-parameter-optional": path(
    `get:\n  operationId: getPet\n  parameters:\n    - { name: id, in: path, schema: { type: string } }\n  responses: { "204": { description: Fine. } }`,
    "/pets/{id}",
  ),
  "ref-not-allowed": api(`paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Fine.
          content: { application/json: { $ref: "#/components/x-media/Pets" } }
components:
  x-media: { Pets: { schema: { type: string } } }
`),
  "security-defined": operation("security: [{ key: [] }]"),
  "spec-components-invalid-map-name": schemas(
    `Pet: { $ref: "#/components/schemas/Small Pet" }\n"Small Pet": { type: string }`,
  ),
  "spec-example-values": operation(`parameters:
  - name: limit
    in: query
    schema: { type: integer }
    examples: { one: { value: 1, externalValue: https://example.com/one.json } }`),
  "spec-no-invalid-encoding-combinations": of32(
    path(`post:
  operationId: addPet
  requestBody:
    content:
      multipart/form-data:
        schema: { type: object, properties: { name: { type: string } } }
        encoding: { name: { contentType: text/plain } }
        prefixEncoding: []
  responses: { "204": { description: Fine. } }`),
  ),
  "spec-querystring-parameters": of32(operation(
    "parameters:\n  - { name: all, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }\n  - { name: limit, in: query, schema: { type: integer } }",
  )), // prettier-ignore
  "spec-ref-siblings": api(`paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { $ref: "#/components/parameters/Limit", required: true }
      responses: { "204": { description: Fine. } }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer } }
`),
  "unnamed-object": schemas(
    "Pet:\n  type: object\n  properties:\n    owner: { type: object, properties: { name: { type: string } } }",
    strict,
  ),

  "duplicate-operation-id": path(`get:
  operationId: pets
  responses: { "204": { description: Fine. } }
put:
  operationId: pets
  responses: { "204": { description: Fine. } }`),
  "path-parameter-undeclared": path(
    `get:\n  operationId: getPet\n  responses: { "204": { description: Fine. } }`,
    "/pets/{id}",
  ),
  "path-parameter-unused": operation(
    "parameters:\n  - { name: id, in: path, required: true, schema: { type: string } }",
  ),
  "ref-unresolved": schemas(`Pet: { $ref: "#/components/schemas/Pett" }`),
  "ref-file-missing": schemas(`Pet: { $ref: "pet.yaml" }`),
  "ref-misplaced": schemas(`Pet:
  type: object
  properties: { $ref: "#/components/schemas/Animal/properties" }
Animal: { type: object, properties: { name: { type: string } } }`),
  "items-list": schemas("Pet: { type: array, items: [{ type: string }, { type: number }] }"),
  "missing-version": { files: { "api.yaml": "openapi: 3.1.0\ninfo: { title: Pets }\npaths: {}\n" } },
  "required-boolean": schemas(
    "Pet:\n  type: object\n  properties:\n    name: { type: string, required: true }",
  ),
  "type-spelling": of30(schemas(`Pet: { type: [string, "null"] }`)),

  "keyword-not-in-types": schemas("Pet: { type: object, dependentRequired: { name: [owner] } }"),
  "media-type-not-modelled": path(`get:
  operationId: listPets
  responses:
    "200":
      description: Fine.
      content: { application/xml: { schema: { type: object, properties: { name: { type: string } } } } }`),
  "name-collision": schemas(
    `Pet: { type: array, items: { $ref: "#/components/schemas/pet_kind" } }\npet_kind: { enum: [cat] }\nPetKind: { enum: [dog] }`,
  ),
  "client-name-unusable": schemas("Pet: { type: object, x-ms-client-name: class }"),
  "body-not-sent": operation("requestBody: { content: { application/json: { schema: { type: string } } } }"),
  "method-not-sent": path(`trace:\n  operationId: tracePets\n  responses: { "204": { description: Fine. } }`),
  "security-not-sent": api(`security: [{ digest: [] }]
paths: {}
components:
  securitySchemes:
    digest: { type: http, scheme: digest }
`),
  "nested-discriminator-malformed": schemas(`Pet:
  oneOf: [{ $ref: "#/components/schemas/Cat" }]
  x-nested-discriminator: { path: /info/kind }
${cats}`),
  "nested-discriminator-member": schemas(`Pet:
  oneOf:
    - $ref: "#/components/schemas/Cat"
    - $ref: "#/components/schemas/Dog"
  x-nested-discriminator: { path: /info/kind, mapping: { cat: "#/components/schemas/Cat" } }
${cats}`),
  "nested-discriminator-path": schemas(`Pet:
  oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
  x-nested-discriminator:
    path: /info/type
    mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" }
${cats}`),
  "decimal-rounded": schemas(`Pet:
  oneOf:
    - { type: object, properties: { price: { type: [number, string], format: decimal } } }
    - { type: object, properties: { price: { type: number } } }`),
  "not-generated": path(`post:
  operationId: addPet
  responses: { "204": { description: Fine. } }
  callbacks: { added: { "{$request.query.url}": { post: { responses: { "204": { description: Fine. } } } } } }`),

  "out-not-ours": { files: { ...fine.files, "sdk/src/index.ts": "export const mine = true;\n" } },
  "library-missing": {
    files: { ...fine.files, "sdk/package.json": `{ "name": "pets", "type": "module" }\n` },
    generate: { with: ["zod"] },
  },
  "out-unwritable": { files: { ...fine.files, sdk: "A file in place of a folder.\n" } },

  "operation-undocumented": call(request("/cats"), response("{}")),
  "status-undocumented": call(request("/pets"), response("", 404)),
  "media-type-undocumented": call(request("/pets"), response("Rex", 200, "text/plain")),
  "parameter-undocumented": call(request("/pets?offset=10"), response("{}")),
  "property-undocumented": call(request("/pets"), response(`{"age":3}`)),
  "type-undocumented": call(request("/pets"), response(`{"name":3}`)),
  "null-undocumented": call(request("/pets"), response(`{"name":null}`)),
  "value-undocumented": call(request("/pets"), response(`{"kind":"fish"}`)),
  "body-unreadable": call(request("/pets"), response("<html>")),
};

function overlay(text: string): Example {
  return { files: { ...fine.files, "overlay.yaml": text }, generate: { overlays: ["overlay.yaml"] } };
}
