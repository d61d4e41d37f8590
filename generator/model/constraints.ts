import type { JsonObject, JsonValue } from "../shared/json.ts";

/** How each keyword that narrows a value without changing its type reads (JSON Schema validation section 6). */
const WORDS: Readonly<Record<string, (value: JsonValue, schema: JsonObject) => string | undefined>> = {
  format: (value) => `format ${inText(value)}`,
  minimum: (value, schema) => (schema["exclusiveMinimum"] === true ? `more than ${inText(value)}` : `at least ${inText(value)}`),
  exclusiveMinimum: (value) => (typeof value === "number" ? `more than ${inText(value)}` : undefined),
  maximum: (value, schema) => (schema["exclusiveMaximum"] === true ? `less than ${inText(value)}` : `at most ${inText(value)}`),
  exclusiveMaximum: (value) => (typeof value === "number" ? `less than ${inText(value)}` : undefined),
  multipleOf: (value) => `a multiple of ${inText(value)}`,
  minLength: (value) => counted("at least", value, "character"),
  maxLength: (value) => counted("at most", value, "character"),
  pattern: (value) => `pattern ${inCode(inText(value))}`,
  minItems: (value) => counted("at least", value, "item"),
  maxItems: (value) => counted("at most", value, "item"),
  uniqueItems: (value) => (value === true ? "no item twice" : undefined),
  minProperties: (value) => counted("at least", value, "property"),
  maxProperties: (value) => counted("at most", value, "property"),
  contentEncoding: (value) => `encoded as ${inText(value)}`,
  contentMediaType: (value) => `contains ${inText(value)}`,
  default: (value) => `default ${inCode(JSON.stringify(value))}`,
}; // prettier-ignore

const KEYWORDS = Object.keys(WORDS);

/** What a property's or parameter's JSDoc says of its limits, in words: `at most 2000`, `` default `50` ``. */
export function constraintsOf(schema: JsonObject): string[] {
  const present = KEYWORDS.filter((keyword) => schema[keyword] !== undefined);
  return present.flatMap((keyword) => WORDS[keyword]?.(schema[keyword] ?? null, schema) ?? []);
}

function counted(limit: string, value: JsonValue, noun: string): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${limit} ${inText(value)} ${value === 1 ? noun : plural}`;
}

function inText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A code span (CommonMark section 6.1): no markup, and no tag of JSDoc, begins inside. */
function inCode(text: string): string {
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
