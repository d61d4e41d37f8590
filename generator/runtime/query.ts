/** Query parameters by style. Each gives `a=b` pairs joined by `&`, or an empty string for nothing. */
import { type StyleOptions, pairs, percent, percentReserved, scalar } from "./expand.ts";
import { joinQuery } from "./join-query.ts";

/**
 * Style `form`: `color=blue&color=black`, or `color=blue,black` when not exploded. `undefined`, null
 * and empty arrays and objects are left out; an empty string gives `color=`.
 */
export function form(name: string, value: unknown, options?: StyleOptions): string {
  return query(name, value, options, ",", true);
}

/** Style `spaceDelimited`: `color=blue%20black%20brown`. Exploded, which OpenAPI leaves open, it is `form`. */
export function spaceDelimited(name: string, value: unknown, options?: StyleOptions): string {
  return query(name, value, options, "%20", false);
}

/** Style `pipeDelimited`: `color=blue%7Cblack%7Cbrown`. Exploded, which OpenAPI leaves open, it is `form`. */
export function pipeDelimited(name: string, value: unknown, options?: StyleOptions): string {
  return query(name, value, options, "%7C", false);
}

function query(
  name: string,
  value: unknown,
  options: StyleOptions | undefined,
  delimiter: string,
  explode: boolean,
): string {
  const encode = options?.allowReserved === true ? percentReserved : percent;
  return pairs(percent(name), value, options?.explode ?? explode, encode, delimiter).join("&");
}

/** Style `form` of a value that is never an array or object, for which there is less to do: `color=blue`. */
export function pair(name: string, value: unknown): string {
  return value === undefined || value === null ? "" : `${percent(name)}=${percent(scalar(value))}`;
}

/**
 * A path with a query of parameters in style `form` that are never arrays or objects, by name. `undefined` and null
 * are left out. `*` and `~`, which no server takes for anything else, are escaped as forms are and not as RFC 6570 says.
 */
export function withValues(path: string, values: Readonly<Record<string, Scalar | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null) query.append(name, String(value));
  }
  return joinQuery(path, query.toString().replaceAll("+", "%20"));
}

/** A value that has no members. */
type Scalar = string | number | bigint | boolean | null;

/** A path with its query, which is made of encoded pieces such as `a=b` or `a=1&a=2`; empty ones are left out. */
export function withQuery(path: string, ...pieces: readonly string[]): string {
  return joinQuery(path, pieces.filter(Boolean).join("&"));
}
