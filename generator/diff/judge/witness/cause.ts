import { typeOfValue } from "../../../document/schema/types.ts";
import { sameJson } from "../../../shared/canonical.ts";
import { isArray, isObject, type JsonObject, type JsonValue, valueAt } from "../../../shared/json.ts";
import type { Observation } from "../../compare/facts.ts";
import { differInNull } from "../../compare/compare-types.ts";
import { lastToken, parentOf, type SideName } from "../../compare/placed.ts";
import type { RuleId } from "../../compare/rule-ids.ts";
import { viewOf } from "../../compare/schema-view.ts";
import type { Sides } from "../../compare/sides.ts";
import { sample } from "./sample.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";

/** Says of a value that is refused whether it is refused for what a difference is about. */
export type Cause = (value: JsonValue) => boolean;

/** Rules about a property that has to be there, or must not. */
const ofPresence: ReadonlySet<RuleId> = new Set([
  "required-property-added",
  "required-property-removed",
  "required-property-of-closed-object-removed",
  "property-became-required",
  "property-became-optional",
  "property-of-closed-object-added",
  "property-of-closed-object-removed",
  "optional-property-added",
  "optional-property-removed",
  "required-became-not-read-only",
  "required-became-write-only",
  "dependent-required-added",
  "dependent-required-changed",
  "dependent-required-removed",
]);

/** Those that say no more than that it has to be there: no value is refused for one that is. */
const ofRequired: ReadonlySet<RuleId> = new Set(["property-became-required", "property-became-optional"]);

/** Rules about the item at one place, which one side describes by itself and the other together with all others. */
const ofItem: ReadonlySet<RuleId> = new Set(["prefix-item-added", "prefix-item-removed"]);

/** The place of the item that an observation is about, where it is about one. */
export function itemOf({ rule, name }: Observation): number | undefined {
  return ofItem.has(rule) ? Number(name) : undefined;
}

const ofNull: ReadonlySet<RuleId> = new Set(["became-nullable", "became-not-nullable"]);

/** Keywords that mean nothing without those beside them, and all that may be tried alone. */
const companions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    type: ["nullable"],
    minimum: ["exclusiveMinimum"],
    maximum: ["exclusiveMaximum"],
    exclusiveMinimum: ["minimum"],
    exclusiveMaximum: ["maximum"],
    multipleOf: [],
    format: [],
    minLength: [],
    maxLength: [],
    pattern: [],
    items: ["prefixItems"],
    prefixItems: [],
    minItems: [],
    maxItems: [],
    uniqueItems: [],
    contains: ["minContains", "maxContains"],
    minContains: ["contains"],
    maxContains: ["contains"],
    required: ["properties"],
    patternProperties: [],
    additionalProperties: ["properties", "patternProperties"],
    propertyNames: [],
    minProperties: [],
    maxProperties: [],
    dependentSchemas: [],
    oneOf: [],
    anyOf: [],
    not: [],
    if: ["then", "else"],
    then: ["if"],
    else: ["if"],
  }),
);

/** What takes from keywords that stand alone what they mean besides: a list contains one at least where nothing is said. */
const neutral: ReadonlyMap<string, JsonObject> = new Map([["maxContains", { minContains: 0 }]]);

type Roles = readonly [writing: SideName, reading: SideName];
const NEW_READER: Roles = ["base", "head"];
const OLD_READER: Roles = ["head", "base"];

/** Under these, tokens of a pointer are names and no keywords. */
const maps = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "schemas",
]);

/**
 * What tells whether a value is refused for what an observation is about, and not for something else in the same
 * schema; `undefined` where the observation speaks of the schema as a whole.
 */
