/** Decoders for operations that answer in more than one way. */
import { essence, isJson } from "./media-type.ts";
import type { Decode } from "./types.ts";

/** Decoders by media type; one alone for an answer without a body. */
type Decoders = Decode<unknown> | Readonly<Record<string, Decode<unknown>>>;

/**
 * By status, as OpenAPI's Responses Object has them (`200`, a range as `2XX`, or `default`), and by media type, as its
 * `content` has them. A status that the document does not have is read as one that has its media type, or else as the
 * first. An answer of no media type that the status has is read as what was asked for, or else as the first.
 */
export function byAnswer(answers: Readonly<Record<string, Decoders>>): Decode<never> {
  return (response, exchange) => {
    const status = String(response.status);
    const key = [status, `${status.charAt(0)}XX`, "default"].find((each) => Object.hasOwn(answers, each));
    const own = key === undefined ? undefined : answers[key];
    const possible = own === undefined ? Object.values(answers) : [own];
    const decode =
      find(possible, response.headers.get("content-type")) ??
      find(own === undefined ? [] : possible, exchange.request.headers["accept"]) ??
      first(possible[0]);
    // What the document promises is taken at its word, as in `json`.
    return decode?.(response, exchange) as never;
  };
}

function first(decoders: Decoders | undefined): Decode<unknown> | undefined {
  return typeof decoders === "function" ? decoders : Object.values(decoders ?? {})[0];
}

/** The decoder of a media type: the most specific, in the first answer that has one. */
function find(
  answers: readonly Decoders[],
  mediaType: string | null | undefined,
): Decode<unknown> | undefined {
  const named = essence(mediaType ?? "");
  const ranges = [
    named,
    // Every kind of JSON is JSON.
    ...(isJson(named) ? ["application/json"] : []),
    `${named.split("/")[0] ?? ""}/*`,
    "*/*",
  ];
  for (const decoders of answers) {
    if (typeof decoders === "function" || named === "") continue;
    const entries = Object.entries(decoders).map(([range, decode]) => [essence(range), decode] as const);
    const found = ranges.map((range) => entries.find(([each]) => each === range)).find((entry) => entry);
    if (found) return found[1];
  }
  return undefined;
}
