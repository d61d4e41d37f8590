/**
 * Bodies of named parts as `multipart/form-data`.
 * https://spec.openapis.org/oas/v3.2.0#encoding-multipart-media-types
 */
import { concreteType } from "./body.ts";
import { type Encoding, fieldText, fields, repeated } from "./form-body.ts";
import { isContainer } from "./expand.ts";
import type { BodyContent, Step } from "./types.ts";

/**
 * A multipart body. Arrays become parts of the same name; text, numbers and dates are plain parts, objects
 * parts of type `application/json`, and `Blob`, `File`, `ArrayBuffer`, `Uint8Array` and `ReadableStream` files.
 * `undefined` and null are left out. `encoding` gives a part's media type, or a query style, which is not
 * percent-encoded here. `fetch` chooses the boundary, so the body names no content type. A stream among the
 * parts is read into memory, because `FormData` takes none; the body can be sent again. What has no parts is no body.
 */
export function multipartBody(value: unknown, encoding: Encoding = {}): Step | undefined {
  if (!isContainer(value)) return undefined;
  let form: Promise<FormData> | undefined;
  return async (request) => {
    request.body = await (form ??= formData(value, encoding));
  };
}

async function formData(value: object, encoding: Encoding): Promise<BodyContent & FormData> {
  const form = new FormData();
  for (const [name, field, rule] of fields(value, encoding)) {
    if (field === null) continue;
    if (typeof rule === "function") {
      // A style escapes for a query; reading that back gives its names and values as they are.
      for (const [key, text] of new URLSearchParams(rule(name, field))) form.append(key, text);
    } else {
      for (const part of repeated(field)) append(form, name, await partOf(part, rule ?? ""));
    }
  }
  return form;
}

function append(form: FormData, name: string, part: string | Blob): void {
  // Two calls, since an explicit file name of undefined is not the same as none.
  if (typeof part === "string") form.append(name, part);
  else form.append(name, part);
}

async function partOf(value: unknown, documented: string): Promise<string | Blob> {
  if (value instanceof Blob) return typed(value, documented);
  if (value instanceof ReadableStream) return typed(await new Response(value).blob(), documented);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    // A view of shared memory would be no BlobPart, and is no BinaryInput either.
    return typed(new Blob([value as BlobPart]), documented);
  }
  const mediaType = documented || (isContainer(value) ? "application/json" : "text/plain");
  const text = fieldText(value, mediaType);
  // A part without a content type is text/plain (RFC 7578 section 4.4), and has no file name as a Blob has.
  return mediaType === "text/plain" ? text : new Blob([text], { type: concreteType("", mediaType) });
}

function typed(file: Blob, documented: string): Blob {
  if (file.type !== "" || documented === "") return file;
  const type = concreteType("", documented);
  return file instanceof File ? new File([file], file.name, { type }) : new Blob([file], { type });
}
