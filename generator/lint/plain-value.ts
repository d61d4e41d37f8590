import { isArray, isObject, type JsonValue } from "../json.ts";
import type { Check, Holder } from "./object-tables.ts";

/** Whether a value that holds no other objects is what its field wants. */
export function isPlainValue(value: JsonValue | undefined, check: Exclude<Check, Holder>): boolean {
  switch (check) {
    case "any":
      return true;
    case "string":
    case "boolean":
    case "number":
      return typeof value === check;
    case "size":
      return typeof value === "number" && value >= 0;
    case "count":
      return Number.isInteger(value) && Number(value) >= 0;
    case "list":
      return isArray(value);
    case "object":
      return isObject(value) && value["$ref"] === undefined;
    case "strings":
      return isStrings(value);
    case "types":
      return jsonTypes.has(value) || (isArray(value) && value.every((each) => jsonTypes.has(each)));
    case "stringMap":
      return isObject(value) && value["$ref"] === undefined && Object.values(value).every(isString);
    case "stringsMap":
      return isObject(value) && Object.values(value).every(isStrings);
    default:
      return typeof value === "string" && check.has(value);
  }
}

const jsonTypes: ReadonlySet<unknown> = new Set("object array string number integer boolean null".split(" "));

function isStrings(value: JsonValue | undefined): boolean {
  return isArray(value) && value.every(isString);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}
