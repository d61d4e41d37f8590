import { readSchema, readSchemaAt, type SchemaReading } from "../document/schema/read-schema.ts";
import type { Choice, SchemaPlace } from "../document/schema/schema-place.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";
import { kindsOf } from "./schema-kinds.ts";

/**
 * The choice whose members have to have a property that is required beside it: the first in which some member declares
 * it. `undefined` where there is none, or where the property is declared beside the choice.
 *
 * @param parents pointers of what the type refers to
 */
export function choiceThatRequires(
  name: string,
  own: SchemaReading,
  parents: readonly string[],
  document: JsonObject,
): Choice | undefined {
  const isDeclared = [own, ...parents.map((target) => readSchemaAt(document, target))].some(
    (reading) => reading.declared(name).length > 0,
  );
  if (isDeclared || !own.required.has(name)) return undefined;
  return own.choices.find(({ members }) => members.some((each) => declares(each, name, document, new Set())));
}

/**
 * What a member of a choice has to match: itself, and the names that are required beside the choice and that only the
 * members know (JSON Schema applies both). Text or null has no properties.
 *
 * @param tag a property that a discriminator gives the member anyway
 */
export function withRequired(
  member: SchemaPlace,
  choice: Choice,
  own: SchemaReading,
  parents: readonly string[],
  document: JsonObject,
  tag: string | undefined,
): readonly SchemaPlace[] {
  if (own.required.size === 0) return [member];
  const reading = readSchema(document, [member]);
  if (kindsOf(document, reading)?.has("object") === false) return [member];
  const required = [...own.required.keys()].filter(
    (name) =>
      name !== tag &&
      !reading.required.has(name) &&
      choiceThatRequires(name, own, parents, document)?.pointer === choice.pointer,
  );
  if (required.length === 0) return [member];
  // The names are part of the pointer, since a pointer stands for one schema.
  return [member, { value: { required }, pointer: pointerTo(choice.pointer, "required", ...required) }];
}

function declares(
  place: SchemaPlace,
  name: string,
  document: JsonObject,
  visited: ReadonlySet<string>,
): boolean {
  const reading = readSchema(document, [place]);
  if (visited.has(reading.key)) return false;
  if (reading.declared(name).length > 0) return true;
  const inner = new Set([...visited, reading.key]);
  return reading.choices.some(({ members }) =>
    members.some((member) => declares(member, name, document, inner)),
  );
}
