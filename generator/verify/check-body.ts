import { schemaOf, type Content } from "../document/content.ts";
import { carriesJson, essence, isJson, isJsonLines, isJsonSequence } from "../document/media-types.ts";
import type { Direction } from "../document/schema/schema-place.ts";
import { pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Body } from "./call.ts";
import { checkValue } from "./check-value.ts";
import { below, type Finding } from "./finding.ts";

/** What came of looking at something. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Media types of the bodies that were not looked into. */
  readonly unread: readonly string[];
}

/** What the document says of a body. */
export interface DocumentedBody {
  readonly contents: readonly Content[];
  /** Where the request body or the response stands; the operation, where it has none. */
  readonly pointer: string;
  readonly title: string;
  readonly direction: Direction;
}

/** What a body has that the document does not know. Bodies that are no JSON are not looked into. */
export function checkBody(document: JsonObject, documented: DocumentedBody, body: Body): Checked {
  const { contents, direction } = documented;
  const content = contentFor(contents, body.mediaType);
  const mediaType = body.mediaType ?? content?.mediaType ?? "application/json";
  if (content === undefined) return { findings: unlistedMediaType(documented, body, mediaType), unread: [] };
  const values = valuesOf(mediaType, body);
  if (values === "unread") return { findings: [], unread: [essence(mediaType)] };
  if (values === "broken") return { findings: [unreadable(documented, content, mediaType)], unread: [] };
  const isShape = body.content?.kind === "shape";
  const check = (value: JsonValue): readonly Finding[] =>
    checkValue(document, value, schemaOf(content), { direction, isShape });
  // The schema of a stream is that of its items, or that of a list of them all.
  const whole = isJson(mediaType) || isShape ? values[0] : values;
  const findings = content.isItem
    ? values.flatMap((value, index) => below(index, check(value)))
    : whole === undefined
      ? []
      : check(whole);
  return { findings, unread: [] };
}

/** The entry of a media type, or of a range that it is in (OpenAPI section 4.8.17: the most specific one). */
function contentFor(contents: readonly Content[], mediaType: string | undefined): Content | undefined {
  if (mediaType === undefined) return contents.find((content) => carriesJson(content.mediaType));
  const wanted = essence(mediaType);
  const ranges = [wanted, `${wanted.split("/")[0] ?? ""}/*`, "*/*"];
  return ranges
    .map((range) => contents.find((content) => essence(content.mediaType) === range))
    .find((content) => content !== undefined);
}

/** The JSON values of a body; one but for streams of them. */
function valuesOf(mediaType: string, { content }: Body): readonly JsonValue[] | "unread" | "broken" {
  if (content === undefined) return "unread";
  if (content.kind === "shape") return [content.shape];
  const { text } = content;
  try {
    // What JSON.parse makes is one.
    if (isJson(mediaType)) return [JSON.parse(text) as JsonValue];
    const separator = isJsonLines(mediaType) ? "\n" : isJsonSequence(mediaType) ? "\u001e" : undefined;
    if (separator === undefined) return "unread";
    const lines = text.split(separator).filter((line) => line.trim() !== "");
    // As above.
    return lines.map((line) => JSON.parse(line) as JsonValue);
  } catch {
    return "broken";
  }
}

function unlistedMediaType(
  { contents, pointer, title }: DocumentedBody,
  body: Body,
  mediaType: string,
): readonly Finding[] {
  // A type alone, without a body, says nothing.
  if (body.content === undefined && contents.length === 0) return [];
  const message = `${title} has no body of type ${essence(mediaType)}.`;
  const at = contents.length === 0 ? pointer : pointerTo(pointer, "content");
  return [{ code: "media-type-undocumented", message, pointer: at, atKey: true, path: [] }];
}

function unreadable({ title }: DocumentedBody, { pointer }: Content, mediaType: string): Finding {
  const message = `${title} says that it is ${essence(mediaType)}, and is not.`;
  return { code: "body-unreadable", message, pointer, atKey: true, path: [] };
}
