import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import type { JsonValue } from "../../../shared/json.ts";
import { numbersOf } from "./numbers.ts";

/** So many values can be tried one by one. */
const MAX_VALUES = 200;

/** All values, where they are few enough to be tried. */
export function valuesOf(reading: SchemaReading): readonly JsonValue[] | undefined {
  const { values, types } = reading;
  if (values !== undefined && !values.isOpen)
    return values.list.length <= MAX_VALUES ? values.list : undefined;
  const least = Math.ceil(
    Math.max(...numbersOf(reading, "minimum"), ...numbersOf(reading, "exclusiveMinimum")),
  );
  const most = Math.floor(
    Math.min(...numbersOf(reading, "maximum"), ...numbersOf(reading, "exclusiveMaximum")),
  );
  const count = most - least + 1;
  const isFinite = count > 0 && count <= MAX_VALUES;
  const few: Readonly<Record<string, readonly JsonValue[]>> = {
    null: [null],
    boolean: [true, false],
    ...(isFinite ? { integer: Array.from({ length: count }, (_, index) => least + index) } : {}),
  };
  const lists = types?.map((type) => few[type]);
  if (lists === undefined || lists.includes(undefined)) return undefined;
  return lists.flatMap((list) => list ?? []);
}
