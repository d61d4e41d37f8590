import { isObject, valueAt, type JsonObject, type JsonValue } from "../json.ts";
import { forEachChild, type Kind } from "../load/grammar.ts";
import { Place } from "../place.ts";

/** An object of OpenAPI in the document. */
export class Found {
  readonly kind: Kind;
  readonly value: JsonObject;
  readonly #place: Place;

  constructor(kind: Kind, value: JsonObject, place: Place) {
    this.kind = kind;
    this.value = value;
    this.#place = place;
  }

  /** Where it is written. */
  get pointer(): string {
    return this.#place.pointer;
  }
}

/** What the rules look at: objects that have none of these fields are not worth keeping. */
const fields = ["$ref", "operationId", "example", "examples", "properties"];

/**
 * The objects of the document that rules look at, each once, references followed to what lies outside the usual
 * places.
 */
export function walkObjects(document: JsonObject): Found[] {
  const found: Found[] = [];
  const seen = new Set<JsonObject>();
  const references: { kind: Kind; pointer: string }[] = [];
  const visit = (value: JsonValue | undefined, kind: Kind, place: Place): void => {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    if (fields.some((field) => field in value)) found.push(new Found(kind, value, place));
    const reference = value["$ref"];
    if (typeof reference === "string" && reference.startsWith("#"))
      references.push({ kind, pointer: reference.slice(1) });
    forEachChild(value, kind, (child, childKind, field, key) => {
      const holder = new Place(place, field);
      visit(child, childKind, key === undefined ? holder : new Place(holder, key));
    });
  };
  visit(document, "root", new Place(undefined, ""));
  for (const { kind, pointer } of references)
    visit(valueAt(document, pointer), kind, new Place(undefined, pointer));
  return found;
}

/** What a value is once its references are followed, and where that is written. */
export function follow(
  document: JsonObject,
  value: JsonValue | undefined,
  pointer: string,
): { readonly value: JsonValue | undefined; readonly pointer: string } {
  let current = { value, pointer };
  for (let hops = 0; hops < 100 && isObject(current.value); hops++) {
    const reference = current.value["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#")) break;
    current = { value: valueAt(document, reference.slice(1)), pointer: reference.slice(1) };
  }
  return current;
}
