import { isObject, type JsonObject } from "../json.ts";
import type { OperationSite } from "./compare-parameters.ts";
import { childObject, entriesOf, follow, type Placed, type Side } from "./side.ts";

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
