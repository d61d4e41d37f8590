import { refPointer } from "../document/references.ts";
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { schemaList, typesOf } from "./schema-object.ts";
import { hidesSiblings } from "./schema-parts.ts";

/** A number or a string, and called a decimal: what a double cannot hold may come as text. */
export function isDecimal(document: JsonObject, schema: JsonValue): boolean {
  const { numbers, text, decimal } = scalarsOf(document, schema, new Set());
  return numbers && text && decimal;
}

/** Numbers with more digits than a double holds are valid, and text is not. */
export function isPlainNumber(document: JsonObject, schema: JsonValue): boolean {
  const { numbers, text } = scalarsOf(document, schema, new Set());
  return numbers && !text;
}

/** What a schema says of numbers and strings. */
interface Scalars {
  /** A number that a double would round is valid. */
  readonly numbers: boolean;
  readonly text: boolean;
  /** `format: decimal` (OpenAPI format registry) stands somewhere. */
  readonly decimal: boolean;
}

const ANYTHING: Scalars = { numbers: true, text: true, decimal: false };

function scalarsOf(document: JsonObject, schema: JsonValue, visiting: ReadonlySet<JsonValue>): Scalars {
  if (schema === false) return { numbers: false, text: false, decimal: false };
  if (!isObject(schema) || visiting.has(schema)) return ANYTHING;
  const inner = new Set([...visiting, schema]);
  const read = (member: JsonValue): Scalars => scalarsOf(document, member, inner);
  const target = refPointer(schema);
  const referred = target === undefined ? [] : [read(valueAt(document, target) ?? true)];
  if (hidesSiblings(document, schema)) return both(referred);
  const unions = [schemaList(schema, "oneOf"), schemaList(schema, "anyOf")]
    .filter((members) => members.length > 0)
    .map((members) => either(members.map(read)));
  return both([ownScalars(schema), ...referred, ...schemaList(schema, "allOf").map(read), ...unions]);
}

function both(scalars: readonly Scalars[]): Scalars {
  return {
    numbers: scalars.every(({ numbers }) => numbers),
    text: scalars.every(({ text }) => text),
    decimal: scalars.some(({ decimal }) => decimal),
  };
}

function either(scalars: readonly Scalars[]): Scalars {
  return {
    numbers: scalars.some(({ numbers }) => numbers),
    text: scalars.some(({ text }) => text),
    decimal: scalars.some(({ decimal }) => decimal),
  };
}

/** Integers that a double always holds. */
const SMALL_INTEGERS = new Set(["int8", "int16", "int32", "uint8", "uint16", "uint32"]);

function ownScalars(schema: JsonObject): Scalars {
  const { format } = schema;
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  // A double holds every value that is listed, since the document was parsed.
  if (isArray(values))
    return { numbers: false, text: values.some((value) => typeof value === "string"), decimal: false };
  const types = typesOf(schema);
  const isInteger = types.includes("integer") && !(typeof format === "string" && SMALL_INTEGERS.has(format));
  return {
    numbers: types.length === 0 || types.includes("number") || isInteger,
    text: types.length === 0 || types.includes("string"),
    decimal: format === "decimal",
  };
}
