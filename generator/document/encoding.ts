import { isObject, type JsonObject } from "../shared/json.ts";
import type { Content } from "./content.ts";
import { essence } from "./media-types.ts";
import { readSchema, type SchemaReading } from "./schema/read-schema.ts";

/** How one property of a form or of a multipart body is written. */
export interface PropertyEncoding {
  readonly property: string;
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/**
 * How the properties of a form or of a multipart body are written: as its Encoding Objects say (OpenAPI section
 * 4.8.15), or as the property's own `contentMediaType` does.
 */
export function encodingsOf(
  document: JsonObject,
  { mediaType, media, schema, schemaPointer }: Content,
): readonly PropertyEncoding[] {
  const own = isObject(media["encoding"]) ? media["encoding"] : {};
  const encoded = Object.keys(own).flatMap((property) => {
    const entry = own[property];
    return isObject(entry) ? [readEncoding(property, entry)] : [];
  });
  if (schema === undefined || !essence(mediaType).startsWith("multipart/")) return encoded;
  const { properties } = readSchema(document, [{ value: schema, pointer: schemaPointer }]);
  const known = new Map(encoded.map((entry) => [entry.property, entry]));
  for (const [property, places] of properties) {
    const contentType = partMediaType(document, readSchema(document, places));
    if (contentType !== undefined) known.set(property, { property, contentType, ...known.get(property) });
  }
  return [...known.values()];
}

function readEncoding(property: string, entry: JsonObject): PropertyEncoding {
  const { contentType, style, explode, allowReserved } = entry;
  return {
    property,
    ...(typeof contentType === "string" ? { contentType } : {}),
    ...(typeof style === "string" ? { style } : {}),
    ...(typeof explode === "boolean" ? { explode } : {}),
    ...(typeof allowReserved === "boolean" ? { allowReserved } : {}),
  };
}

/** How a property is written that has a style of a query. */
export interface QueryStyle {
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/** The style of a property; `undefined` where no field gives one, so that its media type counts (section 4.8.15.1). */
export function queryStyleOf(encoding: PropertyEncoding | undefined): QueryStyle | undefined {
  const { style: given, explode, allowReserved = false } = encoding ?? {};
  if (given === undefined && explode === undefined && encoding?.allowReserved === undefined) return undefined;
  const style =
    given === "spaceDelimited" || given === "pipeDelimited" || given === "deepObject" ? given : "form";
  return { style, explode: explode ?? style === "form", allowReserved };
}

/** The media type that the schema of a part names, or that of its items: each becomes a part. */
function partMediaType(document: JsonObject, reading: SchemaReading): string | undefined {
  const { rawMediaType, items, onlyMember } = reading;
  if (rawMediaType !== undefined) return rawMediaType;
  if (onlyMember !== undefined) return partMediaType(document, readSchema(document, [onlyMember]));
  return items && readSchema(document, items.rest).rawMediaType;
}