export function causeOf(
  sides: Sides,
  observation: Observation,
  writer: SchemaOfSide,
  reader: SchemaOfSide,
): Cause | undefined {
  const { rule, name, pointer } = observation;
  if (name !== undefined && ofPresence.has(rule))
    return (value) => !(isThere(value, name) && ofRequired.has(rule)) && isMended(reader, value, name);
  const place = itemOf(observation);
  if (place !== undefined) {
    const wanted = withPlaces(reader, readingOf(reader).itemAt(place));
    return (value) => {
      const item = isArray(value) ? value[place] : undefined;
      return item !== undefined && isValid(wanted, item) === false;
    };
  }
  const [writing, reading] = reader.document === sides.head.document ? NEW_READER : OLD_READER;
  if (rule === "union-member-added" || rule === "union-member-removed")
    return isOfMember(writer, pointer[writing]) ?? isOfMember(reader, pointer[reading]);
  const at = pointer[reading];
  // What stands where the schema itself stands is about all of it.
  if (at === undefined || reader.places.some((place) => place.pointer === at)) return undefined;
  const view = viewOf(sides[reading], reader.places);
  const { types, nullable, values, typePointer } = view;
  // All parts together say what types and values there are, and the pointer leads to the first of them.
  if (at === typePointer) {
    // Where a row of its own speaks of null, the other speaks of the rest.
    const isOfNull = ofNull.has(rule);
    const isOfTypes = !isOfNull && !differInNull(view, viewOf(sides[writing], writer.places));
    return (value) =>
      value === null
        ? !nullable && (isOfNull || isOfTypes)
        : !isOfNull && types !== undefined && !allowsType(types, value);
  }
  if (at === values?.pointer && !values.open) {
    // Who reads with more values than before refuses none for them, and who reads with fewer none that are gone.
    if (rule === (reading === "head" ? "enum-values-added" : "enum-values-removed")) return () => false;
    return (value) => !values.list.some((each) => sameJson(each, value));
  }
  const alone = keywordAlone(reader, at);
  return alone && ((value) => isValid(alone, value) !== true);
}

function allowsType(types: readonly string[], value: JsonValue): boolean {
  const own = typeOfValue(value);
  return types.some((type) => type === own || (type === "number" && own === "integer"));
}

/** Whether a value is one of the member of a choice, where a pointer leads to one. */
function isOfMember(side: SchemaOfSide, at: string | undefined): Cause | undefined {
  if (at === undefined || !/^\d+$/.test(lastToken(at))) return undefined;
  const member = withPlaces(side, [{ pointer: at, value: valueAt(side.document, at) ?? true }]);
  return (value) => isValid(member, value) === true;
}

/** A schema of nothing but the keyword that a pointer leads to, and of those that it means nothing without. */
function keywordAlone(reader: SchemaOfSide, at: string): SchemaOfSide | undefined {
  const [token, above] = [lastToken(at), parentOf(at)];
  const holder = valueAt(reader.document, above);
  if (maps.has(lastToken(above)) && !maps.has(lastToken(parentOf(above)))) {
    const map = lastToken(above);
    if (!companions.has(map) || !isObject(holder)) return undefined;
    const value = { [map]: { [token]: holder[token] ?? true } };
    return withPlaces(reader, [{ value, pointer: parentOf(above) }]);
  }
  // An entry of a list is what the list is about.
  if (isArray(holder)) return keywordAlone(reader, above);
  const beside = companions.get(token);
  if (beside === undefined || !isObject(holder) || holder[token] === undefined) return undefined;
  const keywords = [token, ...beside].flatMap((each) => {
    const value = holder[each];
    return value === undefined ? [] : [[each, value] as const];
  });
  return withPlaces(reader, [
    { value: { ...neutral.get(token), ...Object.fromEntries(keywords) }, pointer: above },
  ]);
}

function isThere(value: JsonValue, name: string): boolean {
  return isObject(value) && Object.hasOwn(value, name);
}

/** Whether a value would be taken if one property were there, or were not. */
function isMended(reader: SchemaOfSide, value: JsonValue, name: string): boolean {
  if (!isObject(value)) return false;
  const { [name]: _, ...without } = value;
  if (isThere(value, name)) return isValid(reader, without) === true;
  const property = sample(withPlaces(reader, readingOf(reader).schemasOf(name)));
  return property === undefined || isValid(reader, { ...value, [name]: property }) !== false;
}
