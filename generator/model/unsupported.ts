import type { Diagnostic } from "../diagnostics.ts";
import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../json.ts";
import type { Spec } from "../spec.ts";
import { bodyKind, contentsOf, isJson, preferredContent, responseKind, type Content } from "./content.ts";
import type { OperationNode } from "./operations-in.ts";
import { resolveNode } from "./resolve.ts";
import { typedSubschemas, type Reach, type SchemaNode } from "./reach.ts";

/** Keywords that change which values are valid in a way that the types do not show. */
const NOT_IN_TYPES = new Set([
  "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "contains", "minContains", "maxContains",
  "unevaluatedItems", "unevaluatedProperties", "propertyNames", "contentSchema", "$dynamicRef", "$recursiveRef",
  "dependencies",
]); // prettier-ignore

/** Keywords that become part of a type, of its JSDoc, or of nothing on purpose. */
const KNOWN = new Set([
  "$ref", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$vocabulary", "$comment", "$defs", "definitions",
  "type", "enum", "const", "nullable", "properties", "required", "additionalProperties", "patternProperties", "items",
  "additionalItems", "prefixItems", "allOf", "oneOf", "anyOf", "discriminator", "readOnly", "writeOnly", "title",
  "summary", "description", "default", "example", "examples", "deprecated", "externalDocs", "xml", "format", "minimum",
  "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems",
  "maxItems", "uniqueItems", "minProperties", "maxProperties", "contentEncoding", "contentMediaType",
]); // prettier-ignore

/**
 * The closed world: a warning for each keyword of a named schema that the types do not express, and for each
 * that nobody knows. What such a schema means to TypeScript is wider than what the document says, never wrong.
 */
export function unsupportedKeywords(spec: Spec, reach: Reach): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const root of reach.keys()) {
    const pending: SchemaNode[] = [{ schema: valueAt(spec.document, root) ?? true, pointer: root }];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (!isObject(node.schema)) continue;
      diagnostics.push(...keywordsOf(spec, node.schema, node.pointer));
      pending.push(...typedSubschemas(node.schema, node.pointer));
    }
  }
  return diagnostics;
}

function keywordsOf(spec: Spec, schema: JsonObject, pointer: string): Diagnostic[] {
  return Object.keys(schema).flatMap((keyword): Diagnostic[] => {
    if (KNOWN.has(keyword) || keyword.startsWith("x-")) return [];
    const at = { location: spec.locate(pointerTo(pointer, keyword), "key") };
    if (NOT_IN_TYPES.has(keyword)) {
      const message = `"${keyword}" has no part in the TypeScript type, which is wider than the schema`;
      return [{ code: "keyword-not-in-types", severity: "warning", message, ...at }];
    }
    const message = `"${keyword}" is no keyword of a Schema Object and is left out`;
    return [{ code: "keyword-unknown", severity: "warning", message, ...at }];
  });
}

/**
 * The closed world of media types: a warning for each body that is sent or read as plain text or bytes although
 * its schema says more, and for each encoding that is not written.
 */
export function unsupportedMedia(spec: Spec, nodes: readonly OperationNode[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const warn = (pointer: string, message: string): void => {
    found.set(`${pointer} ${message}`, {
      code: "media-type-not-modelled",
      severity: "warning",
      message,
      location: spec.locate(pointer, "key"),
    });
  };
  for (const node of nodes) {
    for (const content of requestContents(spec.document, node)) {
      const at = content.schemaPointer.replace(/\/[^/]*$/, "");
      const kind = bodyKind(content.mediaType);
      const isStructured = describesStructure(spec.document, content.schema, content.schemaPointer);
      if (kind === "text" && isStructured) warn(at, `A body of type ${content.mediaType} is taken as text`);
      if (kind === "multipart" && !content.mediaType.startsWith("multipart/form-data")) {
        warn(at, `A body of type ${content.mediaType} is sent as multipart/form-data`);
      }
      const encoding = content.media["encoding"];
      for (const [property, entry] of Object.entries(isObject(encoding) ? encoding : {})) {
        const hasHeaders = isObject(entry) && isObject(entry["headers"]);
        if (hasHeaders)
          warn(pointerTo(at, "encoding", property), `The headers of part "${property}" are not sent`);
      }
    }
    for (const { mediaType, schema, schemaPointer } of readContents(spec.document, node)) {
      const isStructured = describesStructure(spec.document, schema, schemaPointer);
      if (responseKind(mediaType) !== "text" || !isStructured) continue;
      warn(schemaPointer.replace(/\/[^/]*$/, ""), `An answer of type ${mediaType} is given as text`);
    }
  }
  return [...found.values()];
}

function requestContents(document: JsonObject, node: OperationNode): Content[] {
  const at = pointerTo(node.pointer, "requestBody");
  const body = resolveNode(document, node.operation["requestBody"], at);
  return body === undefined ? [] : contentsOf(body.value["content"], pointerTo(body.pointer, "content"));
}

/** Of each answer the content that the client asks for. */
function readContents(document: JsonObject, node: OperationNode): Content[] {
  const responses = isObject(node.operation["responses"]) ? node.operation["responses"] : {};
  return Object.keys(responses).flatMap((status) => {
    const at = pointerTo(node.pointer, "responses", status);
    const response = resolveNode(document, responses[status], at);
    if (response === undefined) return [];
    const contents = contentsOf(response.value["content"], pointerTo(response.pointer, "content"));
    const preferred = contents.some(({ mediaType }) => isJson(mediaType))
      ? undefined
      : preferredContent(contents);
    return preferred === undefined ? [] : [preferred];
  });
}

function describesStructure(document: JsonObject, schema: JsonValue | undefined, pointer: string): boolean {
  const resolved = resolveNode(document, schema, pointer)?.value;
  return (
    resolved?.["type"] === "object" || resolved?.["type"] === "array" || isObject(resolved?.["properties"])
  );
}
