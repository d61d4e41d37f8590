import { sameJson } from "../shared/canonical.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import { matchesPattern } from "../document/schema/patterns.ts";
import { readSchema, type SchemaReading } from "../document/schema/read-schema.ts";
import { typeOfValue } from "../document/schema/types.ts";
import type { Choice, SchemaPlace } from "../document/schema/schema-place.ts";

/** Something in a value that its schema surely does not allow. */
export interface Mismatch {
  /** From the value's root. */
  readonly tokens: readonly (string | number)[];
  readonly message: string;
  /** The trouble is with the name rather than the value. */
  readonly atKey?: boolean;
}

/** A value against the schemas that apply to it, with where in the example we are. */
interface Step {
  readonly value: JsonValue;
  readonly places: readonly SchemaPlace[];
  readonly trail: Trail | undefined;
}

/** The way to a value from the root of its example, spelt out for mismatches only: most values match. */
interface Trail {
  readonly token: string | number;
  readonly before: Trail | undefined;
}

function tokensOf({ trail }: Step): readonly (string | number)[] {
  const tokens: (string | number)[] = [];
  for (let at = trail; at !== undefined; at = at.before) tokens.unshift(at.token);
  return tokens;
}

/** Comparisons per value, since a schema can branch without end, and how deep they go, since it can turn in circles. */
const MAX_STEPS = 20_000;
const MAX_DEPTH = 1000;

/**
 * What of an example surely does not match its schema, each with its place. What a keyword leaves in doubt is taken to
 * match, and so is what says more than yes or no: `not`, `if`, a value that two members of `oneOf` allow.
 */
export function mismatches(document: JsonObject, value: JsonValue, schema: SchemaPlace): Mismatch[] {
  const matcher = new Matcher(document);
  const found = matcher.match({ value, places: [schema], trail: undefined });
  return matcher.isExhausted ? [] : found;
}

class Matcher {
  readonly #document: JsonObject;
  #steps = 0;
  #depth = 0;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  get isExhausted(): boolean {
    return this.#steps > MAX_STEPS;
  }

  match(step: Step): Mismatch[] {
    if (step.places.length === 0) return [];
    if (this.#depth >= MAX_DEPTH) this.#steps = MAX_STEPS;
    if (++this.#steps > MAX_STEPS) return [];
    this.#depth++;
    const found = this.#compare(step, readSchema(this.#document, step.places));
    this.#depth--;
    return found;
  }

  #compare(step: Step, reading: SchemaReading): Mismatch[] {
    const { value } = step;
    if (reading.never !== undefined)
      return [{ tokens: tokensOf(step), message: `${subject(step)} is not allowed here.`, atKey: true }];
    // A document of 3.1 that still says `nullable` means it, and is told so elsewhere.
    if (value === null && reading.parts.some(({ schema }) => schema["nullable"] === true)) return [];
    const wrong = typeMismatch(step, reading);
    if (wrong !== undefined) return [{ tokens: tokensOf(step), message: wrong }];
    const messages = [...valueMismatch(step, reading), ...limitMismatches(step, reading)];
    const found: Mismatch[] = messages.map((message) => ({ tokens: tokensOf(step), message }));
    if (isArray(value)) this.#items(value, step, reading, found);
    else if (isObject(value)) {
      found.push(...missing(value, step, reading));
      this.#properties(value, step, reading, found);
    }
    for (const choice of reading.choices) found.push(...this.#chosen(step, choice));
    return found;
  }

  #items(items: readonly JsonValue[], { trail }: Step, reading: SchemaReading, found: Mismatch[]): void {
    const { prefix = [], rest = [] } = reading.items ?? {};
    for (const [index, value] of items.entries()) {
      const places = prefix[index] ?? rest;
      found.push(...this.match({ value, places, trail: { token: index, before: trail } }));
    }
  }

  #properties(value: JsonObject, { trail }: Step, reading: SchemaReading, found: Mismatch[]): void {
    for (const name of Object.keys(value)) {
      const next = value[name];
      if (next === undefined) continue;
      let isInDoubt = false;
      const places = reading.schemasOf(name, (pattern) => {
        const matches = matchesPattern(pattern, name);
        isInDoubt ||= matches === undefined;
        return matches === true;
      });
      if (!isInDoubt)
        found.push(...this.match({ value: next, places, trail: { token: name, before: trail } }));
    }
  }

  #chosen(step: Step, { members }: Choice): Mismatch[] {
    const attempts: Mismatch[][] = [];
    for (const member of members) {
      const found = this.match({ ...step, places: [member] });
      if (found.length === 0) return [];
      attempts.push(found);
    }
    const [only, ...others] = attempts;
    if (only && others.length === 0) return only;
    const message = `${subject(step)} matches none of the ${members.length} alternatives of its schema.`;
    return [{ tokens: tokensOf(step), message }];
  }
}

