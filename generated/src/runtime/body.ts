/** Request bodies of one piece: JSON, text and bytes. `undefined` means that the request has no body. */
import { scalar } from "./expand.ts";
import type { Body, BodyContent } from "./types.ts";

/** Everything that can be sent as bytes. A stream can be sent once only, so such a call is never repeated. */
export type BinaryInput = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** A JSON body. The value is written at once, so that changing it later changes no repetition. */
export function jsonBody(value: unknown, mediaType = "application/json"): Body | undefined {
  return value === undefined ? undefined : stringBody(JSON.stringify(value), mediaType);
}

/** A body of plain text, or of any media type whose values are strings; sent as UTF-8. */
export function textBody(value: unknown, mediaType = "text/plain"): Body | undefined {
  return value === undefined ? undefined : stringBody(scalar(value), mediaType);
}

/**
 * A body of bytes. The media type of a `Blob` stands in for a range such as `image/*`.
 */
export function bytesBody(
  value: BinaryInput | undefined,
  mediaType = "application/octet-stream",
): Body | undefined {
  if (value === undefined) return undefined;
  return {
    contentType: concreteType(value instanceof Blob ? value.type : "", mediaType),
    repeatable: !(value instanceof ReadableStream),
    // Every kind of BinaryInput is a BodyInit; TypeScript 5.7 to 5.9 cannot see it of a plain Uint8Array.
    content: () => value as BodyContent,
  };
}

/**
 * A body in the one of several media types that the caller chooses. `writers` has a function for each.
 * Throws `TypeError` for a media type that is not among them.
 */
export function bodyAs(
  mediaType: string,
  value: unknown,
  writers: Readonly<Record<string, (value: never) => Body | undefined>>,
): Body | undefined {
  if (value === undefined) return undefined;
  const write = Object.hasOwn(writers, mediaType) ? writers[mediaType] : undefined;
  if (write === undefined) throw new TypeError(`The operation takes no body of type ${mediaType}.`);
  // The types of the operation's parameters tie value and media type together.
  return write(value as never);
}

/** A body that is a string already. */
export function stringBody(text: string, contentType: string): Body {
  return { contentType, repeatable: true, content: () => text };
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
