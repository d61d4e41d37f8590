import { isHidden } from "./author-intent.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { Place } from "../document/place.ts";
import { contentsOf, type Content } from "../document/content.ts";
import { essence } from "../document/media-types.ts";
import { operationsIn, type OperationNode } from "../document/operations.ts";
import type { Direction } from "../document/schema/schema-place.ts";
import { refPointer, mappedPointer } from "../document/references.ts";

/** Which side of the wire a schema is on. */
export type Side = Direction;

/** How a schema is used: in a multipart body, binary strings are files. */
export type Use = Side | "multipart";

/** Every schema that gets a name of its own, by pointer, with how operations use it. */
export type Reach = ReadonlyMap<string, ReadonlySet<Use>>;

/** The sides of the wire that uses are on. */
export function sidesOf(uses: ReadonlySet<Use>): ReadonlySet<Side> {
  return new Set([...uses].map(sideOf));
}

function sideOf(use: Use): Side {
  return use === "multipart" ? "request" : use;
}

/** A subschema and where it stands. */
export interface SchemaNode {
  readonly schema: JsonValue;
  readonly place: Place;
  readonly isProperty: boolean;
}

/** The schema that a pointer names. */
export function nodeAt(schema: JsonValue, pointer: string): SchemaNode {
  const isProperty = /\/properties\/[^/]*$/.test(pointer);
  return { schema, place: new Place(undefined, pointer), isProperty };
}

const MAPS: ReadonlySet<string> = new Set(["properties", "patternProperties"]);
const LISTS_AND_SINGLES: ReadonlySet<string> = new Set([
  "allOf", "oneOf", "anyOf", "prefixItems", "items", "additionalProperties", "propertyNames",
]); // prettier-ignore

/** The subschemas that have a say in a schema's TypeScript type. */
export function typedSubschemas(schema: JsonObject, place: Place): SchemaNode[] {
  const nodes: SchemaNode[] = [];
  const add = (value: JsonValue | undefined, at: Place, token: string | number, isProperty = false): void => {
    if (isObject(value)) nodes.push({ schema: value, place: new Place(at, token), isProperty });
  };
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    if (MAPS.has(keyword)) {
      if (!isObject(value)) continue;
      const holder = new Place(place, keyword);
      for (const key of Object.keys(value)) add(value[key], holder, key, keyword === "properties");
    } else if (LISTS_AND_SINGLES.has(keyword)) {
      if (isArray(value)) {
        const holder = new Place(place, keyword);
        value.forEach((item, index) => { add(item, holder, index); }); // prettier-ignore
      } else add(value, place, keyword);
    }
  }
  return nodes;
}

/**
 * Finds what needs a name: every component schema, and whatever else a `$ref` in a schema points at.
 *
 * A request does not reach read-only properties, nor a response write-only ones (OpenAPI section 4.8.24.1).
 * Webhooks and callbacks are requests that the package's user receives, so their bodies count as responses.
 *
 * @param roots what operations use themselves, where the caller knows it already
 */
export function findReach(document: JsonObject, roots: readonly Visit[] = schemaRoots(document)): Reach {
  const reach = new Map<string, Set<Use>>();
  const pending = [...roots];
  const components = valueAt(document, "/components/schemas");
  if (isObject(components)) {
    const pointers = Object.keys(components).map((key) => pointerTo("/components/schemas", key));
    pending.push(...pointers.flatMap((pointer) => enter(document, pointer, undefined, reach)));
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, use } = next;
    if (!isObject(node.schema)) continue;
    if (use !== undefined && node.isProperty && isHidden(document, node.schema, sideOf(use))) continue;
    for (const child of typedSubschemas(node.schema, node.place)) pending.push({ node: child, use });
    for (const target of targetsOf(node.schema)) pending.push(...enter(document, target, use, reach));
  }
  return reach;
}

/** A schema in one use. */
export interface Visit {
  readonly node: SchemaNode;
  readonly use: Use | undefined;
}

