import path from "node:path";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import {
  hasErrors,
  sortDiagnostics,
  type Diagnostic,
  type Location,
} from "../../shared/diagnostics/diagnostic.ts";
import { pointerTo, unescapeToken, type JsonObject, type JsonValue } from "../../shared/json.ts";
import type { Spec } from "../spec.ts";
import { limits } from "./limits.ts";
import { Origins } from "./origins.ts";
import { readOverlay } from "./overlay.ts";
import { parseText } from "./parse-yaml.ts";
import { Positions } from "./positions.ts";
import {
  missing,
  readFrom,
  readWith,
  sourceDiagnostic,
  type ReadSource,
  type ReadText,
} from "./read-source.ts";
import type { FilePlace, FileTree, Site } from "./references.ts";
import { resolveReferences, type MissingFile } from "./resolve.ts";
import { rootOf, staysInside, type Root } from "./root.ts";
import { recognise } from "./version.ts";

export interface LoadOptions {
  /**
   * Gives the text of a file instead of the disk, such as from a commit; `undefined` when it has no such file.
   * It is asked for the entry's path and for paths below the root, never for others.
   */
  readonly read?: ReadText;
  /** The entry's text, which comes from elsewhere than its file, such as from standard input. */
  readonly text?: string | undefined;
  /** The folder that no reference leaves; see `rootOf` for what it is when nobody says. */
  readonly root?: string | undefined;
  /** Overlay documents that are laid over the entry, in this order, before anything else is read in it. */
  readonly overlays?: readonly string[];
}

/** A document, and what is wrong with it. */
export interface LoadResult {
  /** There is one when no diagnostic is an error. */
  readonly spec?: Spec;
  /** In place of `spec` when only references are in error: fit for linting, so that all problems come at once. */
  readonly draft?: Spec;
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every file that was read, for printing diagnostics. */
  readonly sources: ReadonlyMap<string, string>;
  /** Every file that was asked for, those that are not there too, for watching. */
  readonly files: ReadonlySet<string>;
}

/**
 * Reads an OpenAPI 3.0, 3.1 or 3.2 document, YAML or JSON, and the local files that it refers to.
 *
 * Takes the path of the entry file. Returns the one tree that later stages work on, with every problem of files,
 * syntax, version and references located; with an error among them there is no `spec`, but maybe a `draft`. Never throws for
 * anything a document can contain, and opens nothing outside the root.
 */
export async function loadSpec(entry: string, options: LoadOptions = {}): Promise<LoadResult> {
  const loader = new Loader(entry, options);
  return loader.load();
}

class Loader {
  /** The entry as users type it, and its folder, from which names of files start. */
  readonly #file: string;
  readonly #folder: string;
  readonly #root: Root;
  readonly #entry: string;
  readonly #read: ReadSource;
  readonly #options: LoadOptions;
  /** What users call files that are not below the entry's folder by name. */
  readonly #titles = new Map<string, string>();
  /** Where the parts of the entry come from, where overlays have changed it. */
  #overlaid: { readonly tree: JsonValue; readonly origins: Origins } | undefined;
  readonly #asked = new Set<string>();
  readonly #sources = new Map<string, string>();
  readonly #values = new Map<string, JsonValue>();
  readonly #positions = new Map<string, Positions>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(entry: string, options: LoadOptions) {
    this.#file = displayName(entry);
    this.#folder = path.posix.dirname(this.#file);
    this.#entry = path.posix.basename(this.#file);
    this.#root = rootOf(this.#folder, options.root);
    this.#options = options;
    const read = options.read ? readWith(options.read) : readFrom(this.#root, this.#file);
    const ofEntry = options.text === undefined ? read : readWith(() => options.text);
    this.#read = (file) => (file === this.#file ? ofEntry(file) : read(file));
  }

