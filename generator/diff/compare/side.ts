import type { JsonObject } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";

/** One of the two documents, with what the comparison asks of it again and again. */
export interface Side {
  readonly spec: Spec;
  readonly document: JsonObject;
  /** In OpenAPI 3.0 nothing beside a `$ref` counts, and `exclusiveMaximum` is a switch. */
  readonly is30: boolean;
  /** The other document is of another generation, where some things are spelled differently. */
  readonly bridges: boolean;
}

/** Makes a side of a loaded document. */
export function sideOf(spec: Spec, other: Spec = spec): Side {
  const is30 = spec.version === "3.0";
  return { spec, document: spec.document, is30, bridges: is30 !== (other.version === "3.0") };
}
