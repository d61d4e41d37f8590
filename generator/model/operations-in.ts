import { isArray, isObject, pointerTo, type JsonObject } from "../json.ts";
import { resolveNode, type Located } from "./resolve.ts";

/** The methods that a Path Item Object has a field for (OpenAPI 3.2 section 4.9; `query` is new there). */
export const METHODS = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
] as const;

/** An operation with everything that its path item adds to it. */
export interface OperationNode {
  readonly path: string;
  /** Upper case for the fields of a path item; as written under `additionalOperations`. */
  readonly method: string;
  readonly operation: JsonObject;
  /** Where the Operation Object stands. */
  readonly pointer: string;
  /** The same below its path: several paths may refer to one path item, and each has operations of its own. */
  readonly key: string;
  readonly pathItem: Located;
  /** Resolved; those of the operation replace those of the path with the same name and location. */
  readonly parameters: readonly Located[];
}

/** All operations under `paths`, in the document's order. */
export function operationsIn(document: JsonObject): OperationNode[] {
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  return Object.keys(paths)
    .filter((path) => path.startsWith("/"))
    .flatMap((path) => {
      const at = pointerTo("/paths", path);
      const item = resolveNode(document, paths[path], at);
      return item === undefined ? [] : operationsOf(document, path, item, at);
    });
}

/**
 * The operations of one path item.
 *
 * @param at where the path stands, which may refer to the path item
 */
export function operationsOf(
  document: JsonObject,
  path: string,
  pathItem: Located,
  at: string,
): OperationNode[] {
  const more = pathItem.value["additionalOperations"];
  const places = METHODS.map((field) => ({ method: field.toUpperCase(), tokens: [field], value: pathItem.value[field] })); // prettier-ignore
  const others = (isObject(more) ? Object.keys(more) : []).map((method) => ({
    method,
    tokens: ["additionalOperations", method],
    value: isObject(more) ? more[method] : undefined,
  }));
  return [...places, ...others].flatMap(({ method, tokens, value }) => {
    if (!isObject(value)) return [];
    const pointer = pointerTo(pathItem.pointer, ...tokens);
    const parameters = mergeParameters(document, pathItem, { value, pointer });
    return [{ path, method, operation: value, pointer, key: pointerTo(at, ...tokens), pathItem, parameters }];
  });
}

/** Path-level parameters first, unless the operation has one of the same name and location. */
function mergeParameters(document: JsonObject, pathItem: Located, operation: Located): Located[] {
  const merged = new Map<string, Located>();
  for (const owner of [pathItem, operation]) {
    const list = owner.value["parameters"];
    if (!isArray(list)) continue;
    list.forEach((entry, index) => {
      const parameter = resolveNode(document, entry, pointerTo(owner.pointer, "parameters", index));
      if (parameter === undefined) return;
      merged.set(`${String(parameter.value["in"])}:${String(parameter.value["name"])}`, parameter);
    });
  }
  return [...merged.values()];
}
