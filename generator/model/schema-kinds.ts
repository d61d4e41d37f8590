import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { JsonType } from "../document/schema/schema-place.ts";
import { isArray, type JsonObject, type JsonValue } from "../shared/json.ts";

/** The types of values that TypeScript tells apart: `integer` is a `number` there. */
export type Kind = Exclude<JsonType, "integer">;

const OBJECT_KEYWORDS = ["properties", "additionalProperties", "patternProperties", "propertyNames"];
const ARRAY_KEYWORDS = ["items", "prefixItems"];

/**
 * The types of a schema: those that it gives or, where it gives none, the one that its keywords are about. A reader of
 * `{ properties: … }` means objects, though JSON Schema lets everything else pass.
 */
export function typesMeant(reading: SchemaReading): readonly JsonType[] | undefined {
  if (reading.types !== undefined) return reading.types;
  const has = (keywords: readonly string[]): boolean =>
    reading.parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined));
  if (has(OBJECT_KEYWORDS)) return ["object"];
  return has(ARRAY_KEYWORDS) ? ["array"] : undefined;
}

const known = new WeakMap<JsonObject, Map<string, ReadonlySet<Kind> | undefined>>();

/**
 * The types of values that a schema allows, by its types, its values and its choices; `undefined` where it does not say.
 * Each schema is looked at once, since choices can lead to one along very many ways.
 */
export function kindsOf(document: JsonObject, reading: SchemaReading): ReadonlySet<Kind> | undefined {
  let ofDocument = known.get(document);
  if (ofDocument === undefined)
    known.set(document, (ofDocument = new Map<string, ReadonlySet<Kind> | undefined>()));
  if (ofDocument.has(reading.key)) return ofDocument.get(reading.key);
  // A circle says nothing.
  ofDocument.set(reading.key, undefined);
  const kinds = readKinds(document, reading);
  ofDocument.set(reading.key, kinds);
  return kinds;
}

function readKinds(document: JsonObject, reading: SchemaReading): ReadonlySet<Kind> | undefined {
  const kinds: ReadonlySet<Kind>[] = [];
  const types = typesMeant(reading);
  if (types !== undefined) kinds.push(new Set(types.map(kindOfType)));
  if (reading.values !== undefined) kinds.push(new Set(reading.values.list.map(kindOfValue)));
  for (const { members } of reading.choices) {
    const each = members.map((member) => kindsOf(document, readSchema(document, [member])));
    const sure = each.filter((found) => found !== undefined);
    if (sure.length === each.length) kinds.push(new Set(sure.flatMap((found) => [...found])));
  }
  return kinds.length === 0 ? undefined : kinds.reduce(meet);
}

function meet(left: ReadonlySet<Kind>, right: ReadonlySet<Kind>): ReadonlySet<Kind> {
  return new Set([...left].filter((kind) => right.has(kind)));
}

function kindOfType(type: JsonType): Kind {
  return type === "integer" ? "number" : type;
}

/** The type of a value. */
export function kindOfValue(value: JsonValue): Kind {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    case "string":
      return "string";
    default:
      return "object";
  }
}