  async load(): Promise<LoadResult> {
    const spec = await this.#loadSpec();
    const failed = hasErrors(this.#diagnostics);
    return {
      ...(spec && (failed ? { draft: spec } : { spec })),
      diagnostics: sortDiagnostics(this.#diagnostics),
      sources: this.#sources,
      files: this.#asked,
    };
  }

  async #loadSpec(): Promise<Spec | undefined> {
    if (!staysInside(this.#root.way)) {
      const message = `\`${this.#file}\` is not below ${this.#root.title}.`;
      const hint = "Name a folder that holds the document with `--root DIR`.";
      this.#diagnostics.push(diagnose("ref-outside", message, { hint }));
      return undefined;
    }
    const written = await this.#openNamed(this.#entry);
    if (!written) return undefined;
    const { overlays = [] } = this.#options;
    const entry = overlays.length === 0 ? written : await this.#layOver(written, overlays);
    const locate = (pointer: string, part: "key" | "value"): Location =>
      this.#locate({ file: this.#entry, pointer }, part);
    const recognised = recognise(entry.value, this.#file, locate);
    if ("diagnostic" in recognised) {
      this.#diagnostics.push(recognised.diagnostic);
      return undefined;
    }
    const { version, document } = recognised;
    const { files, diagnostics } = await resolveReferences({
      version,
      entry,
      root: this.#root,
      open: (name, site, hint) => this.#open(name, site, hint),
      locate: (place, part) => this.#locate(place, part),
    });
    this.#diagnostics.push(...diagnostics);
    return {
      file: this.#file,
      version,
      document: this.#attach(document, files),
      sources: this.#sources,
      locate: (pointer, part = "value") => this.#locate(splitPointer(pointer, this.#entry, files), part),
      extent: (pointer) => this.#extent(splitPointer(pointer, this.#entry, files)),
    };
  }

  /** The entry with what overlays make of it. */
  async #layOver(entry: FileTree, overlays: readonly string[]): Promise<FileTree> {
    // Most documents have no overlays: what carries them out is loaded when it is needed.
    const { applyOverlay } = await import("./apply-overlay.ts");
    const origins = new Origins();
    const tree = origins.copy(entry.value, { file: entry.name, pointer: "" });
    this.#overlaid = { tree, origins };
    for (const given of overlays) {
      const file = displayName(given);
      const name = path.posix.relative(this.#folder, file);
      this.#titles.set(name, file);
      const read = this.#options.read ? readWith(this.#options.read) : readFrom(this.#root, file);
      const found = await this.#openNamed(name, read);
      if (found === undefined) continue;
      const locate = (pointer: string, part: "key" | "value" = "value"): Location =>
        this.#locate({ file: name, pointer }, part);
      const overlay = readOverlay(found.value, locate);
      this.#diagnostics.push(...overlay.diagnostics);
      // What is wrong with an overlay may hide what it means.
      if (hasErrors(overlay.diagnostics)) continue;
      this.#diagnostics.push(...applyOverlay(tree, overlay, origins, name, locate));
    }
    return { name: entry.name, value: tree };
  }

  /** A file that the caller names, and no reference: it has to be there. */
  async #openNamed(name: string, read: ReadSource = this.#read): Promise<FileTree | undefined> {
    const opened = await this.#open(name, undefined, undefined, read);
    if (opened === undefined || !("missing" in opened)) return opened;
    this.#diagnostics.push(sourceDiagnostic(opened.missing, missing(opened.missing)));
    return undefined;
  }

  async #open(
    name: string,
    asked?: Site,
    hint?: string,
    read: ReadSource = this.#read,
  ): Promise<FileTree | MissingFile | undefined> {
    const file = this.#nameOf(name);
    if (this.#sources.has(file)) return undefined;
    const from = asked && this.#locate(asked, "value");
    if (this.#sources.size >= limits.files) {
      const message = `The document consists of more than ${limits.files} files.`;
      this.#diagnostics.push(diagnose("file-unreadable", message, { location: from }));
      return undefined;
    }
    this.#asked.add(file);
    const source = await read(file);
    if ("problem" in source) {
      if (source.problem.isMissing === true) return { missing: file };
      // A mapping's value may be a plain name: the reference reports itself.
      if (asked?.keyword !== "mapping")
        this.#diagnostics.push(sourceDiagnostic(file, source.problem, from, hint));
      return undefined;
    }
    this.#sources.set(file, source.text);
    const value = await this.#parse(name, file, source.text);
    if (value === undefined) return undefined;
    this.#values.set(file, value);
    return { name, value };
  }

  async #parse(name: string, file: string, text: string): Promise<JsonValue | undefined> {
    const parsed = await parseText(text, file);
    if ("value" in parsed) return parsed.value;
    if ("diagnostics" in parsed) this.#diagnostics.push(...parsed.diagnostics);
    else {
      const { code, message, tokens } = parsed.excess;
      const location = this.#locate({ file: name, pointer: pointerTo("", ...tokens) }, "key");
      this.#diagnostics.push(diagnose(code, message, { location }));
    }
    return undefined;
  }

  /** Hangs the other files into the entry's tree, which is ours and need not be copied. */
  #attach(document: JsonObject, files: ReadonlyMap<string, FileTree>): JsonObject {
    const others = [...files.values()].filter((each) => each.name !== this.#entry);
    if (others.length === 0) return document;
    if (document["x-external"] !== undefined) {
      const message =
        "The extension `x-external` is where the generator puts other files; the document may not use it.";
      const location = this.#locate({ file: this.#entry, pointer: "/x-external" }, "key");
      this.#diagnostics.push(diagnose("extension-reserved", message, { location }));
    }
    return { ...document, "x-external": Object.fromEntries(others.map(({ name, value }) => [name, value])) };
  }

  #nameOf(name: string): string {
    const title = this.#titles.get(name);
    if (title !== undefined) return title;
    return this.#folder === "." && !this.#file.startsWith("./") ? name : path.posix.join(this.#folder, name);
  }

