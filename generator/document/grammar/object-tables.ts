import type { OpenApiVersion } from "../spec.ts";
import { parseRows, type Holder, type ObjectTable, type PlainCheck, type Rows } from "./notation.ts";
import { schema30, schema31 } from "./schema-keywords.ts";

/** The objects of OpenAPI that have a table of their own. */
export type ObjectName = keyof typeof objects30;

/** What must hold for the value of a field. */
export type Check = PlainCheck | Holder<ObjectName>;

const styles = "form|simple|label|matrix|spaceDelimited|pipeDelimited|deepObject";
const described = { boolean: "required deprecated allowEmptyValue explode allowReserved", [styles]: "style" };
const parameterLike = { ...described, any: "example", "example{}": "examples", "mediaType{}": "content" };

/** OpenAPI 3.0.4, section 4.7. */
const objects30 = {
  root: {
    required: "openapi paths info",
    any: "openapi",
    info: "info",
    "server[]": "servers",
    "securityRequirement[]": "security",
    "tag[]": "tags",
    externalDocs: "externalDocs",
    paths: "paths",
    components: "components",
  },
  info: {
    required: "title version",
    string: "title version description termsOfService",
    contact: "contact",
    license: "license",
  },
  contact: { string: "name url email" },
  license: { required: "name", string: "name url" },
  externalDocs: { required: "url", string: "url description" },
  tag: { required: "name", string: "name description", externalDocs: "externalDocs" },
  server: { required: "url", string: "url description", "serverVariable{}": "variables" },
  serverVariable: { required: "default", string: "default description", strings: "enum" },
  /** Maps by the author's keys: see `patternOf`. */
  paths: {},
  responses: {},
  callback: {},
  securityRequirement: {},
  components: {
    "schema{name}": "schemas",
    "response{name}": "responses",
    "parameter{name}": "parameters",
    "example{name}": "examples",
    "requestBody{name}": "requestBodies",
    "header{name}": "headers",
    "securityScheme{name}": "securitySchemes",
    "link{name}": "links",
    "callback{name}": "callbacks",
  },
  pathItem: {
    string: "summary description",
    "server[]": "servers",
    "parameter[]": "parameters",
    operation: "get put post delete options head patch trace",
  },
  operation: {
    required: "responses",
    strings: "tags",
    string: "summary description operationId",
    boolean: "deprecated",
    externalDocs: "externalDocs",
    "parameter[]": "parameters",
    "securityRequirement[]": "security",
    "server[]": "servers",
    requestBody: "requestBody",
    responses: "responses",
    "callback{}": "callbacks",
  },
  parameter: {
    required: "name in",
    oneOf: "schema content",
    string: "name description",
    "query|header|path|cookie": "in",
    schema: "schema",
    ...parameterLike,
  },
  header: { oneOf: "schema content", string: "description", schema: "schema", ...parameterLike },
  requestBody: {
    required: "content",
    string: "description",
    boolean: "required",
    "mediaType{}": "content",
  },
  mediaType: { any: "example", schema: "schema", "example{}": "examples", "encoding{}": "encoding" },
  encoding: {
    string: "contentType",
    boolean: "explode allowReserved",
    [styles]: "style",
    "header{}": "headers",
  },
  response: {
    required: "description",
    string: "description",
    "header{}": "headers",
    "mediaType{}": "content",
    "link{}": "links",
  },
  example: { any: "value", string: "summary description externalValue" },
  link: { string: "operationRef operationId description", any: "parameters requestBody", server: "server" },
  discriminator: { required: "propertyName", string: "propertyName", stringMap: "mapping" },
  xml: { string: "name namespace prefix", boolean: "attribute wrapped" },
  /** By type: the fields of the others are not allowed. */
  securityScheme: {},
  apiKeyScheme: {
    required: "type name in",
    any: "type",
    string: "name description",
    "query|header|cookie": "in",
  },
  httpScheme: { required: "type scheme", any: "type", string: "scheme bearerFormat description" },
  oauth2Scheme: { required: "type flows", any: "type", string: "description", flows: "flows" },
  openIdConnectScheme: {
    required: "type openIdConnectUrl",
    any: "type",
    string: "openIdConnectUrl description",
  },
  flows: {
    implicitFlow: "implicit",
    tokenFlow: "password clientCredentials",
    codeFlow: "authorizationCode",
  },
  implicitFlow: {
    required: "authorizationUrl scopes",
    string: "authorizationUrl refreshUrl",
    object: "scopes",
  },
  tokenFlow: { required: "tokenUrl scopes", string: "tokenUrl refreshUrl", object: "scopes" },
  codeFlow: {
    required: "authorizationUrl tokenUrl scopes",
    string: "authorizationUrl tokenUrl refreshUrl",
    object: "scopes",
  },
  /** Those that came later: 3.0 has no field that holds them. */
  deviceFlow: {},
  mutualTLSScheme: {},
  schema: schema30,
} as const satisfies Readonly<Record<string, Rows>>;

