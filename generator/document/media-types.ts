/** `application/json; charset=utf-8` as `application/json` (RFC 9110 section 8.3.1). */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** JSON by name or by suffix (RFC 6839 section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^(?:application\/json|text\/json|[^/]+\/[^;]+\+json)$/.test(essence(mediaType));
}

/** JSON values one after another, a line for each (OpenAPI 3.2 section 4.14.4). */
export function isJsonLines(mediaType: string): boolean {
  return /^application\/(?:jsonl|x-ndjson|x-jsonlines)$/.test(essence(mediaType));
}

/** JSON values one after another, each behind a record separator (RFC 7464). */
export function isJsonSequence(mediaType: string): boolean {
  return essence(mediaType) === "application/json-seq";
}

/** Whether a body of this type is one JSON value or many. */
export function carriesJson(mediaType: string): boolean {
  return (
    isJson(mediaType) || isJsonLines(mediaType) || isJsonSequence(mediaType) || essence(mediaType) === "*/*"
  );
}

/** What is sent and read as text: `text/…`, XML and YAML. */
export function isText(mediaType: string): boolean {
  const type = essence(mediaType);
  return type.startsWith("text/") || /[/+]xml$/.test(type) || /[/+]yaml$/.test(type);
}

/** Named fields, each of them text unless it is an object: `application/x-www-form-urlencoded`, `multipart/form-data`. */
export function isForm(mediaType: string): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)$/.test(essence(mediaType));
}

/** A media range such as `image/*` (RFC 9110 section 12.5.1). */
export function isRange(mediaType: string): boolean {
  return essence(mediaType).includes("*");
}
