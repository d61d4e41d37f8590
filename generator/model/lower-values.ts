import type { SchemaReading } from "../document/schema/read-schema.ts";
import { isArray, isObject, type JsonValue } from "../shared/json.ts";
import { valuesMeant } from "./author-intent.ts";
import { NULL, unionOf, type Lowered } from "./lowered.ts";
import { typeText } from "./type-text.ts";

/** The type of the values that `enum` and `const` list; `undefined` where a schema lists none. */
export function lowerValues(own: SchemaReading): Lowered | undefined {
  const values = valuesMeant(own);
  if (values === undefined) return undefined;
  const list = withoutCovered(values);
  const isNullable = list.includes(null);
  const others = unionOf(list.filter((value) => value !== null).map(lowerConst));
  if (own.values?.isOpen !== true) return unionOf(list.map(lowerConst));
  const open: Lowered = {
    type: "x-reference",
    text: `OpenEnum<${typeText(others).text}>`,
    references: ["OpenEnum"],
    of: { kind: "open", values: others },
  };
  return isNullable ? unionOf([open, NULL]) : open;
}

/** TypeScript has no type of its own for `.inf` and `.nan` of YAML; the type of numbers covers all others. */
function withoutCovered(values: readonly JsonValue[]): readonly JsonValue[] {
  const isLoose = values.some((value) => typeof value === "number" && !Number.isFinite(value));
  return isLoose ? values.filter((value) => !Number.isFinite(value)) : values;
}

/** A value as the type that has no other value. */
function lowerConst(value: JsonValue): Lowered {
  if (value === null) return NULL;
  if (isArray(value)) return { type: "x-tuple", prefix: value.map(lowerConst), required: value.length };
  if (typeof value === "number" && !Number.isFinite(value)) return { type: "number" };
  if (!isObject(value)) return { enum: [value] };
  // A union of one: openapi-typescript puts an `@enum` tag on a property that is an enumeration.
  const properties = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, { oneOf: [lowerConst(item ?? null)] }])); // prettier-ignore
  return { type: "object", properties, required: Object.keys(properties) };
}
