import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { JsonObject, JsonValue } from "../shared/json.ts";
import { checkValue } from "./check-value.ts";
import type { Finding } from "./finding.ts";

/**
 * What the texts of a parameter or a header have that its schema does not know. Text is what the schema makes of it: a
 * number where it has one, a list where it has one. Objects are left alone: their styles are many, and their names are
 * looked at where they stand.
 *
 * @param name of the parameter or header
 * @param places its schema, if there is one
 * @param texts several where a name comes more than once
 * @param isText whether they are text rather than JSON
 */
export function checkText(
  document: JsonObject,
  name: string,
  places: readonly SchemaPlace[],
  texts: readonly string[],
  isText: boolean,
): readonly Finding[] {
  if (places.length === 0 || texts.length === 0) return [];
  const attempts = readingsOf(document, places, texts, isText).map((value) =>
    checkValue(document, value, places, { direction: "request", isShape: false, name }),
  );
  const fewest = Math.min(...attempts.map((findings) => findings.length));
  return attempts.find((findings) => findings.length === fewest) ?? [];
}

/** What a reader may take texts for; nothing where that would take an object. */
function readingsOf(
  document: JsonObject,
  places: readonly SchemaPlace[],
  texts: readonly string[],
  isText: boolean,
): readonly JsonValue[] {
  if (!isText) return texts.flatMap(jsonOf);
  const reading = readSchema(document, places);
  const { types = [] } = reading;
  if (types.includes("object") || reading.choices.length > 0) return [];
  const [only] = texts;
  const one = texts.length === 1 && only !== undefined ? scalarsOf(only) : [];
  if (!types.includes("array")) return one;
  const items = texts.length > 1 ? texts : (only ?? "").split(/,|\||%20| /);
  return [...one, items, items.map((item) => scalarsOf(item).at(-1) ?? item)];
}

function scalarsOf(text: string): readonly JsonValue[] {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return [text, Number(text)];
  if (text === "") return [];
  return text === "true" || text === "false" ? [text, text === "true"] : [text];
}

function jsonOf(text: string): readonly JsonValue[] {
  try {
    // What JSON.parse makes is one.
    return [JSON.parse(text) as JsonValue];
  } catch {
    return [];
  }
}
