import type { LenientCode } from "../../shared/diagnostics/registry.ts";
import { isArray, type JsonValue } from "../../shared/json.ts";
import type { OpenApiVersion } from "../../document/spec.ts";
import type { ObjectName } from "../../document/grammar/object-tables.ts";

/** A missing field that has a code of its own, since `--lenient` does without it. */
export function codeOfMissing(name: ObjectName, field: string): LenientCode | undefined {
  return name === "info" && field === "version" ? "missing-version" : undefined;
}

/** A wrong value of a schema's field that has a code of its own, since `--lenient` has a reading for it. */
export function codeOfValue(
  version: OpenApiVersion,
  field: string,
  value: JsonValue,
): LenientCode | undefined {
  if (field === "items" && isArray(value)) return "items-list";
  if (field === "required" && typeof value === "boolean") return "required-boolean";
  if (field === "type" && isSpelledOtherwise(version, value)) return "type-spelling";
  return undefined;
}

const types = new Set<JsonValue>(["object", "array", "string", "number", "integer", "boolean", "null", null]);

/** Types of 3.1 in 3.0, and `null` without quotes, which YAML takes for a value. */
function isSpelledOtherwise(version: OpenApiVersion, value: JsonValue): boolean {
  const listed = isArray(value) ? value : [value];
  const isKnown = listed.length > 0 && listed.every((each) => types.has(each));
  return isKnown && (version === "3.0" || listed.includes(null));
}
