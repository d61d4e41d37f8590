import { NESTED_DISCRIMINATOR, nestedDiscriminatorOf } from "../document/nested-discriminator.ts";
import { refPointer, mappedPointer } from "../document/references.ts";
import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { Choice, SchemaPart, SchemaPlace } from "../document/schema/schema-place.ts";
import { subtypesOf, valuesOfMember } from "../document/subtypes.ts";
import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Finding } from "./finding.ts";
import { titleOf } from "./title.ts";

/** The schemas that are meant by what a value says of itself; with a finding, a tag that stands for none. */
export interface Meant {
  readonly places: readonly SchemaPlace[];
  readonly findings: readonly Finding[];
}

/** Whether a discriminator, or one that is nested, says which member of a choice a value is. */
export function isTagged(reading: SchemaReading, choice: Choice): boolean {
  const holder = holderOf(reading, choice);
  return (
    holder !== undefined &&
    (nestedDiscriminatorOf(holder.schema) !== undefined || taggingPart(reading, holder) !== undefined)
  );
}

/** The members of a choice that a value's tag stands for; `undefined` where there is no tag to tell by. */
export function membersByTag(
  document: JsonObject,
  reading: SchemaReading,
  choice: Choice,
  value: JsonValue,
): Meant | undefined {
  const holder = holderOf(reading, choice);
  if (holder === undefined || !isObject(value)) return undefined;
  const nested = nestedDiscriminatorOf(holder.schema);
  if (nested !== undefined) {
    const tag = nested.path.reduce<JsonValue | undefined>(memberOf, value);
    if (typeof tag !== "string") return undefined;
    const places = choice.members.filter((member) => refPointer(member.value) === nested.mapping.get(tag));
    const pointer = pointerTo(holder.pointer, NESTED_DISCRIMINATOR, "mapping");
    return places.length > 0 ? { places, findings: [] } : unknownTag(holder, nested.path, pointer);
  }
  const part = taggingPart(reading, holder);
  return part && byDiscriminator(document, part, choice.members, value);
}

/** Of a schema with a discriminator and no choice, the schema below it that a value's tag stands for. */
export function subtypeByTag(
  document: JsonObject,
  reading: SchemaReading,
  value: JsonValue,
): Meant | undefined {
  const part = reading.discriminator?.part;
  if (part === undefined || !isObject(value) || "oneOf" in part.schema || "anyOf" in part.schema)
    return undefined;
  const subtypes = subtypesOf(document, part.pointer);
  const own = { value: part.schema, pointer: part.pointer };
  const meant = byDiscriminator(document, part, [...subtypes, own], value);
  const [place] = meant?.places ?? [];
  if (place === undefined) return meant;
  // A subtype that was asked for stays the one; only those below it say more.
  const parts = new Set(readSchema(document, [place]).parts.map(({ pointer }) => pointer));
  const isBelow = subtypes.every(
    ({ pointer }) => parts.has(pointer) || !reading.parts.some((each) => each.pointer === pointer),
  );
  return isBelow ? meant : undefined;
}

function byDiscriminator(
  document: JsonObject,
  { schema, pointer }: SchemaPart,
  members: readonly SchemaPlace[],
  value: JsonObject,
): Meant | undefined {
  const discriminator = schema["discriminator"];
  if (!isObject(discriminator)) return undefined;
  const { propertyName, mapping, defaultMapping } = discriminator;
  const tag = memberOf(value, String(propertyName));
  if (tag === undefined || tag === null || typeof tag === "object") return undefined;
  const named = members.filter((member) =>
    valuesOfMember(document, discriminator, member).list.includes(String(tag)),
  );
  const mapped =
    named.length > 0 ? named : placeNamed(document, memberOf(mapping, String(tag)) ?? defaultMapping);
  if (mapped.length > 0) return { places: mapped, findings: [] };
  return unknownTag({ schema, pointer }, [String(propertyName)], pointerTo(pointer, "discriminator"));
}

/** What an entry of a mapping leads to: a reference, or the name of a component (OpenAPI 3.1 section 4.8.25). */
function placeNamed(document: JsonObject, entry: JsonValue | undefined): readonly SchemaPlace[] {
  if (typeof entry !== "string") return [];
  const pointer = mappedPointer(entry);
  const value = valueAt(document, pointer);
  return value === undefined ? [] : [{ value, pointer }];
}

/** The part of a reading that has a choice. */
function holderOf(reading: SchemaReading, choice: Choice): SchemaPart | undefined {
  return reading.parts.find(({ pointer }) => pointerTo(pointer, choice.kind) === choice.pointer);
}

/** The discriminator of a choice stands beside it or, as many have it, in a part beside that. */
function taggingPart(reading: SchemaReading, holder: SchemaPart): SchemaPart | undefined {
  return isObject(holder.schema["discriminator"]) ? holder : reading.discriminator?.part;
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function unknownTag(
  part: Pick<SchemaPart, "pointer" | "schema">,
  path: readonly string[],
  pointer: string,
): Meant {
  const title = titleOf(part.pointer);
  const property = [...(title === "" ? [] : [title]), ...path].join(".");
  const message = `\`${property}\` has a value that stands for no schema of the document.`;
  return { places: [], findings: [{ code: "value-undocumented", message, pointer, atKey: true, path }] };
}
