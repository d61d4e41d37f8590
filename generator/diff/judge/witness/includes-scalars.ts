import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import { matchesPattern } from "../../../document/schema/patterns.ts";
import { versionOf } from "../../../document/spec.ts";
import type { JsonObject } from "../../../shared/json.ts";
import { isMultipleOf } from "../../../shared/multiple.ts";
import { isWiderFormat } from "../../compare/formats.ts";
import { numbersOf } from "./numbers.ts";
import { lengthsOfPattern } from "./pattern-lengths.ts";
import { readingOf, type SchemaOfSide } from "./schema-of-side.ts";

/** The numbers between two limits, and whether the limits are among them. */
interface Range {
  readonly least: number;
  readonly isLeastIn: boolean;
  readonly most: number;
  readonly isMostIn: boolean;
}

/** Whether the numbers of an inner schema keep to a keyword of an outer one. */
export function numberImplies(
  keyword: string,
  outer: SchemaOfSide,
  schema: JsonObject,
  inner: SchemaOfSide,
): boolean {
  const reading = readingOf(inner);
  const isWhole = reading.types?.includes("number") === false;
  if (keyword === "multipleOf") {
    const step = schema["multipleOf"];
    if (typeof step !== "number" || step <= 0) return true;
    if (isWhole && Number.isInteger(1 / step)) return true;
    return numbersOf(reading, "multipleOf").some((own) => isMultipleOf(own, step));
  }
  const own = reading.parts.map((part) => rangeOf(part.schema, inner)).reduce(meet, rangeOf({}, inner));
  const wanted = rangeOf(schema, outer);
  const steps = numbersOf(reading, "multipleOf").filter((step) => Number.isInteger(step) && step > 0);
  const step = Math.max(isWhole ? 1 : 0, ...steps);
  const [left, right] = step > 0 ? [multiplesIn(own, step), multiplesIn(wanted, step)] : [own, wanted];
  return (
    (left.least > right.least || (left.least === right.least && (right.isLeastIn || !left.isLeastIn))) &&
    (left.most < right.most || (left.most === right.most && (right.isMostIn || !left.isMostIn)))
  );
}

function rangeOf(schema: JsonObject, { document }: SchemaOfSide): Range {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const is30 = versionOf(document) === "3.0";
  const number = (value: unknown, other: number): number => (typeof value === "number" ? value : other);
  const [low, high] = [number(minimum, -Infinity), number(maximum, Infinity)];
  const [above, below] = [number(exclusiveMinimum, -Infinity), number(exclusiveMaximum, Infinity)];
  return {
    least: Math.max(low, above),
    isLeastIn: above < low && !(is30 && exclusiveMinimum === true),
    most: Math.min(high, below),
    isMostIn: below > high && !(is30 && exclusiveMaximum === true),
  };
}

function meet(left: Range, right: Range): Range {
  const [least, most] = [Math.max(left.least, right.least), Math.min(left.most, right.most)];
  const isIn = (limit: "least" | "most", is: "isLeastIn" | "isMostIn", value: number): boolean =>
    [left, right].every((range) => range[limit] !== value || range[is]);
  return {
    least,
    isLeastIn: isIn("least", "isLeastIn", least),
    most,
    isMostIn: isIn("most", "isMostIn", most),
  };
}

/** The limits that multiples of a whole number reach. */
function multiplesIn({ least, isLeastIn, most, isMostIn }: Range, step: number): Range {
  const low = Math.ceil(least / step) * step;
  const high = Math.floor(most / step) * step;
  return {
    least: low === least && !isLeastIn ? low + step : low,
    isLeastIn: true,
    most: high === most && !isMostIn ? high - step : high,
    isMostIn: true,
  };
}

/** Whether the texts of a reading keep to a length, by a limit or by a pattern. */
export function textImplies(keyword: string, schema: JsonObject, reading: SchemaReading): boolean {
  const limit = schema[keyword];
  if (typeof limit !== "number") return true;
  const own = numbersOf(reading, keyword);
  const patterns = reading.parts.flatMap(({ schema: { pattern } }) =>
    typeof pattern === "string" ? [lengthsOfPattern(pattern)] : [],
  );
  return keyword === "minLength"
    ? limit <= 0 ||
        [...own, ...patterns.map(({ least }) => least)].some((each) => each >= limit) ||
        (limit <= 1 && isNeverEmpty(reading))
    : [...own, ...patterns.map(({ most }) => most)].some((each) => each <= limit);
}

/** Whether a pattern keeps the empty text out. */
function isNeverEmpty({ parts }: SchemaReading): boolean {
  return parts.some(
    ({ schema: { pattern } }) => typeof pattern === "string" && matchesPattern(pattern, "") === false,
  );
}

/** Whether a format is wider than one that a reading has. */
export function formatImplies(schema: JsonObject, reading: SchemaReading): boolean {
  const format = String(schema["format"]);
  return reading.parts.some(({ schema: { format: own } }) => {
    return typeof own === "string" && isWiderFormat(format, own);
  });
}
