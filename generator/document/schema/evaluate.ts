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
import { matchesPattern } from "./patterns.ts";
import type { Direction, SchemaPlace } from "./schema-place.ts";
import { isOfType, typesOfPart } from "./types.ts";
import { isOpenList } from "./values.ts";

/** What is asked besides the value. */
export interface EvaluateOptions {
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
  const { valid } = evaluation.apply(place.value, value);
  return evaluation.isExhausted ? undefined : valid;
}

class Evaluation {
  readonly #document: JsonObject;
  readonly #direction: Direction | undefined;
  readonly #allowsUnlisted: boolean;
  readonly #allowsNullAnywhere: boolean;
  readonly #checksFormats: boolean;
  readonly #is30: boolean;
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

  /** What a schema says of a value; one that is not there allows everything. */
  apply(schema: JsonValue | undefined, value: JsonValue): Outcome {
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
    const referred = target === undefined ? [] : [this.apply(valueAt(this.#document, target), value)];
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
    if (missing.some((name) => !this.#isHidden(schema, String(name)))) return false;
    const dependent = schema["dependentRequired"];
    if (!isObject(dependent)) return true;
    return names.every((name) => {
      const list = Object.hasOwn(dependent, name) ? dependent[name] : undefined;
      return !isArray(list) || list.every((each) => typeof each !== "string" || Object.hasOwn(value, each));
    });
  }

  /** Whether a required property is one that the direction leaves out. */
  #isHidden(schema: JsonObject, name: string): boolean {
    if (this.#direction === undefined || !isObject(schema["properties"])) return false;
    const flag = this.#direction === "request" ? "readOnly" : "writeOnly";
    let property: JsonValue | undefined = schema["properties"][name];
    for (let hop = 0; isObject(property) && hop < 100; hop += 1) {
      if (property[flag] === true) return true;
      const target = refPointer(property);
      if (target === undefined) return false;
      property = valueAt(this.#document, target);
    }
    return false;
  }

  /** Keywords that apply other schemas to the same value (core section 10.2). */
  #inPlace(schema: JsonObject, value: JsonValue): Outcome[] {
    const list = (keyword: string): Outcome[] => {
      const members = schema[keyword];
      if (!isArray(members)) return [];
      return members.map((member) => this.apply(member, value));
    };
    const one = (keyword: string): Outcome | undefined => {
      const member = schema[keyword];
      return member === undefined ? undefined : this.apply(member, value);
    };
    const [anyOf, oneOf, not, condition] = [list("anyOf"), list("oneOf"), one("not"), one("if")];
    return [
      ...list("allOf"),
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
      .map(([, member]) => this.apply(member, value));
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
      return this.apply(member, item).valid;
    });
    return all([{ valid: and(validities), evaluated }, this.#contains(schema, items)]);
  }

  #contains(schema: JsonObject, items: readonly JsonValue[]): Outcome {
    const { contains, minContains, maxContains } = schema;
    if (contains === undefined) return VALID;
    const found = items.map((item) => this.apply(contains, item).valid);
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
    const { properties, patternProperties, additionalProperties, propertyNames } = schema;
    const patterns = isObject(patternProperties) ? Object.entries(patternProperties) : [];
    const evaluated = new Set<string | number>();
    const validities = Object.keys(value).map((name): Validity => {
      const matches = patterns.map(([pattern]) => matchesPattern(pattern, name));
      const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const members: (JsonValue | undefined)[] = [
        ...(own === undefined ? [] : [own]),
        ...patterns.flatMap(([, member], index) => (matches[index] === true ? [member] : [])),
      ];
      const isAdditional = members.length === 0 && additionalProperties !== undefined;
      if (isAdditional) members.push(additionalProperties);
      if (members.length > 0) evaluated.add(name);
      const named = propertyNames === undefined ? true : this.apply(propertyNames, name).valid;
      const fits = and([named, ...members.map((member) => this.apply(member, value[name] ?? null).valid)]);
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
    return { valid: and(left.map((each) => this.apply(member, each).valid)), evaluated: "all" };
  }
}
