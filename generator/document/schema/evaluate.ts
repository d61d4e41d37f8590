import { sameJson } from "../../shared/canonical.ts";
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { refPointer } from "../references.ts";
import { versionOf } from "../spec.ts";
import { arrayFits, numberFits, textFits, within } from "./assertions.ts";
import {
  all,
  and,
  conditional,
  exactlyOne,
  INVALID,
  negate,
  NOTHING,
  some,
  VALID,
  type Outcome,
  type Validity,
} from "./outcome.ts";
import { isOfFormat } from "./format-values.ts";
import { partsOf } from "./parts.ts";
import { matchesPattern } from "./patterns.ts";
import { type Direction, hidingKeyword, type SchemaPlace } from "./schema-place.ts";
import { isOfType, typesOfPart } from "./types.ts";
import { isOpenList } from "./values.ts";

/** What is asked besides the value. */
export interface EvaluateOptions {
  /** Schemas that the value has to match as well: what one requires, another can hide. */
  readonly beside?: readonly SchemaPlace[];
  /** Which way the value goes: a property that is hidden there need not be there (OpenAPI section 4.8.24.1). */
  readonly direction?: Direction;
  /** Whether a list of values that says that others may come allows them. */
  readonly allowsUnlisted?: boolean;
  /** Whether `nullable` allows null wherever it stands, as authors mean it, and not beside a `type` alone. */
  readonly allowsNullAnywhere?: boolean;
  /** Whether a value has to be of the formats that are known. */
  readonly checksFormats?: boolean;
}

/** Schemas applied to one value, since they can branch without end, and how deep, since they can turn in circles. */
const MAX_STEPS = 50_000;
const MAX_DEPTH = 400;

/**
 * Whether a value is valid against a schema: JSON Schema 2020-12, in 3.0 what OpenAPI 3.0 makes of it. `format`
 * (unless asked for) and `content…` are annotations, and a discriminator adds nothing.
 *
 * @returns `undefined` where a part that decides cannot be judged, or where the schema takes too many steps
 */
export function evaluate(
  document: JsonObject,
  place: SchemaPlace,
  value: JsonValue,
  options: EvaluateOptions = {},
): Validity {
  const evaluation = new Evaluation(document, options);
  const beside = options.beside?.map((each) => each.value);
  const { valid } = evaluation.alone(place.value, value, beside);
  return evaluation.isExhausted ? undefined : valid;
}

/** The schemas that one value has to match together, made when somebody asks. */
type Together = () => readonly JsonValue[];

class Evaluation {
  readonly #document: JsonObject;
  readonly #direction: Direction | undefined;
  readonly #allowsUnlisted: boolean;
  readonly #allowsNullAnywhere: boolean;
  readonly #checksFormats: boolean;
  readonly #is30: boolean;
  #together: Together = () => [];
  #steps = 0;
  #depth = 0;

  constructor(document: JsonObject, options: EvaluateOptions) {
    const { direction, allowsUnlisted = false, allowsNullAnywhere = false, checksFormats = false } = options;
    this.#document = document;
    this.#direction = direction;
    this.#allowsUnlisted = allowsUnlisted;
    this.#allowsNullAnywhere = allowsNullAnywhere;
    this.#checksFormats = checksFormats;
    this.#is30 = versionOf(document) === "3.0";
  }

  get isExhausted(): boolean {
    return this.#steps > MAX_STEPS;
  }

  /** What a schema says of a value that it is asked about first. */
  alone(schema: JsonValue, value: JsonValue, beside: readonly JsonValue[] = []): Outcome {
    return this.#applyWith(() => [schema, ...beside], schema, value);
  }

