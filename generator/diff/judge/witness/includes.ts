import { sameJson } from "../../../shared/canonical.ts";
import { isObject, type JsonValue, pointerTo } from "../../../shared/json.ts";
import type { SchemaReading } from "../../../document/schema/read-schema.ts";
import type { SchemaPart, SchemaPlace } from "../../../document/schema/schema-place.ts";
import { ANY_TYPE, typesOfPart } from "../../../document/schema/types.ts";
import { versionOf } from "../../../document/spec.ts";
import { isListOfOne, type Writing, writingInside } from "../../compare/schema-pair.ts";
import { areApart } from "./apart.ts";
import { arrayImplies, containsImplied } from "./includes-arrays.ts";
import { objectImplies, openChoices } from "./includes-objects.ts";
import { isOfAnother, withoutOthers } from "./exclusive.ts";
import { valuesOf } from "./few-values.ts";
import { formatImplies, numberImplies, textImplies } from "./includes-scalars.ts";
import type { Ask, Inclusion } from "./inclusion.ts";
import { numbersOf } from "./numbers.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { readingsOfText } from "./text-forms.ts";

/** Enough for schemas that people write; where more would be needed, nothing is shown. */
const MAX_QUESTIONS = 400;

/**
 * Whether everything that an inner schema allows is allowed by an outer one: shown keyword by keyword, over types,
 * values and choices. A property that the inner schema does not speak of is taken not to come.
 *
 * @param isSame tells of two pieces of schemas that they are equal, with all that they refer to
 * @param refuted questions about the same documents and direction that were not shown; those of this one are added
 */
export function includes(
  outer: SchemaOfSide,
  inner: SchemaOfSide,
  writing: Writing,
  isSame: Inclusion["isSame"],
  refuted: Set<string> = new Set(),
): boolean {
  const assumed = new Set<string>();
  let questions = 0;
  const ask = (left: SchemaOfSide, right: SchemaOfSide, how: Writing): boolean => {
    // What is under a `not` is asked the other way round.
    const role = left.document === outer.document ? "" : "not ";
    const key = `${role}${how}\n${readingOf(left).key}\n\n${readingOf(right).key}`;
    // Whoever comes back to a question has met nothing that speaks against it.
    if (assumed.has(key)) return true;
    if (refuted.has(key)) return false;
    questions += 1;
    if (questions > MAX_QUESTIONS) return false;
    assumed.add(key);
    const inside: Inclusion = {
      writing: how,
      isSame,
      includes: (one, other, into) => ask(one, other, writingInside(how, into)),
    };
    const answer = isIncluded(left, right, inside, (one, other) => ask(one, other, how));
    // What was shown on the way rests on this question, and is asked again.
    if (!answer) {
      assumed.clear();
      refuted.add(key);
    }
    return answer;
  };
  return ask(outer, inner, writing);
}

function isIncluded(outer: SchemaOfSide, inner: SchemaOfSide, inclusion: Inclusion, ask: Ask): boolean {
  const reading = readingOf(inner);
  if (isNever(reading)) return true;
  const listed = valuesOf(reading);
  if (listed !== undefined && !reading.isBinary)
    return listed.every(
      (value) => isValid(inner, value) === false || isRead(outer, value, inclusion.writing),
    );
  if (inclusion.writing !== "json" && readsAsText(outer, reading, inclusion.writing, inner, ask)) return true;
  if (implies(outer, inner, inclusion, ask)) return true;
  return split(inner, reading).some((pieces) =>
    pieces.every((piece) => ask(outer, piece.schema) || piece.isEmpty()),
  );
}

/** Whether it is plain that no value is valid. */
function isNever({ never, types, parts }: SchemaReading): boolean {
  return (
    never !== undefined ||
    types?.length === 0 ||
    parts.some(({ schema: { not } }) => not === true || (isObject(not) && Object.keys(not).length === 0))
  );
}

function isRead(outer: SchemaOfSide, value: JsonValue, writing: Writing): boolean {
  return readingsOfText(outer, value, writing).some((each) => isValid(outer, each) === true);
}

