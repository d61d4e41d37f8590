import { isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { resolveReference, type Located } from "./references.ts";
import type { SchemaPlace } from "./schema/schema-place.ts";

/** One entry of a `content` map (OpenAPI section 4.8.14, Media Type Object). */
export interface Content {
  /** As the document writes it. */
  readonly mediaType: string;
  readonly media: JsonObject;
  /** Where the Media Type Object stands; in 3.2 it may be a reference. */
  readonly pointer: string;
  /** What the body or, for a stream, an item of it looks like. */
  readonly schema: JsonValue | undefined;
  readonly schemaPointer: string;
  /** Whether the schema is that of an item (`itemSchema`, OpenAPI 3.2 section 4.14). */
  readonly isItem: boolean;
}

/** The entries of the `content` map of a parameter, body or response, in the document's order. */
export function contentsOf(document: JsonObject, holder: Located | undefined): Content[] {
  const content = holder?.value["content"];
  if (holder === undefined || !isObject(content)) return [];
  return Object.keys(content).flatMap((mediaType) => {
    const at = pointerTo(holder.pointer, "content", mediaType);
    const media = resolveReference(document, content[mediaType], at);
    if (media === undefined) return [];
    const { value, pointer } = media;
    const isItem = value["itemSchema"] !== undefined;
    const field = isItem ? "itemSchema" : "schema";
    const schemaPointer = pointerTo(pointer, field);
    return [{ mediaType, media: value, pointer, schema: value[field], schemaPointer, isItem }];
  });
}

/** The schema of a body and where it stands; none where it has no schema. */
export function schemaOf({ schema, schemaPointer }: Content): readonly SchemaPlace[] {
  return schema === undefined ? [] : [{ value: schema, pointer: schemaPointer }];
}
