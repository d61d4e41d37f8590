/** Finds the operation that a URL belongs to (OpenAPI, "Path Templating"). */

/** What of an operation tells which requests are its own. */
export interface Route {
  readonly method: string;
  /** The path template: `/pets/{petId}`. */
  readonly path: string;
}

/** An operation, and what its request has in the places of the template. */
export interface Match<Operation extends Route> {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  /** How much of the path comes before the template: a server may have a path of its own. */
  readonly prefix: number;
}

/** The operation for a request, by its path and query: the shortest server path first, then the one with concrete segments earliest. */
export function matchOperation<Operation extends Route>(
  operations: readonly Operation[],
  method: string,
  address: string,
): Match<Operation> | undefined {
  return operations
    .filter((operation) => operation.method === method)
    .map((operation) => candidate(operation, address))
    .filter((found) => found !== undefined)
    .sort((a, b) => a.prefix - b.prefix || compareTemplates(a.operation.path, b.operation.path))
    .at(0);
}

function candidate<Operation extends Route>(
  operation: Operation,
  address: string,
): Match<Operation> | undefined {
  const [pathname = "", search = ""] = address.split("?");
  // A path of the document may have a query of its own.
  const [template = "", query] = operation.path.split("?");
  const pairs = search.split("&");
  if (query?.split("&").every((pair) => pairs.includes(pair)) === false) return undefined;
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((piece) => {
      if (!/^\{.+\}$/.test(piece)) return literal(piece);
      names.push(piece.slice(1, -1));
      return "([^/]*?)";
    })
    .join("");
  const found = new RegExp(`${pattern}$`).exec(pathname);
  // A server's path ends before a slash, which every template begins with.
  if (found === null) return undefined;
  const params = names.map((name, index) => [name, decoded(found[index + 1] ?? "")] as const);
  return { operation, params: Object.fromEntries(params), prefix: found.index };
}

/** Matches a piece of a template as it is, and as a URL writes it. */
function literal(piece: string): string {
  const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const encoded = encodeURI(piece);
  return encoded === piece ? escape(piece) : `(?:${escape(piece)}|${escape(encoded)})`;
}

/** Concrete before templated, segment by segment; where neither says more, the longer literal text first. */
function compareTemplates(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = templates(left[index]) - templates(right[index]);
    if (difference !== 0) return difference;
  }
  return withoutTemplates(b).length - withoutTemplates(a).length;
}

function templates(segment = ""): number {
  return segment.split("{").length;
}

function withoutTemplates(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that nobody encoded.
    return text;
  }
}
