import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { describe } from "../check-value.ts";
import { anyOfWords, capitalised } from "../tables/words.ts";
import type { Found, Objects } from "../walk.ts";

/** What `type` and its neighbours say fits together: `enum`, `const`, `items`, `properties`, `nullable`. */
export function checkSchemaTypes(spec: Spec, objects: Objects): Diagnostic[] {
  return objects.of("schema").flatMap((found) => {
    const { type } = found.value;
    if (type === undefined) return "nullable" in found.value ? nullableAlone(spec, found) : [];
    return [...impossibleValues(spec, found, type), ...idleField(spec, found, type)];
  });
}

/** OpenAPI 3.0.4 section 4.7.24.1: `nullable` only counts where `type` stands beside it. */
function nullableAlone(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  if (spec.version !== "3.0" || typeof value["$ref"] === "string") return [];
  const location = spec.locate(`${pointer}/nullable`);
  return [
    diagnose("nullable-type-sibling", "`nullable` means nothing without `type` beside it.", { location }),
  ];
}

function impossibleValues(spec: Spec, found: Found, type: JsonValue): Diagnostic[] {
  const { value: schema } = found;
  const { enum: listed, const: constant, nullable } = schema;
  if (listed === undefined && constant === undefined) return [];
  const types = isArray(type) ? type : [type];
  // What is no type was told already.
  if (types.length === 0 || !types.every((each) => typeof each === "string" && each !== "")) return [];
  const report = (value: JsonValue, ...tokens: readonly (string | number)[]): Diagnostic[] => {
    if (types.some((each) => isOfType(value, each, nullable))) return [];
    const message = `${capitalised(describe(value))} can never occur: \`type\` is ${anyOfWords(types.map(String))}.`;
    const hint = wayOut(spec, schema, value);
    const location = spec.locate(pointerTo(found.pointer, ...tokens));
    return [diagnose("no-enum-type-mismatch", message, { location, hint })];
  };
  return [
    ...(isArray(listed) ? listed.flatMap((value, index) => report(value, "enum", index)) : []),
    ...(constant === undefined ? [] : report(constant, "const")),
  ];
}

function wayOut(spec: Spec, schema: JsonObject, value: JsonValue): string | undefined {
  if (value === null)
    return spec.version === "3.0" ? "Add `nullable: true`." : "Add `'null'` to `type`, or remove the value.";
  return schema["type"] === "string" && typeof value !== "object"
    ? `Put it in quotes if it is text: \`"${value}"\`.`
    : undefined;
}

function idleField(spec: Spec, found: Found, type: JsonValue): Diagnostic[] {
  const field = type === "object" ? "items" : type === "array" ? "properties" : undefined;
  if (field === undefined || found.value[field] === undefined) return [];
  const message = `\`${field}\` means nothing beside \`type: ${String(type)}\`.`;
  const location = spec.locate(`${found.pointer}/${field}`);
  return [diagnose("no-schema-type-mismatch", message, { location })];
}

function isOfType(value: JsonValue, type: JsonValue, nullable: JsonValue | undefined): boolean {
  if (value === null) return type === "null" || nullable === true;
  if (type === "array") return isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
