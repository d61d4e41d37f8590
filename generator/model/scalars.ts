import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { JsonObject } from "../shared/json.ts";

/** A number or a string, and called a decimal: what a double cannot hold may come as text. */
export function isDecimal(document: JsonObject, place: SchemaPlace): boolean {
  const { numbers, text, decimal } = scalarsOf(document, place, new Set());
  return numbers && text && decimal;
}

/** Numbers with more digits than a double holds are valid, and text is not. */
export function isPlainNumber(document: JsonObject, place: SchemaPlace): boolean {
  const { numbers, text } = scalarsOf(document, place, new Set());
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

function scalarsOf(document: JsonObject, place: SchemaPlace, visiting: ReadonlySet<string>): Scalars {
  const reading = readSchema(document, [place]);
  if (reading.never !== undefined) return { numbers: false, text: false, decimal: false };
  if (visiting.has(reading.pointer)) return ANYTHING;
  const inner = new Set([...visiting, reading.pointer]);
  const choices = reading.choices.map(({ members }) => {
    const each = members.map((member) => scalarsOf(document, member, inner));
    return together(each, each.some(({ numbers }) => numbers), each.some(({ text }) => text)); // prettier-ignore
  });
  const all = [ownScalars(reading), ...choices];
  return together(all, all.every(({ numbers }) => numbers), all.every(({ text }) => text)); // prettier-ignore
}

function together(scalars: readonly Scalars[], numbers: boolean, text: boolean): Scalars {
  return { numbers, text, decimal: scalars.some(({ decimal }) => decimal) };
}

/** Integers that a double always holds. */
const SMALL_INTEGERS = new Set(["int8", "int16", "int32", "uint8", "uint16", "uint32"]);

function ownScalars({ parts, types, values }: SchemaReading): Scalars {
  // A double holds every value that is listed, since the document was parsed.
  if (values !== undefined)
    return { numbers: false, text: values.list.some((value) => typeof value === "string"), decimal: false };
  const formats = parts.map(({ schema }) => schema["format"]);
  const isSmall = formats.some((format) => typeof format === "string" && SMALL_INTEGERS.has(format));
  return {
    numbers: types === undefined || types.includes("number") || (types.includes("integer") && !isSmall),
    text: types === undefined || types.includes("string"),
    decimal: formats.includes("decimal"),
  };
}
