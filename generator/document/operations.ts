import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../shared/json.ts";
import { contentsOf, type Content } from "./content.ts";
import { METHODS, WEBHOOK_FIELDS } from "./methods.ts";
import { resolvePathItem, resolveReference, type Located } from "./references.ts";

/** Who calls: the package's user (`path`), or the service (`webhook`, `callback`). */
export type OperationKind = "path" | "webhook" | "callback";

/** An operation with everything that its path item adds to it and its references lead to. */
export interface OperationNode {
  readonly kind: OperationKind;
  /** The path template; the name of a webhook; the runtime expression of a callback. */
  readonly path: string;
  /** Upper case for the fields of a path item; as written under `additionalOperations`. */
  readonly method: string;
  readonly operation: JsonObject;
  /** Where the Operation Object stands. */
  readonly pointer: string;
  /** The same below its path: several paths may refer to one path item, and each has operations of its own. */
  readonly key: string;
  /** The path item and what it refers to, the nearest first. */
  readonly pathItem: readonly Located[];
  /** Resolved; those of the operation replace those of the path with the same name and location. */
  readonly parameters: readonly Located[];
  /** Path parameters that the path has no place for: lint reports them, and no request carries them. */
  readonly strayParameters: readonly Located[];
  readonly body?: BodyNode;
  /** By status in the document's order. */
  readonly responses: readonly ResponseNode[];
}

/** The Request Body Object of an operation, resolved. */
export interface BodyNode extends Located {
  readonly contents: readonly Content[];
}

/** A Response Object of an operation, resolved. */
export interface ResponseNode extends Located {
  /** As written: `200`, `4XX`, `default`. */
  readonly status: string;
  /** Empty where HTTP has no body, whatever the document says: 204, 205, 304, and whatever answers HEAD. */
  readonly contents: readonly Content[];
}

/** A Callback Object of an operation, resolved: the requests that the service sends. */
export interface CallbackNode extends Located {
  readonly name: string;
  readonly operations: readonly OperationNode[];
}

const known = new WeakMap<JsonObject, readonly OperationNode[]>();

/**
 * The operations of a loaded document in its order: those under `paths`, then `webhooks` and `x-webhooks`. Those of
 * callbacks belong to an operation: see `callbacksOf` and `everyOperation`.
 */
export function operationsIn(document: JsonObject): readonly OperationNode[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const operations = [
    ...operationsUnder(document, "path", { value: document["paths"], pointer: "/paths" }),
    ...WEBHOOK_FIELDS.flatMap((field) =>
      operationsUnder(document, "webhook", { value: document[field], pointer: `/${field}` }),
    ),
  ];
  known.set(document, operations);
  return operations;
}

/** All operations of a loaded document, those of callbacks behind the operation that has them; each once. */
export function everyOperation(document: JsonObject): readonly OperationNode[] {
  const seen = new Set<string>();
  const visit = (node: OperationNode): readonly OperationNode[] => {
    // A callback may refer to a path item that it is itself a part of.
    const identity = `${node.kind} ${node.path} ${node.pointer}`;
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [node, ...callbacksOf(document, node).flatMap(({ operations }) => operations.flatMap(visit))];
  };
  return operationsIn(document).flatMap(visit);
}

/** The callbacks of an operation (OpenAPI section 4.8.18). One may lead back to the operation itself. */
export function callbacksOf(document: JsonObject, { operation, pointer }: OperationNode): CallbackNode[] {
  const { callbacks } = operation;
  if (!isObject(callbacks)) return [];
  return Object.keys(callbacks).flatMap((name) => {
    if (name.startsWith("x-")) return [];
    const callback = resolveReference(document, callbacks[name], pointerTo(pointer, "callbacks", name));
    if (callback === undefined) return [];
    return [{ ...callback, name, operations: operationsUnder(document, "callback", callback) }];
  });
}

/**
 * What tells parameters of one operation apart: location and name (OpenAPI section 4.8.12). Names of headers do not
 * differ by case (RFC 9110 section 5.1).
 */
export function parameterIdentity({ in: location, name }: JsonObject): string {
  const text = String(name);
  return `${String(location)}:${location === "header" ? text.toLowerCase() : text}`;
}

