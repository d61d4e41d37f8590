import path from "node:path";
import type { Location } from "../../shared/diagnostics/diagnostic.ts";
import { isObject, pointerTo, unescapeToken, valueAt, type JsonValue } from "../../shared/json.ts";
import { child, decode, firstMissing, type Refusal } from "./address.ts";
import {
  resolveUri,
  type FilePlace,
  type FileTree,
  type ReferenceCollector,
  type Resource,
  type Site,
} from "./references.ts";
import type { Root } from "./root.ts";
import { suggestFragment, suggestPointer } from "./suggest-target.ts";

/** Where a reference leads, or why it leads nowhere. */
export type Outcome =
  | { readonly place: FilePlace }
  | Refusal
  /** A file that cannot be used, and has said so itself. */
  | "reported";

/** A reference that leads somewhere. */
export interface Target {
  readonly site: Site;
  readonly place: FilePlace;
  readonly value: JsonValue;
}

/** What the targets need from the loader. */
export interface TargetsHost {
  readonly root: Root;
  readonly locate: (place: FilePlace, part: "key" | "value") => Location;
}

/** Finds what addresses lead to, in the files that have been read so far. */
export class Targets {
  /** By name. */
  readonly files = new Map<string, FileTree>();
  /** What the references that were followed lead to, by the object that holds them. */
  readonly references = new Map<object, Target>();
  readonly #host: TargetsHost;
  readonly #found: ReferenceCollector;
  readonly #resources = new Map<FileTree, Resource>();
  /** Files that were walked whole, looking for an anchor. */
  readonly #searched = new Set<string>();

  constructor(host: TargetsHost, found: ReferenceCollector) {
    this.#host = host;
    this.#found = found;
  }

  /** The resource that a file as a whole is (OpenAPI 3.2 section 4.1.2). */
  resourceOf(file: FileTree): Resource {
    const known = this.#resources.get(file);
    if (known) return known;
    const name = path.posix.join(this.#host.root.way, file.name);
    const retrieval = `spec:///${name.split("/").map(encodeURIComponent).join("/")}`;
    const self = isObject(file.value) ? file.value["$self"] : undefined;
    const uri = (typeof self === "string" && resolveUri(self, retrieval)) || retrieval;
    const resource = { file: file.name, pointer: "", uri };
    if (uri !== retrieval) this.#found.resources.set(uri, resource);
    this.#resources.set(file, resource);
    return resource;
  }

  /** What `$id` or `$self` declare to be at an address, wherever it seems to point. */
  resourceAt(address: string, site: Site): Resource | undefined {
    if (this.#found.resources.size === 0) return undefined;
    const uri = resolveUri(address, site.resource.uri);
    return uri === undefined ? undefined : this.#found.resources.get(uri);
  }

  /** What a fragment leads to inside a resource: an anchor, or a JSON Pointer. */
  within(resource: Resource, fragment: string, site: Site): Outcome {
    const missing = (what: string, hint: string | undefined): Refusal => ({
      code: "ref-unresolved",
      message: `\`${site.text}\` points at nothing: ${what}.`,
      hint,
    });
    if (fragment !== "" && !fragment.startsWith("/")) {
      const anchor = this.#anchor(resource, fragment);
      if (anchor) return { place: anchor };
      return missing(`there is no \`$anchor: ${fragment}\``, this.suggestFragment(site));
    }
    const place =
      this.#walk(resource, fragment) ?? this.#walk({ file: resource.file, pointer: "" }, fragment);
    if (place) return { place };
    const tree = this.files.get(resource.file)?.value ?? null;
    const { file } = this.#host.locate({ file: resource.file, pointer: "" }, "value");
    const what = `there is no ${firstMissing(tree, fragment)} in \`${file}\``;
    return missing(what, suggestPointer(tree, fragment, site.kind));
  }

  /** What may have been meant by a reference whose `#` is missing or misplaced. */
  suggestFragment({ resource, text, kind }: Site): string | undefined {
    return suggestFragment(this.files.get(resource.file)?.value ?? null, text, kind);
  }

  valueAt({ file, pointer }: FilePlace): JsonValue | undefined {
    const tree = this.files.get(file);
    return tree && valueAt(tree.value, pointer);
  }

  /** Anchors are known once the walk has seen them; in a file that nothing else leads into it has to look first. */
  #anchor(resource: Resource, name: string): FilePlace | undefined {
    const file = this.files.get(resource.file);
    const known = (): FilePlace | undefined =>
      this.#found.anchors.get(`${resource.uri}#${name}`) ??
      this.#found.anchors.get(`${this.#fileUri(resource.file)}#${name}`);
    if (!known() && file && !this.#searched.has(file.name)) {
      this.#searched.add(file.name);
      const kind = isObject(file.value) && file.value["openapi"] !== undefined ? "root" : "schema";
      this.#found.collect(file.value, kind, { file: file.name, pointer: "" }, this.resourceOf(file));
    }
    return known();
  }

  #fileUri(name: string): string {
    const file = this.files.get(name);
    return file ? this.resourceOf(file).uri : "";
  }

  /** Follows a pointer, through references on its way, to where the value really is. */
  #walk(from: FilePlace, fragment: string, tried: Set<string> = new Set()): FilePlace | undefined {
    let place = from;
    let value = this.valueAt(place);
    for (const token of fragment.split("/").slice(1).map(unescapeToken)) {
      for (let next = child(value, token); next === undefined; next = child(value, token)) {
        const target = this.#targetOf(value, place, tried);
        if (target === undefined) return undefined;
        place = target;
        value = this.valueAt(target);
      }
      place = { file: place.file, pointer: pointerTo(place.pointer, token) };
      value = child(value, token);
    }
    return value === undefined ? undefined : place;
  }

  /** Where a reference on the way of another one leads: known already, or to be found in its file. */
  #targetOf(value: JsonValue | undefined, place: FilePlace, tried: Set<string>): FilePlace | undefined {
    if (!isObject(value)) return undefined;
    // What was tried on the way here and has not led anywhere yet is a circle.
    const key = `${place.file}#${place.pointer}`;
    if (tried.has(key)) return undefined;
    tried.add(key);
    const known = this.references.get(value);
    if (known) return known.place;
    const reference = value["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
    return this.#walk({ file: place.file, pointer: "" }, decode(reference.slice(1)), tried);
  }
}
