/** A media type without its parameters, in lower case; of a list the first. */
export function essence(mediaType: string): string {
  return (/^[^;,]*/.exec(mediaType)?.[0] ?? "").trim().toLowerCase();
}

/** Tells `application/json` and `application/problem+json; charset=utf-8` from other media types. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essence(mediaType));
}
