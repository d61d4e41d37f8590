import path from "node:path";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import {
  isArray,
  isObject,
  pointerTo,
  unescapeToken,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../../shared/json.ts";
import type { OpenApiVersion } from "../spec.ts";
import { child, decode, firstMissing, refuse, type Refusal } from "./address.ts";
import {
  ReferenceCollector,
  resolveUri,
  type FilePlace,
  type FileTree,
  type Resource,
  type Site,
} from "./references.ts";
import { staysInside, type Root } from "./root.ts";
import { suggestFragment, suggestPointer } from "./suggest-target.ts";

/** Reads and parses a file of the document; the diagnostics of a file that is no good are already reported. */
export type OpenFile = (
  name: string,
  asked: Site,
  hint?: string,
) => Promise<FileTree | MissingFile | undefined>;

/** A file that is not there, by the name that users know it by. */
export interface MissingFile {
  readonly missing: string;
}

/** What the resolver needs from the loader. */
export interface ResolverHost {
  readonly version: OpenApiVersion;
  readonly entry: FileTree;
  readonly root: Root;
  readonly open: OpenFile;
  readonly locate: (place: FilePlace, part: "key" | "value") => Location;
}

/** All files that were reached, and what is wrong with the references between them. */
export interface Resolution {
  readonly files: ReadonlyMap<string, FileTree>;
  readonly diagnostics: readonly Diagnostic[];
}

type Outcome =
  | { readonly place: FilePlace }
  | Refusal
  /** A file that cannot be used, and has said so itself. */
  | "reported";

/**
 * Rewrites every reference of a document, in place, into a fragment of one tree: `#/…` for the entry file,
 * `#/x-external/<file>/…` for the others, which are read as they are met. Nothing outside the root is
 * opened.
 */
export async function resolveReferences(host: ResolverHost): Promise<Resolution> {
  const resolver = new Resolver(host);
  await resolver.run();
  return resolver;
}

class Resolver implements Resolution {
  readonly files = new Map<string, FileTree>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #host: ResolverHost;
  readonly #found: ReferenceCollector;
  /** By the resource in which a reference stands, and its text. */
  readonly #outcomes = new Map<Resource, Map<string, Outcome>>();
  readonly #targets = new Map<
    object,
    { readonly site: Site; readonly place: FilePlace; readonly value: JsonValue }
  >();
  readonly #resources = new Map<FileTree, Resource>();
  /** Files that were walked whole, looking for an anchor. */
  readonly #searched = new Set<string>();
  #next = 0;
  /** Whether a map got entries in this round, which others may refer to. */
  #grown = false;

  constructor(host: ResolverHost) {
    this.#host = host;
    this.#found = new ReferenceCollector(host.version, host.locate);
    this.files.set(host.entry.name, host.entry);
  }

  async run(): Promise<void> {
    const { entry } = this.#host;
    this.#found.collect(entry.value, "root", { file: entry.name, pointer: "" }, this.#resourceOf(entry));
    await this.#resolveAll();
    this.#reportCycles();
    this.diagnostics.push(...this.#found.diagnostics);
  }

  /** Round by round: a reference may need an `$id` or `$anchor` that another reference leads to. */
  async #resolveAll(): Promise<void> {
    let waiting: Site[] = [];
    for (;;) {
      const before = this.#found.sites.length;
      this.#grown = false;
      const failed: { site: Site; outcome: Exclude<Outcome, { place: FilePlace }> }[] = [];
      const round = [...waiting, ...this.#found.sites.slice(this.#next)];
      this.#next = before;
      for (const site of round) {
        const outcome = this.#known(site) ?? (await this.#resolve(site));
        if (typeof outcome === "object" && "place" in outcome) this.#rewrite(site, outcome.place);
        else failed.push({ site, outcome });
      }
      waiting = failed.map((each) => each.site);
      if (this.#found.sites.length > before || this.#grown) continue;
      for (const { site, outcome } of failed) this.#report(site, outcome);
      return;
    }
  }

  /** Where the same reference has led before. */
  #known({ keyword, resource, text }: Site): Outcome | undefined {
    const known = keyword === "mapping" ? undefined : this.#outcomes.get(resource)?.get(text);
    return typeof known === "object" && "place" in known ? known : undefined;
  }

  async #resolve(site: Site): Promise<Outcome> {
    if (site.keyword === "mapping") return this.#resolveMapping(site);
    const outcome = await this.#follow(site);
    const { resource, text } = site;
    const outcomes = this.#outcomes.get(resource);
    if (outcomes) outcomes.set(text, outcome);
    else this.#outcomes.set(resource, new Map([[text, outcome]]));
    return outcome;
  }

  /** A mapping's value is the name of a schema, where there is one of that name, or a reference (section 4.25.2). */
  async #resolveMapping(site: Site): Promise<Outcome> {
    if (/^[\w.-]+$/.test(site.text)) {
      for (const file of [this.#host.entry, this.files.get(site.file)]) {
        const pointer = pointerTo("/components/schemas", site.text);
        if (file && valueAt(file.value, pointer) !== undefined)
          return { place: { file: file.name, pointer } };
      }
    }
    return this.#follow(site);
  }

  async #follow(site: Site): Promise<Outcome> {
    const hash = site.text.indexOf("#");
    const address = hash === -1 ? site.text : site.text.slice(0, hash);
    const fragment = decode(hash === -1 ? "" : site.text.slice(hash + 1));
    if (address === "") return this.#within(site.resource, fragment, site);
    const resource = this.#resourceAt(address, site);
    if (resource) return this.#within(resource, fragment, site);
    const refusal = refuse(address, site.text);
    if (refusal) return { hint: this.#suggestFragment(site), ...refusal };
    const name = path.posix.normalize(
      path.posix.join(path.posix.dirname(site.resource.file), decode(address).replaceAll("\\", "/")),
    );
    const { title, way } = this.#host.root;
    if (!staysInside(path.posix.join(way, name)))
      return { code: "ref-outside", message: `\`${site.text}\` leads out of ${title}.` };
    const file = this.files.get(name) ?? (await this.#open(name, site));
    if (!file) return "reported";
    if ("missing" in file) {
      const message = `There is no file \`${file.missing}\`.`;
      return { code: "ref-file-missing", message, hint: this.#suggestFragment(site) };
    }
    return this.#within(this.#resourceOf(file), fragment, site);
  }

  async #open(name: string, site: Site): Promise<FileTree | MissingFile | undefined> {
    const file = await this.#host.open(name, site, this.#suggestFragment(site));
    if (file && !("missing" in file)) this.files.set(name, file);
    return file;
  }

  #suggestFragment({ resource, text, kind }: Site): string | undefined {
    return suggestFragment(this.files.get(resource.file)?.value ?? null, text, kind);
  }

  /** What `$id` or `$self` declare to be at an address, wherever it seems to point. */
  #resourceAt(address: string, site: Site): Resource | undefined {
    if (this.#found.resources.size === 0) return undefined;
    const uri = resolveUri(address, site.resource.uri);
    return uri === undefined ? undefined : this.#found.resources.get(uri);
  }

  #resourceOf(file: FileTree): Resource {
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

  #within(resource: Resource, fragment: string, site: Site): Outcome {
    const missing = (what: string, hint: string | undefined): Refusal => ({
      code: "ref-unresolved",
      message: `\`${site.text}\` points at nothing: ${what}.`,
      hint,
    });
    if (fragment !== "" && !fragment.startsWith("/")) {
      const anchor = this.#anchor(resource, fragment);
      if (anchor) return { place: anchor };
      return missing(`there is no \`$anchor: ${fragment}\``, this.#suggestFragment(site));
    }
    const place =
      this.#walk(resource, fragment) ?? this.#walk({ file: resource.file, pointer: "" }, fragment);
    if (place) return { place };
    const tree = this.files.get(resource.file)?.value ?? null;
    const { file } = this.#host.locate({ file: resource.file, pointer: "" }, "value");
    const what = `there is no ${firstMissing(tree, fragment)} in \`${file}\``;
    return missing(what, suggestPointer(tree, fragment, site.kind));
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
      this.#found.collect(file.value, kind, { file: file.name, pointer: "" }, this.#resourceOf(file));
    }
    return known();
  }

  #fileUri(name: string): string {
    const file = this.files.get(name);
    return file ? this.#resourceOf(file).uri : "";
  }

  /** Follows a pointer, through references on its way, to where the value really is. */
  #walk(from: FilePlace, fragment: string, tried: Set<string> = new Set()): FilePlace | undefined {
    let place = from;
    let value = this.#valueAt(place);
    for (const token of fragment.split("/").slice(1).map(unescapeToken)) {
      for (let next = child(value, token); next === undefined; next = child(value, token)) {
        const target = this.#targetOf(value, place, tried);
        if (target === undefined) return undefined;
        place = target;
        value = this.#valueAt(target);
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
    const known = this.#targets.get(value);
    if (known) return known.place;
    const reference = value["$ref"];
    if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
    return this.#walk({ file: place.file, pointer: "" }, decode(reference.slice(1)), tried);
  }

  #valueAt({ file, pointer }: FilePlace): JsonValue | undefined {
    const tree = this.files.get(file);
    return tree && valueAt(tree.value, pointer);
  }

  #prefix(file: string): string {
    return file === this.#host.entry.name ? "" : pointerTo("/x-external", file);
  }

  #rewrite(site: Site, place: FilePlace): void {
    const value = this.#valueAt(place) ?? null;
    if (site.keyword === "map" || site.keyword === "list") {
      if (site.keyword === "map") this.#takeEntries(site, place, value);
      else if (!isReference(value)) this.#takeItems(site, place, value);
      if (isReference(value)) this.#passOn(site, place, value);
      return;
    }
    if (site.keyword === "$dynamicRef") {
      if (!this.#settleDynamic(site)) return;
      site.holder["$ref"] = `#${this.#prefix(place.file)}${place.pointer}`;
    } else if (
      site.keyword === "mapping" &&
      place.file === this.#host.entry.name &&
      !/[#/]/.test(site.text)
    ) {
      // The name of a schema of the entry file says it already.
      return;
    } else {
      site.holder[site.key] = `#${this.#prefix(place.file)}${place.pointer}`;
    }
    if (site.keyword !== "mapping") this.#targets.set(site.holder, { site, place, value });
    const tree = this.files.get(place.file);
    if (tree) this.#found.collect(value, site.kind, place, this.#resourceFor(site, place, tree));
  }

  /**
   * The entries of a map in the place of a reference to it. Components become references to them, so that each has one
   * name; what has no name of its own stands in both places.
   */
  #takeEntries(site: Site, place: FilePlace, map: JsonValue): void {
    const { holder, pointer, kind, resource } = site;
    delete holder["$ref"];
    this.#grown = true;
    const tree = this.files.get(place.file);
    if (!isObject(map) || !tree) return;
    if (contains(map, holder)) return this.#reportCycle(site);
    const isComponents = /^\/components\/[^/]+\/\$ref$/.test(pointer);
    for (const key of Object.keys(map).filter((each) => each !== "$ref")) {
      const entry = map[key] ?? null;
      const at = { file: place.file, pointer: pointerTo(place.pointer, key) };
      holder[key] ??= isComponents ? this.#referTo(at, entry, site) : entry;
      this.#found.collect(entry, kind, at, place.file === resource.file ? resource : this.#resourceOf(tree));
    }
  }

  #referTo(place: FilePlace, value: JsonValue, site: Site): JsonObject {
    const reference = { $ref: `#${this.#prefix(place.file)}${place.pointer}` };
    this.#targets.set(reference, { site, place, value });
    return reference;
  }

  /** The items of a list in the place of a reference to it. */
  #takeItems(site: Site, place: FilePlace, list: JsonValue): void {
    const { holder, key, kind, resource, text } = site;
    const tree = this.files.get(place.file);
    if (!isArray(list) || !tree) {
      const message = `\`${text}\` points at no list.`;
      return this.#report(site, { code: "ref-unresolved", message, hint: undefined });
    }
    holder[key] = list;
    this.#grown = true;
    const own = place.file === resource.file ? resource : this.#resourceOf(tree);
    list.forEach((item, index) => {
      this.#found.collect(item, kind, { file: place.file, pointer: pointerTo(place.pointer, index) }, own);
    });
  }

  /** A map or a list that is a reference itself: what that leads to is taken now or in the next round. */
  #passOn(site: Site, place: FilePlace, value: JsonObject & { readonly $ref: string }): void {
    const { through = new Set(), resource } = site;
    const tree = this.files.get(place.file);
    if (through.has(value) || value === site.holder) return this.#reportCycle(site);
    if (!tree) return;
    const next = { ...site, text: value.$ref, through: new Set([...through, value]) };
    const known = this.#targets.get(value);
    if (known) return this.#rewrite(next, known.place);
    const own = place.file === resource.file ? resource : this.#resourceOf(tree);
    this.#found.sites.push({ ...next, resource: own });
  }

  /** Targets in the same file keep the resource they stand in, as far as it is known here. */
  #resourceFor(site: Site, place: FilePlace, tree: FileTree): Resource {
    return site.resource.file === place.file ? site.resource : this.#resourceOf(tree);
  }

  /** With one `$dynamicAnchor` of the name there is nothing dynamic about it; with more, nobody can say. */
  #settleDynamic(site: Site): boolean {
    const anchor = site.text.slice(site.text.indexOf("#") + 1);
    delete site.holder["$dynamicRef"];
    if (site.holder["$ref"] === undefined && (this.#found.dynamicAnchors.get(anchor) ?? 0) <= 1) return true;
    const message = `\`${site.text}\` can mean any of several schemas with \`$dynamicAnchor: ${anchor}\`: its type becomes \`unknown\`.`;
    this.diagnostics.push(diagnose("ref-dynamic", message, { location: this.#host.locate(site, "value") }));
    return false;
  }

  #report(site: Site, outcome: Exclude<Outcome, { place: FilePlace }>): void {
    const location = this.#host.locate(site, "value");
    if (site.keyword === "mapping") {
      const message = `The mapping's \`${site.text}\` is neither a schema's name nor a reference to one.`;
      this.diagnostics.push(diagnose("mapping-unresolved", message, { location }));
    } else if (outcome !== "reported") {
      const pointer = `${this.#prefix(site.file)}${site.pointer.slice(0, site.pointer.lastIndexOf("/"))}`;
      const isWhole = site.keyword === "map" || site.keyword === "list";
      const subject = { pointers: [pointer], kind: isWhole ? site.keyword : site.kind };
      const { code, message, hint } = outcome;
      this.diagnostics.push(diagnose(code, message, { location, hint, subject }));
    }
  }

  /** Chains of references that come back to where they began. */
  #reportCycles(): void {
    const harmless = new Set<object>();
    const cycles: Site[] = [];
    for (const [start, { site }] of this.#targets) {
      if (harmless.has(start)) continue;
      const chain: object[] = [];
      let holder = this.#nextReference(start);
      // Most references lead to something else at once.
      if (holder === undefined) continue;
      chain.push(start);
      while (holder && !harmless.has(holder) && !chain.includes(holder) && chain.length < 1000) {
        chain.push(holder);
        holder = this.#nextReference(holder);
      }
      if (holder === start) {
        this.#reportCycle(site);
        cycles.push(site);
      } else if (!holder || harmless.has(holder)) {
        for (const each of chain) harmless.add(each);
      }
    }
    // The linter still walks the tree.
    for (const site of cycles) delete site.holder["$ref"];
  }

  /** What a reference leads to, where that is one more. */
  #nextReference(holder: object): object | undefined {
    const value = this.#targets.get(holder)?.value;
    return isObject(value) && this.#targets.has(value) ? value : undefined;
  }

  #reportCycle(site: Site): void {
    const message = `\`${site.text}\` leads back to itself, and to nothing but references.`;
    this.diagnostics.push(diagnose("ref-cycle", message, { location: this.#host.locate(site, "value") }));
  }
}

function isReference(value: JsonValue): value is JsonObject & { readonly $ref: string } {
  return isObject(value) && typeof value["$ref"] === "string";
}

/** Whether an object is a value, or somewhere inside it. */
function contains(value: JsonValue, wanted: object, seen: Set<JsonValue> = new Set()): boolean {
  if (value === wanted) return true;
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  return Object.values(value).some((child) => child !== undefined && contains(child, wanted, seen));
}
