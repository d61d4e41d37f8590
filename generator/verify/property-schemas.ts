import { entriesAt } from "../document/schema/keywords.ts";
import { matchesPattern } from "../document/schema/patterns.ts";
import type { SchemaReading } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { isObject } from "../shared/json.ts";

/**
 * The schemas of a property; `undefined` for one that the document does not know.
 *
 * It knows those that `properties` or `patternProperties` name. Others it knows where it says what they look like
 * (`additionalProperties` or `unevaluatedProperties` with a schema that says something), or where it names none at all.
 * `additionalProperties: true` beside names says that others may come, as an open enum does, and not which.
 */
export function propertySchemas(reading: SchemaReading, name: string): readonly SchemaPlace[] | undefined {
  const declared = reading.declared(name);
  if (declared.length > 0) return declared;
  let isInDoubt = false;
  const matched = reading.schemasOf(name, (pattern) => {
    const matches = matchesPattern(pattern, name);
    isInDoubt ||= matches === undefined;
    return matches === true;
  });
  const others = [
    ...matched,
    ...reading.parts.flatMap(({ schema, pointer }) => entriesAt(schema, "unevaluatedProperties", pointer)),
  ];
  const speaking = others.filter(({ value, pointer }) => saysSomething(value) || isPattern(pointer));
  if (speaking.length > 0 || isInDoubt) return speaking;
  const isClosed = others.some(({ value }) => value === false);
  return isClosed || reading.properties.size > 0 || reading.map.patterns.length > 0 ? undefined : [];
}

function saysSomething(schema: SchemaPlace["value"]): boolean {
  return isObject(schema) && Object.keys(schema).length > 0;
}

function isPattern(pointer: string): boolean {
  return pointer.split("/").at(-2) === "patternProperties";
}
