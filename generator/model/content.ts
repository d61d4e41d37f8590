import { isObject, pointerTo, type JsonObject, type JsonValue } from "../json.ts";
import type { BodyKind, ResponseKind } from "./model.ts";

/** One entry of a `content` map (OpenAPI section 4.8.14, Media Type Object). */
export interface Content {
  /** As the document writes it. */
  readonly mediaType: string;
  readonly media: JsonObject;
  readonly schema: JsonValue | undefined;
  readonly schemaPointer: string;
}

/** The entries of a `content` map, in the document's order. */
export function contentsOf(content: JsonValue | undefined, pointer: string): Content[] {
  if (!isObject(content)) return [];
  return Object.keys(content).flatMap((mediaType) => {
    const media = content[mediaType];
    if (!isObject(media)) return [];
    const field = media["itemSchema"] === undefined ? "schema" : "itemSchema";
    return [{ mediaType, media, schema: media[field], schemaPointer: pointerTo(pointer, mediaType, field) }];
  });
}

/** `application/json; charset=utf-8` as `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** JSON by name or by suffix (RFC 6839 section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^(?:application\/json|text\/json|[^/]+\/[^;]+\+json)$/.test(essence(mediaType));
}

/** The property of a parameter interface that chooses between several media types of a body. */
export function contentTypeProperty(bodyProperty: string): string {
  return bodyProperty === "body" ? "contentType" : `${bodyProperty}ContentType`;
}

/** How a request body of a media type is written. */
export function bodyKind(mediaType: string): BodyKind {
  const type = essence(mediaType);
  if (isJson(type) || type.includes("*")) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (isText(type)) return "text";
  return "bytes";
}

/** How a response body of a media type is read. */
export function responseKind(mediaType: string): Exclude<ResponseKind, "none" | "jsonEvents"> {
  const type = essence(mediaType);
  if (type === "text/event-stream") return "events";
  if (type === "application/json-seq") return "sequence";
  if (isJsonLines(type)) return "lines";
  if (isJson(type) || type.includes("*")) return "json";
  return isText(type) ? "text" : "bytes";
}

/** Sequential JSON media types (OpenAPI 3.2 section 4.14.4). */
function isJsonLines(type: string): boolean {
  return /^application\/(?:jsonl|x-ndjson|x-jsonlines)$/.test(type);
}

function isText(type: string): boolean {
  return type.startsWith("text/") || /[/+]xml$/.test(type) || /[/+]yaml$/.test(type);
}

/** Which of several answers a client asks for: JSON, then streams, then text, then bytes. */
export function preferredContent(contents: readonly Content[]): Content | undefined {
  const rank = ["json", "events", "lines", "sequence", "text", "bytes"];
  const ranked = contents.map((content) => ({
    content,
    rank: rank.indexOf(responseKind(content.mediaType)),
  }));
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.content;
}
