import {
  callbacksOf as readCallbacks,
  operationsIn,
  type OperationNode,
  type ResponseNode,
} from "../../document/operations.ts";
import { resolveReference } from "../../document/references.ts";
import { isArray, isObject, type JsonObject } from "../../shared/json.ts";
import { childObject, entriesOf, type Placed } from "./placed.ts";
import type { Side } from "./side.ts";

/** One operation of one document, with the path item it stands in. */
export interface OperationSite {
  readonly side: Side;
  /** `GET /v1/pets`. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  /** The path item with what it refers to. */
  readonly item: Placed<JsonObject>;
  readonly operation: Placed<JsonObject>;
  readonly node: OperationNode;
}

/** Operations by method and path, the names of path parameters left out. */
export type OperationSites = ReadonlyMap<string, OperationSite>;

/** The operations that clients call, or those of webhooks. */
export function operationsOf(side: Side, kind: "path" | "webhook"): OperationSites {
  const nodes = operationsIn(side.document).filter((node) => node.kind === kind);
  return sitesOf(side, nodes, kind === "webhook" ? "webhook " : "");
}

function sitesOf(side: Side, nodes: readonly OperationNode[], prefix: string): OperationSites {
  const site = (node: OperationNode): OperationSite => ({
    side,
    label: `${prefix}${node.method} ${node.path}`,
    method: node.method,
    path: node.path,
    item: itemOf(node),
    operation: { pointer: node.pointer, value: node.operation },
    node,
  });
  return new Map(nodes.map((node) => [`${node.method} ${identityOf(node.path)}`, site(node)]));
}

/** A path without what its parameters are called, for they do not go over the wire. */
export function identityOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

/**
 * Where an operation is called: the servers of its own, of its path or of the document (OpenAPI section 4.8.1), each
 * followed by the path without the names of its parameters.
 */
export function urlsOf({ side, item, operation, path }: OperationSite): readonly string[] {
  const lists = [operation.value, item.value, side.document].map(({ servers }) => servers);
  const list = lists.find((servers) => isArray(servers) && servers.length > 0);
  const urls = isArray(list) ? list.map((server) => (isObject(server) ? server["url"] : undefined)) : ["/"];
  return urls.map((url) => `${String(url ?? "/").replace(/\/+$/, "")}${identityOf(path)}`);
}

/** The fields of a path item and of what it refers to, where the nearest counts. */
function itemOf({ pathItem }: OperationNode): Placed<JsonObject> {
  const [nearest, ...others] = pathItem;
  if (nearest === undefined || others.length === 0) return nearest ?? { pointer: "", value: {} };
  const { $ref: _, ...value } = Object.assign(
    {},
    ...pathItem.map((part) => part.value).toReversed(),
  ) as JsonObject; // of JSON objects
  return { pointer: nearest.pointer, value };
}

/** One parameter with its place in the message (`in`) and its name. */
export interface ParameterSite extends Placed<JsonObject> {
  readonly in: string;
  readonly name: string;
}

/** The parameters by what identifies them: place in the template, or location and name. */
export function parametersOf({ path, node }: OperationSite): ReadonlyMap<string, ParameterSite> {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  const parameters = new Map<string, ParameterSite>();
  // Whoever forgot the place in the path still means that the parameter is sent.
  for (const parameter of [...node.parameters, ...node.strayParameters]) {
    const { name, in: where } = parameter.value;
    if (typeof name !== "string") continue;
    const location = String(where);
    const position = location === "path" ? names.indexOf(name) : -1;
    const id = position >= 0 ? String(position) : location === "header" ? name.toLowerCase() : name;
    parameters.set(`${location} ${id}`, { ...parameter, in: location, name });
  }
  return parameters;
}

/** The answers of an operation by status (`200`, `4XX`, `default`). */
export function responsesOf({ node }: OperationSite): ReadonlyMap<string, ResponseNode> {
  return new Map(
    node.responses.map((response) => [response.status.toUpperCase().replace("DEFAULT", "default"), response]),
  );
}

/** The headers of an answer by their names in lower case (RFC 9110 section 5.1), their references followed. */
export function headersOf(side: Side, response: Placed<JsonObject>): ReadonlyMap<string, Placed<JsonObject>> {
  const headers = new Map<string, Placed<JsonObject>>();
  for (const [name, { value, pointer }] of entriesOf(childObject(response, "headers"))) {
    const header = resolveReference(side.document, value, pointer);
    // "Content-Type" is to be ignored here (OpenAPI section 4.8.17).
    if (header !== undefined && name.toLowerCase() !== "content-type")
      headers.set(name.toLowerCase(), header);
  }
  return headers;
}

/** A callback of an operation, and the operations that the service calls. */
export interface CallbackSite extends Placed<JsonObject> {
  readonly operations: OperationSites;
}

/** The callbacks of an operation by name. */
export function callbacksOf({ side, label, node }: OperationSite): ReadonlyMap<string, CallbackSite> {
  return new Map(
    readCallbacks(side.document, node).map((callback) => [
      callback.name,
      { ...callback, operations: sitesOf(side, callback.operations, `${label} callback ${callback.name}: `) },
    ]),
  );
}