/** In text every scalar is a text, and one value of a parameter is a list of one. */
function readsAsText(
  outer: SchemaOfSide,
  { types }: SchemaReading,
  writing: Writing,
  inner: SchemaOfSide,
  ask: Ask,
): boolean {
  if (types === undefined || types.some((type) => type === "object" || type === "array")) return false;
  const reading = readingOf(outer);
  // Null has no form as text.
  if (types.includes("null") && reading.types?.includes("null") !== true) return false;
  const { parts, items } = reading;
  const isBare = parts.every(({ schema }) => Object.keys(schema).every((key) => bare.test(key)));
  if (reading.types?.includes("string") === true && isBare && reading.never === undefined) return true;
  if (!isListOfOne(writing) || reading.types?.join() !== "array") return false;
  if (parts.some(({ schema }) => ["contains", "maxItems"].some((key) => schema[key] !== undefined)))
    return false;
  return (items?.minItems ?? 0) <= 1 && (items === undefined || ask(withPlaces(outer, items.rest), inner));
}

const bare = /^(?:type|nullable|title|description|summary|examples?|default|deprecated|x-.*)$/;

/** A part of what a schema allows. */
interface Piece {
  readonly schema: SchemaOfSide;
  /** Whether it is known that no value is in it. */
  readonly isEmpty: () => boolean;
}

/**
 * Ways to take a schema apart so that the pieces together allow what it allows: by the members of a choice, and by
 * its types.
 */
function split(inner: SchemaOfSide, { types, places }: SchemaReading): readonly Piece[][] {
  const within: Ask = (outer, own) => includes(outer, own, "json", sameJson);
  const byMember = openChoices(readingOf(inner)).map((choice) =>
    choice.members.map((member) => ({
      schema: withPlaces(inner, [...places, ...withoutOthers(inner, choice, member)]),
      isEmpty: () => isOfAnother(inner, choice, member, within),
    })),
  );
  if ((types ?? ANY_TYPE).length < 2 || places.some(({ pointer }) => pointer.startsWith(ONLY)))
    return byMember;
  const byType = (types ?? ANY_TYPE).map((type) => {
    const only: SchemaPlace = { value: { type }, pointer: `${ONLY}${type}` };
    return { schema: withPlaces(inner, [...places, only]), isEmpty: () => false };
  });
  return [...byMember, byType];
}

/** Of a schema that stands nowhere. */
const ONLY = "#only ";

function implies(outer: SchemaOfSide, inner: SchemaOfSide, inclusion: Inclusion, ask: Ask): boolean {
  const reading = readingOf(outer);
  if (reading.never !== undefined) return false;
  return (
    reading.parts.every((part) => partImplied(outer, part, inner, inclusion, ask)) &&
    reading.choices.every(({ kind, members }) => {
      const one = (member: SchemaPlace): SchemaOfSide => withPlaces(outer, [member]);
      return members.some((member, index) => {
        if (!ask(one(member), inner)) return false;
        if (kind === "anyOf") return true;
        const isNone = (other: SchemaOfSide): boolean =>
          areApart(other, inner) || excludesMore(other, inner, ask);
        return members.every((other, at) => at === index || isNone(one(other)));
      });
    })
  );
}

/** Keywords that say nothing about values, and those that are looked at elsewhere. */
const silent =
  /^(?:\$ref|allOf|oneOf|anyOf|type|nullable|title|description|summary|examples?|default|deprecated|readOnly|writeOnly|xml|externalDocs|discriminator|\$comment|\$schema|\$id|\$anchor|\$defs|definitions|x-.*)$/;

function partImplied(
  outer: SchemaOfSide,
  part: SchemaPart,
  inner: SchemaOfSide,
  inclusion: Inclusion,
  ask: Ask,
): boolean {
  const { schema } = part;
  const reading = readingOf(inner);
  const types = reading.types ?? ANY_TYPE;
  const allowed = typesOfPart(schema, versionOf(outer.document) === "3.0");
  const isWhole = numbersOf(reading, "multipleOf").some(Number.isInteger);
  const isAllowed = (type: string): boolean =>
    allowed?.some(
      (each) =>
        each === type ||
        (each === "number" && type === "integer") ||
        (each === "integer" && type === "number" && isWhole),
    ) !== false;
  if (!types.every(isAllowed)) return false;
  return Object.keys(schema).every((keyword) => {
    if (silent.test(keyword)) return true;
    if (reading.parts.some((own) => isPlainlySame(keyword, part, own, inclusion))) return true;
    return (
      applierImplied(keyword, outer, part, inner, ask) ||
      keywordImplied(keyword, outer, part, inner, inclusion)
    );
  });
}

