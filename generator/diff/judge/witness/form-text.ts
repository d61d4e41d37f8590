import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import { plainText } from "./plain-text.ts";

/** `name=a+b&tag=1&tag=2`: a list repeats its name, an object is JSON (OpenAPI section 4.8.15.1). */
export function formText(value: JsonValue): string {
  const text = new URLSearchParams(fieldsOf(value).map(([name, each]) => [name, plainText(each)])).toString();
  // Nobody sees an empty body.
  return text === "" ? "Content-Length: 0" : text;
}

/** A part for each value (RFC 7578). */
export function multipartText(value: JsonValue): string {
  const parts = fieldsOf(value).map(([name, each]) =>
    [
      "--boundary",
      `Content-Disposition: form-data; name="${name}"`,
      ...(isObject(each) || isArray(each) ? ["Content-Type: application/json"] : []),
      "",
      plainText(each),
    ].join("\n"),
  );
  return [...parts, "--boundary--"].join("\n");
}

/** Null has no form as text, and is left out. */
function fieldsOf(value: JsonValue): readonly (readonly [name: string, value: JsonValue])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const values = isArray(field) ? field : [field ?? null];
    return values.filter((each) => each !== null).map((each) => [name, each] as const);
  });
}
