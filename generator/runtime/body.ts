/** Request bodies of one piece: JSON, text and bytes. Each is a step; `undefined` means that there is no body. */
import { scalar } from "./expand.ts";
import type { BodyContent, Step } from "./types.ts";

/** Everything that can be sent as bytes. A stream can be sent once only, so such a call is never repeated. */
export type BinaryInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** A JSON body. The value is written at once, so that changing it later changes no repetition. */
export function jsonBody(value: unknown, mediaType = "application/json"): Step | undefined {
  return value === undefined ? undefined : stringBody(JSON.stringify(value), mediaType);
}

/** A body of plain text, or of any media type whose values are strings; sent as UTF-8. */
export function textBody(value: unknown, mediaType = "text/plain"): Step | undefined {
  return value === undefined ? undefined : stringBody(scalar(value), mediaType);
}

/**
 * A body of bytes. The media type of a `Blob` stands in for a range such as `image/*`.
 */
export function bytesBody(
  value: BinaryInput | undefined,
  mediaType = "application/octet-stream",
): Step | undefined {
  if (value === undefined) return undefined;
  const contentType = concreteType(value instanceof Blob ? value.type : "", mediaType);
  return (request, exchange) => {
    request.headers["content-type"] ??= contentType;
    // Every kind of BinaryInput is a BodyInit; TypeScript 5.7 to 5.9 cannot see it of a plain Uint8Array.
    request.body = value as BodyContent;
    if (!(value instanceof ReadableStream)) return;
    request.duplex = "half";
    exchange.isReplayable = false;
  };
}

/** A body whose media type the document leaves open: bytes, text or, for any other value, JSON. */
export function anyBody(value: unknown): Step | undefined {
  if (
    value instanceof Blob ||
    value instanceof ReadableStream ||
    value instanceof ArrayBuffer ||
    value instanceof Uint8Array
  ) {
    return bytesBody(value, "*/*");
  }
  return typeof value === "string" ? textBody(value) : jsonBody(value);
}

/**
 * A body in the one of several media types that the caller chooses. `writers` has a function for each.
 * Throws `TypeError` for a media type that is not among them.
 */
export function bodyAs(
  mediaType: string,
  value: unknown,
  writers: Readonly<Record<string, (value: never) => Step | undefined>>,
): Step | undefined {
  if (value === undefined) return undefined;
  const write = Object.hasOwn(writers, mediaType) ? writers[mediaType] : undefined;
  if (write === undefined) throw new TypeError(`The operation takes no body of type ${mediaType}.`);
  // The types of the operation's parameters tie value and media type together.
  return write(value as never);
}

/** A body that is a string already. */
export function stringBody(text: string, contentType: string): Step {
  return (request) => {
    request.headers["content-type"] ??= contentType;
    request.body = text;
  };
}

/**
 * The media type to name on the wire where a document may give a range or a list (`image/png, image/*`):
 * the value's own type, or else the first that is not a range, or else plain bytes.
 */
export function concreteType(own: string, documented: string): string {
  const choices = documented.split(",").map((choice) => choice.trim());
  if (choices.length === 1 && !documented.includes("*")) return documented;
  return own || (choices.find((choice) => !choice.includes("*")) ?? "application/octet-stream");
}
