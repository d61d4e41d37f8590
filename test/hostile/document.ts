import { escapeToken, type JsonObject } from "../../generator/shared/json.ts";

/** Gives the text for a place of the document: what is usual there, or something hostile. */
export type Fill = (place: string, usual: string) => string;

/** A document with a named place for every kind of text that a document can have. */
export function documentWith(fill: Fill): JsonObject {
  const names = {
    pet: fill("schema name", "Pet"),
    cat: fill("another schema name", "Cat"),
    kind: fill("name of an enumeration", "Kind"),
    property: fill("property", "tag"),
    required: fill("required property", "id"),
    discriminator: fill("discriminator", "species"),
    parameter: fill("path parameter", "petId"),
    scheme: fill("security scheme", "key"),
    tag: fill("tag", "pets"),
  };
  const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${encode(name)}` });
  const encode = (name: string): string => wellFormed(escapeToken(name));
  return {
    openapi: "3.1.0",
    info: {
      title: fill("title", "Pets"),
      version: fill("version", "1"),
      description: fill("description", "All pets."),
    },
    servers: [
      {
        url: fill("server", "https://api.example.com"),
        description: fill("server description", "Production"),
      },
      {
        url: `https://{region}.example.com/${fill("end of a server", "v1")}`,
        "x-server-name": fill("server name", "regional"),
        variables: {
          region: {
            default: fill("default of a variable", "eu"),
            enum: [fill("default of a variable", "eu"), fill("value of a variable", "us")],
            description: fill("description of a variable", "Where."),
          },
          [fill("variable", "unused")]: { default: "x" },
        },
      },
    ],
    tags: [{ name: names.tag, description: fill("tag description", "About pets.") }],
    security: [{ [names.scheme]: [] }],
    paths: {
      [`/pets${fill("path", "/of")}/{${names.parameter}}`]: {
        summary: fill("path summary", "A pet."),
        parameters: [
          { name: names.parameter, in: "path", required: true, schema: { type: "string" }, description: fill("parameter description", "Which.") },
        ],
        post: {
          operationId: fill("operation id", "changePet"),
          tags: [names.tag],
          summary: fill("summary", "Changes."),
          description: fill("operation description", "Changes a pet."),
          deprecated: true,
          "x-deprecated-reason": fill("reason", "Old."),
          externalDocs: { url: fill("link", "https://example.com") },
          parameters: [
            { name: fill("query parameter", "q"), in: "query", schema: { type: "string", default: fill("default", "x"), pattern: fill("pattern", "^x"), format: fill("format", "uuid") } },
            { name: fill("header parameter", "X-Trace"), in: "header", schema: { type: "array", items: { type: "string" } } },
            { name: fill("cookie parameter", "session"), in: "cookie", schema: { type: "string" } },
            { name: fill("content parameter", "filter"), in: "query", content: { "application/json": { schema: ref(names.pet) } } },
            { name: fill("filled header", "X-Id"), in: "header", schema: { type: "string" }, "x-client-header": { fill: "call", role: "request-id" } },
          ],
          requestBody: {
            description: fill("body description", "The pet."),
            content: {
              "application/json": { schema: ref(names.pet) },
              "multipart/form-data": {
                schema: { type: "object", properties: { [names.property]: { type: "string" } } },
                encoding: { [names.property]: { contentType: fill("part type", "text/plain") } },
              },
              [`application/${fill("media type", "x-pet")}+json`]: { schema: ref(names.cat) },
            },
          },
          responses: {
            "200": {
              description: fill("response description", "The pet."),
              content: {
                "application/json": { schema: ref(names.pet), examples: { [fill("example name", "rex")]: { value: { [fill("example key", "id")]: fill("example", "1") } } } },
              },
            },
            "404": { description: "", content: { "application/problem+json": { schema: { type: "object", properties: { [fill("inline property", "code")]: { type: "string", description: fill("inline description", "Why.") } } } } } },
          },
        },
        get: {
          "x-ms-client-name": fill("client name", "getPet"),
          "x-ms-pageable": { itemName: fill("item name", "items"), nextLinkName: fill("link name", "next"), "x-link-root": fill("link root", "/v1") },
          tags: [fill("another tag", "more pets")],
          responses: { "200": { description: "", content: { "application/json": { schema: { type: "object", properties: { items: { type: "array", items: ref(names.cat) } } } } } } },
        },
      },
    },
    webhooks: {
      [fill("webhook", "petLost")]: { post: { requestBody: { content: { "application/json": { schema: ref(names.cat) } } }, responses: {} } },
    },
    components: {
      schemas: {
        [names.pet]: {
          type: "object",
          title: fill("schema title", "A pet"),
          description: fill("schema description", "A pet."),
          "x-documented-name": fill("documented name", "Pets.Pet"),
          required: [names.required],
          properties: {
            [names.required]: { type: "string", description: fill("property description", "Its id."), default: fill("property default", "x"), pattern: fill("property pattern", "x") },
            [names.property]: ref(names.kind),
            constant: { const: fill("constant", "yes") },
          },
        },
        [names.cat]: {
          oneOf: [ref(names.pet)],
          discriminator: { propertyName: names.discriminator, mapping: { [fill("mapping", "cat")]: `#/components/schemas/${encode(names.pet)}` } },
        },
        [names.kind]: {
          type: "string",
          enum: [fill("enum value", "cat"), fill("another enum value", "dog")],
          "x-enum-varnames": [fill("enum name", "Cat"), "Dog"],
          "x-enum-descriptions": [fill("enum description", "A cat."), "A dog."],
        },
      },
      securitySchemes: { [names.scheme]: { type: "apiKey", in: "query", name: fill("key name", "api_key") } },
    },
  }; // prettier-ignore
}

/** Lone surrogates cannot be percent-encoded; in a fragment they can stand as they are. */
function wellFormed(token: string): string {
  return token.replace(/[^\ud800-\udfff]+/g, encodeURIComponent);
}

/** The names of all places, in the order of the document. */
export function placesOf(): readonly string[] {
  const places = new Set<string>();
  documentWith((place, usual) => {
    places.add(place);
    return usual;
  });
  return [...places];
}
