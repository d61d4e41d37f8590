import { METHODS, WEBHOOK_FIELDS } from "./methods.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** The objects of OpenAPI that hold others, and the schema. */
export type Kind =
  | "root"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "callback"
  | "example"
  | "link"
  | "securityScheme"
  | "schema"
  | "discriminator"
  | "nestedDiscriminator"
  | "data";

/** How a field holds objects: one, a list, or a map whose keys are the author's names. Nobody visits a list of data. */
type Shape = "one" | "list" | "map" | "data";

interface Field {
  readonly kind: Kind;
  readonly shape: Shape;
}

/** `"schema"`, `"schema[]"` and `"schema{}"` for one, a list and a map. */
type Notation = Kind | `${Kind}[]` | `${Kind}{}`;

const parameterLike = {
  schema: "schema",
  examples: "example{}",
  content: "mediaType{}",
} as const;

const operations = Object.fromEntries(
  METHODS.map((method) => [method, "operation"]),
  // fromEntries forgets that every value is the literal "operation".
) as Record<string, "operation">;

const webhooks = Object.fromEntries(
  WEBHOOK_FIELDS.map((field) => [field, "pathItem{}"]),
  // As above.
) as Record<string, "pathItem{}">;

/**
 * Which fields of which object hold which objects (OpenAPI 3.2 section 4, which contains 3.0 and 3.1; JSON Schema
 * 2020-12 for schemas). What is not here is data: examples, defaults, extensions but for one. Of data, the lists are here.
 */
const grammar: Readonly<Record<Kind, Readonly<Record<string, Notation>>>> = {
  root: {
    paths: "pathItem{}",
    ...webhooks,
    components: "components",
    tags: "data[]",
    servers: "data[]",
    security: "data[]",
  },
  components: {
    schemas: "schema{}",
    responses: "response{}",
    parameters: "parameter{}",
    examples: "example{}",
    requestBodies: "requestBody{}",
    headers: "header{}",
    securitySchemes: "securityScheme{}",
    links: "link{}",
    callbacks: "callback{}",
    pathItems: "pathItem{}",
    mediaTypes: "mediaType{}",
  },
  pathItem: {
    ...operations,
    additionalOperations: "operation{}",
    parameters: "parameter[]",
    servers: "data[]",
  },
  operation: {
    parameters: "parameter[]",
    requestBody: "requestBody",
    responses: "response{}",
    callbacks: "callback{}",
    tags: "data[]",
    servers: "data[]",
    security: "data[]",
  },
  parameter: parameterLike,
  header: parameterLike,
  requestBody: { content: "mediaType{}" },
  mediaType: {
    schema: "schema",
    itemSchema: "schema",
    examples: "example{}",
    encoding: "encoding{}",
    prefixEncoding: "encoding[]",
    itemEncoding: "encoding",
  },
  encoding: {
    headers: "header{}",
    encoding: "encoding{}",
    prefixEncoding: "encoding[]",
    itemEncoding: "encoding",
  },
  response: { headers: "header{}", content: "mediaType{}", links: "link{}" },
  callback: {},
  data: {},
  example: {},
  link: {},
  securityScheme: {},
  discriminator: {},
  nestedDiscriminator: {},
  schema: {
    discriminator: "discriminator",
    "x-nested-discriminator": "nestedDiscriminator",
    properties: "schema{}",
    patternProperties: "schema{}",
    dependentSchemas: "schema{}",
    $defs: "schema{}",
    definitions: "schema{}",
    additionalProperties: "schema",
    unevaluatedProperties: "schema",
    propertyNames: "schema",
    items: "schema",
    prefixItems: "schema[]",
    unevaluatedItems: "schema",
    contains: "schema",
    contentSchema: "schema",
    allOf: "schema[]",
    anyOf: "schema[]",
    oneOf: "schema[]",
    not: "schema",
    if: "schema",
    then: "schema",
    else: "schema",
    enum: "data[]",
    required: "data[]",
  },
};

const pathItemField: Field = { kind: "pathItem", shape: "one" };

const fields: ReadonlyMap<Kind, ReadonlyMap<string, Field>> = new Map(
  Object.entries(grammar).map(([kind, notations]) => [
    // The keys of the table are kinds, which Object.entries widens.
    kind as Kind,
    new Map(Object.entries(notations).map(([name, notation]) => [name, parse(notation)])),
  ]),
);

function parse(notation: Notation): Field {
  if (notation === "data[]") return { kind: "data", shape: "data" };
  const shape: Shape = notation.endsWith("[]") ? "list" : notation.endsWith("{}") ? "map" : "one";
  // What is left of a notation without its brackets is a kind.
  return { kind: notation.replace(/[[{][\]}]$/, "") as Kind, shape };
}

/** How the field `name` of an object of this kind holds other objects; `undefined` when it holds data. */
function fieldOf(kind: Kind, name: string): Field | undefined {
  if (kind === "callback") return name.startsWith("x-") ? undefined : pathItemField;
  return fields.get(kind)?.get(name);
}

/** Takes an object inside another, the kind it has there, and the field, key or index that lead to it. */
export type VisitChild = (child: JsonValue, kind: Kind, field: string, key?: string | number) => void;

/** Whether the field `name` of an object of this kind holds a list. */
export function isListField(kind: Kind, name: string): boolean {
  const shape = fieldOf(kind, name)?.shape;
  return shape === "list" || shape === "data";
}

/**
 * Visits the objects directly inside an object of this kind, and a `$ref` that stands for a whole map or list. Malformed
 * containers have none: the linter names them.
 */
export function forEachChild(value: JsonObject, kind: Kind, visit: VisitChild): void {
  for (const name of Object.keys(value)) {
    const content = value[name];
    if (typeof content !== "object" || content === null) continue;
    const field = fieldOf(kind, name);
    if (!field) continue;
    const { shape } = field;
    if (isArray(content)) {
      if (shape !== "data") content.forEach((item, index) => visit(item, field.kind, name, index));
    } else if (shape === "one") visit(content, field.kind, name);
    else if (shape === "map" && isObject(content)) visitMap(content, kind, name, field.kind, visit);
    else if (isObject(content) && content["$ref"] !== undefined) visit(content["$ref"], field.kind, name, "$ref"); // prettier-ignore
  }
}

function visitMap(map: JsonObject, holder: Kind, name: string, kind: Kind, visit: VisitChild): void {
  // `x-…` is an extension beside paths and responses, and a name among schemas, headers and the like.
  const hasExtensions =
    holder !== "components" && (name === "paths" || name === "responses" || name === "callbacks");
  for (const key of Object.keys(map)) {
    if (hasExtensions && key.startsWith("x-")) continue;
    const item = map[key];
    if (item !== undefined) visit(item, kind, name, key);
  }
}
