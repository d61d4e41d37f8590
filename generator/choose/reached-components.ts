import { subtypesOf } from "../document/subtypes.ts";
import { forEachChild, type Kind } from "../document/grammar/children.ts";
import { refPointer, mappedPointer } from "../document/references.ts";
import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";

/** Nothing refers to these, or by name: they stay. */
const KEPT = new Set(["securitySchemes"]);

/**
 * A loaded document without the components that no path and no webhook leads to. A schema that `allOf` derives from a
 * base with a discriminator belongs to the base: its values may stand wherever the base does.
 */
export function withReachedComponents(document: JsonObject): JsonObject {
  const { components } = document;
  if (!isObject(components)) return document;
  const reach = new Reach(document);
  reach.run();
  const sections = Object.entries(components).map(([section, map]): [string, JsonValue | undefined] => {
    if (!isObject(map) || KEPT.has(section) || section.startsWith("x-")) return [section, map];
    const entries = Object.entries(map).filter(([name]) =>
      reach.has(pointerTo("/components", section, name)),
    );
    return [section, Object.fromEntries(entries)];
  });
  return { ...document, components: Object.fromEntries(sections) };
}

class Reach {
  readonly #document: JsonObject;
  readonly #components = new Set<string>();
  readonly #seen = new Set<JsonObject>();
  readonly #pending: { readonly value: JsonValue | undefined; readonly kind: Kind }[] = [];

  constructor(document: JsonObject) {
    this.#document = document;
  }

  has(pointer: string): boolean {
    return this.#components.has(pointer);
  }

  run(): void {
    const { components: _, ...rest } = this.#document;
    this.#pending.push({ value: rest, kind: "root" });
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const { value, kind } = next;
      if (!isObject(value) || this.#seen.has(value)) continue;
      this.#seen.add(value);
      const target = refPointer(value);
      if (target !== undefined) this.#reach(target, kind);
      if (kind === "discriminator" || kind === "nestedDiscriminator") this.#reachMapping(value);
      forEachChild(value, kind, (child, childKind) => this.#pending.push({ value: child, kind: childKind }));
    }
  }

  #reach(pointer: string, kind: Kind): void {
    const component = /^\/components\/[^/]+\/[^/]+/.exec(pointer)?.[0];
    const isComponent = component === pointer;
    if (isComponent && this.has(pointer)) return;
    if (isComponent) this.#components.add(pointer);
    const value = valueAt(this.#document, pointer);
    this.#pending.push({ value, kind });
    if (isObject(value) && isObject(value["discriminator"]))
      for (const subtype of subtypesOf(this.#document, pointer)) this.#reach(subtype.pointer, "schema");
    // A reference may lead into a component: the rest of it stays too, and what that needs.
    if (component !== undefined && !isComponent)
      this.#reach(component, component.startsWith("/components/schemas/") ? "schema" : kind);
  }

  /** A mapping's values are references, or names of schemas (OpenAPI section 4.8.25). */
  #reachMapping({ mapping, defaultMapping }: JsonObject): void {
    const targets = [...(isObject(mapping) ? Object.values(mapping) : []), defaultMapping];
    for (const target of targets) {
      if (typeof target !== "string") continue;
      this.#reach(mappedPointer(target), "schema");
    }
  }
}
