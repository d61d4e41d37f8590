import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { isObject, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { Place } from "../place.ts";
import type { OpenApiVersion } from "../spec.ts";
import { forEachChild, isListField, type Kind } from "../grammar/children.ts";

/** A file of the document: its name relative to the entry's folder, with forward slashes, and its content. */
export interface FileTree {
  readonly name: string;
  readonly value: JsonValue;
}

/** A place in one of the files: a JSON Pointer. */
export interface FilePlace {
  readonly file: string;
  readonly pointer: string;
}

/** A schema resource (JSON Schema 2020-12 section 4.3.5): what `$id` opens, or a whole file. */
export interface Resource extends FilePlace {
  /** Absolute URI that relative references start from. */
  readonly uri: string;
}

/**
 * A reference as it is written, and where. The string is `holder[key]`. That of a `map` or a `list` stands for the whole
 * of it: OpenAPI has no such thing, but there is only one way to read it. A list is `holder[key]` itself.
 */
export interface Site extends FilePlace {
  readonly keyword: "$ref" | "$dynamicRef" | "mapping" | "map" | "list";
  readonly holder: Record<string, JsonValue | undefined>;
  readonly key: string;
  readonly text: string;
  /** What the target is taken for, since the target does not say. */
  readonly kind: Kind;
  readonly resource: Resource;
  /** Of a map or a list: the references that have led here, where one leads to another. */
  readonly through?: ReadonlySet<JsonValue>;
}

/** Everything that the files say about references, gathered in one walk of each object. */
export class ReferenceCollector {
  readonly sites: Site[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** `$id` and `$self`, by absolute URI. */
  readonly resources = new Map<string, Resource>();
  /** `$anchor` and `$dynamicAnchor`, by URI with fragment. */
  readonly anchors = new Map<string, FilePlace>();
  /** How many `$dynamicAnchor`s have a name. */
  readonly dynamicAnchors = new Map<string, number>();
  readonly #visited = new Set<JsonObject>();
  readonly #version: OpenApiVersion;
  readonly #locate: (place: FilePlace, part: "key" | "value") => Location;

  constructor(version: OpenApiVersion, locate: (place: FilePlace, part: "key" | "value") => Location) {
    this.#version = version;
    this.#locate = locate;
  }

  /** Walks an object, taken for `kind`, unless it was walked before. */
  collect(value: JsonValue, kind: Kind, { file, pointer }: FilePlace, resource: Resource): void {
    this.#walk(value, kind, file, new Place(undefined, pointer), resource);
  }

  #walk(value: JsonValue, kind: Kind, file: string, place: Place, resource: Resource): void {
    if (!isObject(value) || this.#visited.has(value)) return;
    this.#visited.add(value);
    const inner = kind === "schema" ? this.#openSchema(value, file, place, resource) : resource;
    this.#addSites(value, kind, file, place, inner);
    forEachChild(value, kind, (child, childKind, field, key) => {
      const holder = new Place(place, field);
      if (key === "$ref" && typeof child === "string") {
        const inside = { text: child, kind: childKind, file, place: holder, resource: inner };
        this.#addWhole(value, kind, field, inside);
        return;
      }
      this.#walk(child, childKind, file, key === undefined ? holder : new Place(holder, key), inner);
    });
  }

  #openSchema(schema: JsonObject, file: string, where: Place, resource: Resource): Resource {
    if (this.#version === "3.0") return resource;
    const { $id, $anchor, $dynamicAnchor } = schema;
    if ($id === undefined && $anchor === undefined && $dynamicAnchor === undefined) return resource;
    const place = { file, pointer: where.pointer };
    const uri = typeof $id === "string" && $id !== "" ? resolveUri($id, resource.uri) : undefined;
    const own = uri === undefined ? resource : { ...place, uri };
    if (uri !== undefined && !this.resources.has(uri)) this.resources.set(uri, own);
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === "string") this.anchors.set(`${own.uri}#${anchor}`, place);
    }
    if (typeof $dynamicAnchor === "string") {
      this.dynamicAnchors.set($dynamicAnchor, (this.dynamicAnchors.get($dynamicAnchor) ?? 0) + 1);
    }
    return own;
  }

  #addSites(value: JsonObject, kind: Kind, file: string, place: Place, resource: Resource): void {
    // The tree is ours since we parsed it: references are rewritten in place rather than copied.
    const holder = value as Record<string, JsonValue | undefined>;
    const add = (keyword: Site["keyword"], owner: Site["holder"], key: string, at: Place, as: Kind): void => {
      const text = owner[key];
      if (typeof text !== "string") return;
      const { pointer } = new Place(at, key);
      this.sites.push({ keyword, holder: owner, key, text, file, pointer, kind: as, resource });
    };
    if (kind === "discriminator" || kind === "nestedDiscriminator") {
      const { mapping } = value;
      if (isObject(mapping)) {
        for (const name of Object.keys(mapping)) {
          // As above.
          const owner = mapping as Record<string, JsonValue | undefined>;
          add("mapping", owner, name, new Place(place, "mapping"), "schema");
        }
      }
      if (kind === "discriminator" && this.#version === "3.2")
        add("mapping", holder, "defaultMapping", place, "schema");
      return;
    }
    add("$ref", holder, "$ref", place, kind);
    if (kind === "schema" && this.#version !== "3.0") {
      add("$dynamicRef", holder, "$dynamicRef", place, kind);
    }
  }

  /** `schemas: { $ref: … }`: some tools replace a whole map or list, OpenAPI has no such thing. */
  #addWhole(owner: JsonObject, ownerKind: Kind, field: string, inside: ReferenceInside): void {
    const { text, kind, file, place, resource } = inside;
    const isList = isListField(ownerKind, field);
    const { pointer } = new Place(place, "$ref");
    const what = isList ? "a list" : "a map of names";
    const message = `\`${field}\` is ${what}; a \`$ref\` cannot stand for the whole of it.`;
    const location = this.#locate({ file, pointer }, "key");
    this.diagnostics.push(diagnose("ref-misplaced", message, { location }));
    // As above: what stands there is an object, since it has a reference in it.
    const holder = (isList ? owner : owner[field]) as Record<string, JsonValue | undefined>;
    const site = { holder, text, file, pointer, kind, resource };
    this.sites.push(
      isList ? { ...site, keyword: "list", key: field } : { ...site, keyword: "map", key: "$ref" },
    );
  }
}

/** A reference that stands for the whole of what a field holds. */
interface ReferenceInside {
  readonly text: string;
  /** Of each object in the map or list. */
  readonly kind: Kind;
  readonly file: string;
  /** Of the map or list. */
  readonly place: Place;
  readonly resource: Resource;
}

/** A reference resolved against a base URI, or `undefined` when it is none. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    const url = new URL(reference, base);
    url.hash = "";
    return url.href;
  } catch {
    return undefined;
  }
}
