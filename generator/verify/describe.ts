import type { SchemaReading } from "../document/schema/read-schema.ts";
import { parseEnum } from "../runtime/parse-enum.ts";
import { sameJson } from "../shared/canonical.ts";
import { pointerTo, type JsonValue } from "../shared/json.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import type { Finding } from "./finding.ts";
import { titleOf } from "./title.ts";

/** A property that none of its object's schemas knows. */
export function propertyFinding(reading: SchemaReading, name: string): Finding {
  const naming = reading.parts.filter(({ schema }) => schema["properties"] !== undefined);
  const part = naming.findLast(({ isOwn }) => isOwn) ?? naming.at(-1) ?? reading.parts[0];
  const pointer = part?.pointer ?? reading.pointer;
  const title = titleOf(pointer);
  return {
    code: "property-undocumented",
    message: `\`${title === "" ? "" : `${title}.`}${name}\` is not in the document.`,
    pointer: part?.schema["properties"] === undefined ? pointer : pointerTo(pointer, "properties"),
    atKey: true,
    hint: didYouMean(name, reading.properties.keys()),
    path: [name],
  };
}

/** A value of a type that its schemas do not allow; nothing where bytes stand for it, which have no form in JSON. */
export function typeFinding(type: string, reading: SchemaReading): Finding | undefined {
  const { types } = reading;
  if (types === undefined || reading.isBinary || allows(types, type)) return undefined;
  return describeType(type, types, reading);
}

/** A value of a type that no member of a choice allows. */
export function typesFinding(type: string, members: readonly SchemaReading[]): readonly Finding[] {
  const [first] = members;
  const types = [...new Set(members.flatMap((member) => member.types ?? []))];
  return first === undefined ? [] : [describeType(type, types, first)];
}

function describeType(
  type: string,
  types: readonly string[],
  { places, pointer, typePointer }: SchemaReading,
): Finding {
  const place = places[0]?.pointer ?? pointer;
  const isInline = typePointer?.startsWith(`${place}/`) === true;
  const said = types.length === 0 ? "otherwise" : types.join(" or ");
  return {
    code: type === "null" ? "null-undocumented" : "type-undocumented",
    message: `${subject(place)} is ${withArticle(type)}; the document says ${said}.`,
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
): readonly Finding[] {
  if (values === undefined || values.list.some((each) => sameJson(each, value))) return [];
  const texts = values.list.filter((each) => typeof each === "string");
  if (values.isOpen && parseEnum(Object.fromEntries(texts.entries()), value) !== undefined) return [];
  const title = subject(places[0]?.pointer ?? pointer);
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

function subject(pointer: string): string {
  const title = titleOf(pointer);
  return title === "" ? "The value" : `\`${title}\``;
}

function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
