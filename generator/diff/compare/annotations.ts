const text = new Set([
  "title",
  "description",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "$comment",
  "deprecated",
  "readOnly",
  "writeOnly",
  "discriminator",
  "xml",
  "$schema",
  "$id",
  "$anchor",
  "$defs",
  "definitions",
]);

/** Whether a keyword says nothing about which values are allowed. */
export function isAnnotation(keyword: string): boolean {
  return text.has(keyword) || keyword.startsWith("x-");
}
