import { evaluate } from "../document/schema/evaluate.ts";
import { entriesAt, entryOf, mapOf } from "../document/schema/keywords.ts";
import type { SchemaReading } from "../document/schema/read-schema.ts";
import type { Choice, SchemaPart, SchemaPlace } from "../document/schema/schema-place.ts";
import { isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** What `if`, `then` and `else` of a schema come to for a value. */
export interface Condition {
  /** What applies, where the value decides. */
  readonly places: readonly SchemaPlace[];
  /** Both branches, where it does not. */
  readonly undecided: readonly Choice[];
}

/**
 * Reads `if`, `then` and `else` of a schema (core section 10.2.2).
 *
 * @param value `undefined` where only its shape is known
 */
export function conditionOf(
  document: JsonObject,
  { schema, pointer }: SchemaPart,
  value: JsonValue | undefined,
): Condition {
  const [condition] = entriesAt(schema, "if", pointer);
  if (condition === undefined) return { places: [], undecided: [] };
  const isMet = value === undefined ? undefined : evaluate(document, condition, value);
  const yes = entriesAt(schema, "then", pointer);
  const no = entriesAt(schema, "else", pointer);
  if (isMet !== undefined) return { places: isMet ? [condition, ...yes] : no, undecided: [] };
  const members = [condition, ...yes, ...no];
  return { places: [], undecided: [{ kind: "anyOf", pointer: condition.pointer, members }] };
}

/** The schemas that apply because a property is there (`dependentSchemas`, core section 10.2.2.4). */
export function dependentPlaces({ parts }: SchemaReading, value: JsonValue): readonly SchemaPlace[] {
  if (!isObject(value)) return [];
  return parts.flatMap(({ schema, pointer }) =>
    Object.keys(mapOf(schema, "dependentSchemas"))
      .filter((name) => Object.hasOwn(value, name))
      .flatMap((name) => entryOf(schema, "dependentSchemas", name, pointer)),
  );
}