  #locate(place: FilePlace, part: "key" | "value"): Location {
    const { file, pointer } = this.#originOf(place);
    return { file: this.#nameOf(file), ...this.#positionsOf(file).locate(pointer, part) };
  }

  #extent(place: FilePlace): ReturnType<Spec["extent"]> {
    const { file, pointer } = this.#originOf(place);
    return { file: this.#nameOf(file), ...this.#positionsOf(file).extent(pointer) };
  }

  /** Where a part of the entry is written: in the entry, or in an overlay. */
  #originOf(place: FilePlace): FilePlace {
    if (this.#overlaid === undefined || place.file !== this.#entry) return place;
    return this.#overlaid.origins.find(this.#overlaid.tree, place.pointer);
  }

  #positionsOf(name: string): Positions {
    const file = this.#nameOf(name);
    const known = this.#positions.get(file);
    if (known) return known;
    const positions = new Positions(this.#sources.get(file) ?? "", this.#values.get(file));
    this.#positions.set(file, positions);
    return positions;
  }
}

/** A path with forward slashes, relative to the working directory where that is shorter. */
function displayName(file: string): string {
  const relative = path.relative(process.cwd(), path.resolve(file));
  const shorter = relative !== "" && relative.length <= file.length ? relative : file;
  return path.posix.normalize(shorter.split(path.sep).join("/"));
}

/** `/x-external/<file>/rest` is `/rest` of that file, everything else is in the entry. */
function splitPointer(pointer: string, entry: string, files: ReadonlyMap<string, FileTree>): FilePlace {
  const [, first, second, ...rest] = pointer.split("/");
  const file = second === undefined ? undefined : unescapeToken(second);
  if (first !== "x-external" || file === undefined || !files.has(file)) return { file: entry, pointer };
  return { file, pointer: rest.map((token) => `/${token}`).join("") };
}
