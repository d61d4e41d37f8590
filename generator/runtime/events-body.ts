/** Request bodies of server-sent events (OpenAPI 3.2, "Special Considerations for Server-Sent Events"). */
import type { ServerSentEvent } from "./events.ts";
import { ownMembers } from "./options.ts";
import type { Step } from "./types.ts";
import { type Values, valuesBody } from "./values-body.ts";

/**
 * Events as the HTML standard reads them; data that is no text is written as JSON.
 *
 * @throws TypeError for a line break in what has one line: the rest of it would be another field. Of values that come
 * one by one it fails the call.
 */
export function eventsBody(
  values: Values<ServerSentEvent<unknown>> | undefined,
  mediaType: string,
): Step | undefined {
  return valuesBody(values, mediaType, write);
}

function write(given: ServerSentEvent<unknown>): string {
  const { data, event, id, retry } = ownMembers(given);
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const fields = Object.entries({ event, id, retry }).map(([name, value]) => field(name, value));
  return `${fields.join("")}${text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`).join("")}\n`; // prettier-ignore
}

function field(name: string, value: string | number | undefined): string {
  if (value === undefined) return "";
  if (/[\r\n]/.test(String(value))) throw new TypeError(`The ${name} of an event has one line`);
  return `${name}: ${value}\n`;
}
