import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { dump } from "js-yaml";
import { syntheticDocument } from "./synthetic.ts";
import { benchFolder, type BenchDocument } from "./workspace.ts";

const specFolder = join(benchFolder, "../../spec");
const cacheFolder = join(benchFolder, "node_modules/.cache/bench");
/** The documents by these names, see `standardNames`. */
export function standardDocuments(names: readonly string[]): readonly BenchDocument[] {
  return names.flatMap((name) => {
    if (name === "own") return ownDocuments();
    if (name === "github") return [githubDocument()];
    return [synthetic(Number(name))];
  });
}

/** The document at a path, or every document directly in a folder. */
export function namedDocuments(path: string): readonly BenchDocument[] {
  const absolute = resolve(path);
  if (!statSync(absolute).isDirectory()) return [fromFile(basename(absolute), absolute)];
  return readdirSync(absolute)
    .filter((file) => isDocument(join(absolute, file)))
    .map((file) => fromFile(file, join(absolute, file)));
}

function isDocument(file: string): boolean {
  return /\.(ya?ml|json)$/.test(file) && /^\s*\{?\s*["']?openapi["']?\s*:/m.test(readFileSync(file, "utf8"));
}

function ownDocuments(): readonly BenchDocument[] {
  return existsSync(specFolder) ? namedDocuments(specFolder) : [];
}

/** The document of this repository. */
export function ownDocument(): BenchDocument {
  const [document] = ownDocuments();
  if (document === undefined) throw new Error(`no document in ${specFolder}`);
  return document;
}

/** Operations of a document that the harness writes itself. */
export function synthetic(operations: number): BenchDocument {
  if (!Number.isInteger(operations) || operations < 1) throw new Error(`no such document: ${operations}`);
  return { ...cached(`${operations}-operations.yaml`, () => syntheticDocument(operations)), operations };
}

/** GitHub's description of its own API, 10 MB once it is YAML. */
function githubDocument(): BenchDocument {
  const source = join(benchFolder, "node_modules/@octokit/openapi/generated/api.github.com.json");
  return cached("github.yaml", () =>
    dump(JSON.parse(readFileSync(source, "utf8")), { noRefs: true, lineWidth: 120 }),
  );
}

function cached(name: string, make: () => string): BenchDocument {
  mkdirSync(cacheFolder, { recursive: true });
  const file = join(cacheFolder, name);
  // What we make ourselves takes no time and may have changed since; the conversion takes seconds.
  if (!existsSync(file) || name !== "github.yaml") writeFileSync(file, make());
  return fromFile(name, file);
}

function fromFile(name: string, file: string): BenchDocument {
  return { name, file, bytes: statSync(file).size };
}
