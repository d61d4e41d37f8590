import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerTo,
  unescapeToken,
  valueAt,
} from "../shared/json.ts";
import { refPointer, mappedPointer } from "./references.ts";
import type { SchemaPlace } from "./schema/schema-place.ts";

const known = new WeakMap<JsonObject, ReadonlyMap<string, readonly string[]>>();

/** The pointers of the schemas whose `allOf` names a schema, by the pointer of that. */
function heirs(document: JsonObject): ReadonlyMap<string, readonly string[]> {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  const { components } = document;
  const schemas = isObject(components) && isObject(components["schemas"]) ? components["schemas"] : {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isObject(schema) || !isArray(schema["allOf"])) continue;
    for (const member of schema["allOf"]) {
      const target = refPointer(member);
      if (target === undefined) continue;
      const list = found.get(target) ?? [];
      found.set(target, [...list, pointerTo("/components/schemas", name)]);
    }
  }
  known.set(document, found);
  return found;
}

/**
 * The schemas below a schema with a discriminator and no choice: those whose `allOf` refers to it, and those below
 * them (OpenAPI section 4.8.25: "the inheritance model").
 */
export function subtypesOf(document: JsonObject, pointer: string): readonly SchemaPlace[] {
  const found = new Set<string>();
  const queue = [pointer];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const heir of heirs(document).get(next) ?? []) {
      if (found.has(heir) || heir === pointer) continue;
      found.add(heir);
      queue.push(heir);
    }
  }
  return [...found].sort().map((heir) => ({ pointer: heir, value: valueAt(document, heir) ?? null }));
}

/** The values that stand for a member on the wire, and where it is said. */
export interface MemberValues {
  readonly list: readonly string[];
  readonly name: string;
  readonly pointer: string | undefined;
}

/**
 * The values of a discriminator that stand for a member: those that its mapping gives it, else what the member says of
 * itself (`x-ms-discriminator-value`), else its name (OpenAPI section 4.8.25). A member without a name has none.
 */
export function valuesOfMember(
  document: JsonObject,
  discriminator: JsonValue,
  member: SchemaPlace,
): MemberValues {
  const target = refPointer(member.value) ?? member.pointer;
  const name = unescapeToken(target.slice(target.lastIndexOf("/") + 1));
  const mapping =
    isObject(discriminator) && isObject(discriminator["mapping"]) ? discriminator["mapping"] : {};
  const mapped = Object.keys(mapping).filter((value) => {
    const entry = mapping[value];
    return typeof entry === "string" && mappedPointer(entry) === target;
  });
  if (mapped.length > 0) return { list: mapped, name, pointer: undefined };
  const schema = valueAt(document, target);
  const declared = isObject(schema) ? schema["x-ms-discriminator-value"] : undefined;
  if (typeof declared === "string")
    return { list: [declared], name, pointer: pointerTo(target, "x-ms-discriminator-value") };
  const isNamed = /^\/components\/schemas\/[^/]+$/.test(target);
  return { list: isNamed ? [name] : [], name, pointer: isNamed ? target : undefined };
}
