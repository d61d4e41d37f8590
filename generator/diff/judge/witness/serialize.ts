import { isArray, isObject, type JsonValue } from "../../../shared/json.ts";
import type { Direction } from "../../compare/facts.ts";
import type { Carrier } from "../../compare/findings.ts";
import type { WireWitness } from "../change.ts";

/** A message as it goes over the wire: JSON, `limit=5` of a parameter, `X-Rate-Limit: 5` of a header. */
export function written(carrier: Carrier, direction: Direction, value: JsonValue): WireWitness {
  switch (carrier.kind) {
    case "body":
      return {
        direction,
        kind: direction === "request" ? "request" : "answer",
        value: JSON.stringify(value),
      };
    case "header":
      return {
        direction,
        kind: "header",
        value: `${carrier.name}: ${carrier.isJson ? JSON.stringify(value) : simple(value, false)}`,
      };
    case "parameter":
      return { direction, kind: "parameter", value: parameter(carrier, value) };
  }
}

/** OpenAPI section 4.8.12.6, Style Values. */
function parameter(carrier: Carrier & { readonly kind: "parameter" }, value: JsonValue): string {
  const { name, in: where, style, explode, isJson } = carrier;
  if (where === "header") return `${name}: ${isJson ? JSON.stringify(value) : simple(value, explode)}`;
  const encoded = (text: string): string => encodeURIComponent(text);
  if (isJson) return `${name}=${encoded(JSON.stringify(value))}`;
  if (where === "path")
    return `${name}=${isArray(value) || isObject(value) ? simple(value, explode) : encoded(plain(value))}`;
  const pair = (key: string, each: JsonValue): string => `${encoded(key)}=${encoded(plain(each))}`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, each]) => [key, each ?? null] as const);
    if (style === "deepObject")
      return entries.map(([key, each]) => `${name}[${key}]=${encoded(plain(each))}`).join("&");
    if (explode) return entries.map(([key, each]) => pair(key, each)).join("&");
    return `${encoded(name)}=${entries
      .flatMap(([key, each]) => [key, plain(each)])
      .map(encoded)
      .join(",")}`;
  }
  if (!isArray(value)) return pair(name, value);
  if (explode) return value.map((each) => pair(name, each)).join("&");
  const between = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  return `${encoded(name)}=${value.map((each) => encoded(plain(each))).join(between)}`;
}

function simple(value: JsonValue, explode: boolean): string {
  if (isArray(value)) return value.map(plain).join(",");
  if (!isObject(value)) return plain(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}${explode ? "=" : ","}${plain(each ?? null)}`)
    .join(",");
}

function plain(value: JsonValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
