/** Decoders for operations that answer in more than one way. */
import { DecodeError } from "./errors.ts";
import type { Decode } from "./types.ts";

/** Decoders by status or media type. */
type Decoders = Readonly<Record<string, Decode<unknown>>>;

/** What any of some decoders gives. */
type Decoded<Table extends Decoders> = Table[keyof Table] extends Decode<infer T> ? T : never;

/** By status, as OpenAPI's Responses Object has them: `200`, a range as `2XX`, or `default`. */
export function byStatus<Table extends Decoders>(decoders: Table): Decode<Decoded<Table>> {
  return (response, exchange) => {
    const { status } = response;
    const keys = [String(status), `${Math.trunc(status / 100)}XX`, "default"];
    const decode = decoders[keys.find((key) => Object.hasOwn(decoders, key)) ?? ""];
    if (decode === undefined) throw new DecodeError(`Status ${status} is not documented`, exchange);
    // What one of them gives is among what they give.
    return decode(response, exchange) as Decoded<Table>;
  };
}

/**
 * By media type, as OpenAPI's `content` has them; the most specific wins: `application/json`, `text/*`, `*\/*`.
 * A JSON entry reads every kind of JSON (`application/problem+json`); an answer that does not name its media
 * type is read as the first.
 */
export function byMediaType<T>(decoders: Readonly<Record<string, Decode<T>>>): Decode<T> {
  return (response, exchange) => {
    const named = essence(response.headers.get("content-type") ?? "");
    const entries = Object.entries(decoders).map(([range, decode]) => [essence(range), decode] as const);
    const candidates = [
      named,
      ...(named.endsWith("+json") ? ["application/json"] : []),
      `${named.split("/")[0] ?? ""}/*`,
      "*/*",
    ];
    const found =
      named === ""
        ? entries[0]
        : candidates.map((wanted) => entries.find(([range]) => range === wanted)).find((entry) => entry);
    if (found === undefined) throw new DecodeError(`Media type ${named} is not documented`, exchange);
    return found[1](response, exchange);
  };
}

/** A media type without its parameters, in lower case. */
function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
