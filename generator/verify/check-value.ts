import { evaluate } from "../document/schema/evaluate.ts";
import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import type { Choice, Direction, SchemaPlace } from "../document/schema/schema-place.ts";
import { typeOfValue } from "../document/schema/types.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import { conditionOf, dependentPlaces } from "./conditions.ts";
import { propertyFinding, typeFinding, typesFinding, valueFinding } from "./describe.ts";
import { below, type Finding } from "./finding.ts";
import { propertySchemas } from "./property-schemas.ts";
import { isTagged, type Meant, membersByTag, subtypeByTag } from "./tags.ts";

/** How a value is to be taken. */
export interface ValueOptions {
  readonly direction: Direction;
  /** Whether every string in it is the name of a type, and stands for a value that nobody wrote down. */
  readonly isShape: boolean;
  /** What to call it, where its schema has no name. */
  readonly name?: string;
}

/**
 * What a value has that its schemas do not know: properties, types, values of enums. Whether it is valid is another
 * question: bounds, patterns and what is missing are not looked at.
 *
 * @param places the schemas that all apply to the value
 */
export function checkValue(
  document: JsonObject,
  value: JsonValue,
  places: readonly SchemaPlace[],
  options: ValueOptions,
): readonly Finding[] {
  return new ValueCheck(document, options).check(value, places);
}

class ValueCheck {
  readonly #document: JsonObject;
  readonly #direction: Direction;
  readonly #isShape: boolean;
  readonly #name: string | undefined;
  /** By value and schemas: members of a choice often ask the same of what is inside a value. */
  readonly #known = new Map<JsonValue, Map<string, readonly Finding[]>>();

  constructor(document: JsonObject, { direction, isShape, name }: ValueOptions) {
    this.#document = document;
    this.#direction = direction;
    this.#isShape = isShape;
    this.#name = name;
  }

