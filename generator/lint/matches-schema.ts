import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";

/** Something in a value that its schema surely does not allow. */
export interface Mismatch {
  /** From the value's root. */
  readonly tokens: readonly (string | number)[];
  readonly message: string;
  /** The trouble is with the name rather than the value. */
  readonly atKey?: boolean;
}

/** A value against a schema, each time with where in the value we are. */
interface Step {
  readonly value: JsonValue;
  readonly schema: JsonValue;
  readonly tokens: readonly (string | number)[];
}

/** Comparisons per value, since a schema can branch without end, and how deep they go, since it can turn in circles. */
const budget = 20_000;
const maximumDepth = 1000;

/** What of `value` surely does not match `schema`. What a keyword leaves in doubt is taken to match. */
export function mismatches(spec: Spec, value: JsonValue, schema: JsonValue): Mismatch[] {
  const matcher = new Matcher(spec);
  const found = matcher.match({ value, schema, tokens: [] });
  return matcher.exhausted ? [] : found;
}

class Matcher {
  readonly #spec: Spec;
  #steps = 0;
  #depth = 0;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  get exhausted(): boolean {
    return this.#steps > budget;
  }

  match(step: Step): Mismatch[] {
    if (this.#depth >= maximumDepth) this.#steps = budget;
    if (++this.#steps > budget) return [];
    this.#depth++;
    const found = this.#compare(step);
    this.#depth--;
    return found;
  }

  #compare(step: Step): Mismatch[] {
    const { schema, tokens } = step;
    if (schema === false) return [{ tokens, message: `${subject(step)} is not allowed here.`, atKey: true }];
    if (!isObject(schema)) return [];
    const { $ref } = schema;
    const referred = typeof $ref === "string" ? this.match({ ...step, schema: this.#target($ref) }) : [];
    if (typeof $ref === "string" && this.#spec.version === "3.0") return referred;
    if (step.value === null && schema["nullable"] === true) return [];
    const wrongType = typeMismatch(step, schema);
    if (wrongType) return [wrongType];
    return [
      ...referred,
      ...valueMismatch(step, schema),
      ...this.#inside(step, schema),
      ...this.#composed(step, schema),
    ];
  }

  #target(reference: string): JsonValue {
    if (!reference.startsWith("#")) return true;
    return valueAt(this.#spec.document, reference.slice(1)) ?? true;
  }

  #inside(step: Step, schema: JsonObject): Mismatch[] {
    const { value } = step;
    if (isArray(value)) return this.#items(value, step, schema);
    if (isObject(value))
      return [...this.#missing(value, step, schema), ...this.#properties(value, step, schema)];
    return [];
  }

  #items(items: readonly JsonValue[], step: Step, schema: JsonObject): Mismatch[] {
    const { items: rest, prefixItems } = schema;
    const prefix = isArray(prefixItems) ? prefixItems : [];
    return items.flatMap((value, index) => {
      const itemSchema = prefix[index] ?? (isArray(rest) ? undefined : rest);
      return itemSchema === undefined
        ? []
        : this.match({ value, schema: itemSchema, tokens: [...step.tokens, index] });
    });
  }

  /** A read-only property may be missing in a request, a write-only one in a response: which it is, is not known here. */
  #missing(value: JsonObject, { tokens }: Step, schema: JsonObject): Mismatch[] {
    const { required, properties } = schema;
    if (!isArray(required)) return [];
    return required.flatMap((name) => {
      if (typeof name !== "string" || Object.hasOwn(value, name)) return [];
      const property = isObject(properties) ? this.#resolved(properties[name]) : undefined;
      if (isObject(property) && (property["readOnly"] === true || property["writeOnly"] === true)) return [];
      return [{ tokens, message: `The example lacks the required property \`${name}\`.`, atKey: true }];
    });
  }

  #resolved(schema: JsonValue | undefined): JsonValue | undefined {
    const reference = isObject(schema) ? schema["$ref"] : undefined;
    return typeof reference === "string" ? this.#target(reference) : schema;
  }

  #properties(value: JsonObject, step: Step, schema: JsonObject): Mismatch[] {
    const { properties, additionalProperties, patternProperties } = schema;
    return Object.keys(value).flatMap((name) => {
      const known = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const inner = known ?? (patternProperties === undefined ? additionalProperties : undefined);
      const next = value[name];
      return inner === undefined || next === undefined
        ? []
        : this.match({ value: next, schema: inner, tokens: [...step.tokens, name] });
    });
  }

  #composed(step: Step, schema: JsonObject): Mismatch[] {
    const all = schema["allOf"];
    const found = isArray(all) ? all.flatMap((part) => this.match({ ...step, schema: part })) : [];
    for (const alternatives of [schema["oneOf"], schema["anyOf"]]) {
      if (isArray(alternatives) && alternatives.length > 0)
        found.push(...this.#oneOfThem(step, alternatives));
    }
    return found;
  }

  #oneOfThem(step: Step, alternatives: readonly JsonValue[]): Mismatch[] {
    const attempts: Mismatch[][] = [];
    for (const schema of alternatives) {
      const found = this.match({ ...step, schema });
      if (found.length === 0) return [];
      attempts.push(found);
    }
    const [only, ...others] = attempts;
    if (only && others.length === 0) return only;
    return [
      {
        tokens: step.tokens,
        message: `${subject(step)} matches none of the ${alternatives.length} alternatives of its schema.`,
      },
    ];
  }
}

