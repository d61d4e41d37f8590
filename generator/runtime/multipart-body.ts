/**
 * Bodies of parts: `multipart/form-data`, `multipart/mixed` and their like.
 * https://spec.openapis.org/oas/v3.2.0#encoding-multipart-media-types
 */
import { concreteType } from "./body.ts";
import { type Encoding, fieldText, fields, repeated } from "./form-body.ts";
import { isContainer } from "./expand.ts";
import type { Step } from "./types.ts";

/**
 * A multipart body. Arrays become parts of the same name; text, numbers and dates are plain parts, objects parts of
 * type `application/json`, and `Blob`, `File`, `ArrayBuffer`, `Uint8Array` and `ReadableStream` files. Only files have
 * a file name: by it, servers tell them from fields (RFC 7578 section 4.2). `undefined` and null are left out.
 *
 * A stream among the parts is read into memory, so the body can be sent again. What has no members is no body.
 *
 * @param encoding gives a part's media type, or a query style, which is not percent-encoded here
 * @param mediaType of the whole. The parts of any other than `multipart/form-data` need no names: a list is fine, too
 */
export function multipartBody(
  value: unknown,
  encoding: Encoding = {},
  mediaType = "multipart/form-data",
): Step | undefined {
  if (!isContainer(value)) return undefined;
  const boundary = crypto.randomUUID();
  let whole: Promise<Blob> | undefined;
  return async (request) => {
    request.body = await (whole ??= write(partsOf(value, encoding), mediaType, boundary));
    // Nobody else knows the boundary, without which the body cannot be read.
    request.headers["content-type"] = `${mediaType}; boundary=${boundary}`;
  };
}

/** A part: text that names no media type, or bytes with theirs. */
interface Part {
  readonly name: string | undefined;
  readonly content: string | Blob;
  readonly fileName?: string | undefined;
}

async function write(parts: AsyncIterable<Part>, mediaType: string, boundary: string): Promise<Blob> {
  const isForm = mediaType.startsWith("multipart/form-data");
  const pieces: (string | Blob)[] = [];
  for await (const { name, content, fileName } of parts) {
    const kind = isForm ? "form-data" : fileName === undefined ? "inline" : "attachment";
    const disposition = [
      kind,
      ...(name === undefined ? [] : [`name="${quoted(name)}"`]),
      ...(fileName === undefined ? [] : [`filename="${quoted(fileName)}"`]),
    ];
    const type = typeof content === "string" ? "" : `Content-Type: ${content.type}\r\n`;
    pieces.push(
      `--${boundary}\r\nContent-Disposition: ${disposition.join("; ")}\r\n${type}\r\n`,
      content,
      "\r\n",
    );
  }
  return new Blob([...pieces, `--${boundary}--\r\n`]);
}

/** Text inside quotes, as forms write it (HTML standard, "multipart form data"). */
function quoted(text: string): string {
  return text.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

async function* partsOf(value: object, encoding: Encoding): AsyncGenerator<Part, void> {
  if (Array.isArray(value)) {
    for (const part of repeated(value)) yield { name: undefined, ...(await partOf(part, "")) };
    return;
  }
  for (const [name, field, rule] of fields(value, encoding)) {
    if (typeof rule === "function") {
      // A style escapes for a query; reading that back gives its names and values as they are.
      for (const [key, text] of new URLSearchParams(rule(name, field))) yield { name: key, content: text };
    } else {
      for (const part of repeated(field)) yield { name, ...(await partOf(part, rule ?? "")) };
    }
  }
}

async function partOf(value: unknown, documented: string): Promise<Omit<Part, "name">> {
  if (value instanceof Blob) {
    const fileName = value instanceof File ? value.name : "blob";
    return { content: typed(value, value.type || documented), fileName };
  }
  const isStream = value instanceof ReadableStream;
  if (isStream || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    // A view of shared memory would be no BodyInit, and is no BinaryInput either.
    const bytes = await new Response(value as BodyInit).blob();
    return { content: typed(bytes, documented), fileName: "blob" };
  }
  const mediaType = documented || (isContainer(value) ? "application/json" : "text/plain");
  const text = fieldText(value, mediaType);
  // A part without a content type is text/plain (RFC 7578 section 4.4).
  return { content: mediaType === "text/plain" ? text : typed(new Blob([text]), mediaType) };
}

function typed(bytes: Blob, mediaType: string): Blob {
  return bytes.slice(0, bytes.size, concreteType("", mediaType || "application/octet-stream"));
}
