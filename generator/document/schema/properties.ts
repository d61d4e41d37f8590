import { isArray, pointerTo } from "../../shared/json.ts";
import { entriesAt, entryOf, mapOf } from "./keywords.ts";
import type { SchemaPart, SchemaPlace } from "./schema-place.ts";

/** The schemas of properties that no part declares by name. */
export interface MapSchemas {
  /** `additionalProperties` */
  readonly additional: readonly SchemaPlace[];
  /** `patternProperties` */
  readonly patterns: readonly SchemaPlace[];
}

/** The names that some schemas require, with the list that says so. */
export function readRequired(parts: readonly SchemaPart[]): ReadonlyMap<string, string> {
  const required = new Map<string, string>();
  for (const { schema, pointer } of parts) {
    if (!isArray(schema["required"])) continue;
    for (const name of schema["required"]) {
      if (typeof name === "string" && !required.has(name)) required.set(name, pointerTo(pointer, "required"));
    }
  }
  return required;
}

/** The names under `properties`, each with the schemas that stand there. */
export function readDeclared(parts: readonly SchemaPart[]): ReadonlyMap<string, readonly SchemaPlace[]> {
  const declared = new Map<string, SchemaPlace[]>();
  for (const { schema, pointer } of parts) {
    for (const name of Object.keys(mapOf(schema, "properties"))) {
      const entries = entryOf(schema, "properties", name, pointer);
      const before = declared.get(name);
      if (before === undefined) declared.set(name, entries);
      else before.push(...entries);
    }
  }
  return declared;
}

/** The schemas of properties that no part declares by name. */
export function readMap(parts: readonly SchemaPart[]): MapSchemas {
  return {
    additional: parts.flatMap(({ schema, pointer }) => entriesAt(schema, "additionalProperties", pointer)),
    patterns: parts.flatMap(({ schema, pointer }) =>
      Object.keys(mapOf(schema, "patternProperties")).flatMap((pattern) =>
        entryOf(schema, "patternProperties", pattern, pointer),
      ),
    ),
  };
}

/** The schemas that the value of one property has to match, part by part (core section 10.3.2). */
export function schemasOf(
  parts: readonly SchemaPart[],
  name: string,
  matches: (pattern: string, name: string) => boolean,
): readonly SchemaPlace[] {
  return parts.flatMap(({ schema, pointer }): readonly SchemaPlace[] => {
    const declared = entryOf(schema, "properties", name, pointer);
    const patterns = Object.keys(mapOf(schema, "patternProperties"))
      .filter((pattern) => matches(pattern, name))
      .flatMap((pattern) => entryOf(schema, "patternProperties", pattern, pointer));
    const found = [...declared, ...patterns];
    return found.length > 0 ? found : entriesAt(schema, "additionalProperties", pointer);
  });
}
