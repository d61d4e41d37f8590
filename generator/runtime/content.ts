/**
 * Parameters that the document describes with `content`: a media type makes the text, and the place in the
 * request says how it is escaped. https://spec.openapis.org/oas/v3.2.0#fixed-fields-for-use-with-content
 */
import { percent, scalar } from "./expand.ts";
import { segment } from "./path.ts";

/** The text of an `application/json` (or `+json`) parameter, which can say null; `undefined` is left out. */
export function jsonParameter(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** The same for a header, which carries ASCII only: every other character is written as JSON's escape. */
export function jsonHeader(value: unknown): string | undefined {
  return jsonParameter(value)?.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The text of a `text/plain` parameter, or of any media type whose values are strings; null is left out. */
export function textParameter(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : scalar(value);
}

/** Puts such a text into the query: `coordinates=%7B%22lat%22%3A40.6%7D`. */
export function contentQuery(name: string, text: string | undefined): string {
  return text === undefined ? "" : `${percent(name)}=${percent(text)}`;
}

/** Puts such a text into the path. Throws `TypeError` for `undefined`. */
export function contentPath(text: string | undefined, name?: string): string {
  return segment(text, name);
}

/**
 * Puts such a text into a cookie, percent-encoded: JSON has quotes and commas, which cookies have not.
 * Plain text goes as it is, by style `cookie`.
 */
export function contentCookie(name: string, text: string | undefined): string {
  return contentQuery(name, text);
}

/** Makes such a text the whole query (`in: querystring`). Form-urlencoded text (`formText`) needs no escaping. */
export function querystring(text: string | undefined): string {
  return text === undefined ? "" : percent(text);
}