/** Notes that a use reaches a named schema; gives it for a visit the first time only. */
function enter(
  document: JsonObject,
  pointer: string,
  use: Use | undefined,
  reach: Map<string, Set<Use>>,
): Visit[] {
  const schema = valueAt(document, pointer);
  const known = reach.get(pointer);
  if (schema === undefined || (known !== undefined && (use === undefined || known.has(use)))) return [];
  const uses = known ?? new Set<Use>();
  if (use !== undefined) uses.add(use);
  reach.set(pointer, uses);
  return [{ node: nodeAt(schema, pointer), use }];
}

/** What a schema refers to: its `$ref` and its discriminator's mapping. */
function targetsOf(schema: JsonObject): string[] {
  const target = refPointer(schema);
  return [...(target === undefined ? [] : [target]), ...Object.values(mappingOf(schema))];
}

/** A discriminator's mapping (OpenAPI section 4.8.25) from values to pointers. */
export function mappingOf(schema: JsonObject): Readonly<Record<string, string>> {
  if (schema["discriminator"] === undefined) return {};
  const known = mappings.get(schema) ?? readMapping(schema);
  mappings.set(schema, known);
  return known;
}

/** Every schema that inherits from another one asks for the other's mapping. */
const mappings = new WeakMap<JsonObject, Readonly<Record<string, string>>>();

function readMapping(schema: JsonObject): Readonly<Record<string, string>> {
  const discriminator = schema["discriminator"];
  const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
  if (!isObject(mapping)) return {};
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([value, target]) => {
      if (typeof target !== "string") return [];
      return [[value, mappedPointer(target)]];
    }),
  );
}

/** The schemas that operations and webhooks use themselves, with the side that each is on. */
export function schemaRoots(document: JsonObject): Visit[] {
  return operationsIn(document).flatMap((node) => operationRoots(document, node));
}

/** The schemas that an operation uses itself. Whoever receives a webhook gets its request and gives its answer. */
function operationRoots(document: JsonObject, node: OperationNode): Visit[] {
  const [requestSide, responseSide]: readonly [Side, Side] =
    node.kind === "path" ? ["request", "response"] : ["response", "request"];
  const roots: Visit[] = [];
  const add = (schema: JsonValue | undefined, pointer: string, use: Use): void => {
    if (schema !== undefined) roots.push({ node: nodeAt(schema, pointer), use });
  };
  const addContents = (contents: readonly Content[], side: Side): void => {
    for (const { schema, schemaPointer, mediaType } of contents) {
      const isMultipart = side === "request" && essence(mediaType).startsWith("multipart/");
      add(schema, schemaPointer, isMultipart ? "multipart" : side);
    }
  };
  for (const parameter of node.parameters) {
    add(parameter.value["schema"], pointerTo(parameter.pointer, "schema"), requestSide);
    addContents(contentsOf(document, parameter), requestSide);
  }
  addContents(node.body?.contents ?? [], requestSide);
  for (const { contents } of node.responses) addContents(contents, responseSide);
  return roots;
}

/** A schema that is an object, and where it stands. */
export type ObjectNode = SchemaNode & { readonly schema: JsonObject };

/**
 * Every schema that has a say in a type: the named ones, those that operations use themselves, and what is inside; each
 * once.
 *
 * @param roots the schemas that operations use themselves
 */
export function typedSchemas(document: JsonObject, reach: Reach, roots: readonly Visit[]): ObjectNode[] {
  const named = [...reach.keys()].map((pointer) => nodeAt(valueAt(document, pointer) ?? true, pointer));
  const pending: SchemaNode[] = [...named, ...roots.map(({ node }) => node)];
  const found = new Map<JsonObject, ObjectNode>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { schema, place } = node;
    if (!isObject(schema) || found.has(schema)) continue;
    found.set(schema, { ...node, schema });
    pending.push(...typedSubschemas(schema, place));
  }
  return [...found.values()];
}
