/** Path parameters by style. Each gives the text that stands in place of `{name}` in the path template. */
import { type Encode, type StyleOptions, joined, pairs, percent, percentReserved } from "./expand.ts";

/**
 * Style `simple`: `blue,black,brown`, `R,100,G,200` or, exploded, `R=100,G=200`.
 * Throws `TypeError` for `undefined`, and for `.` and `..`: URLs have no spelling of these that stays a path
 * segment (https://url.spec.whatwg.org/#double-dot-path-segment), so they would address something else.
 */
export function simple(value: unknown, options?: StyleOptions): string {
  return unlessDots(
    /^(\.|%2e){1,2}$/i,
    joined(present(value), options?.explode === true, encoder(options), ","),
  );
}

/** Style `label`: `.blue`, `.blue,black` or, exploded, `.blue.black` and `.R=100.G=200`. Throws as `simple`. */
export function label(value: unknown, options?: StyleOptions): string {
  const explode = options?.explode === true;
  // pairs() knows which values have nothing to show; the name is not part of this style.
  if (value === null || pairs("", present(value), explode, percent, ",").length === 0) return "";
  // A single dot is what the specification makes of an empty string, and climbs nowhere.
  return unlessDots(/^\.(\.|%2e)$/i, `.${joined(value, explode, encoder(options), explode ? "." : ",")}`);
}

/**
 * Style `matrix`: `;color=blue,black` or, exploded, `;color=blue;color=black` and `;R=100;G=200`; an empty
 * string is `;color`, without an equals sign. Throws `TypeError` for `undefined`.
 */
export function matrix(name: string, value: unknown, options?: StyleOptions): string {
  if (value === null) return "";
  const all = pairs(percent(name), present(value), options?.explode === true, encoder(options), ",");
  return all.map((pair) => `;${pair.replace(/^([^=]*)=$/, "$1")}`).join("");
}

function encoder(options: StyleOptions | undefined): Encode {
  return options?.allowReserved === true ? percentInPath : percent;
}

/** Reserved expansion, without the characters that end a segment or the path (OpenAPI, "Path Templating"). */
function percentInPath(text: string): string {
  return percentReserved(text).replaceAll("/", "%2F").replaceAll("?", "%3F");
}

function present(value: unknown): unknown {
  // A path without its value is the path of another operation.
  if (value === undefined) throw new TypeError("A path parameter is undefined.");
  return value;
}

function unlessDots(dots: RegExp, text: string): string {
  if (dots.test(text))
    throw new TypeError(`A path parameter cannot become "${text}": it would change the path.`);
  return text;
}
