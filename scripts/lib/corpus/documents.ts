import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../../../generator/shared/json.ts";

/** The documents to try, and how many other files stood among them. */
export interface Selection {
  /** As the user would type them, sorted for a folder, in the order of the lines for a list. */
  readonly documents: readonly string[];
  /** YAML and JSON files that are no OpenAPI documents, such as the parts of a document in several files. */
  readonly skipped: number;
}

/**
 * The documents below a folder, or on the lines of a list (relative to the working directory, or else to the
 * list; empty lines and those that begin with `#` do not count).
 *
 * @throws Error when the path is not there
 */
export function selectDocuments(path: string): Selection {
  return statSync(path).isDirectory() ? documentsBelow(path) : documentsListed(path);
}

function documentsBelow(folder: string): Selection {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name))
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

/**
 * Whether a text says at its top level which version of OpenAPI or Swagger it is. It looks at the text alone,
 * so that a document which does not even parse is tried, and refused, and not passed over.
 */
export function isApiDocument(text: string): boolean {
  if (/^\s*\{/.test(text)) return jsonKeys(text).some((key) => key === "openapi" || key === "swagger");
  return /^(["']?)(?:openapi|swagger)\1\s*:/m.test(text.replace(/^\uFEFF/, ""));
}

function jsonKeys(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    // Flow-style YAML, or JSON with a mistake: near the beginning is good enough.
    return [...text.slice(0, 2000).matchAll(/["']?(\w+)["']?\s*:/g)].map(([, key]) => key ?? "");
  }
}
