import type { JsonValue } from "../../shared/json.ts";

const day = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const hour =
  "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[zZ]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const byte = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const uri = /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]*$/;

const texts: Readonly<Record<string, RegExp>> = {
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
};

const numbers: Readonly<Record<string, (value: number) => boolean>> = {
  int8: (value) => isWhole(value, -(2 ** 7), 2 ** 7),
  int16: (value) => isWhole(value, -(2 ** 15), 2 ** 15),
  int32: (value) => isWhole(value, -(2 ** 31), 2 ** 31),
  int64: (value) => isWhole(value, -(2 ** 63), 2 ** 63),
  uint8: (value) => isWhole(value, 0, 2 ** 8),
  uint16: (value) => isWhole(value, 0, 2 ** 16),
  uint32: (value) => isWhole(value, 0, 2 ** 32),
  float: (value) => Number.isFinite(Math.fround(value)),
  double: Number.isFinite,
};

function isWhole(value: number, least: number, above: number): boolean {
  return Number.isInteger(value) && value >= least && value < above;
}

/** Whether it is known which values a format allows (JSON Schema validation section 7.3 and the OpenAPI registry). */
export function isKnownFormat(format: JsonValue | undefined): boolean {
  return typeof format === "string" && (Object.hasOwn(texts, format) || Object.hasOwn(numbers, format));
}

/** Whether a value is of a format. A format that is not known, or that speaks of other types, allows it. */
export function isOfFormat(format: JsonValue | undefined, value: JsonValue): boolean {
  if (typeof format !== "string" || !isKnownFormat(format)) return true;
  if (typeof value === "string") return texts[format]?.test(value) ?? true;
  return typeof value === "number" ? (numbers[format]?.(value) ?? true) : true;
}
