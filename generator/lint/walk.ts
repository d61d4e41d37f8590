import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import { resolveNode } from "../document/references.ts";
import { Place } from "../document/place.ts";
import type { OpenApiVersion, Spec } from "../document/spec.ts";
import { objectTables, type Check, type ObjectName } from "../document/grammar/object-tables.ts";
import { appliesSiblings, patternOf, schemeTable } from "../document/grammar/patterns.ts";

/** An object of OpenAPI in the document. */
export class Found {
  readonly kind: ObjectName;
  readonly value: JsonObject;
  readonly place: Place;

  constructor(kind: ObjectName, value: JsonObject, place: Place) {
    this.kind = kind;
    this.value = value;
    this.place = place;
  }

  /** Where it is written. */
  get pointer(): string {
    return this.place.pointer;
  }
}

/** The objects of a document, each once for every kind that it is used as. */
export class Objects {
  /** In the order in which they are written; then those that references alone lead to. */
  readonly all: Found[] = [];
  /** Objects with a `$ref`. Where what stands beside it counts, they are among `all` too. */
  readonly references: Found[] = [];
  /** The first reference to an object. */
  readonly referrers = new Map<JsonObject, Found>();
  readonly #byKind = new Map<ObjectName, Found[]>();

  /** Those of one kind. */
  of(kind: ObjectName): readonly Found[] {
    return this.#byKind.get(kind) ?? [];
  }

  add(found: Found): void {
    this.all.push(found);
    const list = this.#byKind.get(found.kind);
    if (list) list.push(found);
    else this.#byKind.set(found.kind, [found]);
  }
}

/** Finds the objects of a document by the tables of OpenAPI's fields, and follows references. */
export function findObjects(spec: Spec): Objects {
  const walk = new Walk(spec.document, spec.version);
  return walk.run();
}

class Walk {
  readonly #document: JsonObject;
  readonly #version: OpenApiVersion;
  readonly #objects = new Objects();
  readonly #seen = new Map<ObjectName, Set<JsonObject>>();

  constructor(document: JsonObject, version: OpenApiVersion) {
    this.#document = document;
    this.#version = version;
  }

  run(): Objects {
    const { references, referrers } = this.#objects;
    this.#visit(this.#document, "root", new Place(undefined, ""));
    // Targets come last, since a chain of references can be longer than the stack is deep. The list grows meanwhile.
    for (let next = 0; next < references.length; next++) {
      const reference = references[next];
      if (!reference) break;
      const target = resolveNode(this.#document, reference.value, "");
      if (target === undefined) continue;
      if (!referrers.has(target.value)) referrers.set(target.value, reference);
      this.#visit(target.value, reference.kind, new Place(undefined, target.pointer));
    }
    return this.#objects;
  }

  #visit(value: JsonValue | undefined, kind: ObjectName, place: Place): void {
    if (!isObject(value) || !this.#isNew(value, kind)) return;
    const found = new Found(kind, value, place);
    const isReference = typeof value["$ref"] === "string";
    if (isReference) this.#objects.references.push(found);
    if (isReference && !appliesSiblings(kind, this.#version)) return;
    this.#objects.add(found);
    this.#visitFields(value, kind, place);
  }

  #isNew(value: JsonObject, kind: ObjectName): boolean {
    const seen = this.#seen.get(kind);
    if (!seen) this.#seen.set(kind, new Set([value]));
    else if (seen.has(value)) return false;
    else seen.add(value);
    return true;
  }

  #visitFields(value: JsonObject, kind: ObjectName, place: Place): void {
    const pattern = patternOf(kind);
    const table = objectTables(this.#version).get(tableOf(kind, value, this.#version));
    for (const key of Object.keys(value)) {
      if (pattern) {
        const isEntry = pattern.key.test(key) && !(pattern.hasExtensions && key.startsWith("x-"));
        if (isEntry) this.#visitHeld(value[key], pattern.check, new Place(place, key));
        continue;
      }
      const check = table?.fields.get(key);
      if (check !== undefined) this.#visitHeld(value[key], check, new Place(place, key));
    }
  }

  #visitHeld(value: JsonValue | undefined, check: Check, place: Place): void {
    if (typeof check !== "object" || !("object" in check)) return;
    const { object, shape } = check;
    if (shape === "one" || shape === "flag") this.#visit(value, object, place);
    else if (shape === "list") {
      if (isArray(value)) value.forEach((item, index) => this.#visit(item, object, new Place(place, index)));
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) this.#visit(value[key], object, new Place(place, key));
    }
  }
}

/** The table of an object: that of its `type`, where it is a security scheme. */
export function tableOf(kind: ObjectName, value: JsonObject, version: OpenApiVersion): ObjectName {
  return (kind === "securityScheme" ? schemeTable(value["type"], version) : undefined) ?? kind;
}
