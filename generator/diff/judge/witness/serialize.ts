import { essence } from "../../../document/media-types.ts";
import type { JsonValue } from "../../../shared/json.ts";
import type { Direction } from "../../compare/facts.ts";
import type { Carrier } from "../../compare/findings.ts";
import type { WireWitness } from "../change.ts";
import { formText, multipartText } from "./form-text.ts";
import { parameterText, simple } from "./parameter-text.ts";
import type { SchemaOfSide } from "./schema-of-side.ts";
import { xmlText } from "./xml-text.ts";

/**
 * A message as it goes over the wire: JSON, the text of a form, `limit=5` of a parameter, `X-Rate-Limit: 5` of a header.
 *
 * @param writer the schema that the value was made by, which XML takes its names from
 * @returns `undefined` where nothing would be sent, as for an empty list in a query
 */
export function written(
  carrier: Carrier,
  direction: Direction,
  value: JsonValue,
  writer: SchemaOfSide,
): WireWitness | undefined {
  switch (carrier.kind) {
    case "body":
      return { direction, ...body(carrier, direction, value, writer) };
    case "header": {
      const text = carrier.isJson ? JSON.stringify(value) : simple(value, false);
      return { direction, kind: "header", value: `${carrier.name}: ${text}` };
    }
    case "parameter": {
      const text = parameterText(carrier, value);
      return text === undefined ? undefined : { direction, kind: "parameter", value: text };
    }
  }
}

function body(
  { mediaType, encodings }: Carrier & { readonly kind: "body" },
  direction: Direction,
  value: JsonValue,
  writer: SchemaOfSide,
): Pick<WireWitness, "kind" | "value"> {
  const type = essence(mediaType);
  if (type === "application/x-www-form-urlencoded")
    return { kind: "form", value: formText(value, encodings) };
  if (type === "multipart/form-data")
    return { kind: "multipart form", value: multipartText(value, encodings) };
  if (/[/+]xml$/.test(type)) return { kind: "XML", value: xmlText(value, writer) };
  if (type.startsWith("text/") && typeof value !== "object") return { kind: "text", value: String(value) };
  return { kind: direction === "request" ? "request" : "answer", value: JSON.stringify(value) };
}
