import { contentsOf, schemaOf } from "../document/content.ts";
import { isJson } from "../document/media-types.ts";
import type { OperationNode } from "../document/operations.ts";
import { resolveReference, type Located } from "../document/references.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import type { Call, Pair } from "./call.ts";
import { checkText } from "./check-text.ts";
import { below, type Finding } from "./finding.ts";
import { isCommonHeader } from "./common-headers.ts";

/** What the query, the headers and the path of a request have that its operation does not list. */
export function checkParameters(
  document: JsonObject,
  node: OperationNode,
  { query, headers }: Call,
  params: Readonly<Record<string, string>>,
): readonly Finding[] {
  const listed = (location: string): readonly Located[] =>
    node.parameters.filter(({ value }) => value["in"] === location);
  const keys = apiKeys(document);
  const isWhole = listed("querystring").length > 0;
  return [
    ...listed("path").flatMap((each) => checkListed(document, each, [params[String(each.value["name"])]])),
    ...(isWhole ? [] : checkQuery(document, node, query, keys)),
    ...checkHeaders(document, node, headers, keys),
  ];
}

function checkQuery(
  document: JsonObject,
  node: OperationNode,
  query: readonly Pair[],
  keys: readonly JsonObject[],
): readonly Finding[] {
  const listed = node.parameters.filter(({ value }) => value["in"] === "query");
  // A path of the document may have a query of its own.
  const fixed = new URLSearchParams(node.path.split("?")[1] ?? "");
  const isKey = (name: string): boolean => keys.some((key) => key["in"] === "query" && key["name"] === name);
  const names = new Set(query.map(([name]) => name));
  return [...names].flatMap((name) => {
    const values = query.filter((pair) => pair[0] === name).map(([, value]) => value);
    const own = listed.find(({ value }) => value["name"] === name);
    if (own !== undefined) return checkListed(document, own, values);
    if (fixed.has(name) || isKey(name) || listed.some((each) => isMemberOf(document, each, name))) return [];
    const hint = didYouMean(
      name,
      listed.map(({ value }) => String(value["name"])),
    );
    return [unlisted(node, "query parameter", name, hint)];
  });
}

/** Whether a name in the query is a property of an object: `filter[name]`, or `name` by itself where it is exploded. */
function isMemberOf(document: JsonObject, { value, pointer }: Located, name: string): boolean {
  const { name: own, style, explode, schema } = value;
  if (style === "deepObject") return name.startsWith(`${String(own)}[`);
  if (schema === undefined || explode === false) return false;
  const reading = readSchema(document, [{ value: schema, pointer: pointerTo(pointer, "schema") }]);
  if (reading.types?.includes("object") === false) return false;
  return reading.properties.has(name) || reading.map.additional.some(({ value }) => value !== false);
}

function checkHeaders(
  document: JsonObject,
  node: OperationNode,
  headers: readonly Pair[],
  keys: readonly JsonObject[],
): readonly Finding[] {
  const listed = node.parameters.filter(({ value }) => value["in"] === "header");
  const isNamed = ({ name }: JsonObject, header: string): boolean =>
    String(name).toLowerCase() === header.toLowerCase();
  return headers.flatMap(([name, value]) => {
    const own = listed.find((each) => isNamed(each.value, name));
    if (own !== undefined) return checkListed(document, own, [value]);
    if (isCommonHeader(name) || keys.some((key) => key["in"] === "header" && isNamed(key, name))) return [];
    const hint = didYouMean(
      name,
      listed.map(({ value }) => String(value["name"])),
    );
    return [unlisted(node, "header", name, hint)];
  });
}

/** What the headers of an answer have that the document says otherwise. Those that it does not list are anybody's. */
export function checkAnswerHeaders(
  document: JsonObject,
  response: Located,
  headers: readonly Pair[],
): readonly Finding[] {
  const map = response.value["headers"];
  if (!isObject(map)) return [];
  return Object.keys(map).flatMap((name) => {
    const header = resolveReference(document, map[name], pointerTo(response.pointer, "headers", name));
    const values = headers
      .filter((pair) => pair[0].toLowerCase() === name.toLowerCase())
      .map(([, value]) => value);
    return header === undefined ? [] : checkListed(document, header, values, name);
  });
}

function checkListed(
  document: JsonObject,
  parameter: Located,
  values: readonly (string | undefined)[],
  name = String(parameter.value["name"]),
): readonly Finding[] {
  const texts = values.filter((value) => value !== undefined);
  const [content] = contentsOf(document, parameter);
  const { schema } = parameter.value;
  const places: readonly SchemaPlace[] =
    content !== undefined
      ? schemaOf(content)
      : schema === undefined
        ? []
        : [{ value: schema, pointer: pointerTo(parameter.pointer, "schema") }];
  const isText = content === undefined || !isJson(content.mediaType);
  return below(name, checkText(document, name, places, texts, isText));
}

/** The security schemes that are a parameter of every request. */
function apiKeys(document: JsonObject): readonly JsonObject[] {
  const { components } = document;
  const schemes: JsonValue | undefined = isObject(components) ? components["securitySchemes"] : undefined;
  if (!isObject(schemes)) return [];
  return Object.keys(schemes).flatMap((name) => {
    const scheme = resolveReference(document, schemes[name], pointerTo("/components/securitySchemes", name));
    return scheme?.value["type"] === "apiKey" ? [scheme.value] : [];
  });
}

function unlisted(
  { method, path, operation, pointer }: OperationNode,
  what: string,
  name: string,
  hint?: string,
): Finding {
  return {
    code: "parameter-undocumented",
    message: `${method} ${path} has no ${what} \`${name}\`.`,
    pointer: operation["parameters"] === undefined ? pointer : pointerTo(pointer, "parameters"),
    atKey: true,
    hint,
    path: [],
  };
}