/** What 3.1 adds to 3.0 (OpenAPI 3.1.1 section 4.8), row by row; a `required` or `oneOf` replaces the earlier one. */
const added31: Partial<Record<ObjectName, Rows>> = {
  root: {
    required: "openapi info",
    oneOf: "paths components webhooks",
    string: "jsonSchemaDialect",
    "pathItem{}": "webhooks",
  },
  info: { string: "summary" },
  license: { string: "identifier" },
  components: { "pathItem{name}": "pathItems" },
  operation: { required: "" },
  mutualTLSScheme: { required: "type", any: "type", string: "description" },
};

/** What 3.2 adds to 3.1 (OpenAPI 3.2.0 section 4). */
const added32: Partial<Record<ObjectName, Rows>> = {
  root: { string: "$self" },
  tag: { string: "summary parent kind" },
  server: { string: "name" },
  components: { "mediaType{name}": "mediaTypes" },
  pathItem: { operation: "query", "operation{}": "additionalOperations" },
  parameter: { "query|querystring|header|path|cookie": "in", [`${styles}|cookie`]: "style" },
  mediaType: { schema: "itemSchema", encoding: "itemEncoding", "encoding[]": "prefixEncoding" },
  encoding: { "encoding{}": "encoding", encoding: "itemEncoding", "encoding[]": "prefixEncoding" },
  response: { required: "", string: "summary" },
  example: { any: "dataValue", string: "serializedValue" },
  discriminator: { required: "propertyName", string: "defaultMapping" },
  xml: { "element|attribute|text|cdata|none": "nodeType" },
  apiKeyScheme: { boolean: "deprecated" },
  httpScheme: { boolean: "deprecated" },
  oauth2Scheme: { boolean: "deprecated", string: "oauth2MetadataUrl" },
  openIdConnectScheme: { boolean: "deprecated" },
  mutualTLSScheme: { boolean: "deprecated" },
  flows: { deviceFlow: "deviceAuthorization" },
  deviceFlow: {
    required: "deviceAuthorizationUrl tokenUrl scopes",
    string: "deviceAuthorizationUrl tokenUrl refreshUrl",
    object: "scopes",
  },
};

type Tables = ReadonlyMap<ObjectName, ObjectTable<ObjectName>>;

const tables30 = parseAll(objects30);
const tables31: Tables = new Map([
  ...extend(tables30, added31),
  ["schema", parseRows(schema31, isObjectName)],
]);

const tables: Readonly<Record<OpenApiVersion, Tables>> = {
  "3.0": tables30,
  "3.1": tables31,
  "3.2": extend(tables31, added32),
};

/** What OpenAPI's grammar says of each object. */
export function objectTables(version: OpenApiVersion): Tables {
  return tables[version];
}

/** The first version whose objects of this kind have the field, where there is one. */
export function versionWith(name: ObjectName, field: string): OpenApiVersion | undefined {
  const versions = ["3.0", "3.1", "3.2"] as const;
  return versions.find((version) => tables[version].get(name)?.fields.has(field));
}

function isObjectName(word: string): word is ObjectName {
  return Object.hasOwn(objects30, word);
}

function parseAll(objects: Readonly<Record<ObjectName, Rows>>): Tables {
  // Object.entries widens the names.
  return new Map(
    Object.entries(objects).map(([name, rows]) => [name as ObjectName, parseRows(rows, isObjectName)]),
  );
}

function extend(earlier: Tables, added: Partial<Record<ObjectName, Rows>>): Tables {
  return new Map(
    [...earlier].map(([name, table]) => {
      const rows = added[name];
      if (rows === undefined) return [name, table];
      const more = parseRows(rows, isObjectName);
      return [
        name,
        {
          fields: new Map([...table.fields, ...more.fields]),
          required: rows["required"] === undefined ? table.required : more.required,
          oneOf: rows["oneOf"] === undefined ? table.oneOf : more.oneOf,
        },
      ];
    }),
  );
}
