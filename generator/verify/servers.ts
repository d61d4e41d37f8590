import type { OperationNode } from "../document/operations.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";

/** The Server Objects of an operation: its own, or its path's, or the document's, or `/` (OpenAPI section 4.8.5). */
export function serversOf(
  document: JsonObject,
  { operation, pathItem }: OperationNode,
): readonly JsonObject[] {
  const lists = [operation, ...pathItem.map(({ value }) => value), document].map(({ servers }) => servers);
  const servers = lists.find((list) => isArray(list) && list.length > 0);
  return isArray(servers) ? servers.filter(isObject) : [{ url: "/" }];
}

/**
 * The path of a URL below a server; `undefined` where it is not below. A server whose URL is relative may be at any
 * origin: nobody knows where the document was found.
 */
export function pathBelow(server: JsonObject, url: URL): string | undefined {
  const template = String(server["url"] ?? "/").replace(/\/+$/, "");
  const isAbsolute = /^[^/?#]*:?\/\//.test(template) || template.startsWith("{");
  const given = isAbsolute ? url.origin + url.pathname : url.pathname;
  const found = expressionOf(template, server["variables"]).exec(given);
  return found === null ? undefined : given.slice(found[0].length);
}

/** Matches what begins with a server's URL; a variable is one of its values, or its default or anything in a segment. */
function expressionOf(template: string, variables: JsonValue | undefined): RegExp {
  const source = template
    .split(/(\{[^{}]+\})/)
    .map((piece, index) => {
      // Hosts and schemes have no case; a host comes before the first slash behind the scheme.
      if (!/^\{.+\}$/.test(piece)) return literal(index === 0 ? withSmallHost(piece) : piece);
      const variable = isObject(variables) ? variables[piece.slice(1, -1)] : undefined;
      const values = isObject(variable) && isArray(variable["enum"]) ? variable["enum"].map(String) : [];
      const usual = isObject(variable) ? [literal(String(variable["default"])), "[^/]*"] : ["[^/]*"];
      return `(?:${(values.length === 0 ? usual : values.map(literal)).join("|")})`;
    })
    .join("");
  return new RegExp(`^${source}(?=/|$)`);
}

function withSmallHost(text: string): string {
  return text.replace(/^[^/]*\/\/[^/]*/, (origin) => origin.toLowerCase());
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
