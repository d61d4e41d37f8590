/** Answers whose media type the document leaves open (`*\/*`): their `Content-Type` says what they are. */
import { binary } from "./binary.ts";
import { json } from "./json.ts";
import { essence, isJson } from "./media-type.ts";
import { text } from "./text.ts";
import type { Decode } from "./types.ts";

/** JSON, text or, for any other media type and for none, bytes. */
export const anything: Decode<never> = (response, exchange) => {
  const type = response.headers.get("content-type") ?? "";
  if (isJson(type)) return json(response, exchange);
  const isText = /^text\/|[/+](xml|yaml)$/.test(essence(type));
  // What it comes to is for the caller to find out: the document does not say.
  return (isText ? text(response, exchange) : binary(response, exchange)) as never;
};

/** Text, which may have been written as JSON. */
export const anyText: Decode<string> = async (response, exchange) => {
  const type = response.headers.get("content-type") ?? "";
  const whole = await text(response, exchange);
  if (!isJson(type)) return whole;
  try {
    const value: unknown = JSON.parse(whole);
    return typeof value === "string" ? value : whole;
  } catch {
    // Servers call text JSON that is none.
    return whole;
  }
};