/** Whether a keyword is kept that applies other schemas to the same value, turned around or under a condition. */
function applierImplied(
  keyword: string,
  outer: SchemaOfSide,
  { schema, pointer }: SchemaPart,
  inner: SchemaOfSide,
  ask: Ask,
): boolean {
  const at = (name: string): SchemaOfSide =>
    withPlaces(outer, [{ value: schema[name] ?? true, pointer: pointerTo(pointer, name) }]);
  switch (keyword) {
    case "not":
      return areApart(at("not"), inner) || excludesMore(at("not"), inner, ask);
    case "if":
      return (
        (areApart(at("if"), inner) || ask(at("then"), inner)) &&
        (ask(at("else"), inner) || ask(at("if"), inner))
      );
    case "then":
    case "else":
      // With its condition, or without meaning.
      return true;
    default:
      return false;
  }
}

/** Whether what must not match is part of what must not match anyway. Of objects, unknown names are not known enough. */
function excludesMore(excluded: SchemaOfSide, inner: SchemaOfSide, ask: Ask): boolean {
  if (readingOf(excluded).types?.includes("object") !== false) return false;
  return readingOf(inner).parts.some(({ schema: { not }, pointer }) => {
    if (not === undefined) return false;
    return ask(withPlaces(inner, [{ value: not, pointer: pointerTo(pointer, "not") }]), excluded);
  });
}

/** The same keyword with the same value, and with what it depends on: most keywords stand alone. */
function isPlainlySame(
  keyword: string,
  outer: SchemaPart,
  inner: SchemaPart,
  { isSame }: Inclusion,
): boolean {
  // What they say depends on everything around them (another part may hide what is required), and a list of values may
  // be open.
  if (keyword.startsWith("unevaluated") || keyword === "required" || keyword === "enum") return false;
  const companions = together.get(keyword) ?? [keyword];
  return companions.every((each) => {
    const [left, right] = [outer.schema[each], inner.schema[each]];
    return left === undefined || right === undefined ? left === right : isSame(left, right);
  });
}

/** Keywords whose meaning depends on others beside them. */
const together: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    if: ["if", "then", "else"],
    then: ["if", "then", "else"],
    else: ["if", "then", "else"],
    contains: ["contains", "minContains", "maxContains"],
    minContains: ["contains", "minContains", "maxContains"],
    maxContains: ["contains", "minContains", "maxContains"],
    items: ["items", "prefixItems"],
    additionalProperties: ["additionalProperties", "properties", "patternProperties"],
    properties: ["properties", "required"],
    minimum: ["minimum", "exclusiveMinimum"],
    maximum: ["maximum", "exclusiveMaximum"],
    exclusiveMinimum: ["minimum", "exclusiveMinimum"],
    exclusiveMaximum: ["maximum", "exclusiveMaximum"],
  }),
);

function keywordImplied(
  keyword: string,
  outer: SchemaOfSide,
  part: SchemaPart,
  inner: SchemaOfSide,
  inclusion: Inclusion,
): boolean {
  const reading = readingOf(inner);
  const types = reading.types ?? ANY_TYPE;
  const may = (...wanted: readonly string[]): boolean => types.some((type) => wanted.includes(type));
  switch (keyword) {
    case "enum":
      return readingOf(outer).values?.isOpen === true || hasSameList(part, reading, inclusion);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return !may("number", "integer") || numberImplies(keyword, outer, part.schema, inner);
    case "minLength":
    case "maxLength":
      return !may("string") || textImplies(keyword, part.schema, reading);
    case "format":
      return !may("string", "number", "integer") || formatImplies(part.schema, reading);
    // Only the same pattern, media type or encoding is known to allow all that another allows.
    case "pattern":
    case "contentMediaType":
    case "contentEncoding":
    case "contentSchema":
      return !may("string");
    case "items":
    case "prefixItems":
    case "additionalItems":
    case "minItems":
    case "maxItems":
    case "uniqueItems":
      return !may("array") || arrayImplies(keyword, outer, part, inner, inclusion);
    case "contains":
    case "minContains":
    case "maxContains":
      return !may("array") || containsImplied(outer, part, inner, inclusion);
    case "unevaluatedItems":
      return !may("array");
    case "required":
    case "properties":
    case "patternProperties":
    case "additionalProperties":
    case "unevaluatedProperties":
    case "propertyNames":
    case "minProperties":
    case "maxProperties":
    case "dependentRequired":
    case "dependentSchemas":
      return !may("object") || objectImplies(keyword, outer, part, inner, inclusion);
    default:
      return false;
  }
}

/** Whether a list of values that is too long to be tried is the same. */
function hasSameList(
  { schema }: SchemaPart,
  { values, parts }: SchemaReading,
  { isSame }: Inclusion,
): boolean {
  if (values === undefined || values.isOpen) return false;
  return parts.some(
    ({ schema: own }) => own["enum"] !== undefined && isSame(schema["enum"] ?? null, own["enum"]),
  );
}
