import path from "node:path";
import { UsageError } from "../cli/options.ts";
import { configFile } from "./config-file.ts";
import { isExtra } from "../shared/extras.ts";
import { asPath, type Config, type DocumentConfig } from "./config.ts";

/** What the command line says of a document. It counts more than the configuration. */
export interface DocumentFlags {
  readonly spec?: string | undefined;
  readonly out?: string | undefined;
  readonly root?: string | undefined;
  readonly lenient?: boolean | undefined;
  readonly overlay?: readonly string[] | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly with?: readonly string[];
}

/**
 * The documents that a command is about: the one that `--spec` names, with what is configured for it; else all that are
 * configured; else the only document of the working directory.
 *
 * @throws UsageError when `--out` or `--root` would be that of several documents
 */
export function chooseDocuments(config: Config, flags: DocumentFlags): readonly DocumentConfig[] {
  const chosen = withSpec(config, flags.spec);
  const out = flags.out === undefined ? {} : { out: asPath(flags.out) };
  const root = flags.root === undefined ? {} : { root: asPath(flags.root) };
  if (chosen.length > 1 && (flags.out !== undefined || flags.root !== undefined))
    throw new UsageError(`--out and --root need --spec: ${configFile} names ${chosen.length} documents`);
  const lenient = flags.lenient === undefined ? {} : { lenient: flags.lenient };
  const { overlay = [], include = [], exclude = [] } = flags;
  const overlays = overlay.length === 0 ? {} : { overlays: overlay.map(asPath) };
  const choice = include.length + exclude.length === 0 ? {} : { choice: { include, exclude } };
  const extras =
    flags.with === undefined || flags.with.length === 0 ? {} : { with: flags.with.filter(isExtra) };
  return chosen.map((document) => ({
    ...document,
    ...out,
    ...root,
    ...lenient,
    ...overlays,
    ...choice,
    ...extras,
  }));
}

/**
 * The one document that a command is about.
 *
 * @throws UsageError when several are configured and `--spec` chooses none
 */
export function chooseDocument(config: Config, flags: DocumentFlags): DocumentConfig {
  const [first, second] = chooseDocuments(config, flags);
  if (first === undefined || second !== undefined)
    throw new UsageError(`--spec FILE is missing: ${configFile} names ${config.documents.length} documents`);
  return first;
}

function withSpec(config: Config, spec: string | undefined): readonly DocumentConfig[] {
  if (spec === undefined) return config.documents.length === 0 ? [{ spec: "." }] : config.documents;
  const named = asPath(spec);
  const configured = config.documents.find((each) => path.resolve(each.spec) === path.resolve(named));
  return [configured ?? { spec: named }];
}
