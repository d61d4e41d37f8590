import { canonical } from "../../shared/canonical.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../../shared/json.ts";
import type { SchemaPart } from "./schema-place.ts";

/** The values that `enum` and `const` allow together. */
export interface Values {
  /** Where the first of these keywords stands. */
  readonly pointer: string;
  readonly list: readonly JsonValue[];
  /** Whether `const` is among the keywords. */
  readonly isConstant: boolean;
  /** The document says that values may come which it does not list (`x-ms-enum.modelAsString`, `x-extensible-enum`). */
  readonly isOpen: boolean;
}

/** The values that some schemas list together; `undefined` where none lists any. */
export function readValues(parts: readonly SchemaPart[]): Values | undefined {
  let found: Values | undefined;
  for (const { schema, pointer } of parts) {
    for (const keyword of ["enum", "const", "x-extensible-enum"] as const) {
      const value = schema[keyword];
      // `x-extensible-enum` beside an `enum` says that the list is open, and stands in for one that is not there.
      if (value === undefined || (keyword === "x-extensible-enum" && isArray(schema["enum"]))) continue;
      const list = keyword === "const" ? [value] : isArray(value) ? value : undefined;
      if (list === undefined) continue;
      const before = found;
      const texts = new Set(list.map(canonical));
      found = {
        pointer: before?.pointer ?? pointerTo(pointer, keyword),
        list: before === undefined ? list : before.list.filter((each) => texts.has(canonical(each))),
        isConstant: keyword === "const" || before?.isConstant === true,
        // Values that only one of two lists leaves open are closed by the other.
        isOpen: keyword !== "const" && isOpenList(schema) && (before?.isOpen ?? true),
      };
    }
  }
  return found;
}

/** Whether an enumeration says that values may come which it does not list. */
export function isOpenList(schema: JsonObject): boolean {
  const settings = schema["x-ms-enum"];
  return isArray(schema["x-extensible-enum"]) || (isObject(settings) && settings["modelAsString"] === true);
}
