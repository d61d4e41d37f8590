/** The methods that a Path Item Object has a field for (OpenAPI 3.2 section 4.9; `query` is new there). */
export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
] as const;

/** The fields of a document that hold webhooks: OpenAPI 3.1's, and what 3.0 documents use in its place. */
export const WEBHOOK_FIELDS = ["webhooks", "x-webhooks"] as const;
