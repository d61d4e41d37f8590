import { forEachChild, type Kind } from "../document/grammar/children.ts";
import { refPointer } from "../document/references.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";

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
    do this.#visitPending();
    while (this.#addDerived());
  }

  #visitPending(): void {
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
    if (component !== undefined) this.#components.add(component);
    this.#pending.push({ value: valueAt(this.#document, pointer), kind });
    // A reference may lead into a component: the rest of it stays too, and what that needs.
    if (component !== undefined && component !== pointer) {
      const isSchema = component.startsWith("/components/schemas/");
      this.#pending.push({ value: valueAt(this.#document, component), kind: isSchema ? "schema" : kind });
    }
  }

  /** A mapping's values are references, or names of schemas (OpenAPI section 4.8.25). */
  #reachMapping({ mapping, defaultMapping }: JsonObject): void {
    const targets = [...(isObject(mapping) ? Object.values(mapping) : []), defaultMapping];
    for (const target of targets) {
      if (typeof target !== "string") continue;
      this.#reach(
        target.startsWith("#") ? target.slice(1) : pointerTo("/components/schemas", target),
        "schema",
      );
    }
  }

  /** Schemas that derive from one that is reached and has a discriminator. Returns whether there were any. */
  #addDerived(): boolean {
    const schemas = valueAt(this.#document, "/components/schemas");
    if (!isObject(schemas)) return false;
    const derived = Object.keys(schemas)
      .map((name) => ({ pointer: pointerTo("/components/schemas", name), schema: schemas[name] }))
      .filter(({ pointer, schema }) => !this.has(pointer) && this.#derives(schema));
    for (const { pointer } of derived) this.#reach(pointer, "schema");
    return derived.length > 0;
  }

  #derives(schema: JsonValue | undefined): boolean {
    if (!isObject(schema) || !isArray(schema["allOf"])) return false;
    return schema["allOf"].some((member) => {
      const base = refPointer(member);
      if (base === undefined || !this.has(base)) return false;
      const value = valueAt(this.#document, base);
      return isObject(value) && (isObject(value["discriminator"]) || this.#derives(value));
    });
  }
}
