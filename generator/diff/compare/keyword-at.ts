import type { Placed, SideName } from "./placed.ts";
import { shareType, type Views } from "./schema-pair.ts";

/** The type that a keyword speaks of: it says nothing about values of other types. */
const typeOfKeyword: Readonly<Record<string, string>> = {
  maxLength: "string",
  minLength: "string",
  pattern: "string",
  contentSchema: "string",
  contentMediaType: "string",
  contentEncoding: "string",
  maximum: "number",
  exclusiveMaximum: "number",
  minimum: "number",
  exclusiveMinimum: "number",
  multipleOf: "number",
  items: "array",
  prefixItems: "array",
  maxItems: "array",
  minItems: "array",
  uniqueItems: "array",
  contains: "array",
  minContains: "array",
  maxContains: "array",
  unevaluatedItems: "array",
};

/** A keyword of a schema where the two schemas share the type that it speaks of. */
export function keywordAt(views: Views, side: SideName, keyword: string): Placed | undefined {
  const type = typeOfKeyword[keyword];
  return type === undefined || shareType(views, type) ? views[side].keywords.get(keyword) : undefined;
}
