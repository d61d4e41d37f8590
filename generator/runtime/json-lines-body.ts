/** Request bodies of many JSON values (OpenAPI 3.2, "Sequential JSON"). */
import type { Step } from "./types.ts";
import { type Values, valuesBody } from "./values-body.ts";

/** A line for each value: `application/jsonl`, `application/x-ndjson`. */
export function jsonLinesBody(values: Values | undefined, mediaType: string): Step | undefined {
  return valuesBody(values, mediaType, (value) => `${JSON.stringify(value)}\n`);
}

/** A record separator before each value: `application/json-seq` (RFC 7464). */
export function jsonSequenceBody(values: Values | undefined, mediaType: string): Step | undefined {
  return valuesBody(values, mediaType, (value) => `\x1e${JSON.stringify(value)}\n`);
}
