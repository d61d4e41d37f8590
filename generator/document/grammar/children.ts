import { isArray, isObject, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { WEBHOOK_FIELDS } from "../methods.ts";
import { objectTables, type Check, type ObjectName } from "./object-tables.ts";
import { isReferable, patternOf } from "./patterns.ts";

/** The objects that hold references, or others that do; the one extension with references of its own; and data. */
export type Kind = ObjectName | "nestedDiscriminator" | "data";

/** How a field holds objects: one, a list, or a map whose keys are the author's names. */
interface Field {
  readonly kind: Kind;
  /** The items of a list of data are not visited. */
  readonly shape: "one" | "list" | "map" | "data";
  /** Whether keys of the map that begin with `x-` are extensions rather than names. */
  readonly hasExtensions: boolean;
}

/** The fields that every version is read by: 3.2 contains the others. */
const tables = objectTables("3.2");

const dataField: Field = { kind: "data", shape: "data", hasExtensions: false };

/** Fields that hold objects though no version of OpenAPI says so. */
const extensions: Partial<Record<Kind, Readonly<Record<string, Field>>>> = {
  root: Object.fromEntries(
    WEBHOOK_FIELDS.map((name) => [name, { kind: "pathItem", shape: "map", hasExtensions: false }]),
  ),
  schema: {
    "x-nested-discriminator": { kind: "nestedDiscriminator", shape: "one", hasExtensions: false },
  },
};

/**
 * By kind and field. What is not here is data: examples, defaults, and what leads to no reference. Lists of data are
 * here, since a reference may stand in place of one.
 */
const fields: ReadonlyMap<Kind, ReadonlyMap<string, Field>> = new Map(
  [...tables].map(([kind, table]) => {
    const own = [...table.fields].flatMap(([name, check]): [string, Field][] => {
      const field = readField(check);
      if (field !== undefined && leadsToReferences(field.kind)) return [[name, field]];
      return isList(check) ? [[name, dataField]] : [];
    });
    return [kind, new Map([...own, ...Object.entries(extensions[kind] ?? {})])];
  }),
);

function isList(check: Check): boolean {
  if (typeof check === "object") return "shape" in check && check.shape === "list";
  return check === "list" || check === "strings";
}

/** Whether an object may be a reference, or a discriminator, or holds one. */
function leadsToReferences(kind: ObjectName): boolean {
  if (kind === "discriminator" || isReferable(kind, "3.2")) return true;
  const held = [...(tables.get(kind)?.fields.values() ?? [])].map((check) => readField(check)?.kind);
  return held.some((inner) => inner !== undefined && inner !== kind && leadsToReferences(inner));
}

/** What a check says of the objects in a field. Paths and responses are maps, though OpenAPI calls them objects. */
function readField(check: Check): (Field & { readonly kind: ObjectName }) | undefined {
  if (typeof check !== "object" || !("object" in check)) return undefined;
  const { object, shape } = check;
  const pattern = isReferable(object, "3.2") ? undefined : patternOf(object);
  const entry = pattern && readField(pattern.check);
  if (pattern !== undefined)
    return entry && { kind: entry.kind, shape: "map", hasExtensions: pattern.hasExtensions };
  if (shape === "list") return { kind: object, shape, hasExtensions: false };
  return { kind: object, shape: shape === "map" || shape === "named" ? "map" : "one", hasExtensions: false };
}

/** How the field `name` of an object of this kind holds other objects; `undefined` when it holds data. */
function fieldOf(kind: Kind, name: string): Field | undefined {
  if (kind === "callback") return name.startsWith("x-") ? undefined : callbackField;
  return fields.get(kind)?.get(name);
}

const callbackField: Field = { kind: "pathItem", shape: "one", hasExtensions: false };

/** The field of the Components Object that holds objects of a kind, such as `schemas`. */
export function componentsOf(kind: Kind): string | undefined {
  return [...(fields.get("components") ?? [])].find(([, field]) => field.kind === kind)?.[0];
}

/** Takes an object inside another, the kind it has there, and the field, key or index that lead to it. */
export type VisitChild = (child: JsonValue, kind: Kind, field: string, key?: string | number) => void;

/** Whether the field `name` of an object of this kind holds a list. */
export function isListField(kind: Kind, name: string): boolean {
  const shape = fieldOf(kind, name)?.shape;
  return shape === "list" || shape === "data";
}

/**
 * Visits the objects directly inside an object of this kind, and a `$ref` that stands for a whole map or list. Malformed
 * containers have none: the linter names them.
 */
export function forEachChild(value: JsonObject, kind: Kind, visit: VisitChild): void {
  for (const name of Object.keys(value)) {
    const content = value[name];
    if (typeof content !== "object" || content === null) continue;
    const field = fieldOf(kind, name);
    if (!field) continue;
    const { shape } = field;
    if (isArray(content)) {
      if (shape !== "data") content.forEach((item, index) => visit(item, field.kind, name, index));
    } else if (shape === "one") visit(content, field.kind, name);
    else if (shape === "map" && isObject(content)) visitMap(content, name, field, visit);
    else if (isObject(content) && content["$ref"] !== undefined) visit(content["$ref"], field.kind, name, "$ref"); // prettier-ignore
  }
}

function visitMap(map: JsonObject, name: string, field: Field, visit: VisitChild): void {
  for (const key of Object.keys(map)) {
    if (field.hasExtensions && key.startsWith("x-")) continue;
    const item = map[key];
    if (item !== undefined) visit(item, field.kind, name, key);
  }
}