  check(value: JsonValue, places: readonly SchemaPlace[]): readonly Finding[] {
    if (typeof value !== "object" || value === null) return this.#look(value, places, new Set());
    const known = this.#known.get(value) ?? new Map<string, readonly Finding[]>();
    this.#known.set(value, known);
    const key = readSchema(this.#document, places).key;
    const findings = known.get(key) ?? this.#look(value, places, new Set());
    known.set(key, findings);
    return findings;
  }

  /** @param seen choices that are being made for this very value, since a schema may refer to itself */
  #look(value: JsonValue, places: readonly SchemaPlace[], seen: Set<string>): readonly Finding[] {
    if (places.length === 0) return [];
    const type = this.#typeOf(value);
    if (type === "null" && this.#knowsNull(readSchema(this.#document, places), new Set())) return [];
    const meant = this.#applying(value, places, seen);
    const reading = readSchema(this.#document, meant.places);
    const wrongType = typeFinding(type, reading, this.#name);
    if (wrongType !== undefined) return [...meant.findings, wrongType];
    return [
      ...meant.findings,
      ...(this.#isShape ? [] : valueFinding(value, reading, this.#name)),
      ...(isArray(value) ? this.#items(value, reading) : []),
      ...(isObject(value) ? this.#properties(value, reading) : []),
    ];
  }

  #typeOf(value: JsonValue): string {
    return this.#isShape && typeof value === "string" ? value : typeOfValue(value);
  }

  /** `nullable` counts wherever it stands, and a choice that has `null` allows it: whoever writes either means it. */
  #knowsNull(reading: SchemaReading, seen: Set<string>): boolean {
    if (reading.allowsNull || reading.parts.some(({ schema }) => schema["nullable"] === true)) return true;
    return reading.choices.some(({ pointer, members }) => {
      if (seen.has(pointer)) return false;
      seen.add(pointer);
      return members.some((member) => this.#knowsNull(readSchema(this.#document, [member]), seen));
    });
  }

  #items(items: readonly JsonValue[], reading: SchemaReading): readonly Finding[] {
    const { prefix = [], rest = [] } = reading.items ?? {};
    return items.flatMap((item, index) => below(index, this.check(item, prefix[index] ?? rest)));
  }

  #properties(value: JsonObject, reading: SchemaReading): readonly Finding[] {
    const nearest = readSchema(this.#document, reading.places.slice(-1));
    return Object.keys(value).flatMap((name) => {
      const schemas = propertySchemas(reading, name);
      if (schemas === undefined) return [propertyFinding(reading, nearest, name)];
      // The name in a map may be somebody's.
      const step = reading.properties.has(name) ? name : "*";
      return below(step, this.check(value[name] ?? null, schemas));
    });
  }

  /** The schemas that apply to a value: those of the places, and those that it chooses by what it is. */
  #applying(value: JsonValue, places: readonly SchemaPlace[], seen: Set<string>): Meant {
    const reading = readSchema(this.#document, places);
    const sample = this.#isShape ? undefined : value;
    const conditions = reading.parts.map((part) => conditionOf(this.#document, part, sample));
    const choices = [...reading.choices, ...conditions.flatMap(({ undecided }) => undecided)];
    const open = choices.filter(({ pointer }) => !seen.has(pointer));
    for (const { pointer } of open) seen.add(pointer);
    const members = open.map((choice) => this.#membersMeant(value, reading, choice, seen));
    const subtype = sample === undefined ? undefined : subtypeByTag(this.#document, reading, sample);
    const taken = [...members, ...(subtype === undefined ? [] : [subtype])];
    const findings = taken.flatMap((each) => each.findings);
    const known = new Set(places.map(({ pointer }) => pointer));
    const added = [
      ...conditions.flatMap((each) => each.places),
      ...dependentPlaces(reading, value),
      ...taken.flatMap((each) => each.places),
    ].filter(({ pointer }) => !known.has(pointer));
    if (added.length === 0) return { places, findings };
    const all = this.#applying(value, [...places, ...added], seen);
    return { places: all.places, findings: [...findings, ...all.findings] };
  }

  /** By its tag, or else those that it is valid against, or else those that know most of it. */
  #membersMeant(value: JsonValue, reading: SchemaReading, choice: Choice, seen: ReadonlySet<string>): Meant {
    const tagged = this.#isShape ? undefined : membersByTag(this.#document, reading, choice, value);
    if (tagged !== undefined) return tagged;
    const valid = this.#isShape ? [] : this.#validMembers(value, choice);
    if (valid.length > 0) return { places: valid, findings: [] };
    return this.#membersKnowingMost(value, choice, isTagged(reading, choice), seen);
  }

  #validMembers(value: JsonValue, { members }: Choice): readonly SchemaPlace[] {
    const judged = members.map((member) => ({
      member,
      valid: evaluate(this.#document, member, value, { direction: this.#direction }),
    }));
    const sure = judged.filter(({ valid }) => valid === true);
    return (sure.length > 0 ? sure : judged.filter(({ valid }) => valid === undefined)).map(
      ({ member }) => member,
    );
  }

  /**
   * Where no member takes a value as it is: what members of `anyOf` know adds up, unless a tag says that only one is
   * meant; of `oneOf`, it is the one with the fewest findings.
   */
  #membersKnowingMost(
    value: JsonValue,
    { kind, members }: Choice,
    isTagged: boolean,
    seen: ReadonlySet<string>,
  ): Meant {
    const trials = members.map((member) => ({
      member,
      findings: this.#look(value, [member], new Set(seen)),
    }));
    const possible = trials.filter(({ findings }) => !findings.some(isWrongType));
    if (possible.length === 0) {
      const readings = members.map((member) => readSchema(this.#document, [member]));
      return { places: [], findings: typesFinding(this.#typeOf(value), readings, this.#name) };
    }
    const fitting = possible.filter(({ findings }) =>
      findings.every(({ code }) => code === "property-undocumented"),
    );
    if (kind === "anyOf" && !isTagged && fitting.length > 0)
      return { places: fitting.map(({ member }) => member), findings: [] };
    const fewest = Math.min(...possible.map(({ findings }) => findings.length));
    const best = possible.find(({ findings }) => findings.length === fewest);
    return { places: best === undefined ? [] : [best.member], findings: [] };
  }
}

/** Whether it is the value itself that is of another type. */
function isWrongType({ code, path }: Finding): boolean {
  return path.length === 0 && (code === "type-undocumented" || code === "null-undocumented");
}
