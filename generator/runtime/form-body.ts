/**
 * Bodies of named fields as `application/x-www-form-urlencoded`.
 * https://spec.openapis.org/oas/v3.2.0#encoding-the-x-www-form-urlencoded-media-type
 */
import { stringBody } from "./body.ts";
import { isContainer, members, scalar } from "./expand.ts";
import { isJson } from "./media-type.ts";
import type { Step } from "./types.ts";

/**
 * How a field is written where the default does not do (OpenAPI's Encoding Object): a media type
 * (`contentType`), or a query style (`style`, `explode`, `allowReserved`) as a function such as `deepObject`.
 */
export type FieldEncoding = string | ((name: string, value: unknown) => string);

/** By the name of the field. */
export type Encoding = Readonly<Record<string, FieldEncoding>>;

/** A form-urlencoded body; see `formText`. A string is such a text already, and no other scalar is a form. */
export function formBody(
  value: unknown,
  encoding?: Encoding,
  mediaType = "application/x-www-form-urlencoded",
): Step | undefined {
  const text = typeof value === "string" ? value : isContainer(value) ? formText(value, encoding) : undefined;
  return text === undefined ? undefined : stringBody(text, mediaType);
}

/**
 * Form-urlencoded text, for a body or a whole query. Arrays repeat their name, objects become JSON,
 * `undefined` and null are left out. Without an encoding, text is escaped as the URL standard says
 * (`+` for a space); a style escapes as it does in a query (`%20`).
 */
export function formText(value: object | undefined, encoding: Encoding = {}): string {
  return fields(value ?? {}, encoding)
    .map(([name, field, rule]) =>
      typeof rule === "function" ? rule(name, field) : contentPairs(name, field, rule ?? ""),
    )
    .filter((text) => text !== "")
    .join("&");
}

/** The fields of a form that have a value, each with its encoding. */
export function fields(
  value: object,
  encoding: Encoding,
): readonly (readonly [string, unknown, FieldEncoding | undefined])[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([name, field]) => [name, field, Object.hasOwn(encoding, name) ? encoding[name] : undefined]);
}

/** One value for each member of an array, and the value itself otherwise (OpenAPI 3.2, "Encoding By Name"). */
export function repeated(field: unknown): readonly unknown[] {
  return Array.isArray(field) ? members(field).map(([, member]) => member) : [field];
}

/** The text of one value: JSON where its media type says so, or where it is an object and nothing else is said. */
export function fieldText(value: unknown, mediaType: string): string {
  return isJson(mediaType) ? JSON.stringify(value) : scalar(value);
}

function contentPairs(name: string, field: unknown, mediaType: string): string {
  // URLSearchParams is the standard's own serializer.
  return new URLSearchParams(repeated(field).map((value) => [name, fieldText(value, mediaType)])).toString();
}
