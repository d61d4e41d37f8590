import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { schemaOf, type Content } from "../document/content.ts";
import { isJson } from "../document/media-types.ts";
import { bodyKind, contentTypeProperty, preferredContent, responseKind } from "./body-kinds.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { isUnknown, unionOf, type Lowered } from "./lowered.ts";
import type {
  BodyKind,
  ErrorBody,
  PropertyEncoding,
  RequestBody,
  RequestContent,
  ResponseExample,
  Result,
  ResultResponse,
} from "./model.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { OperationNode, ResponseNode } from "../document/operations.ts";
import { resolveNode, resolveReference } from "../document/references.ts";
import { typesOf } from "./schema-object.ts";
import { typeText } from "./type-text.ts";

/** The request body of an operation (OpenAPI section 4.8.13), or nothing where it takes none. */
export function buildRequestBody(
  node: OperationNode,
  taken: readonly string[],
  context: LowerContext,
): RequestBody | undefined {
  const { body } = node;
  if (body === undefined || BODILESS.has(node.method) || body.contents.length === 0) return undefined;
  return {
    ...documented(body.value, body.pointer),
    property: bodyProperty(taken),
    required: body.value["required"] === true,
    content: body.contents
      .toSorted((a, b) => Number(isJson(b.mediaType)) - Number(isJson(a.mediaType)))
      .map((content) => buildRequestContent(content, context)),
  };
}

/** A name for the body that leaves room for the one of its media type. */
function bodyProperty(taken: readonly string[]): string {
  let name = "body";
  while (taken.includes(name) || taken.includes(contentTypeProperty(name))) {
    name = name === "body" ? "requestBody" : `${name}_`;
  }
  return name;
}

/** `fetch` throws for a body with one of these (Fetch standard, the `Request` constructor). */
export const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

function buildRequestContent(content: Content, context: LowerContext): RequestContent {
  const kind = bodyKind(content.mediaType);
  return {
    mediaType: content.mediaType,
    kind,
    type: typeText(requestType(kind, content, context)),
    encoding: encodingOf(content.media),
  };
}

function requestType(kind: BodyKind, content: Content, context: LowerContext): Lowered {
  const lowering: LowerContext = { ...context, side: "request", binaryStrings: kind === "multipart" };
  const type = lowerSchema(schemaOf(content), lowering);
  switch (kind) {
    case "json":
      return type;
    case "text":
      return textType(type);
    case "bytes":
      return BINARY_INPUT;
    case "form":
    case "multipart":
      return isFormSchema(context.document, content, kind) && !isUnknown(type) ? type : FIELDS;
  }
}

/** Whether the schema of a form describes one: an object or, where it goes out as it is, a string. */
export function isFormSchema(
  document: JsonObject,
  { schema, schemaPointer }: Content,
  kind: BodyKind,
): boolean {
  if (schema === undefined) return true;
  const resolved = resolveNode(document, schema, schemaPointer)?.value ?? {};
  const types = typesOf(resolved).filter((type) => type !== "null");
  const fits = kind === "form" ? ["object", "string"] : ["object"];
  return types.length > 0
    ? types.every((type) => fits.includes(type))
    : !("enum" in resolved || "const" in resolved);
}

const BINARY_INPUT: Lowered = { type: "x-reference", text: "BinaryInput", references: ["BinaryInput"] };
const STRING: Lowered = { type: "string" };
const FIELDS: Lowered = { type: "x-reference", text: "Record<string, unknown>", references: [] };

/** A text body is a string, unless its schema says which strings. */
function textType(type: Lowered): Lowered {
  const isText = ("type" in type && type.type === "x-reference") || "enum" in type;
  return isText ? type : STRING;
}

/** The Encoding Objects of form and multipart bodies (OpenAPI section 4.8.15). */
function encodingOf(media: JsonObject): PropertyEncoding[] {
  const encoding = media["encoding"];
  if (!isObject(encoding)) return [];
  return Object.keys(encoding).flatMap((property) => {
    const entry = encoding[property];
    if (!isObject(entry)) return [];
    const { contentType, style, explode, allowReserved } = entry;
    return [
      {
        property,
        ...(typeof contentType === "string" ? { contentType } : {}),
        ...(typeof style === "string" ? { style: style as NonNullable<PropertyEncoding["style"]> } : {}), // lint has checked it
        ...(typeof explode === "boolean" ? { explode } : {}),
        ...(typeof allowReserved === "boolean" ? { allowReserved } : {}),
      },
    ];
  });
}

/** The answers that mean success: 2xx, or `default` where the document gives no 2xx. */
function successes(answers: readonly ResponseNode[]): readonly ResponseNode[] {
  const ok = answers.filter(({ status }) => /^2(?:\d\d|XX)$/i.test(status));
  return ok.length > 0 ? ok : answers.filter(({ status }) => status === "default");
}

/** What the function resolves to: the union over all answers that mean success. */
export function buildResult(node: OperationNode, context: LowerContext): Result {
  const answers = successes(node.responses);
  const parts = answers.map((answer) => buildAnswer(node, answer, context));
  const types = parts.map((part) => part.type);
  const accepts = [...new Set(parts.flatMap((part) => (part.response.mediaType === undefined ? [] : [part.response.mediaType])))]; // prettier-ignore
  const onlyNothing = parts.every((part) => part.response.kind === "none");
  return {
    type: onlyNothing ? { text: "undefined", references: [] } : typeText(unionOf(types)),
    responses: parts.map((part) => part.response),
    ...(accepts.length === 0 ? {} : { accept: accepts.join(", ") }),
  };
}

