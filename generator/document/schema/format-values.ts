import type { JsonValue } from "../../shared/json.ts";

const day = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const hour =
  "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[zZ]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const byte = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const uri = /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]*$/;

const texts: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    date: new RegExp(`^${day}$`),
    "date-time": new RegExp(`^${day}[tT]${hour}$`),
    time: new RegExp(`^${hour}$`),
    duration: /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
    email: /^[^\s@]+@[^\s@]+$/,
    hostname: /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)*$/,
    ipv4: new RegExp(`^${byte}(?:\\.${byte}){3}$`),
    uri,
    url: uri,
    uuid: /^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
    byte: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
  }),
);

/** Formats of whole numbers: the least, and the first above the largest. */
const ranges: ReadonlyMap<string, readonly [least: number, above: number]> = new Map([
  ["int8", [-(2 ** 7), 2 ** 7]],
  ["int16", [-(2 ** 15), 2 ** 15]],
  ["int32", [-(2 ** 31), 2 ** 31]],
  ["uint8", [0, 2 ** 8]],
  ["uint16", [0, 2 ** 16]],
  ["uint32", [0, 2 ** 32]],
]);

/** Formats of which a double does not tell the limits apart. */
const wide: ReadonlyMap<string, (value: number) => boolean> = new Map([
  ["int64", (value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63],
  ["float", (value) => Number.isFinite(Math.fround(value))],
  ["double", (value) => Number.isFinite(value)],
]);

/** Whether it is known which values a format allows (JSON Schema validation section 7.3 and the OpenAPI registry). */
export function isKnownFormat(format: JsonValue | undefined): boolean {
  return typeof format === "string" && (texts.has(format) || ranges.has(format) || wide.has(format));
}

/** Whether a value is of a format. A format that is not known, or that speaks of other types, allows it. */
export function isOfFormat(format: JsonValue | undefined, value: JsonValue): boolean {
  if (typeof format !== "string") return true;
  if (typeof value === "string") return texts.get(format)?.test(value) ?? true;
  return typeof value === "number" ? isNumberOfFormat(format, value) : true;
}

function isNumberOfFormat(format: string, value: number): boolean {
  const range = ranges.get(format);
  if (range === undefined) return wide.get(format)?.(value) ?? true;
  const [least, above] = range;
  return Number.isInteger(value) && value >= least && value < above;
}

/** A number above those that a format allows, which wider formats may allow; `undefined` where a double has none. */
export function numberBeyond(format: JsonValue | undefined): number | undefined {
  if (format === "float") return 1e39;
  return typeof format === "string" ? ranges.get(format)?.[1] : undefined;
}
