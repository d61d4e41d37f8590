import { isObject, type JsonObject, type JsonValue } from "../../../shared/json.ts";
import { isKnownFormat } from "../../../document/schema/format-values.ts";
import type { Direction, Observation } from "../../compare/facts.ts";
import type { RuleId } from "../../compare/rule-ids.ts";
import type { SchemaPair, Writing } from "../../compare/schema-pair.ts";
import type { Sides } from "../../compare/sides.ts";
import type { Route, Site } from "../../compare/site.ts";
import type { WireWitness } from "../change.ts";
import { causeOf } from "./cause.ts";
import { hasKnownNames } from "./known-names.ts";
import { numbersOf } from "./numbers.ts";
import { probes } from "./probes.ts";
import { sample, sampleAt, smallestObject } from "./sample.ts";
import { isValid, readingOf, type SchemaOfSide, withPlaces } from "./schema-of-side.ts";
import { written } from "./serialize.ts";
import { isTurnedAround, smallValues } from "./small-values.ts";
import { textsOfPattern } from "./texts-of-pattern.ts";
import { readingsOfText } from "./text-forms.ts";

/** More values than this are not tried for one difference. */
const MAX_PROBES = 300;
/** Nor for a schema of which no keyword tells of a break: there are many, and they can be large. */
const MAX_PROBES_WITHOUT_REASON = 80;
/** To make a value costs little beside trying it. */
const MAX_MADE = 1000;
const MOST_CONTAINED = 50;
/** Values that are put together of small ones, where schemas are turned around. */
const MAX_SMALL_VALUES = 600;

/** Who writes the values of a pair, and who reads them. */
type Roles = (pair: SchemaPair) => ReturnType<typeof sidesIn>;

/** Otherwise a format says what a value is for, and not which values there are. */
const ofFormat: ReadonlySet<RuleId> = new Set([
  "format-added",
  "format-removed",
  "format-changed",
  "format-narrowed",
  "format-widened",
]);

/** Whether it is known of both formats which values they allow. */
function areFormatsKnown({ before, after }: Observation): boolean {
  return [before, after].every((format) => format === undefined || isKnownFormat(format));
}

/**
 * A message that the side which writes may send, that the side which reads used to accept, and that it no longer does:
 * valid in the base and not in the head for a request, the other way round for an answer. `undefined` where none was
 * found; what is found was checked against both documents.
 *
 * @param blame whether the value has to be refused for a keyword that the observation names
 */
export function findWitness(
  sides: Sides,
  site: Site,
  observation: Observation,
  direction: Direction,
  blame: "anything" | "the keyword" = "anything",
): WireWitness | undefined {
  const route = site.routeIn(direction);
  if (route === undefined) return undefined;
  const isAboutFormat = ofFormat.has(observation.rule);
  if (isAboutFormat && !areFormatsKnown(observation)) return undefined;
  const rolesOf: Roles = (pair) => sidesIn(sides, pair, direction, isAboutFormat);
  const { writer, reader } = rolesOf(site.pair);
  const isCause = causeOf(sides, observation, writer, reader);
  if (isCause === undefined && blame === "the keyword") return undefined;
  const most = observation.rule === "allowed-values-changed" ? MAX_PROBES_WITHOUT_REASON : MAX_PROBES;
  const proven = (value: JsonValue): WireWitness | undefined => {
    if (isValid(writer, value) !== true || !isRefused(reader, value, site.pair.writing)) return undefined;
    if (isCause?.(value) === false || !hasKnownNames(writer, reader, value)) return undefined;
    const message = wholeMessage(rolesOf, route, value);
    if (message === undefined) return undefined;
    return written(route.carrier, direction, message, rolesOf(route.root).writer);
  };
  // Members of choices have most of their values in common.
  const tried = new Set<string>();
  return (
    firstProven(probes(writer, reader), most, tried, proven) ??
    (isTurnedAround(writer) || isTurnedAround(reader)
      ? firstProven(smallValues(writer, reader), MAX_SMALL_VALUES, tried, proven)
      : undefined)
  );
}

