/**
 * Server-sent events: `text/event-stream` as the HTML standard reads it.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
import { laterBody, type LaterBody, pieces } from "./chunks.ts";
import { parse } from "./json.ts";
import type { Decode, Exchange } from "./types.ts";

/** One event, with the fields that it has (OpenAPI 3.2, "Special Considerations for Server-Sent Events"). */
export interface ServerSentEvent<T = string> {
  /** The lines of the event's data; parsed where the document says that they are JSON. */
  readonly data: T;
  /** The kind of event; one that names none is a `message`. */
  readonly event?: string;
  /** What to send as `Last-Event-ID` to go on from here. */
  readonly id?: string;
  /** How long to wait before connecting again, in milliseconds. */
  readonly retry?: number;
}

/** Reads an event stream as it comes, with text as data. Leaving the loop ends the stream. */
export const events: Decode<AsyncIterable<ServerSentEvent>> = (response, exchange) =>
  textEvents(laterBody(response, exchange));

/**
 * Reads an event stream whose data is JSON. `[DONE]`, with which many servers end such a stream, ends it.
 * The loop throws `DecodeError` at data that is not JSON.
 */
export const jsonEvents: Decode<AsyncIterable<ServerSentEvent<never>>> = (response, exchange) =>
  parsedEvents(laterBody(response, exchange), exchange);

async function* parsedEvents(
  body: LaterBody,
  exchange: Exchange,
): AsyncGenerator<ServerSentEvent<never>, void> {
  for await (const event of textEvents(body)) {
    if (event.data === "[DONE]") return;
    // What the document promises is taken at its word, as in `json`.
    yield { ...event, data: parse(event.data, exchange) as never };
  }
}

async function* textEvents(body: LaterBody): AsyncGenerator<ServerSentEvent, void> {
  let data: string[] = [];
  let fields: Omit<ServerSentEvent, "data"> = {};
  for await (const line of pieces(body, /\r\n|\r|\n/)) {
    if (line === "") {
      // An event without data is none; and one that the stream's end cuts off never gets here.
      if (data.length > 0) yield { data: data.join("\n"), ...fields };
      data = [];
      fields = {};
      continue;
    }
    const [name = "", value = ""] = splitField(line);
    if (name === "data") data.push(value);
    else fields = { ...fields, ...fieldOf(name, value) };
  }
}

/** A name, and what follows the colon without one leading space; a line that begins with a colon is a comment. */
function splitField(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  return [line.slice(0, colon), line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1)];
}

function fieldOf(name: string, value: string): Omit<ServerSentEvent, "data"> {
  if (name === "event") return { event: value };
  if (name === "id" && !value.includes("\0")) return { id: value };
  if (name === "retry" && /^\d+$/.test(value)) return { retry: Number(value) };
  return {};
}
