import { isArray, isObject, type JsonValue } from "../shared/json.ts";
import { nearestWord } from "../shared/text/nearest.ts";
import type { PlainCheck } from "../document/grammar/notation.ts";
import { anyOfWords } from "./tables/words.ts";

/** A value that is not what its field wants. */
export interface BadValue {
  readonly code: "wrong-type" | "invalid-value";
  /** From the value to the part of it that is wrong. */
  readonly tokens: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

/** What the specification wants of a value, and how to write it. */
interface Kind {
  readonly holds: (value: JsonValue) => boolean;
  readonly noun: string;
  readonly code?: "invalid-value";
}

const string: Kind = { holds: (value) => typeof value === "string", noun: "a string" };
const list: Kind = { holds: isArray, noun: "a list" };
const map: Kind = { holds: isObject, noun: "an object" };
const number: Kind = { holds: (value) => typeof value === "number", noun: "a number" };

const kinds = {
  string,
  boolean: { holds: (value) => typeof value === "boolean", noun: "`true` or `false`" },
  number,
  integer: { holds: (value) => Number.isInteger(value), noun: "an integer" },
  positive: { holds: (value) => Number(value) > 0, noun: "a number above zero", code: "invalid-value" },
  count: { holds: (value) => Number(value) >= 0, noun: "a number of at least zero", code: "invalid-value" },
} as const satisfies Readonly<Record<string, Kind>>;

const jsonTypes = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/** What is wrong with the value of a field that holds no other objects; `field` is its name. */
export function checkValue(field: string, value: JsonValue, check: PlainCheck): BadValue[] {
  switch (check) {
    case "any":
      return [];
    case "string":
    case "boolean":
    case "number":
      return expectKinds(field, value, kinds[check]);
    case "positive":
      return expectKinds(field, value, number, kinds.positive);
    case "count":
      return expectKinds(field, value, kinds.integer, kinds.count);
    case "list":
      return expectKinds(field, value, list);
    case "object":
      return expectKinds(field, value, map);
    case "strings":
      return inList(field, value, (item) => expectKinds(field, item, string));
    case "stringMap":
      return inMap(field, value, (item) => expectKinds(field, item, string));
    case "stringsMap":
      return inMap(field, value, (item) => checkValue(field, item, "strings"));
    case "types":
      return isArray(value)
        ? [...expectSome(field, value), ...inList(field, value, (item) => expectWord(field, item, jsonTypes))]
        : expectWord(field, value, jsonTypes);
    default:
      return expectWord(field, value, check);
  }
}

function expectKinds(field: string, value: JsonValue, ...wanted: readonly Kind[]): BadValue[] {
  const failed = wanted.find(({ holds }) => !holds(value));
  if (!failed) return [];
  const message = `\`${field}\` has to be ${failed.noun}, and is ${describe(value)}.`;
  return [{ code: failed.code ?? "wrong-type", tokens: [], message, hint: wayOut(value, failed) }];
}

function expectWord(field: string, value: JsonValue, words: ReadonlySet<string>): BadValue[] {
  if (typeof value === "string" && words.has(value)) return [];
  const message = `\`${field}\` has to be ${anyOfWords([...words])}, and is ${typeof value === "string" ? `\`${short(value)}\`` : describe(value)}.`;
  const near = typeof value === "string" ? nearestWord(value, words) : undefined;
  const hint = near !== undefined ? { hint: `Did you mean \`${near}\`?` } : {};
  return [{ code: "invalid-value", tokens: [], message, ...hint }];
}

function expectSome(field: string, value: readonly JsonValue[]): BadValue[] {
  if (value.length > 0) return [];
  const message = `\`${field}\` is an empty list, which no value can match.`;
  return [{ code: "invalid-value", tokens: [], message, hint: `Remove it, or add what is allowed.` }];
}

function inList(field: string, value: JsonValue, check: (item: JsonValue) => BadValue[]): BadValue[] {
  if (!isArray(value)) return expectKinds(field, value, list);
  return value.flatMap((item, index) => check(item).map((each) => below(index, each)));
}

function inMap(field: string, value: JsonValue, check: (item: JsonValue) => BadValue[]): BadValue[] {
  if (!isObject(value)) return expectKinds(field, value, map);
  return Object.entries(value).flatMap(([key, item]) => check(item ?? null).map((each) => below(key, each)));
}

function below(token: string | number, bad: BadValue): BadValue {
  return { ...bad, tokens: [token, ...bad.tokens] };
}

function wayOut(value: JsonValue, wanted: Kind): string {
  const isNumeric = wanted === number || wanted === kinds.integer;
  if (wanted === list && typeof value === "string") return `Write a list: \`[${short(value)}]\`.`;
  if (wanted === string && (typeof value === "number" || typeof value === "boolean"))
    return "Put it in quotes.";
  if (wanted === kinds.boolean && (value === "true" || value === "false")) return "Remove the quotes.";
  if (isNumeric && typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value)) return "Remove the quotes.";
  return `Write ${wanted.noun}.`;
}

/** A value as a reader recognises it: `"text"`, `1`, a list, an object. */
export function describe(value: JsonValue): string {
  if (isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return `\`${typeof value === "string" ? `"${short(value)}"` : value}\``;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
