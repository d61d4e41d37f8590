import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PlainOperation } from "../lib/operations.ts";

/** A program text that uses a contestant's output. */
export interface Usage {
  /** Import declarations and what must stand before the first call. */
  readonly head: string;
  /** One expression per operation, a promise each. */
  readonly calls: readonly string[];
}

/** One generator, with its client where it needs one. */
export interface Contestant {
  readonly name: string;
  /** npm packages whose versions identify it; empty for our own. */
  readonly packages: readonly string[];
  /** Arguments for Node: one whole run from document to files in `out`. */
  command(document: string, out: string): readonly string[];
  /** What a user would have written by hand before the first run. */
  prepare?(document: string, out: string): void;
  /** Makes of the output what a consumer gets, where that is not the output itself. */
  publish?(out: string): void;
  /**
   * How a module beside the folder `out` calls operations.
   *
   * @param base an expression for the server's origin
   * @throws Error when the output has no function for one of the operations
   */
  usage(out: string, operations: readonly PlainOperation[], base: string): Usage;
  /** A second way to use the same output, where the compiler's work depends on it. */
  readonly otherUsage?: { readonly name: string; readonly usage: Contestant["usage"] };
}

const require = createRequire(import.meta.url);

/** The entry of a package's `bin`, as an absolute file name. */
export function binOf(packageName: string, file: string): string {
  return join(packageFolder(packageName), file);
}

/** The version that is installed. */
export function versionOf(packageName: string): string {
  // A package.json that npm has installed has a version.
  return (
    JSON.parse(readFileSync(join(packageFolder(packageName), "package.json"), "utf8")) as { version: string }
  ).version;
}

function packageFolder(packageName: string): string {
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const candidate = join(folder, packageName);
    try {
      readFileSync(join(candidate, "package.json"));
      return candidate;
    } catch {
      // Not in this folder: the next one up.
    }
  }
  return dirname(require.resolve(packageName));
}

/** The text of every TypeScript file below a folder, by file name. */
export function sourcesBelow(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

/** What a search must find; a usage cannot be written without it. */
export function found<T>(value: T | null | undefined, operation: PlainOperation): T {
  if (value === null || value === undefined)
    throw new Error(`nothing in the output calls GET ${operation.path}`);
  return value;
}

/** `/pets/{id}` as a template literal writes it: `/pets/${id}`, whatever the name in the braces. */
export function templatePattern(path: string): string {
  return path
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\$\\{[^}]*\\}");
}
