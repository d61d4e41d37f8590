import { WEBHOOK_FIELDS } from "../../document/methods.ts";
import { isArray, isObject, pointerTo, unescapeToken, valueAt } from "../../shared/json.ts";
import { lastToken } from "../compare/placed.ts";
import { refPointer } from "../../document/references.ts";
import type { Side } from "../compare/side.ts";

/** How a pointer is called: by people in a sentence, and by the fingerprint, which ignores order. */
export interface Address {
  readonly label: string;
  readonly stable: string;
}

/** Names what a pointer leads to. */
export function addressOf(side: Side, pointer: string): Address {
  const tokens = pointer.split("/").slice(1).map(unescapeToken);
  const stable = stableTokens(side, tokens).join("/");
  return { label: labelOf(side, tokens), stable };
}

/** Positions in lists become what stands there: a parameter's place and name, a member's reference. */
function stableTokens(side: Side, tokens: readonly string[]): readonly string[] {
  let pointer = "";
  return tokens.map((token) => {
    const parent = valueAt(side.document, pointer);
    pointer = pointerTo(pointer, token);
    if (!isArray(parent)) return token;
    const value = valueAt(side.document, pointer);
    const target = refPointer(value);
    if (target !== undefined) return lastToken(target);
    if (!isObject(value)) return token;
    if (typeof value["name"] === "string") return `${String(value["in"] ?? "")}:${value["name"]}`;
    const title = value["title"] ?? value["url"];
    return typeof title === "string" ? title : token;
  });
}

function labelOf(side: Side, tokens: readonly string[]): string {
  const [first, second, third] = tokens;
  if (first === "paths" || isWebhooks(first)) return labelOfPath(side, tokens);
  if (first === "components" && second === "schemas") return schemaLabel(third ?? "", tokens.slice(3));
  if (first === "components" && second !== undefined && third !== undefined) {
    const kind = componentKinds[second] ?? second;
    return kind === "" ? third : `${kind} ${third}${afterMessage(tokens.slice(3))}`;
  }
  if (first === "x-external") return labelInFile(side, tokens);
  return first === undefined || first === "security" || first === "info" ? "The document" : tokens.join(" ");
}

const componentKinds: Readonly<Record<string, string>> = {
  parameters: "parameter",
  responses: "response",
  requestBodies: "request body",
  headers: "header",
  securitySchemes: "",
};

function isWebhooks(field: string | undefined): boolean {
  return WEBHOOK_FIELDS.some((each) => each === field);
}

/** A schema of another file: it has the name under which it stands there, or else that of the file. */
function labelInFile(side: Side, all: readonly string[]): string {
  const [, file = "", ...tokens] = all;
  // A name leads to a schema, which is an object; most keywords lead to something else.
  const isKeyword = (token: string, index: number): boolean =>
    schemaKeywords.has(token) || !isObject(valueAt(side.document, pointerTo("", ...all.slice(0, index + 3))));
  const start = tokens.findIndex(isKeyword);
  const [names, rest] = start < 0 ? [tokens, []] : [tokens.slice(0, start), tokens.slice(start)];
  return schemaLabel(names.at(-1) ?? file.replace(/^.*\//, "").replace(/\.[^.]*$/, ""), rest);
}

function labelOfPath(side: Side, tokens: readonly string[]): string {
  const [holder, path = "", method] = tokens;
  const prefix = isWebhooks(holder) ? "webhook " : "";
  if (method === undefined) return `${prefix}${path}`;
  if (method === "parameters") return `${prefix}${path}${afterMessage(tokens.slice(2), side, tokens)}`;
  if (ofPath.has(method) || method.startsWith("x-")) return `${prefix}${path}`;
  // Methods that no field is named after keep their letters (OpenAPI 3.2 section 4.9.1).
  if (method === "additionalOperations" && tokens[3] !== undefined)
    return `${prefix}${tokens[3]} ${path}${afterMessage(tokens.slice(4), side, tokens)}`;
  return `${prefix}${method.toUpperCase()} ${path}${afterMessage(tokens.slice(3), side, tokens)}`;
}

/** What a path says for all of its operations. */
const ofPath = new Set(["servers", "summary", "description"]);

/** What comes after an operation: a parameter, its body, an answer and the schemas in them. */
function afterMessage(rest: readonly string[], side?: Side, all: readonly string[] = []): string {
  const [kind, name] = rest;
  if (kind === undefined) return "";
  if (kind === "parameters" && name !== undefined && side !== undefined) {
    const value = valueAt(side.document, pointerTo("", ...all.slice(0, all.length - rest.length + 2)));
    const text = isObject(value) ? `${String(value["in"])} parameter ${String(value["name"])}` : "parameter";
    return `, ${text}${afterMessage(rest.slice(2))}`;
  }
  if (kind === "requestBody") return `, body${afterMessage(rest.slice(1))}`;
  if (kind === "responses") return name === undefined ? "" : `, answer ${name}${afterMessage(rest.slice(2))}`;
  if (kind === "headers" && name !== undefined) return `, header ${name}${afterMessage(rest.slice(2))}`;
  if (kind === "content") return afterMessage(rest.slice(2));
  if (kind === "schema" || kind === "itemSchema") return schemaLabel("", rest.slice(1));
  if (kind === "callbacks" && name !== undefined)
    return `, callback ${name}${afterMessage(rest.slice(4), side, all)}`;
  return "";
}

const transparent = new Set([
  "allOf",
  "oneOf",
  "anyOf",
  "properties",
  "prefixItems",
  "patternProperties",
  "dependentSchemas",
]);

/** Keywords of a schema that hold an object. */
const schemaKeywords = new Set([
  ...transparent,
  "items",
  "additionalProperties",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentSchema",
  "not",
  "if",
  "then",
  "else",
  "discriminator",
  "xml",
  "externalDocs",
]);

/** `Pet.owner.tags[]`: the way down a schema as code would write it. */
function schemaLabel(name: string, tokens: readonly string[]): string {
  let label = name;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    const next = tokens[index + 1];
    if (token === "properties" && next !== undefined) {
      label += `.${next}`;
      index += 1;
    } else if (token === "items") label += "[]";
    else if (token === "additionalProperties") label += index === tokens.length - 1 ? "" : "[key]";
    else if (token === "patternProperties" && next !== undefined) {
      label += `[/${next}/]`;
      index += 1;
    } else if (transparent.has(token)) index += 1;
  }
  return label;
}
