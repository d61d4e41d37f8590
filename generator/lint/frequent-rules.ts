import { isArray, isObject, type JsonObject, type JsonValue } from "../json.ts";
import type { OpenApiVersion } from "../spec.ts";
import type { ObjectName } from "./object-tables.ts";

/** What one of Redocly's rules says, in its words; `tokens` lead from the object to the place. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly tokens: readonly (string | number)[];
  readonly part: "key" | "value";
}

/** `nullable-type-sibling`, `no-enum-type-mismatch` and `no-schema-type-mismatch`. */
export function schemaFindings(schema: JsonObject): Finding[] {
  const { type } = schema;
  const findings: Finding[] = [];
  if ("nullable" in schema && !("type" in schema)) {
    const message = "The `type` field must be defined when the `nullable` field is used.";
    findings.push({ rule: "nullable-type-sibling", message, tokens: ["nullable"], part: "value" });
  }
  if (("enum" in schema || "const" in schema) && type) findings.push(...enumFindings(schema, type));
  for (const [of, field] of [
    ["object", "items"],
    ["array", "properties"],
  ] as const) {
    if (type !== of || !schema[field]) continue;
    const message = `Schema type mismatch: '${of}' type should not contain '${field}' field.`;
    findings.push({ rule: "no-schema-type-mismatch", message, tokens: [field], part: "value" });
  }
  return findings;
}

function enumFindings(schema: JsonObject, type: JsonValue): Finding[] {
  const types = isArray(type) ? type : [type];
  const fits = (value: JsonValue): boolean => types.some((each) => isOfType(value, each, schema["nullable"]));
  const finding = (message: string, tokens: Finding["tokens"]): Finding => ({
    rule: "no-enum-type-mismatch",
    message,
    tokens,
    part: "value",
  });
  const { enum: values, const: constant } = schema;
  const misfits = (isArray(values) ? [...values.entries()] : []).filter(([, value]) => !fits(value));
  const findings = misfits.map(([index, value]) =>
    finding(
      isArray(type)
        ? `Enum value \`${String(value)}\` must be of allowed types: \`${String(type)}\`.`
        : `All values of \`enum\` field must be of the same type as the \`type\` field: expected "${String(type)}" but received "${typeOf(value)}".`,
      ["enum", index],
    ),
  );
  if (constant === undefined || fits(constant)) return findings;
  const expected = types.map(String).join('" or "');
  const message = `The \`const\` value must be of the same type as the \`type\` field: expected "${expected}" but received "${typeOf(constant)}".`;
  return [...findings, finding(message, ["const"])];
}

/** `spec-ref-siblings`: what stands beside a reference, where that is not allowed. */
export function siblingFindings(reference: JsonObject, name: ObjectName, version: OpenApiVersion): Finding[] {
  const isAllowed = version !== "3.0";
  if (name === "pathItem" || (name === "schema" && isAllowed)) return [];
  return Object.keys(reference)
    .filter((key) => key !== "$ref" && !(isAllowed && (key === "summary" || key === "description")))
    .map((key) => {
      const message = `Property \`${key}\` is not expected here because it is defined alongside \`$ref\`.`;
      return { rule: "spec-ref-siblings", message, tokens: [key], part: "key" };
    });
}

/** `no-identical-paths`: paths that differ in the names of their parameters only. */
export function pathFindings(paths: JsonObject): Finding[] {
  const first = new Map<string, string>();
  return Object.keys(paths).flatMap((path) => {
    const id = path.replace(/\{.+?\}/g, "{VARIABLE}");
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, path);
      return [];
    }
    const message = `The path already exists which differs only by path parameter name(s): \`${earlier}\` and \`${path}\`.`;
    return [{ rule: "no-identical-paths", message, tokens: [path], part: "key" as const }];
  });
}

function isOfType(value: JsonValue, type: JsonValue, nullable: JsonValue | undefined): boolean {
  if (value === null) return type === "null" || Boolean(nullable);
  if (type === "array") return isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function typeOf(value: JsonValue): string {
  if (isArray(value)) return "array";
  if (value === null) return "null";
  return Number.isInteger(value) ? "integer" : typeof value;
}
