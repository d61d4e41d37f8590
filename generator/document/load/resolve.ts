import path from "node:path";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../../shared/json.ts";
import type { OpenApiVersion } from "../spec.ts";
import { decode, refuse } from "./address.ts";
import { cyclesIn } from "./reference-cycles.ts";
import { ReferenceCollector, type FilePlace, type FileTree, type Resource, type Site } from "./references.ts";
import { staysInside, type Root } from "./root.ts";
import { Targets, type Outcome } from "./targets.ts";

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
  readonly files: ReadonlyMap<string, FileTree>;
  readonly diagnostics: Diagnostic[] = [];
  readonly #host: ResolverHost;
  readonly #found: ReferenceCollector;
  readonly #targets: Targets;
  /** By the resource in which a reference stands, and its text. */
  readonly #outcomes = new Map<Resource, Map<string, Outcome>>();
  #next = 0;
  /** Whether a map got entries in this round, which others may refer to. */
  #grown = false;

  constructor(host: ResolverHost) {
    this.#host = host;
    this.#found = new ReferenceCollector(host.version, host.locate);
    this.#targets = new Targets(host, this.#found);
    this.#targets.files.set(host.entry.name, host.entry);
    this.files = this.#targets.files;
  }

  async run(): Promise<void> {
    const { entry } = this.#host;
    this.#found.collect(
      entry.value,
      "root",
      { file: entry.name, pointer: "" },
      this.#targets.resourceOf(entry),
    );
    await this.#resolveAll();
    // The linter still walks the tree.
    for (const site of cyclesIn(this.#targets.references)) {
      this.#reportCycle(site);
      delete site.holder["$ref"];
    }
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
    if (address === "") return this.#targets.within(site.resource, fragment, site);
    const resource = this.#targets.resourceAt(address, site);
    if (resource) return this.#targets.within(resource, fragment, site);
    const refusal = refuse(address, site.text);
    if (refusal) return { hint: this.#targets.suggestFragment(site), ...refusal };
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
      return { code: "ref-file-missing", message, hint: this.#targets.suggestFragment(site) };
    }
    return this.#targets.within(this.#targets.resourceOf(file), fragment, site);
  }

  async #open(name: string, site: Site): Promise<FileTree | MissingFile | undefined> {
    const file = await this.#host.open(name, site, this.#targets.suggestFragment(site));
    if (file && !("missing" in file)) this.#targets.files.set(name, file);
    return file;
  }

  #prefix(file: string): string {
    return file === this.#host.entry.name ? "" : pointerTo("/x-external", file);
  }

  #rewrite(site: Site, place: FilePlace): void {
    const value = this.#targets.valueAt(place) ?? null;
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
    if (site.keyword !== "mapping") this.#targets.references.set(site.holder, { site, place, value });
    const tree = this.files.get(place.file);
    if (tree) this.#found.collect(value, site.kind, place, this.#resourceFor(site, place, tree));
  }

  /**
   * The entries of a map in the place of a reference to it. Components become references to them, so that each has one
   * name; what has no name of its own stands in both places.
   */
  #takeEntries(site: Site, place: FilePlace, map: JsonValue): void {
    const { holder, pointer, kind } = site;
    delete holder["$ref"];
    this.#grown = true;
    const tree = this.files.get(place.file);
    if (!isObject(map) || !tree) return;
    if (contains(map, holder)) return this.#reportCycle(site);
    const own = this.#resourceFor(site, place, tree);
    const isComponents = /^\/components\/[^/]+\/\$ref$/.test(pointer);
    for (const key of Object.keys(map).filter((each) => each !== "$ref")) {
      const entry = map[key] ?? null;
      const at = { file: place.file, pointer: pointerTo(place.pointer, key) };
      holder[key] ??= isComponents ? this.#referTo(at, entry, site) : entry;
      this.#found.collect(entry, kind, at, own);
    }
  }

  #referTo(place: FilePlace, value: JsonValue, site: Site): JsonObject {
    const reference = { $ref: `#${this.#prefix(place.file)}${place.pointer}` };
    this.#targets.references.set(reference, { site, place, value });
    return reference;
  }

  /** The items of a list in the place of a reference to it. */
  #takeItems(site: Site, place: FilePlace, list: JsonValue): void {
    const { holder, key, kind, text } = site;
    const tree = this.files.get(place.file);
    if (!isArray(list) || !tree) {
      const message = `\`${text}\` points at no list.`;
      return this.#report(site, { code: "ref-unresolved", message, hint: undefined });
    }
    holder[key] = list;
    this.#grown = true;
    const own = this.#resourceFor(site, place, tree);
    list.forEach((item, index) => {
      this.#found.collect(item, kind, { file: place.file, pointer: pointerTo(place.pointer, index) }, own);
    });
  }

  /** A map or a list that is a reference itself: what that leads to is taken now or in the next round. */
  #passOn(site: Site, place: FilePlace, value: JsonObject & { readonly $ref: string }): void {
    const { through = new Set() } = site;
    const tree = this.files.get(place.file);
    if (through.has(value) || value === site.holder) return this.#reportCycle(site);
    if (!tree) return;
    const next = { ...site, text: value.$ref, through: new Set([...through, value]) };
    const known = this.#targets.references.get(value);
    if (known) return this.#rewrite(next, known.place);
    this.#found.sites.push({ ...next, resource: this.#resourceFor(site, place, tree) });
  }

  /** Targets in the same file keep the resource they stand in, as far as it is known here. */
  #resourceFor(site: Site, place: FilePlace, tree: FileTree): Resource {
    return site.resource.file === place.file ? site.resource : this.#targets.resourceOf(tree);
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
