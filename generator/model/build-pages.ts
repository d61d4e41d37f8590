import { isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { isJson } from "../document/media-types.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import type { Pages } from "./model.ts";
import type { OperationNode } from "../document/operations.ts";
import { resolveNode, type Located } from "../document/references.ts";
import { propertiesOf, schemaList } from "./schema-object.ts";
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
  const list = propertyAt(context.document, pageSchema(context.document, node), items.split("."));
  const item = lowerSchema(list?.value["items"], { ...context, side: "response" });
  return {
    items,
    next: settings["nextLinkName"],
    root: typeof root === "string" ? root : "",
    secondQuestionMark: settings["x-link-second-question-mark"] === true,
    item: typeText(item),
  };
}

/** The schema of the JSON body of the first 2xx answer. */
function pageSchema(document: JsonObject, node: OperationNode): Located | undefined {
  const answers = node.responses.filter(({ status }) => status.startsWith("2"));
  const json = answers.flatMap(({ contents }) => contents).find(({ mediaType }) => isJson(mediaType));
  return json && resolveNode(document, json.schema, json.schemaPointer);
}

/** Follows property names through references and `allOf`. */
function propertyAt(
  document: JsonObject,
  schema: Located | undefined,
  path: readonly string[],
): Located | undefined {
  const [name, ...rest] = path;
  if (schema === undefined || name === undefined) return schema;
  const own: JsonValue | undefined = propertiesOf(schema.value)[name];
  if (own !== undefined) {
    const at = pointerTo(schema.pointer, "properties", name);
    return propertyAt(document, resolveNode(document, own, at), rest);
  }
  for (const [index, member] of schemaList(schema.value, "allOf").entries()) {
    const at = pointerTo(schema.pointer, "allOf", index);
    const found = propertyAt(document, resolveNode(document, member, at), path);
    if (found !== undefined) return found;
  }
  return undefined;
}
