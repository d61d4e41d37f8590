import type { Content } from "../document/content.ts";
import { essence, isJson, isJsonLines, isJsonSequence, isRange, isText } from "../document/media-types.ts";
import { isNullSchema, readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { JsonObject } from "../shared/json.ts";
import type { BodyKind, ResponseKind } from "./model.ts";

/** The property of a parameter interface that chooses between several media types of a body. */
export function contentTypeProperty(bodyProperty: string): string {
  return bodyProperty === "body" ? "contentType" : `${bodyProperty}ContentType`;
}

/** How a request body is written, as its media type and its schema say together. */
export function bodyKind(document: JsonObject, content: Content): BodyKind {
  const type = essence(content.mediaType);
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  const form = bodyForm(document, content);
  if (form === "bytes") return "bytes";
  if (isJson(type)) return "json";
  if (isRange(type)) return rangeKind(type, form);
  if (hasItems(document, content)) {
    if (isJsonSequence(type)) return "sequence";
    if (isJsonLines(type)) return "lines";
    if (isEventStream(type)) return "events";
  }
  return isText(type) ? "text" : "bytes";
}

/** How a response body is read, as its media type and its schema say together. */
export function responseKind(document: JsonObject, content: Content): Exclude<ResponseKind, "jsonEvents"> {
  const type = essence(content.mediaType);
  const form = bodyForm(document, content);
  if (form === "bytes") return "bytes";
  if (isEventStream(type)) return "events";
  const isWhole = form === "text" && !content.isItem;
  if (isJsonSequence(type)) return isWhole ? "text" : "sequence";
  if (isJsonLines(type)) return isWhole ? "text" : "lines";
  if (isJson(type)) return "json";
  if (isRange(type)) {
    const kind = rangeKind(type, form);
    return kind === "text" && !isText(type) ? "anyText" : kind;
  }
  return isText(type) ? "text" : "bytes";
}

function isEventStream(type: string): boolean {
  return type === "text/event-stream";
}

const RANKS: readonly ResponseKind[] = [
  "json", "events", "lines", "sequence", "anyText", "text", "any", "bytes",
]; // prettier-ignore

/** What an answer can be, in the order in which a client wants it: JSON, then streams, then text, then bytes. */
export function rankedContents(document: JsonObject, contents: readonly Content[]): readonly Content[] {
  const rank = (content: Content): number => RANKS.indexOf(responseKind(document, content));
  return contents.length < 2 ? contents : contents.toSorted((a, b) => rank(a) - rank(b));
}

/** What a schema says of the form of a body: `none` where it says nothing. */
export type BodyForm = "bytes" | "text" | "structure" | "none";

/** The form of a body by its schema alone. Numbers and booleans are structure: JSON writes them. */
export function bodyForm(document: JsonObject, { schema, schemaPointer }: Content): BodyForm {
  if (schema === undefined) return "none";
  return formOf(document, { value: schema, pointer: schemaPointer }, new Set());
}

/** @param seen where a choice has led to before: a circle says nothing more */
function formOf(document: JsonObject, place: SchemaPlace, seen: Set<string>): BodyForm {
  if (seen.has(place.pointer)) return "none";
  seen.add(place.pointer);
  const reading = readSchema(document, [place]);
  if (reading.isBinary) return "bytes";
  const { types, values } = reading;
  if (types !== undefined) {
    return types.every((type) => type === "string" || type === "null") ? "text" : "structure";
  }
  if (values !== undefined) {
    return values.list.every((value) => value === null || typeof value === "string") ? "text" : "structure";
  }
  if (describesMembers(reading)) return "structure";
  const members = reading.choices.flatMap((choice) => choice.members);
  const others = members.filter((member) => !isNullSchema(readSchema(document, [member])));
  const forms = new Set(others.map((member) => formOf(document, member, seen)));
  const [form = "none"] = forms;
  return forms.size < 2 ? form : "structure";
}

function describesMembers({ properties, required, items, map }: SchemaReading): boolean {
  const { additional, patterns } = map;
  const isObject = properties.size > 0 || required.size > 0 || additional.length > 0 || patterns.length > 0;
  return isObject || items !== undefined;
}

/** A range leaves the media type open: the schema decides and, where there is none, what the range is about. */
function rangeKind(range: string, form: BodyForm): "json" | "text" | "bytes" | "any" {
  if (form === "bytes" || form === "text") return form;
  if (form === "structure") return /^(?:\*|application|text)\//.test(range) ? "json" : "bytes";
  if (range === "*/*") return "any";
  return isText(range) ? "text" : "bytes";
}

/** Whether a schema describes the values of a sequence, one by one or all of them as an array. */
function hasItems(document: JsonObject, content: Content): boolean {
  return content.isItem || bodyForm(document, content) === "structure";
}
