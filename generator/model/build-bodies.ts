import type { JsonObject } from "../shared/json.ts";
import { schemaOf, type Content } from "../document/content.ts";
import { encodingsOf } from "../document/encoding.ts";
import { essence, isJson } from "../document/media-types.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { bodyForm, bodyKind, contentTypeProperty } from "./body-kinds.ts";
import { documented } from "./documented.ts";
import { eventType } from "./event-type.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { isUnknown, type Lowered } from "./lowered.ts";
import type { BodyKind, RequestBody, RequestContent } from "./model.ts";
import type { OperationNode } from "../document/operations.ts";
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
  const kind = bodyKind(context.document, content);
  return {
    mediaType: content.mediaType,
    kind,
    type: typeText(requestType(kind, content, context)),
    encoding: kind === "form" || kind === "multipart" ? encodingsOf(context.document, content) : [],
  };
}

function requestType(kind: BodyKind, content: Content, context: LowerContext): Lowered {
  const { document } = context;
  const lowering: LowerContext = { ...context, side: "request", binaryStrings: kind === "multipart" };
  const type = lowerSchema(schemaOf(content), lowering);
  switch (kind) {
    case "json":
    case "any":
      return type;
    case "text":
      // A text body is a string, and its schema may say which strings.
      return bodyForm(document, content) === "text" ? type : STRING;
    case "bytes":
      return BINARY_INPUT;
    case "events":
      return iterable(eventType(content, lowering).type);
    case "lines":
    case "sequence":
      return iterable(lowerSchema(itemSchema(content, document), lowering));
    case "form":
      return isFormSchema(document, content) && !isUnknown(type) ? type : FIELDS;
    case "multipart":
      if (content.isItem) return { type: "array", items: type };
      return isFormSchema(document, content) && !isUnknown(type) ? type : FIELDS;
  }
}

/**
 * The schema of each value of a sequence: `itemSchema` or, before 3.2 had it, `schema`. That may describe the whole
 * sequence as an array, too.
 */
export function itemSchema(content: Content, document: JsonObject): readonly SchemaPlace[] {
  const places = schemaOf(content);
  if (content.isItem || places.length === 0) return places;
  const { types, items } = readSchema(document, places);
  const isArray = types?.every((type) => type === "array") === true && items?.prefix.length === 0;
  return isArray ? items.rest : places;
}

/** Many values, of which the last need not be there when the first is sent. */
function iterable(item: Lowered): Lowered {
  const { text, references } = typeText(item);
  return { type: "x-reference", text: `Iterable<${text}> | AsyncIterable<${text}>`, references };
}

/**
 * Whether the schema of a form describes one: an object or, where the whole goes out as it is, a string. The parts of
 * `multipart/mixed` and its like need no names, so a list describes them too.
 */
export function isFormSchema(document: JsonObject, { mediaType, schema, schemaPointer }: Content): boolean {
  if (schema === undefined) return true;
  const { types, values } = readSchema(document, [{ value: schema, pointer: schemaPointer }]);
  if (types === undefined) return values === undefined;
  const type = essence(mediaType);
  const other = !type.startsWith("multipart/") ? "string" : type === FORM_DATA ? "object" : "array";
  return types.every((each) => each === "object" || each === other || each === "null");
}

const FORM_DATA = "multipart/form-data";

const BINARY_INPUT: Lowered = { type: "x-reference", text: "BinaryInput", references: ["BinaryInput"], of: { kind: "bytes" } }; // prettier-ignore
const STRING: Lowered = { type: "string" };
const FIELDS: Lowered = { type: "x-reference", text: "Record<string, unknown>", references: [] };
