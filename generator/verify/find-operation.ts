import { operationsIn, type OperationNode } from "../document/operations.ts";
import { matchOperation } from "../runtime/mock-routes.ts";
import type { JsonObject } from "../shared/json.ts";
import { nearestWord } from "../shared/text/nearest.ts";
import type { Target } from "./call.ts";
import { pathBelow, serversOf } from "./servers.ts";

/** The operation of a call with the texts of its path parameters; or why there is none. */
export type Found =
  | { readonly node: OperationNode; readonly params: Readonly<Record<string, string>> }
  /** `elsewhere`: the request goes to none of the document's servers. `unknown`: it is below one, or was recorded. */
  | "elsewhere"
  | "unknown";

/**
 * Finds the operation that a call belongs to: by method, server and path template (OpenAPI, "Path Templating").
 *
 * @param server in place of the document's servers
 */
export function findOperation(document: JsonObject, target: Target, server: string | undefined): Found {
  const operations = operationsIn(document).filter(({ kind }) => kind === "path");
  switch (target.kind) {
    case "none":
      return "unknown";
    case "name":
      return plain(operationNamed(document, target.name));
    case "template":
      return plain(operations.find(({ method, path }) => method === target.method && path === target.path));
    case "request":
      return findByUrl(document, operations, target.method, target.url, server);
  }
}

function plain(node: OperationNode | undefined): Found {
  return node === undefined ? "unknown" : { node, params: {} };
}

/** The operation with an `operationId`, or with a method and a path: `GET /pets/{petId}`. */
export function operationNamed(document: JsonObject, name: string): OperationNode | undefined {
  return operationsIn(document).find(
    ({ kind, operation, method, path }) =>
      kind === "path" && (operation["operationId"] === name || `${method} ${path}` === name),
  );
}

/** The `operationId` that somebody may have meant. */
export function nearestOperation(document: JsonObject, name: string): string | undefined {
  const ids = operationsIn(document).map(({ operation }) => operation["operationId"]);
  return nearestWord(
    name,
    ids.filter((id) => typeof id === "string"),
  );
}

function findByUrl(
  document: JsonObject,
  operations: readonly OperationNode[],
  method: string,
  url: URL,
  server: string | undefined,
): Found {
  const byPath = new Map<string, OperationNode[]>();
  for (const node of operations) {
    const servers = server === undefined ? serversOf(document, node) : [{ url: server }];
    for (const each of servers) {
      const path = pathBelow(each, url);
      if (path === undefined) continue;
      byPath.set(path, [...(byPath.get(path) ?? []), node]);
    }
  }
  if (byPath.size === 0) return "elsewhere";
  // Of two servers, one below the other, the nearer one leaves the shorter path.
  const paths = [...byPath.keys()].sort((a, b) => a.length - b.length);
  for (const path of paths) {
    const match = matchOperation(byPath.get(path) ?? [], method, path + url.search);
    if (match?.prefix === 0) return { node: match.operation, params: match.params };
  }
  return "unknown";
}
