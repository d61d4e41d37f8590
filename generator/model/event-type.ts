import { schemaOf, type Content } from "../document/content.ts";
import { readSchema } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import type { Lowered } from "./lowered.ts";
import { typeText } from "./type-text.ts";

/**
 * The type of each server-sent event of a body, and whether its data is text or else JSON. Before 3.2 a document had no
 * word for them, so its schema describes the data of an event; in 3.2 `itemSchema` describes the event, and
 * `contentSchema` of its `data` property the data.
 */
export function eventType(
  content: Content,
  context: LowerContext,
): { readonly type: Lowered; readonly isText: boolean } {
  const data = content.isItem ? itemData(content, context.document) : schemaOf(content);
  const type: Lowered = data.length === 0 ? { type: "string" } : lowerSchema(data, context);
  const isText = "type" in type && type.type === "string";
  const { text, references } = typeText(type);
  const name = "ServerSentEvent";
  const event = { type: "x-reference" as const, text: isText ? name : `${name}<${text}>` };
  return { type: { ...event, references: [...references, name] }, isText };
}

function itemData(content: Content, document: JsonObject): readonly SchemaPlace[] {
  const data = readSchema(document, schemaOf(content)).properties.get("data") ?? [];
  return readSchema(document, data).parts.flatMap(({ schema, pointer }) => {
    const value = schema["contentSchema"];
    return value === undefined ? [] : [{ value, pointer: pointerTo(pointer, "contentSchema") }];
  });
}
