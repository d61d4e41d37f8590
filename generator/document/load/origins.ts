import {
  isArray,
  isObject,
  pointerTo,
  unescapeToken,
  type JsonObject,
  type JsonValue,
} from "../../shared/json.ts";
import type { FilePlace } from "./references.ts";

/** An object or a list of a tree that overlays change. */
export type Holder = Record<string, JsonValue | undefined> | JsonValue[];

/**
 * Where the values of a tree come from that several files made. Objects and lists are known by themselves, wherever they
 * are moved; what a holder got from another file is known by its key.
 */
export class Origins {
  readonly #containers = new WeakMap<object, FilePlace>();
  readonly #entries = new WeakMap<object, Map<string, FilePlace>>();

  /** A copy of a value of a file, in which nothing stands twice: YAML's aliases share objects, and a change would hit all. */
  copy(value: JsonValue, place: FilePlace): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const below = (child: JsonValue, token: string | number): JsonValue =>
      this.copy(child, { file: place.file, pointer: pointerTo(place.pointer, token) });
    const copied = isArray(value)
      ? value.map(below)
      : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, below(child ?? null, key)]));
    this.#containers.set(copied, place);
    return copied;
  }

  /** Puts a value under a key, or at the end of a list; the key may be `__proto__`. */
  put(holder: Holder, key: string | number, value: JsonValue, place: FilePlace): void {
    const property = { value: this.copy(value, place), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(holder, key, property);
    this.#entriesOf(holder).set(String(key), place);
  }

  /** Takes a value out; what stands behind it in a list moves up. */
  remove(holder: Holder, key: string | number): void {
    if (!isArray(holder)) {
      delete holder[key];
      this.#entries.get(holder)?.delete(String(key));
      return;
    }
    const places = holder.map((_, index) => this.#placeIn(holder, String(index)));
    holder.splice(Number(key), 1);
    places.splice(Number(key), 1);
    this.#entries.set(holder, new Map(places.map((place, index) => [String(index), place])));
  }

  /** The file and the place in it of what a pointer names; below what is not there, the pointer goes on as it is. */
  find(tree: JsonValue, pointer: string): FilePlace {
    let [value, place]: [JsonValue | undefined, FilePlace] = [tree, this.#placeOf(tree)];
    for (const token of pointer.split("/").slice(1).map(unescapeToken)) {
      if (isObject(value) || isArray(value)) {
        place = this.#placeIn(value, token);
        value = childOf(value, token);
      } else place = { file: place.file, pointer: pointerTo(place.pointer, token) };
    }
    return place;
  }

  #placeIn(holder: JsonObject | readonly JsonValue[], key: string): FilePlace {
    const child = childOf(holder, key);
    const own = typeof child === "object" && child !== null ? this.#containers.get(child) : undefined;
    const { file, pointer } = this.#placeOf(holder);
    return own ?? this.#entries.get(holder)?.get(key) ?? { file, pointer: pointerTo(pointer, key) };
  }

  #placeOf(value: JsonValue): FilePlace {
    const known = typeof value === "object" && value !== null ? this.#containers.get(value) : undefined;
    return known ?? { file: "", pointer: "" };
  }

  #entriesOf(holder: Holder): Map<string, FilePlace> {
    const known = this.#entries.get(holder) ?? new Map<string, FilePlace>();
    this.#entries.set(holder, known);
    return known;
  }
}

function childOf(holder: JsonObject | readonly JsonValue[], key: string): JsonValue | undefined {
  if (isArray(holder)) return holder[Number(key)];
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}
