import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { type Edition, versionOf } from "../../generator/diff/judge/diff.ts";
import { isObject } from "../../generator/shared/json.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";

const run = promisify(execFile);

/** A document that could not be compared, with what is wrong with it. */
export class EditionError extends Error {
  override readonly name = "EditionError";
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;

  constructor(
    message: string,
    diagnostics: readonly Diagnostic[] = [],
    sources: ReadonlyMap<string, string> = new Map(),
  ) {
    super(message);
    this.diagnostics = diagnostics;
    this.sources = sources;
  }
}

/** Where the two documents are looked for. */
export interface EditionRequest {
  /** A file, or a git ref. */
  readonly base: string;
  /** The same; without it, the working tree. */
  readonly head: string | undefined;
  /** The document at a ref and in the working tree. */
  readonly spec: string;
  /** A package.json whose version counts in place of the document's, where there is one. */
  readonly packageFile?: string;
  readonly cwd: string;
}

/**
 * Loads both documents. A ref as the only argument means its merge-base with the working tree, so that a
 * branch is not blamed for what others did since.
 *
 * @throws EditionError when a ref is unknown, the head is missing, or a document cannot be loaded
 */
export async function loadEditions(request: EditionRequest): Promise<{ base: Edition; head: Edition }> {
  const { base, head, cwd } = request;
  const baseIsFile = await isFile(base, cwd);
  const left = baseIsFile
    ? await fromFile(base, request)
    : await fromCommit(head === undefined ? await mergeBase(base, cwd) : await commitOf(base, cwd), request);
  const right =
    head === undefined
      ? await fromFile(request.spec, request)
      : (await isFile(head, cwd))
        ? await fromFile(head, request)
        : await fromCommit(await commitOf(head, cwd), request);
  if (right.spec === undefined) throw new EditionError(`There is no ${request.spec} to compare.`);
  return { base: left, head: right };
}

/** Whether a word on the command line names a file, and not a commit. */
export async function isFile(name: string, cwd: string): Promise<boolean> {
  try {
    return (await stat(path.resolve(cwd, name))).isFile();
  } catch {
    return false;
  }
}

async function fromFile(file: string, request: EditionRequest): Promise<Edition> {
  const { cwd, packageFile } = request;
  if (!(await isFile(file, cwd))) throw new EditionError(`There is no ${file}.`);
  const result = await loadSpec(shownAs(file, cwd));
  const version =
    packageFile === undefined
      ? undefined
      : await packageField("version", () => readFile(path.resolve(cwd, packageFile), "utf8"));
  return edition(file, null, result, version);
}

/** A file as reports name it: below the working directory without the way there, elsewhere with all of it. */
function shownAs(file: string, cwd: string): string {
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(process.cwd(), absolute);
  return relative.startsWith("..") || relative === "" ? absolute : relative;
}

async function fromCommit(commit: string, request: EditionRequest): Promise<Edition> {
  const { spec, packageFile, cwd } = request;
  const show = (file: string): Promise<string | undefined> => showAt(commit, file, cwd);
  const [version, text] = await Promise.all([
    packageFile === undefined ? undefined : packageField("version", () => show(packageFile)),
    show(spec),
  ]);
  if (text === undefined) {
    return { label: `no ${spec}`, commit, version: version ?? "", spec: undefined };
  }
  const shown = shownAs(spec, cwd);
  const folder = path.dirname(path.resolve(cwd, spec));
  const result = await loadSpec(shown, {
    read: (file) => {
      const absolute = path.resolve(folder, path.relative(path.dirname(shown), file));
      return absolute === path.resolve(cwd, spec) ? text : show(path.relative(cwd, absolute));
    },
  });
  return edition(spec, commit, result, version);
}

/** The text of a file at a commit, where there is such a file. */
async function showAt(commit: string, file: string, cwd: string): Promise<string | undefined> {
  const relative = path.relative(cwd, path.resolve(cwd, file)).replaceAll("\\", "/");
  try {
    const options = { cwd, maxBuffer: 256 * 1024 * 1024 };
    const { stdout } = await run("git", ["show", `${commit}:./${relative}`], options);
    return stdout;
  } catch {
    return undefined;
  }
}

function edition(
  label: string,
  commit: string | null,
  result: Awaited<ReturnType<typeof loadSpec>>,
  version: string | undefined,
): Edition {
  if (result.spec === undefined) {
    const where = commit === null ? label : `${label} at ${commit.slice(0, 10)}`;
    throw new EditionError(`${where} cannot be compared.`, result.diagnostics, result.sources);
  }
  return { label, commit, version: version ?? versionOf(result.spec), spec: result.spec };
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

/** The full name of the commit that a ref leads to. */
async function commitOf(ref: string, cwd: string): Promise<string> {
  try {
    const { stdout } = await run(
      "git",
      ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`],
      { cwd },
    );
    return stdout.trim();
  } catch {
    throw new EditionError(`${ref} is neither a file nor a commit.`);
  }
}

async function mergeBase(ref: string, cwd: string): Promise<string> {
  const commit = await commitOf(ref, cwd);
  try {
    const { stdout } = await run("git", ["merge-base", commit, "HEAD"], { cwd });
    return stdout.trim();
  } catch {
    throw new EditionError(
      `${ref} and the working tree have no commit in common; fetch more of the history.`,
    );
  }
}
