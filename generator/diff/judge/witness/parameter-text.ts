import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import type { Carrier } from "../../compare/findings.ts";
import { plainText } from "./plain-text.ts";

type Parameter = Carrier & { readonly kind: "parameter" };

/** A parameter as its style writes it (OpenAPI section 4.8.12.6); `undefined` where nothing is sent. */
export function parameterText(parameter: Parameter, value: JsonValue): string | undefined {
  const { name, in: where, path, explode, isJson } = parameter;
  switch (where) {
    case "header":
      return `${name}: ${isJson ? JSON.stringify(value) : simple(value, explode)}`;
    case "cookie": {
      const text = isJson ? `${name}=${encoded(JSON.stringify(value))}` : queryText(parameter, value, "; ");
      return text === undefined ? undefined : `Cookie: ${text}`;
    }
    case "path": {
      const text = isJson ? encoded(JSON.stringify(value)) : segment(parameter, value);
      return path.replace(`{${name}}`, () => text);
    }
    default:
      return isJson ? `${encoded(name)}=${encoded(JSON.stringify(value))}` : queryText(parameter, value);
  }
}

/** The style of headers, and of paths unless they say otherwise. */
export function simple(value: JsonValue, explode: boolean, write: (text: string) => string = same): string {
  if (!isArray(value) && !isObject(value)) return write(plainText(value));
  return pieces(value, explode, write).join(",");
}

function segment({ name, style, explode }: Parameter, value: JsonValue): string {
  if (style === "label") {
    const isList = isArray(value) || isObject(value);
    return `.${isList ? pieces(value, explode, encoded).join(explode ? "." : ",") : encoded(plainText(value))}`;
  }
  if (style !== "matrix") return simple(value, explode, encoded);
  if (!explode || (!isArray(value) && !isObject(value))) return `;${name}=${simple(value, false, encoded)}`;
  const pairs = isArray(value)
    ? value.map((each) => `${name}=${encoded(plainText(each))}`)
    : pieces(value, true, encoded);
  return pairs.map((pair) => `;${pair}`).join("");
}

const between: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/**
 * What stands in a query, in a form, or in a cookie that is written like one; `undefined` where nothing is sent.
 *
 * @param next what stands between two pairs
 */
export function queryText(
  { name, style, explode }: Pick<Parameter, "name" | "style" | "explode">,
  value: JsonValue,
  next = "&",
): string | undefined {
  if (value === null) return undefined;
  const key = encoded(name);
  if (!isArray(value) && !isObject(value)) return `${key}=${encoded(plainText(value))}`;
  if (Object.keys(value).length === 0) return undefined;
  if (isObject(value) && style === "deepObject")
    return Object.entries(value)
      .map(([inner, each]) => `${key}[${encoded(inner)}]=${encoded(plainText(each ?? null))}`)
      .join(next);
  if (!explode) return `${key}=${pieces(value, false, encoded).join(between[style] ?? ",")}`;
  const pairs = isArray(value)
    ? value.map((each) => `${key}=${encoded(plainText(each))}`)
    : pieces(value, true, encoded);
  return pairs.join(next);
}

/** The items of a list; the names and values of an object, in pairs where it is exploded. */
function pieces(
  value: readonly JsonValue[] | { readonly [name: string]: JsonValue | undefined },
  explode: boolean,
  write: (text: string) => string,
): readonly string[] {
  if (isArray(value)) return value.map((each) => write(plainText(each)));
  return Object.entries(value).flatMap(([name, each]) => {
    const pair = [write(name), write(plainText(each ?? null))];
    return explode ? [pair.join("=")] : pair;
  });
}

function same(text: string): string {
  return text;
}

function encoded(text: string): string {
  return encodeURIComponent(text);
}
