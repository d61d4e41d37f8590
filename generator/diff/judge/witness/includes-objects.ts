import { matchesPattern } from "../../../document/schema/patterns.ts";
import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import type { Choice, SchemaPart, SchemaPlace } from "../../../document/schema/schema-place.ts";
import { isArray, isObject, type JsonObject, type JsonValue, pointerTo } from "../../../shared/json.ts";
import type { Inclusion } from "./inclusion.ts";
import { numbersOf } from "./numbers.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** Whether the objects of an inner schema keep to a keyword of a part of an outer one. */
export function objectImplies(
  keyword: string,
  outer: SchemaOfSide,
  part: SchemaPart,
  inner: SchemaOfSide,
  { includes }: Inclusion,
): boolean {
  const { schema, pointer } = part;
  const names = visibleNames(inner);
  const fits = (token: string, own: readonly SchemaPlace[], name?: string): boolean => {
    const holder = schema[token];
    const value = name === undefined ? holder : isObject(holder) ? holder[name] : undefined;
    const at = name === undefined ? pointerTo(pointer, token) : pointerTo(pointer, token, name);
    return (
      value === undefined ||
      includes(withPlaces(outer, [{ value, pointer: at }]), withPlaces(inner, own), "properties")
    );
  };
  switch (keyword) {
    case "required":
      return listOf(schema["required"]).every(
        (name) => readingOf(outer).isHidden(name, outer.direction) || isCertain(inner, name),
      );
    case "properties":
      // What a choice says of names that the rest does not speak of is known when the choice is taken apart.
      if (openChoices(readingOf(inner)).length > 0) return false;
      return (
        names.every((name) => {
          const declared = schema["properties"];
          return (
            !isObject(declared) ||
            readingOf(outer).isHidden(name, outer.direction) ||
            !Object.hasOwn(declared, name) ||
            fits("properties", placesOf(inner, name), name)
          );
        }) &&
        Object.keys(mapOf(schema, "properties")).every(
          (name) => names.includes(name) || !isConditional(inner, name),
        ) &&
        undeclaredFit(schema, inner, fits)
      );
    case "patternProperties":
      return Object.keys(mapOf(schema, "patternProperties")).every(
        (pattern) =>
          isClosed(inner) &&
          names.every((name) => {
            const matches = matchesPattern(pattern, name);
            return (
              matches === false ||
              (matches === true && fits("patternProperties", placesOf(inner, name), pattern))
            );
          }) &&
          readingOf(inner).map.patterns.every((own) => fits("patternProperties", [own], pattern)),
      );
    case "additionalProperties":
      return othersFit(schema, inner, names, fits);
    case "unevaluatedProperties":
      return part.isOwn && outer.places.length === 1 && isClosed(inner) && areNamed(outer, inner, names);
    case "propertyNames":
      return (
        isClosed(inner) &&
        readingOf(inner).map.patterns.length === 0 &&
        names.every((name) => {
          const place = {
            value: schema["propertyNames"] ?? true,
            pointer: pointerTo(pointer, "propertyNames"),
          };
          return isValid(withPlaces(outer, [place]), name) === true;
        })
      );
    case "minProperties": {
      const least = Math.max(
        [...readingOf(inner).required.keys()].filter((name) => isCertain(inner, name)).length,
        ...numbersOf(readingOf(inner), "minProperties"),
      );
      return typeof schema["minProperties"] !== "number" || least >= schema["minProperties"];
    }
    case "maxProperties": {
      const isCounted = isClosed(inner) && readingOf(inner).map.patterns.length === 0;
      const most = Math.min(
        isCounted ? names.length : Infinity,
        ...numbersOf(readingOf(inner), "maxProperties"),
      );
      return typeof schema["maxProperties"] !== "number" || most <= schema["maxProperties"];
    }
    case "dependentRequired":
      return Object.entries(mapOf(schema, "dependentRequired")).every(
        ([trigger, list]) =>
          !mayCome(inner, trigger) ||
          listOf(list).every((name) => name === trigger || isCertain(inner, name)),
      );
    case "dependentSchemas":
      return Object.keys(mapOf(schema, "dependentSchemas")).every(
        (trigger) =>
          !mayCome(inner, trigger) ||
          (declaresNoOther(mapOf(schema, "dependentSchemas")[trigger], names) &&
            fits("dependentSchemas", readingOf(inner).places, trigger)),
      );
    default:
      return false;
  }
}

type Fits = (token: string, own: readonly SchemaPlace[], name?: string) => boolean;

/** The choices of a reading that no member was taken of yet. */
export function openChoices({ choices, places }: SchemaReading): readonly Choice[] {
  const taken = new Set(places.map(({ pointer }) => pointer));
  return choices.filter(({ members }) => !members.some(({ pointer }) => taken.has(pointer)));
}

