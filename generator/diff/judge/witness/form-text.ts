import { type PropertyEncoding, queryStyleOf } from "../../../document/encoding.ts";
import { isJson } from "../../../document/media-types.ts";
import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import { queryText } from "./parameter-text.ts";
import { plainText } from "./plain-text.ts";

/**
 * `name=a+b&tag=1&tag=2`: a list repeats its name, an object is JSON, and a field with a style is written as in a query
 * (OpenAPI section 4.8.15.1).
 */
export function formText(value: JsonValue, encodings: readonly PropertyEncoding[]): string {
  const text = fieldsOf(value, encodings)
    .map(
      ({ name, field, encoding }) => styledText(name, field, encoding) ?? plainPairs(name, field, encoding),
    )
    .filter((pairs) => pairs !== "")
    .join("&");
  // Nobody sees an empty body.
  return text === "" ? "Content-Length: 0" : text;
}

function plainPairs(name: string, field: JsonValue, encoding: PropertyEncoding | undefined): string {
  return new URLSearchParams(repeated(field).map((each) => [name, fieldText(each, encoding)])).toString();
}

/** A part for each value (RFC 7578), or for each pair of a field with a style. */
export function multipartText(value: JsonValue, encodings: readonly PropertyEncoding[]): string {
  const parts = fieldsOf(value, encodings).flatMap(({ name, field, encoding }) => {
    const styled = styledText(name, field, encoding);
    if (styled !== undefined) return [...new URLSearchParams(styled)].map(([key, text]) => part(key, text));
    return repeated(field).map((each) => part(name, fieldText(each, encoding), mediaTypeOf(each, encoding)));
  });
  return [...parts, "--boundary--"].join("\n");
}

function part(name: string, text: string, mediaType?: string): string {
  return [
    "--boundary",
    `Content-Disposition: form-data; name="${name}"`,
    ...(mediaType === undefined ? [] : [`Content-Type: ${mediaType}`]),
    "",
    text,
  ].join("\n");
}

function mediaTypeOf(value: JsonValue, encoding: PropertyEncoding | undefined): string | undefined {
  return encoding?.contentType ?? (isObject(value) || isArray(value) ? "application/json" : undefined);
}

interface Field {
  readonly name: string;
  readonly field: JsonValue;
  readonly encoding: PropertyEncoding | undefined;
}

/** Null has no form as text, and is left out. */
function fieldsOf(value: JsonValue, encodings: readonly PropertyEncoding[]): readonly Field[] {
  if (!isObject(value)) return [];
  const known = new Map(encodings.map((each) => [each.property, each]));
  return Object.entries(value).flatMap(([name, field]) =>
    field === undefined || field === null ? [] : [{ name, field, encoding: known.get(name) }],
  );
}

/** `undefined` where no field of an Encoding Object gives a style, so that the media type counts. */
function styledText(
  name: string,
  field: JsonValue,
  encoding: PropertyEncoding | undefined,
): string | undefined {
  const style = queryStyleOf(encoding);
  return style && (queryText({ name, ...style }, field) ?? "");
}

function repeated(field: JsonValue): readonly JsonValue[] {
  return (isArray(field) ? field : [field]).filter((each) => each !== null);
}

function fieldText(value: JsonValue, encoding: PropertyEncoding | undefined): string {
  return isJson(encoding?.contentType ?? "") ? JSON.stringify(value) : plainText(value);
}
