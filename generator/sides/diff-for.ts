import { readFile } from "node:fs/promises";
import path from "node:path";
import { diffSpecs } from "../diff/diff-specs.ts";
import { type Acknowledgements, readAcknowledgements } from "../diff/judge/acknowledgements.ts";
import type { Diff } from "../diff/judge/diff.ts";
import type { Selection } from "../diff/judge/select.ts";
import { withUrl } from "./blob-url.ts";
import { chooseDocument } from "../config/choose-documents.ts";
import { readConfig, type Config, type DocumentConfig } from "../config/config.ts";
import { findEntry } from "../document/load/find-entry.ts";
import {
  EditionError,
  type EditionRequest,
  loadEditions,
  mergeBaseOf,
  packageField,
  type Source,
  sourceOf,
} from "./editions.ts";

/** What is compared. */
export interface DiffRequest extends Pick<EditionRequest, "root" | "lenient" | "warn"> {
  /** A commit, REF:PATH or a file; see `sourceOf`. */
  readonly base: string;
  /** The same. Without it, the working tree is compared with its merge-base with the base. */
  readonly head?: string | undefined;
  /**
   * The document in the working tree, and at a commit that is named without one: the one that is configured, or the only
   * one in the folder, where it is left out.
   */
  readonly spec?: string | undefined;
  /** Overlays over the document; the configured ones where none are named. */
  readonly overlay?: readonly string[] | undefined;
  /** The file of acknowledgements; without it, `acknowledged.yaml` beside the head's document, where there is one. */
  readonly acknowledged?: string | undefined;
  /** The operations that the report is about; without it, all. */
  readonly selection?: Selection;
  readonly cwd: string;
  /** Is told what is being done. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/**
 * Loads, compares and judges what a request names, by the configuration and the acknowledgements of the working tree.
 *
 * @throws UsageError, EditionError, ConfigError, AcknowledgementError and SelectionError, which are the user's to mend
 */
export async function diffFor(request: DiffRequest): Promise<Diff> {
  const { cwd, selection, warn, onStage } = request;
  const config = await readConfig(cwd);
  const named = await namedSources(request);
  const document = documentOf(config, request, named.head);
  const { spec, out } = document;
  const { base, head } = await sourcesOf(named, spec, cwd);
  const packageFile = out === undefined ? undefined : path.posix.join(out, "package.json");
  const isOwn = request.head === undefined;
  onStage?.("reading");
  const editions = await loadEditions({
    base,
    head,
    spec,
    cwd,
    root: document.root,
    lenient: document.lenient,
    overlays: document.overlays,
    ...(isOwn && packageFile !== undefined ? { packageFile } : {}),
    ...(warn === undefined ? {} : { warn }),
  });
  const acknowledgementsFile =
    request.acknowledged ?? path.posix.join(path.posix.dirname(head.file ?? spec), "acknowledged.yaml");
  const isAsked = request.acknowledged !== undefined;
  onStage?.("comparing");
  return diffSpecs(await withUrl(editions.base, cwd), await withUrl(editions.head, cwd), {
    today: new Date().toISOString().slice(0, 10),
    acknowledgements: await acknowledgementsIn(acknowledgementsFile, isAsked, cwd),
    acknowledgementsFile,
    severities: config.diff.rules,
    packageName: (await packageNameIn(packageFile, cwd)) ?? document.packageName ?? "the-package",
    ...(selection === undefined ? {} : { selection }),
  });
}

/** The sides that the user has named. */
interface Named {
  readonly base: Source;
  readonly head: Source | undefined;
}

async function namedSources({ base, head, cwd }: DiffRequest): Promise<Named> {
  const source = await sourceOf(base, cwd);
  return { base: source, head: head === undefined ? undefined : await sourceOf(head, cwd) };
}

/** The document that the comparison is about, with its package. */
function documentOf(
  config: Config,
  { spec, root, lenient, overlay, cwd }: DiffRequest,
  head: Source | undefined,
): DocumentConfig {
  const document = chooseDocument(config, { spec: spec ?? head?.file, root, lenient, overlay });
  const entry = findEntry(path.resolve(cwd, document.spec));
  // A file that is missing here may be there at a commit.
  if ("problem" in entry && document.spec === ".")
    throw new EditionError("There is no document to compare.", [entry.problem]);
  return { ...document, spec: path.relative(cwd, entry.file).replaceAll("\\", "/") };
}

async function sourcesOf(
  { base, head }: Named,
  spec: string,
  cwd: string,
): Promise<{ base: Source; head: Source }> {
  if (head !== undefined) return { base, head };
  return {
    base: base.kind === "file" ? base : await mergeBaseOf(base, cwd),
    head: { kind: "file", file: spec },
  };
}

async function packageNameIn(packageFile: string | undefined, cwd: string): Promise<string | undefined> {
  if (packageFile === undefined) return undefined;
  return packageField("name", () => readFile(path.resolve(cwd, packageFile), "utf8"));
}

/** Without the file nothing is accepted; one that somebody asked for has to be there. */
async function acknowledgementsIn(file: string, isAsked: boolean, cwd: string): Promise<Acknowledgements> {
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), "utf8");
  } catch {
    if (!isAsked) return new Map();
    throw new EditionError(`There is no ${file}.`);
  }
  return readAcknowledgements(text, file);
}
