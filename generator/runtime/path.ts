/** Path parameters by style. Each gives the text that stands in place of `{name}` in the path template. */
import { type Encode, type StyleOptions, joined, pairs, percent, percentReserved, scalar } from "./expand.ts";

/** What an error says of a parameter, besides how it is written. */
interface PathOptions extends StyleOptions {
  readonly name?: string;
}

/** Style `simple` of a value that is never an array or object, for which there is less to do. Throws as `simple`. */
export function segment(value: unknown, name?: string): string {
  return checked(percent(scalar(value)), value, name);
}

/**
 * Style `simple`: `blue,black,brown`, `R,100,G,200` or, exploded, `R=100,G=200`.
 * Throws `TypeError` for what gives no text (`undefined`, null, `""`, an empty list), which would make it the path of
 * another operation, and for `.` and `..`: URLs have no spelling of these that stays a path segment
 * (https://url.spec.whatwg.org/#double-dot-path-segment).
 */
export function simple(value: unknown, options?: PathOptions): string {
  return checked(joined(value, options?.explode === true, encoder(options), ","), value, options?.name);
}

/** Style `label`: `.blue`, `.blue,black` or, exploded, `.blue.black` and `.R=100.G=200`. Throws as `simple`. */
export function label(value: unknown, options?: PathOptions): string {
  const explode = options?.explode === true;
  const text = joined(value, explode, encoder(options), explode ? "." : ",");
  // Its dot alone is dropped by URLs, and a second one climbs.
  return `.${checked(text, value, options?.name, /^(\.|%2e)$/i)}`;
}

/**
 * Style `matrix`: `;color=blue,black` or, exploded, `;color=blue;color=black` and `;R=100;G=200`; an empty
 * string is `;color`, without an equals sign. Throws `TypeError` for `undefined`, null and what has no members.
 */
export function matrix(name: string, value: unknown, options?: StyleOptions): string {
  const all = pairs(percent(name), value, options?.explode === true, encoder(options), ",");
  const text = all.map((pair) => `;${pair.replace(/^([^=]*)=$/, "$1")}`).join("");
  return checked(text, value, name);
}

function encoder(options: StyleOptions | undefined): Encode {
  return options?.allowReserved === true ? percentInPath : percent;
}

/** Reserved expansion, without the characters that end a segment or the path (OpenAPI, "Path Templating"). */
function percentInPath(text: string): string {
  return percentReserved(text).replaceAll("/", "%2F").replaceAll("?", "%3F");
}

function checked(text: string, value: unknown, name = "", dots = /^(\.|%2e){1,2}$/i): string {
  if (text === "" || dots.test(text)) {
    throw new TypeError(`The path parameter ${name} cannot be ${JSON.stringify(value) ?? "undefined"}`);
  }
  return text;
}
