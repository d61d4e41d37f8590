import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import { isObject } from "../../shared/json.ts";
import { didYouMean } from "../../shared/text/nearest.ts";

/** What messages call the document of standard input. */
const standardInput = "<stdin>";

/** The entry of a document: a file, or a text that takes the place of the file; or why there is none. */
export type Entry =
  { readonly file: string; readonly text?: string } | { readonly file: string; readonly problem: Diagnostic };

/**
 * Finds the document that a word of the user names: a file, `-` for standard input, or a folder that holds one document.
 * Nothing is fetched: an address is refused with the command that saves it.
 */
export function findEntry(word: string): Entry {
  if (word === "-") return { file: standardInput, text: readFileSync(0, "utf8") };
  if (/^https?:\/\//i.test(word)) return { file: word, problem: refuseAddress(word) };
  const about = statSync(word, { throwIfNoEntry: false });
  if (about?.isDirectory() === true) return onlyDocumentIn(word);
  if (about === undefined) return { file: word, problem: missing(word) };
  return { file: word };
}

function refuseAddress(address: string): Diagnostic {
  const message = `\`${address}\` is an address: nothing is fetched from the network.`;
  const name = /\.json(?=$|[?#])/i.test(address) ? "openapi.json" : "openapi.yaml";
  const quoted = `'${address.replaceAll("'", "'\\''")}'`;
  return diagnose("ref-remote", message, { hint: `Save it: curl -fsSLo ${name} ${quoted}` });
}

function missing(file: string): Diagnostic {
  const hint = didYouMean(path.basename(file), documentNames(path.dirname(file)));
  return diagnose("file-unreadable", `There is no file \`${file}\`.`, { hint });
}

function onlyDocumentIn(folder: string): Entry {
  const documents = documentNames(folder).filter((name) => isDocumentFile(path.join(folder, name)));
  const [first, second] = documents;
  if (first !== undefined && second === undefined) return { file: path.join(folder, first) };
  const title = folder === "." ? "The working directory" : `The folder \`${folder}\``;
  const message =
    first === undefined
      ? `${title} holds no OpenAPI document.`
      : `${title} holds ${documents.length} OpenAPI documents: ${documents.join(", ")}.`;
  return {
    file: folder,
    problem: diagnose("file-unreadable", message, { hint: "Name one with `--spec FILE`." }),
  };
}

/** The files of a folder that a document could be in; none where there is no such folder. */
function documentNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(ya?ml|json)$/i.test(name))
      .sort();
  } catch {
    return [];
  }
}

function isDocumentFile(file: string): boolean {
  try {
    return isApiDocument(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
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