function typeMismatch(step: Step, schema: JsonObject): Mismatch | undefined {
  const { type } = schema;
  const allowed = (isArray(type) ? type : [type]).filter((each) => typeof each === "string");
  // A type that does not exist is reported elsewhere.
  if (allowed.length === 0 || !allowed.every((each) => jsonTypes.has(each)) || isBytes(schema))
    return undefined;
  const actual = typeOf(step.value);
  if (allowed.includes(actual) || (actual === "integer" && allowed.includes("number"))) return undefined;
  const shown = actual === "integer" ? "number" : actual;
  const expected = allowed.map((each) => `\`${each}\``).join(" or ");
  return {
    tokens: step.tokens,
    message: `${subject(step)} is of type \`${shown}\`, its schema says ${expected}.`,
  };
}

const jsonTypes = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/** Binary content has no JSON form: an example may be anything that helps. */
function isBytes({ format, contentMediaType }: JsonObject): boolean {
  return format === "binary" || contentMediaType !== undefined;
}

function valueMismatch(step: Step, schema: JsonObject): Mismatch[] {
  const { value, tokens } = step;
  const { enum: values, const: constant } = schema;
  if (isArray(values) && !values.some((each) => equal(each, value))) {
    const few = values.slice(0, 10).map((each) => `\`${JSON.stringify(each)}\``);
    const message = `${subject(step)} is not one of the allowed values: ${few.join(", ")}${values.length > 10 ? ", …" : ""}.`;
    return [{ tokens, message }];
  }
  if (constant !== undefined && !equal(constant, value)) {
    return [{ tokens, message: `${subject(step)} is not \`${JSON.stringify(constant)}\`.` }];
  }
  return limitsOf(value)
    .filter(({ keyword, breaks }) => {
      const limit = schema[keyword];
      return typeof limit === "number" && breaks(limit);
    })
    .map(({ keyword }) => ({
      tokens,
      message: `${subject(step)} breaks \`${keyword}: ${String(schema[keyword])}\`.`,
    }));
}

interface Limit {
  readonly keyword: string;
  readonly breaks: (limit: number) => boolean;
}

function limitsOf(value: JsonValue): Limit[] {
  if (typeof value === "number") {
    return [
      { keyword: "minimum", breaks: (limit) => value < limit },
      { keyword: "maximum", breaks: (limit) => value > limit },
      { keyword: "exclusiveMinimum", breaks: (limit) => value <= limit },
      { keyword: "exclusiveMaximum", breaks: (limit) => value >= limit },
    ];
  }
  if (typeof value === "string") return size([...value].length, "minLength", "maxLength");
  if (isArray(value)) return size(value.length, "minItems", "maxItems");
  return isObject(value) ? size(Object.keys(value).length, "minProperties", "maxProperties") : [];
}

function size(length: number, minimum: string, maximum: string): Limit[] {
  return [
    { keyword: minimum, breaks: (limit) => length < limit },
    { keyword: maximum, breaks: (limit) => length > limit },
  ];
}

function subject({ value, tokens }: Step): string {
  const shown = typeof value === "object" && value !== null ? "" : ` ${JSON.stringify(value).slice(0, 60)}`;
  return tokens.length === 0
    ? `The example${shown}`
    : `\`${tokens.join(".")}\`${shown && ` (${shown.trim()})`} of the example`;
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function equal(a: JsonValue, b: JsonValue): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}
