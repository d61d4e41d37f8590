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
      const item = resolveNode(document, paths[path], pointerTo("/paths", path));
      return item === undefined ? [] : operationsOf(document, path, item);
    });
}

/** The operations of one path item. */
export function operationsOf(document: JsonObject, path: string, pathItem: Located): OperationNode[] {
  const fields: (readonly [string, string, string])[] = METHODS.map((field) => [
    field.toUpperCase(),
    pointerTo(pathItem.pointer, field),
    field,
  ]);
  const more = pathItem.value["additionalOperations"];
  const nodes = fields.map(([method, pointer, field]) => ({ method, pointer, value: pathItem.value[field] }));
  if (isObject(more)) {
    for (const method of Object.keys(more)) {
      const pointer = pointerTo(pathItem.pointer, "additionalOperations", method);
      nodes.push({ method, pointer, value: more[method] });
    }
  }
  return nodes.flatMap(({ method, pointer, value }) => {
    if (!isObject(value)) return [];
    const parameters = mergeParameters(document, pathItem, { value, pointer });
    return [{ path, method, operation: value, pointer, pathItem, parameters }];
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