function firstProven(
  values: Iterable<JsonValue>,
  most: number,
  tried: Set<string>,
  proven: (value: JsonValue) => WireWitness | undefined,
): WireWitness | undefined {
  let [made, left] = [0, most];
  for (const value of values) {
    made += 1;
    const text = JSON.stringify(value);
    if (tried.has(text)) continue;
    tried.add(text);
    left -= 1;
    if (left < 0 || made > MAX_MADE) return undefined;
    const witness = proven(value);
    if (witness !== undefined) return witness;
  }
  return undefined;
}

/** Who writes and who reads: whoever knows the base sends requests, and reads answers. */
export function sidesIn(
  sides: Sides,
  { base, head }: Pick<SchemaPair, "base" | "head">,
  direction: Direction,
  checksFormats = false,
): { readonly writer: SchemaOfSide; readonly reader: SchemaOfSide } {
  const flags = { direction, ...(checksFormats ? { checksFormats: true as const } : {}) };
  const before = { document: sides.base.document, places: base, ...flags };
  const after = { document: sides.head.document, places: head, ...flags };
  return direction === "request" ? { writer: before, reader: after } : { writer: after, reader: before };
}

function isRefused(reader: SchemaOfSide, value: JsonValue, writing: Writing): boolean {
  return readingsOfText(reader, value, writing).every((each) => isValid(reader, each) === false);
}

/** The smallest message with a value at the end of a way; `undefined` where it would be taken, or cannot be sent. */
function wholeMessage(rolesOf: Roles, route: Route, value: JsonValue): JsonValue | undefined {
  const pairs = [route.root, ...route.steps.map(({ pair }) => pair)];
  let inner = value;
  for (let index = route.steps.length - 1; index >= 0; index -= 1) {
    const [step, above] = [route.steps[index]?.step, pairs[index]];
    if (step === undefined || above === undefined) return undefined;
    const { writer } = rolesOf(above);
    const around = wrap(writer, step, inner);
    if (around === undefined) return undefined;
    inner = around;
  }
  const { writer, reader } = rolesOf(route.root);
  const isSent = isValid(writer, inner) === true;
  return isSent && isRefused(reader, inner, route.root.writing) ? inner : undefined;
}

function wrap(
  writer: SchemaOfSide,
  step: Route["steps"][number]["step"],
  inner: JsonValue,
): JsonValue | undefined {
  const around: JsonObject | undefined = smallestObject(writer);
  if (step === "same") return isObject(inner) && around !== undefined ? joined(writer, around, inner) : inner;
  if (step === "name") {
    const value = typeof inner === "string" ? sampleAt(writer, inner) : undefined;
    return typeof inner === "string" && value !== undefined ? { ...around, [inner]: value } : undefined;
  }
  if (step === "values") return { ...around, key: inner };
  if (step === "contained") {
    const least = Math.max(
      1,
      ...numbersOf(readingOf(writer), "minContains"),
      ...numbersOf(readingOf(writer), "minItems"),
    );
    return Array.from({ length: Math.min(least, MOST_CONTAINED) }, () => inner);
  }
  if ("dependent" in step) {
    const trigger = sampleAt(writer, step.dependent);
    if (!isObject(inner) || trigger === undefined) return undefined;
    return { ...around, [step.dependent]: trigger, ...inner };
  }
  if ("pattern" in step) {
    const [name] = textsOfPattern(step.pattern);
    return around === undefined || name === undefined ? undefined : { ...around, [name]: inner };
  }
  if ("property" in step) return around === undefined ? undefined : { ...around, [step.property]: inner };
  const reading = readingOf(writer);
  const { prefix = [], minItems = 0 } = reading.items ?? {};
  const list = Array.from({ length: Math.max(step.item + 1, minItems) }, (_, index) =>
    index === step.item || (step.item >= prefix.length && index >= prefix.length)
      ? inner
      : sample(withPlaces(writer, reading.itemAt(index))),
  );
  return list.every((item) => item !== undefined) ? list : undefined;
}

/** What stands beside a choice belongs to the value too, where the value has not said it. */
function joined(writer: SchemaOfSide, around: JsonObject, inner: JsonObject): JsonObject {
  return isValid(writer, inner) === true ? inner : { ...around, ...inner };
}
