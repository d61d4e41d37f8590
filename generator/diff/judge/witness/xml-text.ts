import type { SchemaPlace } from "../../../document/schema/schema-place.ts";
import { refPointer } from "../../../document/references.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../../shared/json.ts";
import { lastToken } from "../../compare/placed.ts";
import { readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** A value as an element, with the names and attributes that its schema gives (OpenAPI section 4.8.26, XML Object). */
export function xmlText(value: JsonValue, schema: SchemaOfSide): string {
  const { name } = xmlOf(schema);
  return elements(name ?? nameOf(schema.places), value, schema).join("");
}

/** What a component is called stands for the name of its element. */
function nameOf([place]: readonly SchemaPlace[]): string {
  if (place === undefined) return "root";
  const target = isObject(place.value) ? refPointer(place.value) : undefined;
  const pointer = target ?? place.pointer;
  return pointer.startsWith("/components/schemas/") ? lastToken(pointer) : "root";
}

function xmlOf(schema: SchemaOfSide): { readonly name?: string; readonly is: (flag: string) => boolean } {
  const word = readingOf(schema).word("xml");
  const xml: JsonObject = isObject(word) ? word : {};
  const { name, prefix } = xml;
  const whole = typeof name === "string" && typeof prefix === "string" ? `${prefix}:${name}` : name;
  return { ...(typeof whole === "string" ? { name: whole } : {}), is: (flag) => xml[flag] === true };
}

/** The elements of a value by a name: one, or one for each item of a list. */
function elements(name: string, value: JsonValue, schema: SchemaOfSide): readonly string[] {
  if (value === null) return [];
  if (isArray(value)) {
    const reading = readingOf(schema);
    const inside = value.flatMap((item, index) => {
      const own = withPlaces(schema, reading.itemAt(index));
      return elements(xmlOf(own).name ?? name, item, own);
    });
    return xmlOf(schema).is("wrapped") ? [`<${name}>${inside.join("")}</${name}>`] : inside;
  }
  if (!isObject(value)) return [`<${name}>${escaped(String(value))}</${name}>`];
  const reading = readingOf(schema);
  const fields = Object.entries(value).map(([key, each]) => {
    const own = withPlaces(schema, reading.schemasOf(key));
    const xml = xmlOf(own);
    return { name: xml.name ?? key, value: each ?? null, own, isAttribute: xml.is("attribute") };
  });
  const attributes = fields
    .filter(({ isAttribute }) => isAttribute)
    .map((field) => ` ${field.name}="${escaped(String(field.value))}"`);
  const inside = fields
    .filter(({ isAttribute }) => !isAttribute)
    .flatMap((field) => elements(field.name, field.value, field.own));
  const start = `${name}${attributes.join("")}`;
  return [inside.length === 0 ? `<${start}/>` : `<${start}>${inside.join("")}</${name}>`];
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
