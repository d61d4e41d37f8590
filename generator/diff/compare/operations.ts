import { isArray, isObject, type JsonObject, type JsonValue, pointerTo } from "../../json.ts";
import { childObject, entriesOf, type Placed } from "./placed.ts";
import { follow } from "./references.ts";
import type { Side } from "./side.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Where path items hang. */
export type Holder = "paths" | "webhooks";

/** The operations of a document by method and path, the names of path parameters left out. */
export function operationsOf(side: Side, holder: Holder): ReadonlyMap<string, OperationSite> {
  const items = childObject({ pointer: "", value: side.document }, holder);
  return operationsIn(side, entriesOf(items), holder === "webhooks" ? "webhook " : "");
}

/** The operations of path items, wherever these stand. */
export function operationsIn(
  side: Side,
  items: readonly (readonly [string, Placed])[],
  prefix: string,
): ReadonlyMap<string, OperationSite> {
  const operations = new Map<string, OperationSite>();
  for (const [path, placed] of items) {
    const item = path.startsWith("x-") ? undefined : follow(side, placed);
    if (item === undefined) continue;
    for (const [method, operation] of methodsOf(item)) {
      const label = `${prefix}${method} ${path}`;
      operations.set(`${method} ${identityOf(path)}`, { side, label, method, path, item, operation });
    }
  }
  return operations;
}

/** A path without what its parameters are called, for they do not go over the wire. */
export function identityOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function methodsOf(item: Placed<JsonObject>): readonly (readonly [string, Placed<JsonObject>])[] {
  const usual = methods.flatMap((method) => {
    const operation = childObject(item, method);
    return operation === undefined ? [] : [[method.toUpperCase(), operation] as const];
  });
  const more = entriesOf(childObject(item, "additionalOperations")).flatMap(([method, { pointer, value }]) =>
    isObject(value) ? [[method, { pointer, value }] as const] : [],
  );
  return [...usual, ...more];
}

/** One operation of one document, with the path item it stands in. */
export interface OperationSite {
  readonly side: Side;
  /** `GET /v1/pets`. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly item: Placed<JsonObject>;
  readonly operation: Placed<JsonObject>;
}

/** One parameter with its place in the message (`in`) and its name. */
export interface ParameterSite extends Placed<JsonObject> {
  readonly in: string;
  readonly name: string;
}

/** The parameters by what identifies them: position in the template, or `in` and name. */
export function parametersOf(site: OperationSite): ReadonlyMap<string, ParameterSite> {
  const names = [...site.path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  const parameters = new Map<string, ParameterSite>();
  for (const holder of [site.item, site.operation]) {
    const list = holder.value["parameters"];
    if (!isArray(list)) continue;
    list.forEach((value: JsonValue, index) => {
      const placed = follow(site.side, { pointer: pointerTo(holder.pointer, "parameters", index), value });
      if (placed === undefined || typeof placed.value["name"] !== "string") return;
      const name = placed.value["name"];
      const place = String(placed.value["in"]);
      const position = place === "path" ? names.indexOf(name) : -1;
      const id = position >= 0 ? String(position) : place === "header" ? name.toLowerCase() : name;
      parameters.set(`${place} ${id}`, { ...placed, in: place, name });
    });
  }
  return parameters;
}

/** The body of a request, its reference followed. */
export function bodyOf(site: OperationSite): Placed<JsonObject> | undefined {
  const value = site.operation.value["requestBody"];
  return value === undefined
    ? undefined
    : follow(site.side, { pointer: `${site.operation.pointer}/requestBody`, value });
}

/** The answers of an operation by status (`200`, `4XX`, `default`), their references followed. */
export function responsesOf(site: OperationSite): ReadonlyMap<string, Placed<JsonObject>> {
  const responses = new Map<string, Placed<JsonObject>>();
  for (const [status, placed] of entriesOf(childObject(site.operation, "responses"))) {
    const response = status.startsWith("x-") ? undefined : follow(site.side, placed);
    if (response !== undefined) responses.set(status.toUpperCase().replace("DEFAULT", "default"), response);
  }
  return responses;
}

/** The headers of an answer by their names in lower case (RFC 9110 section 5.1), their references followed. */
export function headersOf(side: Side, response: Placed<JsonObject>): ReadonlyMap<string, Placed<JsonObject>> {
  const headers = new Map<string, Placed<JsonObject>>();
  for (const [name, placed] of entriesOf(childObject(response, "headers"))) {
    const header = follow(side, placed);
    // "Content-Type" is to be ignored here (OpenAPI section 4.8.17).
    if (header !== undefined && isObject(header.value) && name.toLowerCase() !== "content-type") {
      headers.set(name.toLowerCase(), header);
    }
  }
  return headers;
}

/** The callbacks of an operation by name, their references followed. */
export function callbacksOf(site: OperationSite): ReadonlyMap<string, Placed<JsonObject>> {
  const callbacks = new Map<string, Placed<JsonObject>>();
  for (const [name, placed] of entriesOf(childObject(site.operation, "callbacks"))) {
    const callback = name.startsWith("x-") ? undefined : follow(site.side, placed);
    if (callback !== undefined) callbacks.set(name, callback);
  }
  return callbacks;
}
