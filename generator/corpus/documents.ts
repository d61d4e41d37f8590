import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../cli/options.ts";
import { isApiDocument } from "../document/load/find-entry.ts";

/** The documents to try, and how many other files stood among them. */
export interface Selection {
  /** As the user would type them, sorted for a folder, in the order of the lines for a list. */
  readonly documents: readonly string[];
  /** YAML and JSON files that are no OpenAPI documents, such as the parts of a document in several files. */
  readonly skipped: number;
}

/**
 * The documents that some paths name: those below a folder, a YAML or JSON file itself, and those on the lines of any
 * other file (relative to the working directory, or else to the list; empty lines and those that begin with `#` do not
 * count).
 *
 * @throws UsageError when a path is not there
 */
export function selectDocuments(paths: readonly string[]): Selection {
  const parts = paths.map((path): Selection => {
    const about = statSync(path, { throwIfNoEntry: false });
    if (about === undefined) throw new UsageError(`there is no ${path}`);
    if (about.isDirectory()) return documentsBelow(path);
    return isDocumentName(path) ? { documents: [path], skipped: 0 } : documentsListed(path);
  });
  return {
    documents: parts.flatMap(({ documents }) => documents),
    skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

function isDocumentName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name);
}

function documentsBelow(folder: string): Selection {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isDocumentName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const documents = files.filter((file) => isApiDocument(readFileSync(file, "utf8")));
  return { documents, skipped: files.length - documents.length };
}

function documentsListed(list: string): Selection {
  const lines = readFileSync(list, "utf8").split(/\r?\n/);
  const documents = lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => (isFile(line) ? line : resolve(dirname(list), line)));
  return { documents, skipped: 0 };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
