import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { JsonType } from "../document/schema/schema-place.ts";
import { typeOfValue } from "../document/schema/types.ts";
import type { JsonObject } from "../shared/json.ts";
import { typesMeant } from "./author-intent.ts";

/** The types of values that TypeScript tells apart: `integer` is a `number` there. */
export type Kind = Exclude<JsonType, "integer">;

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
  if (reading.values !== undefined)
    kinds.push(new Set(reading.values.list.map((value) => kindOfType(typeOfValue(value)))));
  for (const { members } of reading.choices) {
    const each = members.map((member) => kindsOf(document, readSchema(document, [member])));
    const sure = each.filter((found) => found !== undefined);
    if (sure.length === each.length) kinds.push(new Set(sure.flatMap((found) => [...found])));
  }
  return kinds.length === 0 ? undefined : kinds.reduce(meet);
}

export function meet(left: ReadonlySet<Kind>, right: ReadonlySet<Kind>): ReadonlySet<Kind> {
  return new Set([...left].filter((kind) => right.has(kind)));
}

function kindOfType(type: JsonType): Kind {
  return type === "integer" ? "number" : type;
}