/** A map of path items. A key that is no path is an extension, or an error that lint reports. */
function operationsUnder(
  document: JsonObject,
  kind: OperationKind,
  { value: map, pointer }: { readonly value: JsonValue | undefined; readonly pointer: string },
): OperationNode[] {
  if (!isObject(map)) return [];
  return Object.keys(map)
    .filter((key) => (kind === "path" ? key.startsWith("/") : kind === "webhook" || !key.startsWith("x-")))
    .flatMap((key) => {
      const at = pointerTo(pointer, key);
      const pathItem = resolvePathItem(document, map[key], at);
      return fieldsWithOperations(pathItem).flatMap((field) => {
        const node = readOperation(document, { kind, path: key, at, pathItem }, field);
        return node === undefined ? [] : [node];
      });
    });
}

/** A field of a path item that holds an operation. */
interface OperationField {
  readonly method: string;
  readonly tokens: readonly string[];
  readonly value: JsonValue | undefined;
  readonly pointer: string;
}

/** The operations of a path item: the methods in a fixed order, then `additionalOperations` (3.2) as written. */
function fieldsWithOperations(pathItem: readonly Located[]): OperationField[] {
  const fields = new Map<string, OperationField>();
  const add = (method: string, tokens: readonly string[], value: JsonValue | undefined, at: string): void => {
    if (!isObject(value) || fields.has(method)) return;
    fields.set(method, { method, tokens, value, pointer: pointerTo(at, ...tokens) });
  };
  for (const method of METHODS)
    for (const { value, pointer } of pathItem) add(method.toUpperCase(), [method], value[method], pointer);
  for (const { value, pointer } of pathItem) {
    const more = value["additionalOperations"];
    if (!isObject(more)) continue;
    for (const method of Object.keys(more))
      add(method, ["additionalOperations", method], more[method], pointer);
  }
  return [...fields.values()];
}

function readOperation(
  document: JsonObject,
  { kind, path, at, pathItem }: Pick<OperationNode, "kind" | "path" | "pathItem"> & { readonly at: string },
  { method, tokens, ...field }: OperationField,
): OperationNode | undefined {
  const found = resolveReference(document, field.value, field.pointer);
  if (found === undefined) return undefined;
  const { value: operation, pointer } = found;
  const body = readBody(document, found);
  const declared = mergeParameters(document, [...pathItem.toReversed(), found]);
  const isStray = ({ value }: Located): boolean =>
    kind === "path" && value["in"] === "path" && !path.includes(`{${String(value["name"])}}`);
  return {
    kind,
    path,
    method,
    operation,
    pointer,
    key: pointerTo(at, ...tokens),
    pathItem,
    parameters: declared.filter((parameter) => !isStray(parameter)),
    strayParameters: declared.filter(isStray),
    ...(body === undefined ? {} : { body }),
    responses: readResponses(document, found, method),
  };
}

/** Later holders replace the parameters of earlier ones that have the same name and location. */
function mergeParameters(document: JsonObject, holders: readonly Located[]): Located[] {
  const merged = new Map<string, Located>();
  for (const holder of holders) {
    const list = holder.value["parameters"];
    if (!isArray(list)) continue;
    list.forEach((entry, index) => {
      const parameter = resolveReference(document, entry, pointerTo(holder.pointer, "parameters", index));
      if (parameter !== undefined) merged.set(parameterIdentity(parameter.value), parameter);
    });
  }
  return [...merged.values()];
}

function readBody(document: JsonObject, { value, pointer }: Located): BodyNode | undefined {
  const body = resolveReference(document, value["requestBody"], pointerTo(pointer, "requestBody"));
  return body && { ...body, contents: contentsOf(document, body) };
}

function readResponses(document: JsonObject, { value, pointer }: Located, method: string): ResponseNode[] {
  const { responses } = value;
  if (!isObject(responses)) return [];
  return Object.keys(responses).flatMap((status) => {
    if (status.startsWith("x-")) return [];
    const response = resolveReference(document, responses[status], pointerTo(pointer, "responses", status));
    if (response === undefined) return [];
    const hasBody = method !== "HEAD" && !BODILESS.has(status);
    return [{ ...response, status, contents: hasBody ? contentsOf(document, response) : [] }];
  });
}

/** Statuses whose answers have no body (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
const BODILESS: ReadonlySet<string> = new Set(["204", "205", "304"]);
