import type { SchemaReading } from "../document/schema/read-schema.ts";
import { parseEnum } from "../runtime/parse-enum.ts";
import { sameJson } from "../shared/canonical.ts";
import { pointerTo, type JsonValue } from "../shared/json.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import type { Finding } from "./finding.ts";
import { titleOf } from "./title.ts";

/**
 * A property that none of its object's schemas knows.
 *
 * @param nearest the one of them that says most of the object: the member of a choice that it is, its subtype
 */
export function propertyFinding(reading: SchemaReading, nearest: SchemaReading, name: string): Finding {
  const naming = [nearest, reading].flatMap(({ parts }) => {
    const all = parts.filter(({ schema }) => schema["properties"] !== undefined);
    return all.find(({ isOwn }) => isOwn) ?? all.at(-1) ?? [];
  });
  const pointer = naming[0]?.pointer ?? nearest.pointer;
  const title = titleOf(pointer);
  return {
    code: "property-undocumented",
    message: `\`${title === "" ? "" : `${title}.`}${name}\` is not in the document.`,
    pointer: naming.length === 0 ? pointer : pointerTo(pointer, "properties"),
    atKey: true,
    hint: didYouMean(name, reading.properties.keys()),
    path: [name],
  };
}

/** A value of a type that its schemas do not allow; nothing where bytes stand for it, which have no form in JSON. */
export function typeFinding(type: string, reading: SchemaReading, name?: string): Finding | undefined {
  const { types } = reading;
  if (types === undefined || reading.isBinary || allows(types, type)) return undefined;
  return describeType(type, types, reading, name);
}

/** A value of a type that no member of a choice allows. */
export function typesFinding(
  type: string,
  members: readonly SchemaReading[],
  name?: string,
): readonly Finding[] {
  const [first] = members;
  const types = [...new Set(members.flatMap((member) => member.types ?? []))];
  return first === undefined ? [] : [describeType(type, types, first, name)];
}

function describeType(
  type: string,
  types: readonly string[],
  { places, pointer, typePointer }: SchemaReading,
  name?: string,
): Finding {
  const place = places[0]?.pointer ?? pointer;
  const isInline = typePointer?.startsWith(`${place}/`) === true;
  const said = types.length === 0 ? "otherwise" : types.join(" or ");
  return {
    code: type === "null" ? "null-undocumented" : "type-undocumented",
    message: `${subject(place, name)} is ${withArticle(type)}; the document says ${said}.`,
    pointer: isInline && typePointer !== undefined ? typePointer : place,
    atKey: !isInline,
    path: [],
  };
}

function allows(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

/**
 * A value that is not listed. An open list knows its values in every spelling that the package's `parseEnum` reads:
 * other case, other separators.
 */
export function valueFinding(
  value: JsonValue,
  { values, places, pointer }: SchemaReading,
  name?: string,
): readonly Finding[] {
  if (values === undefined || values.list.some((each) => sameJson(each, value))) return [];
  const texts = values.list.filter((each) => typeof each === "string");
  if (values.isOpen && parseEnum(Object.fromEntries(texts.entries()), value) !== undefined) return [];
  const title = subject(places[0]?.pointer ?? pointer, name);
  const list = values.isConstant
    ? "is not the constant of the document"
    : "has a value that the document does not list";
  return [
    {
      code: "value-undocumented",
      message: `${title} ${list}.`,
      pointer: values.pointer,
      atKey: true,
      path: [],
    },
  ];
}

function subject(pointer: string, name?: string): string {
  const title = titleOf(pointer, name);
  return title === "" ? "The value" : `\`${title}\``;
}

function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
