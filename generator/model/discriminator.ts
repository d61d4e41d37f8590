import { isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { intersectionOf, isSelf, type Lowered } from "./lowered.ts";
import type { LowerContext } from "./lower-context.ts";
import { mappingOf } from "./reach.ts";
import { refPointer, resolveNode } from "../document/references.ts";
import { propertiesOf, schemaList } from "./schema-object.ts";

/** The property that a schema's discriminator names (OpenAPI section 4.8.25). */
export function discriminatorProperty(schema: JsonObject): string | undefined {
  const discriminator = schema["discriminator"];
  const name = isObject(discriminator) ? discriminator["propertyName"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/**
 * The values that a discriminator has for the schema at a pointer: those the mapping gives it, or else the
 * schema's own name.
 */
export function discriminatorValues(schema: JsonObject, target: string): string[] {
  const mapping = Object.entries(mappingOf(schema));
  const mapped = mapping.filter(([, pointer]) => pointer === target).map(([value]) => value);
  if (mapped.length > 0) return mapped;
  const name = /^\/components\/schemas\/([^/]+)$/.exec(target)?.[1];
  return name === undefined ? [] : [name.replaceAll("~1", "/").replaceAll("~0", "~")];
}

/**
 * A branch of a discriminated union, narrowed by the value that stands for it, so that a `switch` on the
 * property narrows in TypeScript. Left alone where the branch already has a literal there, or where another
 * type stands there that the value would contradict.
 */
export function discriminated(
  schema: JsonObject,
  branch: JsonValue,
  type: Lowered,
  context: LowerContext,
): Lowered {
  const property = discriminatorProperty(schema);
  const target = refPointer(branch);
  if (property === undefined || target === undefined || isSelf(type)) return type;
  const values = discriminatorValues(schema, target);
  if (values.length === 0 || !isPlainString(context.document, target, property, new Set())) return type;
  const tag: Lowered = {
    type: "object",
    properties: { [property]: { oneOf: [{ enum: values }] } },
    required: [property],
  };
  return intersectionOf([type, tag]);
}

/**
 * Whether the property of an object schema, found through references and `allOf`, is a string without an
 * enumeration, or not declared at all. Anything else is left as the document has it.
 */
export function isPlainString(
  document: JsonObject,
  target: string,
  property: string,
  visited: Set<string>,
): boolean {
  if (visited.has(target)) return true;
  visited.add(target);
  const schema = valueAt(document, target);
  if (!isObject(schema)) return false;
  const branches = [...schemaList(schema, "oneOf"), ...schemaList(schema, "anyOf")].map(refPointer);
  const arePlain = branches.every(
    (branch) => branch !== undefined && isPlainString(document, branch, property, visited),
  );
  if (!arePlain) return false;
  const type = schema["type"];
  if (type !== undefined && type !== "object") return false;
  const own = propertiesOf(schema)[property];
  if (own !== undefined) {
    const resolved = resolveNode(document, own, target)?.value;
    return resolved?.["type"] === "string" && !("enum" in resolved) && !("const" in resolved);
  }
  const parents = [refPointer(schema), ...schemaList(schema, "allOf").map(refPointer)];
  return parents.every(
    (parent) => parent === undefined || isPlainString(document, parent, property, visited),
  );
}
