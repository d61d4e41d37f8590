import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { refPointer } from "../document/references.ts";

/** A document whose components hold what they refer to in other files, and the way back. */
export interface Adopted {
  readonly spec: Spec;
  /** Where a pointer of the new document stands in the old one. */
  readonly original: (pointer: string) => string;
}

/**
 * Documents in several files list their schemas as `Pet: { $ref: schemas/pet.yaml }`. Such a component is no
 * schema of its own but the name of the other file's, so it takes its place: the schema moves here, and every
 * reference to it with it.
 */
export function adoptExternal(spec: Spec): Adopted {
  const homes = homesOf(spec.document);
  if (homes.size === 0) return { spec, original: (pointer) => pointer };
  const targets = new Map([...homes].map(([target, home]) => [home, target]));
  const moved = (pointer: string): string => replacePrefix(pointer, homes);
  const original = (pointer: string): string => replacePrefix(pointer, targets);
  const document = withComponents(rewrite(spec.document, moved), targets, spec.document, moved);
  const locate: Spec["locate"] = (pointer, part) =>
    // The name of a component stands where the component is, what is in it in the other file.
    spec.locate(targets.has(pointer) ? pointer : original(pointer), part);
  return {
    spec: { ...spec, document, locate, extent: (pointer) => spec.extent(original(pointer)) },
    original,
  };
}

/** Components that are nothing but a reference to another file, by the pointer they refer to. */
function homesOf(document: JsonObject): Map<string, string> {
  const schemas = valueAt(document, "/components/schemas");
  const homes = new Map<string, string>();
  for (const name of isObject(schemas) ? Object.keys(schemas).sort() : []) {
    const schema = isObject(schemas) ? schemas[name] : undefined;
    const target = isObject(schema) && Object.keys(schema).length === 1 ? refPointer(schema) : undefined;
    if (target?.startsWith("/x-external/") !== true || homes.has(target)) continue;
    if (isObject(valueAt(document, target))) homes.set(target, pointerTo("/components/schemas", name));
  }
  return homes;
}

/** The pointer with its longest prefix among the keys replaced. */
function replacePrefix(pointer: string, by: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const found = by.get(pointer.slice(0, end));
    if (found !== undefined) return found + pointer.slice(end);
  }
  return pointer;
}

/** A copy with other references; loading has made fragments of all, a discriminator's mapping included. */
function rewrite(value: JsonValue, moved: (pointer: string) => string): JsonValue {
  if (isArray(value)) return value.map((item) => rewrite(item, moved));
  if (typeof value === "string" && value.startsWith("#/x-external/")) {
    const pointer = refPointer({ $ref: value }) ?? "";
    const target = moved(pointer);
    return target === pointer ? value : `#${target}`;
  }
  if (!isObject(value)) return value;
  return fromEntries(Object.keys(value).map((key) => [key, rewrite(value[key] ?? null, moved)]));
}

function withComponents(
  document: JsonValue,
  targets: ReadonlyMap<string, string>,
  before: JsonObject,
  moved: (pointer: string) => string,
): JsonObject {
  const whole = isObject(document) ? document : {};
  const components = isObject(whole["components"]) ? whole["components"] : {};
  const schemas = isObject(components["schemas"]) ? components["schemas"] : {};
  const adopted = Object.keys(schemas).map((name): [string, JsonValue] => {
    const target = targets.get(pointerTo("/components/schemas", name));
    const schema = target === undefined ? schemas[name] : rewrite(valueAt(before, target) ?? true, moved);
    return [name, schema ?? true];
  });
  return { ...whole, components: { ...components, schemas: fromEntries(adopted) } };
}

/** An object of any keys: `__proto__` would be lost by assignment. */
function fromEntries(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(entries);
}