interface BuiltAnswer {
  readonly response: ResultResponse;
  readonly type: Lowered;
}

function buildAnswer(node: OperationNode, answer: ResponseNode, context: LowerContext): BuiltAnswer {
  const { status } = answer;
  const content = node.method === "HEAD" ? undefined : preferredContent(answer.contents);
  if (content === undefined) return { response: { status, kind: "none" }, type: UNDEFINED };
  const kind = responseKind(content.mediaType);
  if (kind === "events") return eventStream(status, content, context);
  const type = lowerSchema(schemaOf(content), { ...context, side: "response" });
  return { response: { status, kind, mediaType: content.mediaType }, type: resultType(kind, type) };
}

const UNDEFINED: Lowered = { type: "x-reference", text: "undefined", references: [] };

function resultType(kind: "json" | "text" | "bytes" | "lines" | "sequence", type: Lowered): Lowered {
  switch (kind) {
    case "json":
      return type;
    case "text":
      return STRING;
    case "bytes":
      return { type: "x-reference", text: "BinaryResponse", references: ["BinaryResponse"] };
    case "lines":
    case "sequence":
      return generic("AsyncIterable", type);
  }
}

/**
 * Server-sent events. Before 3.2 a document had no word for them, so its schema describes the data of an event;
 * in 3.2 `itemSchema` describes the event, and `contentSchema` of its `data` property the data.
 */
function eventStream(status: string, content: Content, context: LowerContext): BuiltAnswer {
  const isItem = content.schemaPointer.endsWith("/itemSchema");
  const data = isItem ? itemData(content, context.document) : schemaOf(content);
  const type = data.length === 0 ? STRING : lowerSchema(data, { ...context, side: "response" });
  const isText = "type" in type && type.type === "string";
  const event: Lowered = isText
    ? { type: "x-reference", text: "ServerSentEvent", references: ["ServerSentEvent"] }
    : generic("ServerSentEvent", type, ["ServerSentEvent"]);
  const kind = isText ? "events" : "jsonEvents";
  return { response: { status, kind, mediaType: content.mediaType }, type: generic("AsyncIterable", event) };
}

function itemData(content: Content, document: JsonObject): readonly SchemaPlace[] {
  const data = readSchema(document, schemaOf(content)).properties.get("data") ?? [];
  return readSchema(document, data).parts.flatMap(({ schema, pointer }) => {
    const value = schema["contentSchema"];
    return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, "contentSchema") }];
  });
}

function generic(name: string, argument: Lowered, references: readonly string[] = []): Lowered {
  const { text, references: inner } = typeText(argument);
  return { type: "x-reference", text: `${name}<${text}>`, references: [...inner, ...references] };
}

/** The bodies of the answers that mean failure, as far as they are JSON with a schema. */
export function buildErrors(node: OperationNode, context: LowerContext): ErrorBody[] {
  const ok = new Set(successes(node.responses));
  return node.responses.flatMap((answer) => {
    const content = answer.contents.find(({ mediaType }) => isJson(mediaType));
    if (ok.has(answer) || content?.schema === undefined) return [];
    const type = lowerSchema(schemaOf(content), { ...context, side: "response" });
    return [{ status: answer.status.toUpperCase().replace("DEFAULT", "default"), type: typeText(type) }];
  });
}

/** Example bodies of all answers (OpenAPI sections 4.8.14 and 4.8.19), for the testing entry. */
export function buildExamples(node: OperationNode, document: JsonObject): ResponseExample[] {
  return node.responses.flatMap(({ status, contents }) => {
    const content = preferredContent(contents);
    if (content === undefined) return [];
    const { mediaType, media } = content;
    const found = exampleOf(document, media, content);
    return found === undefined ? [] : [{ status, mediaType, value: found.value, pointer: found.pointer }];
  });
}

function exampleOf(
  document: JsonObject,
  media: JsonObject,
  content: Content,
): { value: JsonValue; pointer: string } | undefined {
  const at = content.pointer;
  if (media["example"] !== undefined) return { value: media["example"], pointer: pointerTo(at, "example") };
  const examples = media["examples"];
  if (isObject(examples)) {
    for (const key of Object.keys(examples)) {
      const example = resolveReference(document, examples[key], pointerTo(at, "examples", key));
      const value = example?.value["value"] ?? example?.value["dataValue"];
      if (example !== undefined && value !== undefined)
        return { value, pointer: pointerTo(example.pointer, "value") };
    }
  }
  const schema = resolveNode(document, content.schema, content.schemaPointer);
  if (schema?.value["example"] !== undefined) {
    return { value: schema.value["example"], pointer: pointerTo(schema.pointer, "example") };
  }
  const list = schema?.value["examples"];
  if (schema === undefined || !isArray(list) || list[0] === undefined) return undefined;
  return { value: list[0], pointer: pointerTo(schema.pointer, "examples", 0) };
}
