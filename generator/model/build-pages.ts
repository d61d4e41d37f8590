import { schemaOf } from "../document/content.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { isObject, type JsonObject } from "../shared/json.ts";
import { isJson } from "../document/media-types.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import type { Pages } from "./model.ts";
import type { OperationNode } from "../document/operations.ts";
import { typeText } from "./type-text.ts";

/**
 * Reads `x-ms-pageable`: `itemName` (`value` when absent) and `nextLinkName` are dotted paths into a page, and
 * `x-link-root` is the path that a relative link begins at; `x-link-second-question-mark` says that further `?` in its
 * query stand for `&`. Without `nextLinkName` everything is in one answer.
 */
export function buildPages(node: OperationNode, context: LowerContext): Pages | undefined {
  const settings = node.operation["x-ms-pageable"];
  if (!isObject(settings) || typeof settings["nextLinkName"] !== "string") return undefined;
  const items = typeof settings["itemName"] === "string" ? settings["itemName"] : "value";
  const root = settings["x-link-root"];
  const item = itemsAt(context.document, pageSchemas(node), items.split("."));
  return {
    items,
    next: settings["nextLinkName"],
    root: typeof root === "string" ? root : "",
    secondQuestionMark: settings["x-link-second-question-mark"] === true,
    item: typeText(lowerSchema(item, { ...context, side: "response" })),
  };
}

/** The schema of the JSON body of the first 2xx answer. */
function pageSchemas(node: OperationNode): readonly SchemaPlace[] {
  const answers = node.responses.filter(({ status }) => status.startsWith("2"));
  const json = answers.flatMap(({ contents }) => contents).find(({ mediaType }) => isJson(mediaType));
  return json === undefined ? [] : schemaOf(json);
}

/** The schemas of the items of the array at a path; that of a union's members where they stand only there. */
function itemsAt(
  document: JsonObject,
  places: readonly SchemaPlace[],
  [name, ...rest]: readonly string[],
): readonly SchemaPlace[] {
  const reading = readSchema(document, places);
  if (name === undefined) return reading.items?.rest ?? [];
  const found = reading.properties.get(name);
  if (found !== undefined) return itemsAt(document, found, rest);
  const members = reading.choices.flatMap((choice) => choice.members);
  const inside = members.find((member) => readSchema(document, [member]).properties.has(name));
  return inside === undefined ? [] : itemsAt(document, [inside], [name, ...rest]);
}