/** Whether a schema declares no properties but some: of those that only one side knows, nothing is shown. */
function declaresNoOther(schema: JsonValue | undefined, names: readonly string[]): boolean {
  return !isObject(schema) || Object.keys(mapOf(schema, "properties")).every((name) => names.includes(name));
}

/** Whether a property may come: one that the schema declares, requires, or has in a map; nobody knows another. */
function mayCome(inner: SchemaOfSide, name: string): boolean {
  const { map, properties, parts } = readingOf(inner);
  const isNamed = parts.some(({ schema }) =>
    ["dependentRequired", "dependentSchemas"].some((keyword) => mentions(schema[keyword], name)),
  );
  if (isNamed) return true;
  if (visibleNames(inner).includes(name))
    return properties.get(name)?.some(({ value }) => value === false) !== true;
  if (openChoices(readingOf(inner)).length > 0 || isConditional(inner, name)) return true;
  return map.patterns.length > 0 || (map.additional.length > 0 && !isClosed(inner));
}

/** Whether a schema that applies under a condition may speak of a name. */
function isConditional(inner: SchemaOfSide, name: string): boolean {
  return readingOf(inner).parts.some(({ schema }) =>
    ["not", "if", "then", "else", "dependentSchemas"].some((keyword) => mentions(schema[keyword], name)),
  );
}

/** Whether a name is a key or a text somewhere in a value; what stands behind a reference may have it. */
function mentions(value: JsonValue | undefined, name: string): boolean {
  if (value === name) return true;
  if (isArray(value)) return value.some((each) => mentions(each, name));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, each]) => key === name || key === "$ref" || mentions(each, name));
}

/** Whether a property is there in every value that goes this way. */
function isCertain(inner: SchemaOfSide, name: string): boolean {
  return readingOf(inner).isRequired(name, inner.direction);
}

/** The names that the inner schema declares or requires, those left out that never go this way. */
function visibleNames(inner: SchemaOfSide): readonly string[] {
  const { properties, required } = readingOf(inner);
  const names = [...new Set([...properties.keys(), ...required.keys()])];
  return names.filter((name) => !readingOf(inner).isHidden(name, inner.direction));
}

function placesOf(inner: SchemaOfSide, name: string): readonly SchemaPlace[] {
  return readingOf(inner).schemasOf(name, (pattern) => matchesPattern(pattern, name) === true);
}

/** Whether no property may come that nothing declares. */
function isClosed(inner: SchemaOfSide): boolean {
  return readingOf(inner).map.additional.some(({ value }) => value === false);
}

/** What a map of the inner schema may hold under names that the outer one declares. */
function undeclaredFit(schema: JsonObject, inner: SchemaOfSide, fits: Fits): boolean {
  const { properties, map } = readingOf(inner);
  if (isClosed(inner) && map.patterns.length === 0) return true;
  if (map.additional.length === 0 && map.patterns.length === 0) return true;
  return Object.keys(mapOf(schema, "properties")).every(
    (name) =>
      properties.has(name) ||
      (map.patterns.every((own) => fits("properties", [own], name)) &&
        (map.additional.length === 0 || isClosed(inner) || fits("properties", map.additional, name))),
  );
}

/** Whether what the outer part does not declare fits the schema that it has for the rest. */
function othersFit(schema: JsonObject, inner: SchemaOfSide, names: readonly string[], fits: Fits): boolean {
  const rest = schema["additionalProperties"];
  if (rest === undefined || rest === true || (isObject(rest) && Object.keys(rest).length === 0)) return true;
  const [declared, patterns] = [mapOf(schema, "properties"), Object.keys(mapOf(schema, "patternProperties"))];
  const { map } = readingOf(inner);
  const areNamesKept = names.every((name) => {
    const matches = patterns.map((pattern) => matchesPattern(pattern, name));
    if (Object.hasOwn(declared, name) || matches.includes(true)) return true;
    return fits("additionalProperties", placesOf(inner, name));
  });
  const isRestKept =
    map.additional.length > 0 && (isClosed(inner) || fits("additionalProperties", map.additional));
  return areNamesKept && isRestKept && map.patterns.every((own) => fits("additionalProperties", [own]));
}

/** Whether the outer schema declares all that the inner one has. */
function areNamed(outer: SchemaOfSide, inner: SchemaOfSide, names: readonly string[]): boolean {
  const { properties } = readingOf(outer);
  return readingOf(inner).map.patterns.length === 0 && names.every((name) => properties.has(name));
}

function mapOf(schema: JsonObject, keyword: string): JsonObject {
  const map = schema[keyword];
  return isObject(map) ? map : {};
}

function listOf(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
