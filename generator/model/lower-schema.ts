import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { isOpenEnum } from "./build-enum.ts";
import { discriminated } from "./discriminator.ts";
import { NEVER, NULL, SELF, UNKNOWN, intersectionOf, isUnknown, unionOf, type Lowered } from "./lowered.ts";
import { lowerObject, requiredElsewhere } from "./lower-object.ts";
import type { LowerContext } from "./lower-context.ts";
import { refPointer } from "../document/references.ts";
import {
  isNullable,
  isObjectSchema,
  requiredOf,
  schemaList,
  siblingsOfRef,
  typesOf,
} from "./schema-object.ts";
import { typeText } from "./type-text.ts";

/** As many references are read through, one inside the other; a document could make this exponential. */
const MAX_READ_THROUGH = 2;

/**
 * Boils a schema down to its TypeScript meaning (JSON Schema 2020-12; OpenAPI 3.0 section 4.7.24).
 *
 * @param schema a Schema Object or, in 3.1 and later, a boolean
 */
export function lowerSchema(schema: JsonValue | undefined, context: LowerContext): Lowered {
  if (schema === false) return NEVER;
  if (!isObject(schema)) return UNKNOWN;
  const target = refPointer(schema);
  if (target !== undefined) return lowerReference(schema, target, context);
  if ("const" in schema) return lowerConst(schema["const"]);
  const type = intersectionOf([lowerOwn(schema, context), ...lowerCompositions(schema, context)]);
  return isNullable(schema) && !isUnknown(type) ? unionOf([type, NULL]) : type;
}

function lowerReference(schema: JsonObject, target: string, context: LowerContext): Lowered {
  const named = context.reference(target, context);
  const siblings = siblingsOfRef(schema);
  // OpenAPI 3.0 ignores what stands beside a `$ref`; later versions apply both.
  const ignored = String(context.document["openapi"]).startsWith("3.0");
  if (named !== undefined) {
    if (siblings === undefined || ignored) return named;
    const type = intersectionOf([named, lowerSchema(withoutNull(siblings), context)]);
    // Strictly, `null` has to pass the reference too; whoever writes it beside one means that it may come.
    return isNullable(siblings) ? unionOf([type, NULL]) : type;
  }
  if (context.visiting.has(target)) return SELF;
  if (context.visiting.size > MAX_READ_THROUGH) return UNKNOWN;
  const inner = { ...context, visiting: new Set([...context.visiting, target]) };
  return lowerSchema(valueAt(context.document, target), inner);
}

function withoutNull(schema: JsonObject): JsonObject {
  const { type, nullable: _, ...rest } = schema;
  const types = isArray(type) ? type.filter((entry) => entry !== "null") : type;
  return type === undefined || types === "null" ? rest : { ...rest, type: types };
}

/** A value as the type that has no other value. */
function lowerConst(value: JsonValue | undefined): Lowered {
  if (value === null) return NULL;
  if (isArray(value)) return { type: "x-tuple", prefix: value.map(lowerConst), required: value.length };
  if (!isObject(value)) return { enum: value === undefined ? [] : [value] };
  // A union of one: openapi-typescript puts an `@enum` tag on a property that is an enumeration.
  const properties = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, { oneOf: [lowerConst(item)] }])); // prettier-ignore
  return { type: "object", properties, required: Object.keys(properties) };
}

/** What the schema says by itself: enumeration or type. */
function lowerOwn(schema: JsonObject, context: LowerContext): Lowered {
  const values = schema["enum"];
  if (isArray(values) && values.length > 0) {
    if (context.side === "request" || !isOpenEnum(schema)) return unionOf(values.map(lowerConst));
    const open = openEnum(unionOf(values.filter((value) => value !== null).map(lowerConst)));
    return values.includes(null) ? unionOf([open, NULL]) : open;
  }
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length > 0) return unionOf(types.map((type) => lowerType(type, schema, context)));
  if (typesOf(schema).includes("null")) return NULL;
  if (isObjectSchema(schema)) return lowerObject(schema, context);
  if (schema["items"] !== undefined || isArray(schema["prefixItems"])) return lowerArray(schema, context);
  return UNKNOWN;
}

/** An enumeration without a name, of which only some values are known (`x-ms-enum` with `modelAsString`). */
function openEnum(listed: Lowered): Lowered {
  return { type: "x-reference", text: `OpenEnum<${typeText(listed).text}>`, references: ["OpenEnum"] };
}

function lowerType(type: string, schema: JsonObject, context: LowerContext): Lowered {
  switch (type) {
    case "string":
      return context.binaryStrings && isBinary(schema) ? BINARY : { type: "string" };
    case "integer":
    case "number":
      return { type: "number" };
    case "boolean":
      return { type: "boolean" };
    case "array":
      return lowerArray(schema, context);
    case "object":
      return lowerObject(schema, context);
    case "file": // Swagger 2.0's word, seen in documents that were converted by hand.
      return BINARY;
    default:
      return UNKNOWN;
  }
}

const BINARY: Lowered = { type: "x-reference", text: "BinaryInput", references: ["BinaryInput"] };

/** Bytes as 3.0 (`format: binary`) and 3.1 (`contentMediaType` without an encoding) say it. */
export function isBinary(schema: JsonObject): boolean {
  if (schema["format"] === "binary") return true;
  return typeof schema["contentMediaType"] === "string" && schema["contentEncoding"] === undefined;
}

function lowerArray(schema: JsonObject, outer: LowerContext): Lowered {
  const context = { ...outer, alias: undefined };
  const listed = isArray(schema["items"]) ? schema["items"] : schemaList(schema, "prefixItems");
  const items = isArray(schema["items"]) ? schema["additionalItems"] : schema["items"];
  const rest = lowerSchema(items, context);
  if (listed.length === 0) return { type: "array", items: rest };
  const prefix = listed.map((item) => lowerSchema(item, context));
  const { minItems } = schema;
  // Without `minItems` a shorter array is valid too, but whoever lists the items means a tuple.
  const required = typeof minItems === "number" ? Math.min(minItems, prefix.length) : prefix.length;
  return { type: "x-tuple", prefix, required, ...(items === false ? {} : { rest }) };
}

/** `allOf`, `oneOf` and `anyOf`: each is one more condition on the same value. */
function lowerCompositions(schema: JsonObject, context: LowerContext): Lowered[] {
  const all = schemaList(schema, "allOf").map((item) => lowerSchema(item, context));
  const unions = (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const branches = schemaList(schema, keyword);
    if (branches.length === 0) return [];
    const types = branches.map((branch) =>
      discriminated(schema, branch, lowerSchema(inheritType(schema, branch), context), context),
    );
    return [unionOf(types)];
  });
  return [...all, ...unions, ...requiredElsewhere(schema, context)];
}

/** A branch such as `{ required: [a] }` or `{ format: ipv4 }` says its part about the type that stands outside. */
function inheritType(schema: JsonObject, branch: JsonValue): JsonValue {
  if (!isObject(branch) || "type" in branch || "$ref" in branch || !("type" in schema)) return branch;
  const speaks = ["properties", "items", "enum", "const", "allOf", "oneOf", "anyOf"].some(
    (key) => key in branch,
  );
  return speaks || requiredOf(branch).length > 0 || isObjectSchema(schema)
    ? branch
    : { ...branch, type: schema["type"] };
}
