import type { Content } from "../document/content.ts";
import { essence, isJson, isJsonLines, isJsonSequence, isRange, isText } from "../document/media-types.ts";
import type { BodyKind, ResponseKind } from "./model.ts";

/** The property of a parameter interface that chooses between several media types of a body. */
export function contentTypeProperty(bodyProperty: string): string {
  return bodyProperty === "body" ? "contentType" : `${bodyProperty}ContentType`;
}

/** How a request body of a media type is written. */
export function bodyKind(mediaType: string): BodyKind {
  const type = essence(mediaType);
  if (isJson(type) || isRange(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (isText(type)) return "text";
  return "bytes";
}

/** How a response body of a media type is read. */
export function responseKind(mediaType: string): Exclude<ResponseKind, "none" | "jsonEvents"> {
  const type = essence(mediaType);
  if (type === "text/event-stream") return "events";
  if (isJsonSequence(type)) return "sequence";
  if (isJsonLines(type)) return "lines";
  if (isJson(type) || isRange(type)) return "json";
  return isText(type) ? "text" : "bytes";
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