/** A read-only property may be missing in a request, a write-only one in an answer: which it is, is not known here. */
function missing(value: JsonObject, step: Step, reading: SchemaReading): Mismatch[] {
  const names = [...reading.required.keys()]
    .filter((name) => !Object.hasOwn(value, name))
    .filter((name) => !reading.isHidden(name, "request") && !reading.isHidden(name, "response"));
  if (names.length === 0) return [];
  const what = names.length === 1 ? "property" : "properties";
  const message = `The example lacks the required ${what} ${names.map((name) => `\`${name}\``).join(", ")}.`;
  return [{ tokens: tokensOf(step), message, atKey: true }];
}

function typeMismatch(step: Step, reading: SchemaReading): string | undefined {
  const { types } = reading;
  if (types === undefined) return undefined;
  const actual = typeOfValue(step.value);
  if (types.includes(actual) || (actual === "integer" && types.includes("number"))) return undefined;
  // Binary content has no JSON form: an example may be anything that helps.
  if (reading.isBinary) return undefined;
  const shown = actual === "integer" ? "number" : actual;
  const expected =
    types.length === 0 ? "none that all its parts allow" : types.map((each) => `\`${each}\``).join(" or ");
  return `${subject(step)} is of type \`${shown}\`, its schema says ${expected}.`;
}

function valueMismatch(step: Step, { values }: SchemaReading): string[] {
  if (values === undefined || values.list.some((each) => sameJson(each, step.value))) return [];
  const [only] = values.list;
  if (values.isConstant && values.list.length === 1)
    return [`${subject(step)} is not \`${JSON.stringify(only)}\`.`];
  const few = values.list.slice(0, 10).map((each) => `\`${JSON.stringify(each)}\``);
  const more = values.list.length > 10 ? ", …" : "";
  return [`${subject(step)} is not one of the allowed values: ${few.join(", ")}${more}.`];
}

/** Several parts may set one limit: it is told once. */
function limitMismatches(step: Step, { parts }: SchemaReading): readonly string[] {
  const { value } = step;
  const limits = limitsOf(value);
  const broken: string[] = [];
  for (const { schema } of parts) {
    for (const { keyword, breaks } of limits) {
      const limit = schema[keyword];
      if (limit === undefined || !breaks(value, limit, schema)) continue;
      const message = `${subject(step)} breaks \`${keyword}: ${String(limit)}\`.`;
      if (!broken.includes(message)) broken.push(message);
    }
  }
  return broken;
}

interface Limit {
  readonly keyword: string;
  readonly breaks: (value: JsonValue, limit: JsonValue, schema: JsonObject) => boolean;
}

function limitsOf(value: JsonValue): readonly Limit[] {
  if (typeof value === "number") return limitsOfNumbers;
  if (typeof value === "string") return limitsOfStrings;
  if (isArray(value)) return limitsOfArrays;
  return isObject(value) ? limitsOfObjects : [];
}

const limitsOfNumbers: readonly Limit[] = [
  numeric("minimum", (value, limit, schema) => value < limit || (value === limit && schema["exclusiveMinimum"] === true)),
  numeric("maximum", (value, limit, schema) => value > limit || (value === limit && schema["exclusiveMaximum"] === true)),
  numeric("exclusiveMinimum", (value, limit) => value <= limit),
  numeric("exclusiveMaximum", (value, limit) => value >= limit),
]; // prettier-ignore

const limitsOfStrings: readonly Limit[] = [
  least("minLength"),
  most("maxLength"),
  { keyword: "pattern", breaks: (value, pattern) => typeof pattern === "string" && typeof value === "string" && matchesPattern(pattern, value) === false },
]; // prettier-ignore

const limitsOfArrays: readonly Limit[] = [least("minItems"), most("maxItems")];

const limitsOfObjects: readonly Limit[] = [least("minProperties"), most("maxProperties")];

function numeric(keyword: string, breaks: (value: number, limit: number, schema: JsonObject) => boolean): Limit {
  return { keyword, breaks: (value, limit, schema) => typeof value === "number" && typeof limit === "number" && breaks(value, limit, schema) };
} // prettier-ignore

function least(keyword: string): Limit {
  return { keyword, breaks: (value, limit) => typeof limit === "number" && sizeOf(value) < limit };
}

function most(keyword: string): Limit {
  return { keyword, breaks: (value, limit) => typeof limit === "number" && sizeOf(value) > limit };
}

/** Characters of a text, items of an array, properties of an object. */
function sizeOf(value: JsonValue): number {
  if (typeof value === "string") return [...value].length;
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

function subject(step: Step): string {
  const { value } = step;
  const tokens = tokensOf(step);
  const shown = typeof value === "object" && value !== null ? "" : ` ${JSON.stringify(value).slice(0, 60)}`;
  return tokens.length === 0
    ? `The example${shown}`
    : `\`${tokens.join(".")}\`${shown && ` (${shown.trim()})`} of the example`;
}