  /** What a schema says of the same value that is one of several, or applies under a condition. */
  #applyMember(schema: JsonValue | undefined, value: JsonValue): Outcome {
    const outer = this.#together;
    return this.#applyWith(() => [...outer(), schema ?? true], schema, value);
  }

  /** What a schema says of a value inside; `beside` finds what another schema of the outer value says of it. */
  #applyInside(
    schema: JsonValue,
    value: JsonValue,
    beside: (part: JsonObject) => JsonValue | undefined,
  ): Outcome {
    const outer = this.#together;
    return this.#applyWith(
      () => [schema, ...this.#partsOf(outer()).flatMap((part) => beside(part) ?? [])],
      schema,
      value,
    );
  }

  #applyWith(together: Together, schema: JsonValue | undefined, value: JsonValue): Outcome {
    const outer = this.#together;
    this.#together = together;
    const outcome = this.#apply(schema, value);
    this.#together = outer;
    return outcome;
  }

  #partsOf(schemas: readonly JsonValue[]): readonly JsonObject[] {
    // Where they stand is of no matter here, as long as they are not taken for each other.
    const places = schemas.map((value, index) => ({ value, pointer: `#${index}` }));
    return partsOf(this.#document, places).parts.map(({ schema }) => schema);
  }

  /** What a schema says of a value; one that is not there allows everything. */
  #apply(schema: JsonValue | undefined, value: JsonValue): Outcome {
    if (this.#depth > MAX_DEPTH) this.#steps = MAX_STEPS;
    this.#steps += 1;
    if (this.isExhausted) return VALID;
    this.#depth += 1;
    const outcome = this.#schema(schema, value);
    this.#depth -= 1;
    return outcome;
  }

  #schema(schema: JsonValue | undefined, value: JsonValue): Outcome {
    if (schema === false) return INVALID;
    if (!isObject(schema)) return VALID;
    if (value === null && this.#allowsNullAnywhere && schema["nullable"] === true) return VALID;
    const target = refPointer(schema);
    const referred = target === undefined ? [] : [this.#apply(valueAt(this.#document, target), value)];
    if (referred[0] !== undefined && this.#is30) return referred[0];
    const outcomes = [
      ...referred,
      { valid: this.#assertions(schema, value), evaluated: NOTHING },
      ...this.#inPlace(schema, value),
      this.#children(schema, value),
    ];
    const together = all(outcomes);
    const rest = this.#unevaluated(schema, value, together.evaluated);
    return all([together, rest]);
  }

  /** Keywords that look at the value alone (validation section 6). */
  #assertions(schema: JsonObject, value: JsonValue): Validity {
    const types = typesOfPart(schema, this.#is30);
    if (types !== undefined && !isOfType(value, types)) return false;
    const isListed = !isArray(schema["enum"]) || schema["enum"].some((each) => sameJson(each, value));
    if (!isListed && !(this.#allowsUnlisted && isOpenList(schema))) return false;
    if (schema["const"] !== undefined && !sameJson(schema["const"], value)) return false;
    if (this.#checksFormats && !isOfFormat(schema["format"], value)) return false;
    if (typeof value === "number") return numberFits(schema, value, this.#is30);
    if (typeof value === "string") return textFits(schema, value);
    if (isArray(value)) return arrayFits(schema, value);
    return isObject(value) ? this.#objectFits(schema, value) : true;
  }

  #objectFits(schema: JsonObject, value: JsonObject): Validity {
    const names = Object.keys(value);
    if (!within(schema, "minProperties", "maxProperties", names.length)) return false;
    const required = isArray(schema["required"]) ? schema["required"] : [];
    const missing = required.filter((name) => typeof name === "string" && !Object.hasOwn(value, name));
    if (missing.some((name) => !this.#isHidden(String(name)))) return false;
    const dependent = schema["dependentRequired"];
    if (!isObject(dependent)) return true;
    return names.every((name) => {
      const list = Object.hasOwn(dependent, name) ? dependent[name] : undefined;
      return !isArray(list) || list.every((each) => typeof each !== "string" || Object.hasOwn(value, each));
    });
  }

  /** Whether one of the schemas of an object says that the direction leaves a property out. */
  #isHidden(name: string): boolean {
    if (this.#direction === undefined) return false;
    const flag = hidingKeyword(this.#direction);
    const properties = this.#partsOf(this.#together()).flatMap((part) => propertyOf(part, name) ?? []);
    return this.#partsOf(properties).some((part) => part[flag] === true);
  }

  /** Keywords that apply other schemas to the same value (core section 10.2). */
  #inPlace(schema: JsonObject, value: JsonValue): Outcome[] {
    const list = (keyword: string): Outcome[] => {
      const members = schema[keyword];
      if (!isArray(members)) return [];
      return members.map((member) => this.#applyMember(member, value));
    };
    const one = (keyword: string): Outcome | undefined => {
      const member = schema[keyword];
      return member === undefined ? undefined : this.#applyMember(member, value);
    };
    const parts = isArray(schema["allOf"]) ? schema["allOf"] : [];
    const [anyOf, oneOf, not, condition] = [list("anyOf"), list("oneOf"), one("not"), one("if")];
    return [
      ...parts.map((part) => this.#apply(part, value)),
      ...(isArray(schema["anyOf"]) ? [some(anyOf)] : []),
      ...(isArray(schema["oneOf"]) ? [exactlyOne(oneOf)] : []),
      ...(not === undefined ? [] : [{ valid: negate(not.valid), evaluated: NOTHING }]),
      ...(condition === undefined
        ? []
        : [
            conditional(
              condition,
              () => one("then"),
              () => one("else"),
            ),
          ]),
      ...this.#dependentSchemas(schema, value),
    ];
  }

  #dependentSchemas(schema: JsonObject, value: JsonValue): Outcome[] {
    const map = schema["dependentSchemas"];
    if (!isObject(map) || !isObject(value)) return [];
    return Object.entries(map)
      .filter(([name]) => Object.hasOwn(value, name))
      .map(([, member]) => this.#applyMember(member, value));
  }

  /** Keywords that apply schemas to what is inside (core section 10.3). */
  #children(schema: JsonObject, value: JsonValue): Outcome {
    if (isArray(value)) return this.#items(schema, value);
    return isObject(value) ? this.#properties(schema, value) : VALID;
  }

  #items(schema: JsonObject, items: readonly JsonValue[]): Outcome {
    const listed = isArray(schema["items"]) ? "items" : "prefixItems";
    const prefix = isArray(schema[listed]) ? schema[listed] : [];
    const rest = schema[listed === "items" ? "additionalItems" : "items"];
    const evaluated = new Set<string | number>();
    const validities = items.map((item, index): Validity => {
      const member = prefix[index] ?? rest;
      if (member === undefined) return true;
      evaluated.add(index);
      return this.#applyInside(member, item, (part) => part["items"]).valid;
    });
    return all([{ valid: and(validities), evaluated }, this.#contains(schema, items)]);
  }

  #contains(schema: JsonObject, items: readonly JsonValue[]): Outcome {
    const { contains, minContains, maxContains } = schema;
    if (contains === undefined) return VALID;
    const found = items.map((item) => this.#applyInside(contains, item, (part) => part["items"]).valid);
    const [sure, possible] = [
      found.filter((each) => each === true).length,
      found.filter((each) => each !== false).length,
    ];
    const least = typeof minContains === "number" ? minContains : 1;
    const most = typeof maxContains === "number" ? maxContains : Number.POSITIVE_INFINITY;
    const evaluated = new Set<string | number>(
      found.flatMap((each, index) => (each === true ? [index] : [])),
    );
    if (possible < least || sure > most) return INVALID;
    return { valid: sure >= least && possible <= most ? true : undefined, evaluated };
  }

  #properties(schema: JsonObject, value: JsonObject): Outcome {
    const { patternProperties, additionalProperties, propertyNames } = schema;
    const patterns = isObject(patternProperties) ? Object.entries(patternProperties) : [];
    const evaluated = new Set<string | number>();
    const validities = Object.keys(value).map((name): Validity => {
      const matches = patterns.map(([pattern]) => matchesPattern(pattern, name));
      const own = propertyOf(schema, name);
      const members: JsonValue[] = [
        ...(own === undefined ? [] : [own]),
        ...patterns.flatMap(([, member], index) => (matches[index] === true ? (member ?? []) : [])),
      ];
      const isAdditional = members.length === 0 && additionalProperties !== undefined;
      if (isAdditional) members.push(additionalProperties);
      if (members.length > 0) evaluated.add(name);
      const named = propertyNames === undefined ? true : this.#apply(propertyNames, name).valid;
      const beside = (part: JsonObject): JsonValue | undefined => propertyOf(part, name);
      const fits = and([
        named,
        ...members.map((member) => this.#applyInside(member, value[name] ?? null, beside).valid),
      ]);
      // Whether a pattern speaks of the name is not known, so neither is whether it is an additional one.
      const isInDoubt = matches.includes(undefined) && (fits !== false || isAdditional);
      return isInDoubt ? undefined : fits;
    });
    return { valid: and(validities), evaluated };
  }

  /** Keywords for what no other keyword has looked at (core section 11). */
  #unevaluated(schema: JsonObject, value: JsonValue, evaluated: Outcome["evaluated"]): Outcome {
    const keyword = isArray(value) ? "unevaluatedItems" : "unevaluatedProperties";
    const member = schema[keyword];
    if (member === undefined || typeof value !== "object" || value === null || evaluated === "all")
      return VALID;
    const left: readonly JsonValue[] = isArray(value)
      ? value.filter((_, index) => !evaluated.has(index))
      : Object.entries(value)
          .filter(([name]) => !evaluated.has(name))
          .map(([, each]) => each ?? null);
    return { valid: and(left.map((each) => this.alone(member, each).valid)), evaluated: "all" };
  }
}

function propertyOf({ properties }: JsonObject, name: string): JsonValue | undefined {
  return isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}
