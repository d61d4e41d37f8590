import { essence, isRange } from "../document/media-types.ts";
import { type PropertyEncoding, queryStyleOf } from "../document/encoding.ts";
import type { BodyKind, RequestBody, RequestContent } from "../model/model.ts";
import { contentTypeProperty } from "../model/body-kinds.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { around, call, object, plain, type Expression } from "./expression.ts";
import { queryOptions } from "./parameter-expressions.ts";

/** The step that writes a body: one writer, or a table of them by the media type that the caller chooses. */
export function bodyExpression(body: RequestBody): Expression {
  const value = `params${propertyAccess(body.property)}`;
  const [first, ...others] = body.content;
  if (first === undefined) return plain("undefined");
  if (others.length === 0) return contentExpression(first, value);
  const writers = body.content.map((content) => {
    const writer = contentExpression(content, "value");
    const [, name] = /^(\w+)\(value\)$/.exec(writer.text) ?? [];
    const { text, uses } = name === undefined ? around("(value) => ", writer) : { ...writer, text: name };
    return { text: `${stringLiteral(content.mediaType)}: ${text}`, uses };
  });
  const chosen = `params${propertyAccess(contentTypeProperty(body.property))} ?? ${stringLiteral(first.mediaType)}`;
  return call("bodyAs", chosen, value, object(writers));
}

function contentExpression({ kind, mediaType: given, encoding }: RequestContent, value: string): Expression {
  const mediaType = stringLiteral(concreteType(kind, given));
  switch (kind) {
    case "json":
      return call("jsonBody", value, mediaType === '"application/json"' ? undefined : mediaType);
    case "form":
      return call("formBody", value, encodingExpression(encoding));
    case "multipart":
      return call(
        "multipartBody",
        value,
        encodingExpression(encoding),
        mediaType === '"multipart/form-data"' ? undefined : mediaType,
      );
    case "text":
      return call("textBody", value, mediaType);
    case "bytes":
      return call("bytesBody", value, mediaType);
    case "lines":
      return call("jsonLinesBody", value, mediaType);
    case "sequence":
      return call("jsonSequenceBody", value, mediaType);
    case "events":
      return call("eventsBody", value, mediaType);
    case "any":
      return call("anyBody", value);
  }
}

/** A request names one media type, never a range (RFC 9110 section 8.3). A `Blob` may say which one it is itself. */
function concreteType(kind: BodyKind, mediaType: string): string {
  if (!isRange(mediaType) || kind === "bytes") return mediaType;
  const [range = ""] = essence(mediaType).split("/");
  switch (kind) {
    case "json":
      return "application/json";
    case "multipart":
      return "multipart/form-data";
    case "text":
      // What is text and an image.
      if (range === "image") return "image/svg+xml";
      return range === "*" || range === "text" ? "text/plain" : "application/octet-stream";
    default:
      return mediaType;
  }
}

/** A style is written by its function, anything else by the media type of the part. */
function encodingExpression(encoding: readonly PropertyEncoding[]): Expression | undefined {
  const entries = encoding.flatMap((entry): Expression[] => {
    const key = propertyKey(entry.property);
    const written = queryStyleOf(entry);
    if (written === undefined) {
      const { contentType } = entry;
      return contentType === undefined ? [] : [plain(`${key}: ${stringLiteral(contentType)}`)];
    }
    const { style } = written;
    const options = queryOptions(written);
    const styled = options === undefined ? style : `(name, value) => ${style}(name, value, ${options})`;
    return [{ text: `${key}: ${styled}`, uses: [style] }];
  });
  return object(entries);
}
