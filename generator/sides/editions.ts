import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { hasErrors, type Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { printDiagnostics } from "../shared/diagnostics/print.ts";
import { UserError } from "../shared/diagnostics/user-error.ts";
import { type Edition, versionOf } from "../diff/judge/diff.ts";
import { isObject } from "../shared/json.ts";
import { findEntry } from "../document/load/find-entry.ts";
import { loadSpec, type LoadResult } from "../document/load/load-spec.ts";
import { readLeniently, takeableWords } from "../lenient/read-leniently.ts";
import { lintSpec } from "../lint/lint-spec.ts";
import { findOldName } from "./find-old-name.ts";
import { findCommit, findMergeBase, textAt, wayToRoot } from "./git.ts";

type SideName = "base" | "head";

/** A document that could not be compared, with what is wrong with it. */
export class EditionError extends UserError {
  override readonly name = "EditionError";
  /** The document that is invalid, where that is what is wrong. */
  readonly invalid: SideName | undefined;

  constructor(
    message: string,
    diagnostics: readonly Diagnostic[] = [],
    sources: ReadonlyMap<string, string> = new Map(),
    invalid?: SideName,
  ) {
    super(message, diagnostics, sources);
    this.invalid = invalid;
  }
}

/** What a word on the command line names: a file of the working tree, or a file at a commit. */
export type Source = FileSource | CommitSource;

interface FileSource {
  readonly kind: "file";
  /** Relative to the working directory, or absolute. */
  readonly file: string;
}

interface CommitSource {
  readonly kind: "commit";
  /** Its full id. */
  readonly commit: string;
  /** As it was written. */
  readonly ref: string;
  /** The document there, relative to the working directory; undefined where only the commit was named. */
  readonly file: string | undefined;
}

/** Where the two documents are looked for. */
export interface EditionRequest {
  readonly base: Source;
  readonly head: Source;
  /** The document at a commit that was named without one. */
  readonly spec: string;
  /** A package.json whose version counts in place of the document's, where there is one. */
  readonly packageFile?: string;
  /** The folder that no reference leaves, relative to `cwd`; without it, the repository. */
  readonly root?: string | undefined;
  /** Take an invalid document where there is one sensible reading. */
  readonly lenient?: boolean | undefined;
  /** Overlay documents of the document, relative to `cwd`. At a commit, those that are there. */
  readonly overlays?: readonly string[] | undefined;
  /** Is told what `lenient` took, in words. */
  readonly warn?: (text: string) => unknown;
  readonly cwd: string;
}

/**
 * Finds out what a word names: a commit (`main`), a file at a commit as git writes it (`main:spec/api.yaml`, from the
 * root of the repository, or `main:./api.yaml`, from the working directory), or a file. Where a file has the name of
 * a commit, the commit counts, so that no file can decide what a branch is compared with; `./NAME` is the file.
 *
 * @throws EditionError when it names nothing
 */
export async function sourceOf(name: string, cwd: string): Promise<Source> {
  const commit = await findCommit(name, cwd);
  if (commit !== undefined) return { kind: "commit", commit, ref: name, file: undefined };
  const colon = name.indexOf(":");
  const [ref, file] = [name.slice(0, Math.max(0, colon)), name.slice(colon + 1)];
  const holder = ref === "" || file === "" ? undefined : await findCommit(ref, cwd);
  if (holder !== undefined) {
    const root = /^\.\.?\//.test(file) ? "" : ((await wayToRoot(cwd)) ?? "");
    return { kind: "commit", commit: holder, ref, file: path.posix.join(root, file) };
  }
  if (await isFile(name, cwd)) return { kind: "file", file: name };
  throw new EditionError(`${name} is neither a commit, nor REF:PATH, nor a file.`);
}

/**
 * The commit where a branch left another: what a branch is compared with, so that it is not blamed for what others
 * did since.
 *
 * @throws EditionError when the history that is there holds none
 */
export async function mergeBaseOf(source: CommitSource, cwd: string): Promise<CommitSource> {
  const commit = await findMergeBase(source.commit, cwd);
  if (commit !== undefined) return { ...source, commit };
  throw new EditionError(
    `${source.ref} and the working tree have no commit in common; fetch more of the history (\`fetch-depth: 0\` of actions/checkout).`,
  );
}

/**
 * Loads both documents. A base that was named without its document and has no file of that name is searched for the
 * file that the document was renamed from; where there is none, the document is new.
 *
 * @throws EditionError when a document is missing or cannot be loaded, with everything that is wrong with it; an
 * AggregateError of two when both are
 */
export async function loadEditions(request: EditionRequest): Promise<{ base: Edition; head: Edition }> {
  const head = await editionOrError("head", request.head, request);
  const base = await editionOrError("base", await baseSource(request, head), request);
  if (base instanceof EditionError && head instanceof EditionError) throw new AggregateError([base, head]);
  if (base instanceof EditionError) throw base;
  if (head instanceof EditionError) throw head;
  return { base, head };
}

/** The base, with the old name of the document where it was renamed since. */
async function baseSource(request: EditionRequest, head: Edition | EditionError): Promise<Source> {
  const { base, spec, cwd } = request;
  if (base.kind === "file" || base.file !== undefined || head instanceof EditionError) return base;
  if ((await textAt(base.commit, spec, cwd)) !== undefined) return base;
  const text = head.spec?.sources.get(head.spec.file) ?? "";
  const file = await findOldName(text, base.commit, head.commit ?? undefined, cwd);
  return file === undefined ? base : { ...base, file };
}

async function editionOrError(
  side: SideName,
  source: Source,
  request: EditionRequest,
): Promise<Edition | EditionError> {
  try {
    return source.kind === "file"
      ? await fromFile(side, source, request)
      : await fromCommit(side, source, request);
  } catch (error) {
    if (error instanceof EditionError) return error;
    throw error;
  }
}

/** Whether a word on the command line names a file, a folder with one, standard input or an address. */
async function isFile(name: string, cwd: string): Promise<boolean> {
  if (name === "-" || /^https?:/i.test(name)) return true;
  return stat(path.resolve(cwd, name)).then(
    () => true,
    () => false,
  );
}

async function fromFile(side: SideName, { file }: FileSource, request: EditionRequest): Promise<Edition> {
  const { cwd, packageFile } = request;
  const entry = findEntry(file === "-" || /^https?:/i.test(file) ? file : shownAs(file, cwd));
  if ("problem" in entry) throw new EditionError(`${file} cannot be compared.`, [entry.problem]);
  const result = await loadSpec(entry.file, {
    ...rootOption(request),
    text: entry.text,
    overlays: overlaysOf(request),
  });
  const version =
    packageFile === undefined
      ? undefined
      : await packageField("version", () => readFile(path.resolve(cwd, packageFile), "utf8"));
  return edition(side, { label: file, commit: null, version }, result, request);
}

function rootOption({ root, cwd }: EditionRequest): { readonly root?: string } {
  return root === undefined ? {} : { root: path.resolve(cwd, root) };
}

function overlaysOf({ overlays = [], cwd }: EditionRequest): readonly string[] {
  return overlays.map((overlay) => shownAs(overlay, cwd));
}

/** A file as reports name it: below the working directory without the way there, elsewhere with all of it. */
function shownAs(file: string, cwd: string): string {
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(process.cwd(), absolute);
  return relative.startsWith("..") || relative === "" ? absolute : relative;
}

async function fromCommit(side: SideName, source: CommitSource, request: EditionRequest): Promise<Edition> {
  const { packageFile, cwd } = request;
  const { commit, ref, file = request.spec } = source;
  const show = (name: string): Promise<string | undefined> => textAt(commit, name, cwd);
  const [version, text] = await Promise.all([
    packageFile === undefined ? undefined : packageField("version", () => show(packageFile)),
    show(file),
  ]);
  if (text === undefined) {
    // Only the same document under its own name can be new.
    const other = request.head.file ?? request.spec;
    if (side === "head" || source.file !== undefined || path.normalize(other) !== path.normalize(file))
      throw new EditionError(
        `There is no ${file} at ${ref} (${commit.slice(0, 10)}). Name the document: ${ref}:PATH.`,
      );
    return { label: `no ${file}`, commit, version: version ?? "", spec: undefined };
  }
  const shown = shownAs(file, cwd);
  const folder = path.dirname(path.resolve(cwd, file));
  const isThere = await Promise.all((request.overlays ?? []).map((overlay) => show(overlay)));
  const result = await loadSpec(shown, {
    ...rootOption(request),
    overlays: overlaysOf(request).filter((_, index) => isThere[index] !== undefined),
    read: (name) => {
      const absolute = path.resolve(folder, path.relative(path.dirname(shown), name));
      return absolute === path.resolve(cwd, file) ? text : show(path.relative(cwd, absolute));
    },
  });
  return edition(side, { label: file, commit, version }, result, request);
}

function edition(
  side: SideName,
  { label, commit, version }: Pick<Edition, "label" | "commit"> & { readonly version: string | undefined },
  { spec: valid, draft, diagnostics, sources }: LoadResult,
  { lenient = false, warn }: EditionRequest,
): Edition {
  const loaded = valid ?? draft;
  const found = lenient && loaded ? [...diagnostics, ...lintSpec(loaded)] : diagnostics;
  const read = lenient && loaded ? readLeniently(loaded, found) : { spec: valid, diagnostics };
  const unread = read.diagnostics.filter((each) => diagnostics.includes(each));
  if (read.spec === undefined || hasErrors(unread)) {
    const where = commit === null ? label : `${label} at ${commit.slice(0, 10)}`;
    const takeable = loaded && !lenient ? takeableWords(loaded.document, unread) : "";
    throw new EditionError(`${where} cannot be compared${takeable}.`, unread, sources, side);
  }
  const taken = read.diagnostics.filter((each) => !found.includes(each));
  warn?.(printDiagnostics(taken, sources));
  return { label, commit, version: version ?? versionOf(read.spec), spec: read.spec };
}

/** What a package.json says of the package, where it can be read and says so. */
export async function packageField(
  name: "name" | "version",
  read: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    const text = await read();
    const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
    const value = isObject(manifest) ? manifest[name] : undefined;
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
