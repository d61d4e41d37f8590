import type { OpenApiVersion } from "../spec.ts";

/** The objects of OpenAPI that have a table of their own. */
export type ObjectName = keyof typeof objects30;

/** What must hold for the value of a field. */
export type Check =
  | "any"
  | "string"
  | "boolean"
  | "number"
  /** A number that is not negative. */
  | "size"
  /** An integer that is not negative. */
  | "count"
  | "list"
  | "strings"
  | "object"
  /** A map of strings. */
  | "stringMap"
  /** A map of lists of strings. */
  | "stringsMap"
  /** One of JSON Schema's types, or a list of them. */
  | "types"
  /** One of the words of the set. */
  | ReadonlySet<string>
  | Holder;

/**
 * A field that holds other objects: one, one or a boolean, a list, or a map whose keys are the author's names, which
 * for `named` have to be names of components.
 */
export interface Holder {
  readonly object: ObjectName;
  readonly shape: "one" | "flag" | "list" | "map" | "named";
}

/** The fields of an object, and which of them must be there. */
export interface ObjectTable {
  readonly fields: ReadonlyMap<string, Check>;
  readonly required: readonly string[];
  /** One of these must be there. */
  readonly oneOf: readonly string[];
}

/** Fields by what must hold for them: names of one kind in a row. `required` and `oneOf` list fields as well. */
type Rows = Readonly<Record<string, string>>;

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
  /** Maps of their own, whose keys `well-formed.ts` looks at. */
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
  schema: {
    string: "title description format pattern",
    boolean: "exclusiveMaximum exclusiveMinimum uniqueItems nullable readOnly writeOnly deprecated",
    number: "maximum minimum",
    size: "multipleOf",
    count: "maxLength minLength maxItems minItems maxProperties minProperties",
    strings: "required",
    list: "enum",
    any: "default example",
    "object|array|string|number|integer|boolean": "type",
    externalDocs: "externalDocs",
    discriminator: "discriminator",
    xml: "xml",
    schema: "not items",
    "schema/boolean": "additionalProperties",
    "schema[]": "allOf anyOf oneOf",
    "schema{}": "properties",
  },
} as const satisfies Readonly<Record<string, Rows>>;

type Objects = Readonly<Record<ObjectName, Rows>>;

/** OpenAPI 3.1.1, section 4.8, and JSON Schema 2020-12. */
const objects31: Objects = {
  ...objects30,
  root: {
    ...objects30.root,
    required: "openapi info",
    oneOf: "paths components webhooks",
    string: "jsonSchemaDialect",
    "pathItem{}": "webhooks",
  },
  info: { ...objects30.info, string: `${objects30.info.string} summary` },
  license: { ...objects30.license, string: `${objects30.license.string} identifier` },
  components: { ...objects30.components, "pathItem{}": "pathItems" },
  operation: { ...objects30.operation, required: "" },
  schema: {
    string:
      "$id $anchor id $schema $vocabulary $comment $dynamicAnchor $dynamicRef title summary description format " +
      "pattern contentEncoding contentMediaType",
    boolean: "uniqueItems readOnly writeOnly deprecated",
    number: "maximum minimum exclusiveMaximum exclusiveMinimum",
    size: "multipleOf",
    count: "maxLength minLength maxItems minItems maxProperties minProperties minContains maxContains",
    strings: "required",
    list: "enum examples",
    any: "default example const",
    types: "type",
    stringsMap: "dependentRequired",
    externalDocs: "externalDocs",
    discriminator: "discriminator",
    xml: "xml",
    schema:
      "not if then else contains propertyNames contentSchema items additionalProperties unevaluatedItems " +
      "unevaluatedProperties",
    "schema[]": "allOf anyOf oneOf prefixItems",
    "schema{}": "properties patternProperties dependentSchemas",
    "schema{name}": "definitions $defs",
  },
};

/** OpenAPI 3.2.0, section 4. */
const objects32: Objects = {
  ...objects31,
  root: { ...objects31.root, string: `${objects31.root["string"] ?? ""} $self` },
  tag: { ...objects31.tag, string: `${objects31.tag["string"] ?? ""} summary parent kind` },
  server: { ...objects31.server, string: `${objects31.server["string"] ?? ""} name` },
  pathItem: {
    ...objects31.pathItem,
    operation: `${objects31.pathItem["operation"] ?? ""} query`,
    "operation{}": "additionalOperations",
  },
  response: { ...objects31.response, string: "description summary" },
  mediaType: {
    ...objects31.mediaType,
    schema: "schema itemSchema",
    encoding: "itemEncoding",
    "encoding[]": "prefixEncoding",
  },
  example: {
    ...objects31.example,
    any: "value dataValue",
    string: "summary description externalValue serializedValue",
  },
  discriminator: { ...objects31.discriminator, string: "propertyName defaultMapping" },
  xml: { ...objects31.xml, "element|attribute|text|cdata|none": "nodeType" },
};

const tables: Readonly<Record<OpenApiVersion, ReadonlyMap<ObjectName, ObjectTable>>> = {
  "3.0": parseAll(objects30),
  "3.1": parseAll(objects31),
  "3.2": parseAll(objects32),
};

/** What OpenAPI's grammar says of each object. */
export function objectTables(version: OpenApiVersion): ReadonlyMap<ObjectName, ObjectTable> {
  return tables[version];
}

function parseAll(objects: Objects): ReadonlyMap<ObjectName, ObjectTable> {
  // Object.entries widens the names.
  return new Map(Object.entries(objects).map(([name, rows]) => [name as ObjectName, parse(rows)]));
}

function parse({ required = "", oneOf = "", ...rows }: Rows): ObjectTable {
  const fields = Object.entries(rows).flatMap(([check, names]) =>
    words(names).map((name) => [name, parseCheck(check)] as const),
  );
  return { fields: new Map(fields), required: words(required), oneOf: words(oneOf) };
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

function parseCheck(notation: string): Check {
  if (notation.includes("|")) return new Set(notation.split("|"));
  const [, name = "", suffix = ""] = /^(\w+)(\[\]|\{\}|\{name\}|\/boolean)?$/.exec(notation) ?? [];
  // What the tables have no table for are the checks of plain values.
  if (!Object.hasOwn(objects30, name)) return name as Check;
  const shapes = { "[]": "list", "{}": "map", "{name}": "named", "/boolean": "flag" } as const;
  // Tested just now; and the expression above allows no other suffix.
  return { object: name as ObjectName, shape: shapes[suffix as keyof typeof shapes] ?? "one" };
}
