import { isObject, pointerTo, type JsonObject } from "../shared/json.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import { wordsOf } from "./author-intent.ts";
import { constraintsOf } from "./constraints.ts";
import { contentsOf } from "../document/content.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import type { HeaderRoles, Parameter, ParameterLocation, ParameterStyle } from "./model.ts";
import type { Located } from "../document/references.ts";
import { resolveNode } from "../document/references.ts";
import { RESERVED_PROPERTIES } from "../document/names/reserved.ts";
import { typeText } from "./type-text.ts";
import { camelCase, pascalCase, spellOut } from "../document/names/words.ts";

/** Headers that OpenAPI leaves to other parts of an operation (section 4.8.12.1). */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

const DEFAULT_STYLE: Readonly<Record<ParameterLocation, ParameterStyle>> = {
  path: "simple",
  query: "form",
  querystring: "form",
  header: "simple",
  cookie: "form",
};

/** The parameters that a caller gives, with a property name that is unique in the operation. */
export function buildParameters(nodes: readonly Located[], context: LowerContext): Parameter[] {
  const given = nodes.filter((node) => !isIgnored(node.value) && !isObject(node.value["x-client-header"]));
  const parameters = given.map((node) => buildParameter(node, { ...context, side: "request" }));
  return tellApart(parameters);
}

/**
 * Gives parameters that would be one property properties of their own. What stands in several places says its place:
 * `idPath`, `idQuery`. In one place, what needs no change keeps its name, and the others are called as they are sent:
 * `filter` beside `$filter`.
 */
function tellApart(parameters: readonly Parameter[]): Parameter[] {
  const placed = parameters.map((parameter) => {
    const { property, in: place } = parameter;
    const isElsewhere = parameters.some((other) => other.property === property && other.in !== place);
    const needsPlace = isElsewhere || RESERVED_PROPERTIES.has(property);
    return { ...parameter, property: needsPlace ? `${property}${pascalCase(place)}` : property };
  });
  const wanted = countsOf(placed.map(({ property }) => property));
  const sent = placed.map((parameter, index) => {
    const isAlone = wanted.get(parameter.property) === 1 || parameter.name === parameters[index]?.property;
    return isAlone ? parameter : { ...parameter, property: parameter.name };
  });
  const used = countsOf(sent.map(({ property }) => property));
  return sent.map((parameter, index) => {
    const { property, name } = parameter;
    if (used.get(property) === 1 && !RESERVED_PROPERTIES.has(property)) return parameter;
    return { ...parameter, property: `${placed[index]?.property ?? property}_${spellOut(name)}` };
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function isIgnored(parameter: JsonObject): boolean {
  return parameter["in"] === "header" && IGNORED_HEADERS.has(String(parameter["name"]).toLowerCase());
}

function buildParameter(node: Located, context: LowerContext): Parameter {
  const { value, pointer } = node;
  const name = String(value["name"]);
  const location = locationOf(value);
  const content = contentsOf(context.document, node)[0];
  const schema = content === undefined ? value["schema"] : content.schema;
  const schemaPointer = content === undefined ? pointerTo(pointer, "schema") : content.schemaPointer;
  const resolved = resolveNode(context.document, schema, schemaPointer);
  const fixed = value["x-ms-client-name"];
  const style = (
    typeof value["style"] === "string" ? value["style"] : DEFAULT_STYLE[location]
  ) as ParameterStyle; // lint has checked it
  return {
    ...documented(value, pointer),
    name,
    property: camelCase(typeof fixed === "string" ? fixed : name) || camelCase(spellOut(name)) || "empty",
    in: location,
    required: value["required"] === true || location === "path",
    type: typeText(
      lowerSchema(schema === undefined ? [] : [{ value: schema, pointer: schemaPointer }], context),
    ),
    constraints: constraintsOf(
      resolved === undefined ? {} : wordsOf([resolved], (place) => readSchema(context.document, [place])),
    ),
    style,
    explode:
      typeof value["explode"] === "boolean" ? value["explode"] : style === "form" || style === "cookie",
    allowReserved: value["allowReserved"] === true,
    ...(content === undefined ? {} : { content: content.mediaType }),
  };
}

function locationOf(parameter: JsonObject): ParameterLocation {
  switch (parameter["in"]) {
    case "path":
    case "header":
    case "cookie":
    case "querystring":
      return parameter["in"];
    default:
      return "query";
  }
}

/** Reads `x-client-header` of the header parameters (see spec/README.md for its fields). */
export function buildHeaderRoles(nodes: readonly Located[]): HeaderRoles {
  const headers = nodes.flatMap(({ value }) => {
    const settings = value["x-client-header"];
    return value["in"] === "header" && isObject(settings) ? [{ name: String(value["name"]), settings }] : [];
  });
  const named = (field: string, wanted: unknown): string[] =>
    headers.filter(({ settings }) => settings[field] === wanted).map(({ name }) => name);
  return {
    perCall: named("fill", "call"),
    perAttempt: named("fill", "attempt"),
    ...only("idempotency", named("idempotency", true)),
    ...only("requestId", named("role", "request-id")),
    ...only("correlationId", named("role", "correlation-id")),
  };
}

function only<Key extends string>(key: Key, names: readonly string[]): { [K in Key]?: string } {
  const [name] = names;
  // The computed key is Key by construction; TypeScript types it as string.
  return name === undefined ? {} : ({ [key]: name } as { [K in Key]?: string });
}
