import type { Diagnostic } from "./diagnostic.ts";
import type { JsonObject } from "../json.ts";

/** Whether a document asks for more than validity with `x-lint: strict` at its top. */
export function isStrict(document: JsonObject): boolean {
  return document["x-lint"] === "strict";
}

/** In a strict document every warning, whichever stage found it, is an error. */
export function judgeStrictly(document: JsonObject, found: readonly Diagnostic[]): readonly Diagnostic[] {
  return isStrict(document) ? found.map((each) => ({ ...each, severity: "error" })) : found;
}
