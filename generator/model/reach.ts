import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../json.ts";
import { contentsOf } from "./content.ts";
import { operationsIn, operationsOf, type OperationNode } from "./operations-in.ts";
import { refPointer, resolveNode } from "./resolve.ts";

/** Which side of the wire a schema is on. */
export type Side = "request" | "response";

/** Every schema that gets a name of its own, by pointer, with the sides that reach it. */
export type Reach = ReadonlyMap<string, ReadonlySet<Side>>;

/** A subschema and where it stands. */
export interface SchemaNode {
  readonly schema: JsonValue;
  readonly pointer: string;
}

const MAPS = ["properties", "patternProperties"];
const LISTS = ["allOf", "oneOf", "anyOf", "prefixItems"];
const SINGLES = ["items", "additionalProperties", "propertyNames"];

/** The subschemas that have a say in a schema's TypeScript type. */
export function typedSubschemas(schema: JsonObject, pointer: string): SchemaNode[] {
  const nodes: SchemaNode[] = [];
  const add = (value: JsonValue | undefined, ...tokens: (string | number)[]): void => {
    if (isObject(value)) nodes.push({ schema: value, pointer: pointerTo(pointer, ...tokens) });
  };
  for (const keyword of MAPS) {
    const map = schema[keyword];
    if (isObject(map)) for (const key of Object.keys(map)) add(map[key], keyword, key);
  }
  for (const keyword of [...LISTS, ...SINGLES]) {
    const value = schema[keyword];
    if (isArray(value))
      value.forEach((item, index) => { add(item, keyword, index); }); // prettier-ignore
    else add(value, keyword);
  }
  return nodes;
}

/**
 * Finds what needs a name: every component schema, and whatever else a `$ref` in a schema points at.
 *
 * A request does not reach read-only properties, nor a response write-only ones (OpenAPI section 4.8.24.1).
 * Webhooks and callbacks are requests that the package's user receives, so their bodies count as responses.
 */
export function findReach(document: JsonObject): Reach {
  const reach = new Map<string, Set<Side>>();
  const pending: Visit[] = schemaRoots(document);
  const components = valueAt(document, "/components/schemas");
  if (isObject(components)) {
    const pointers = Object.keys(components).map((key) => pointerTo("/components/schemas", key));
    pending.push(...pointers.flatMap((pointer) => enter(document, pointer, undefined, reach)));
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, side } = next;
    if (!isObject(node.schema) || (side !== undefined && isHidden(document, node, side))) continue;
    for (const child of typedSubschemas(node.schema, node.pointer)) pending.push({ node: child, side });
    for (const target of targetsOf(node.schema)) pending.push(...enter(document, target, side, reach));
  }
  return reach;
}

/** A schema on one side of the wire. */
export interface Visit {
  readonly node: SchemaNode;
  readonly side: Side | undefined;
}

/** Notes that a side reaches a named schema; gives it for a visit the first time only. */
function enter(
  document: JsonObject,
  pointer: string,
  side: Side | undefined,
  reach: Map<string, Set<Side>>,
): Visit[] {
  const schema = valueAt(document, pointer);
  const known = reach.get(pointer);
  if (schema === undefined || (known !== undefined && (side === undefined || known.has(side)))) return [];
  const sides = known ?? new Set<Side>();
  if (side !== undefined) sides.add(side);
  reach.set(pointer, sides);
  return [{ node: { schema, pointer }, side }];
}

/** What a schema refers to: its `$ref` and its discriminator's mapping. */
function targetsOf(schema: JsonObject): string[] {
  const target = refPointer(schema);
  return [...(target === undefined ? [] : [target]), ...Object.values(mappingOf(schema))];
}

/** Whether a property schema says that this side of the wire never carries it. */
export function isHidden(document: JsonObject, node: SchemaNode, side: Side): boolean {
  if (!/\/properties\/[^/]*$/.test(node.pointer) || !isObject(node.schema)) return false;
  const flag = side === "request" ? "readOnly" : "writeOnly";
  if (node.schema[flag] === true) return true;
  return resolveNode(document, node.schema, node.pointer)?.value[flag] === true;
}

/** A discriminator's mapping (OpenAPI section 4.8.25) from values to pointers. */
export function mappingOf(schema: JsonObject): Readonly<Record<string, string>> {
  const discriminator = schema["discriminator"];
  const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
  if (!isObject(mapping)) return {};
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([value, target]) => {
      if (typeof target !== "string") return [];
      return [[value, target.startsWith("#") ? target.slice(1) : pointerTo("/components/schemas", target)]];
    }),
  );
}

/** The schemas that operations and webhooks use themselves, with the side that each is on. */
export function schemaRoots(document: JsonObject): Visit[] {
  const roots = operationsIn(document).flatMap((node) => operationRoots(document, node, false));
  for (const place of ["webhooks", "x-webhooks"]) {
    const webhooks = document[place];
    if (!isObject(webhooks)) continue;
    for (const name of Object.keys(webhooks)) {
      const at = pointerTo(`/${place}`, name);
      const item = resolveNode(document, webhooks[name], at);
      if (item === undefined) continue;
      for (const node of operationsOf(document, name, item, at))
        roots.push(...operationRoots(document, node, true));
    }
  }
  return roots;
}

/** The schemas that an operation uses itself; `inverted` for those that the other side calls. */
function operationRoots(document: JsonObject, node: OperationNode, inverted: boolean): Visit[] {
  const requestSide: Side = inverted ? "response" : "request";
  const responseSide: Side = inverted ? "request" : "response";
  const roots: Visit[] = [];
  const add = (schema: JsonValue | undefined, pointer: string, side: Side): void => {
    if (schema !== undefined) roots.push({ node: { schema, pointer }, side });
  };
  for (const parameter of node.parameters) {
    add(parameter.value["schema"], pointerTo(parameter.pointer, "schema"), requestSide);
    for (const content of contentsOf(parameter.value["content"], pointerTo(parameter.pointer, "content"))) {
      add(content.schema, content.schemaPointer, requestSide);
    }
  }
  const body = resolveNode(document, node.operation["requestBody"], pointerTo(node.pointer, "requestBody"));
  if (body !== undefined) {
    for (const content of contentsOf(body.value["content"], pointerTo(body.pointer, "content"))) {
      add(content.schema, content.schemaPointer, requestSide);
    }
  }
  const responses = node.operation["responses"];
  if (isObject(responses)) {
    for (const status of Object.keys(responses)) {
      const response = resolveNode(document, responses[status], pointerTo(node.pointer, "responses", status));
      if (response === undefined) continue;
      for (const content of contentsOf(response.value["content"], pointerTo(response.pointer, "content"))) {
        add(content.schema, content.schemaPointer, responseSide);
      }
    }
  }
  return roots;
}
