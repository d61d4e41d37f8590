import { readFile } from "node:fs/promises";
import path from "node:path";
import { diffSpecs } from "../../generator/diff/diff-specs.ts";
import { type Acknowledgements, readAcknowledgements } from "../../generator/diff/judge/acknowledgements.ts";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import type { Selection } from "../../generator/diff/judge/select.ts";
import { withUrl } from "./blob-url.ts";
import { readConfig } from "./config.ts";
import {
  EditionError,
  type EditionRequest,
  loadEditions,
  mergeBaseOf,
  packageField,
  type Source,
  sourceOf,
} from "./editions.ts";

export const defaultSpec = "spec/partner-center-invoices.yaml";
export const defaultPackage = "generated/package.json";

/** What is compared. */
export interface DiffRequest extends Pick<EditionRequest, "root" | "lenient" | "warn"> {
  /** A commit, REF:PATH or a file; see `sourceOf`. */
  readonly base: string;
  /** The same. Without it, the working tree is compared with its merge-base with the base. */
  readonly head?: string | undefined;
  /** The document in the working tree, and at a commit that is named without one. */
  readonly spec: string;
  /** The file of acknowledgements; without it, `acknowledged.yaml` beside the head's document, where there is one. */
  readonly acknowledged?: string | undefined;
  /** The operations that the report is about; without it, all. */
  readonly selection?: Selection;
  /** The folder that no reference leaves; see \`EditionRequest\`. */
  readonly root?: string | undefined;
  readonly cwd: string;
}

/**
 * Loads, compares and judges what a request names, by the configuration and the acknowledgements of the working tree.
 *
 * @throws EditionError, ConfigError, AcknowledgementError and SelectionError, which are the user's to mend
 */
export async function diffFor(request: DiffRequest): Promise<Diff> {
  const { spec, cwd, selection, root, lenient, warn } = request;
  const { base, head } = await sourcesOf(request);
  const isOwn = spec === defaultSpec && request.head === undefined;
  const packageFile = isOwn ? { packageFile: defaultPackage } : {};
  const [config, editions] = await Promise.all([
    readConfig(cwd),
    loadEditions({
      base,
      head,
      spec,
      root,
      cwd,
      ...packageFile,
      ...(lenient === undefined ? {} : { lenient }),
      ...(warn === undefined ? {} : { warn }),
    }),
  ]);
  const acknowledgementsFile =
    request.acknowledged ?? path.posix.join(path.posix.dirname(head.file ?? spec), "acknowledged.yaml");
  const isAsked = request.acknowledged !== undefined;
  return diffSpecs(await withUrl(editions.base, cwd), await withUrl(editions.head, cwd), {
    today: new Date().toISOString().slice(0, 10),
    acknowledgements: await acknowledgementsIn(acknowledgementsFile, isAsked, cwd),
    acknowledgementsFile,
    severities: config.diff.rules,
    packageName: await packageNameIn(cwd),
    ...(selection === undefined ? {} : { selection }),
  });
}

async function sourcesOf(request: DiffRequest): Promise<{ base: Source; head: Source }> {
  const { base, head, spec, cwd } = request;
  const source = await sourceOf(base, cwd);
  if (head !== undefined) return { base: source, head: await sourceOf(head, cwd) };
  return {
    base: source.kind === "file" ? source : await mergeBaseOf(source, cwd),
    head: { kind: "file", file: spec },
  };
}

async function packageNameIn(cwd: string): Promise<string> {
  const name = await packageField("name", () => readFile(path.resolve(cwd, defaultPackage), "utf8"));
  return name ?? "the-package";
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
