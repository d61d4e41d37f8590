import { isObject, valueAt, type JsonObject, type JsonValue } from "../json.ts";

/** A node of the document with the place where it really stands. */
export interface Located {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** More hops than this are a cycle, which loading has already refused. */
const MAX_HOPS = 100;

/** The pointer of a local reference (`#/components/schemas/Pet`, percent-encoded or not), or `undefined`. */
export function refPointer(value: JsonValue | undefined): string | undefined {
  if (!isObject(value) || typeof value["$ref"] !== "string" || !value["$ref"].startsWith("#"))
    return undefined;
  const fragment = value["$ref"].slice(1);
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Follows `$ref` until something else stands there (OpenAPI section 4.8.23, Reference Object).
 *
 * @returns `undefined` when there is no object at the end
 */
export function resolveNode(
  document: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
): Located | undefined {
  let node: Located | undefined = isObject(value) ? { value, pointer } : undefined;
  for (let hop = 0; node !== undefined && hop < MAX_HOPS; hop += 1) {
    const target: string | undefined = refPointer(node.value);
    if (target === undefined) return node;
    const next: JsonValue | undefined = valueAt(document, target);
    node = isObject(next) ? { value: next, pointer: target } : undefined;
  }
  return undefined;
}
