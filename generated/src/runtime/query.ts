/** Query parameters by style. Each gives `a=b` pairs joined by `&`, or an empty string for nothing. */
import { type StyleOptions, pairs, percent, percentReserved, scalar } from "./expand.ts";

/** Style `form` of a value that is never an array or object, for which there is less to do: `color=blue`. */
export function pair(name: string, value: unknown): string {
  return value === undefined ? "" : `${percent(name)}=${percent(scalar(value))}`;
}

/**
 * Style `form`: `color=blue&color=black`, or `color=blue,black` when not exploded. `undefined` and empty
 * arrays and objects are left out; an empty string and null give `color=`.
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
