import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect } from "vitest";
import { makeFolder } from "./documents.ts";

/** What somebody does who follows a recipe of CONTRIBUTING.md. */
export interface Recipe {
  /** Files that are new: their text, by their name from the root. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lines that are added to files: behind the one line that ends with `after`, by the file's name. */
  readonly lines?: Readonly<Record<string, readonly Line[]>>;
}

interface Line {
  /** Left out, the line comes first. */
  readonly after?: string;
  readonly add: string;
}

/** Runs a module of the root as it would be after a recipe, and gives what it exports. */
export async function follow(recipe: Recipe, script: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [
      {
        name: "recipe",
        setup(bundler) {
          bundler.onResolve({ filter: /^\.{1,2}\// }, ({ path: specifier, resolveDir }) => {
            const file = path.resolve(resolveDir, specifier);
            return recipe.files?.[nameOf(file)] === undefined ? undefined : { path: file };
          });
          bundler.onLoad({ filter: /\/generator\/.*\.ts$/ }, ({ path: file }) => {
            const text = recipe.files?.[nameOf(file)] ?? edited(file, recipe.lines?.[nameOf(file)] ?? []);
            // Files are found beside the source.
            const url = JSON.stringify(pathToFileURL(file).href);
            return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
          });
        },
      },
    ],
  });
  // Inside the repository, so that its packages are found.
  const bundle = path.join(makeFolder({}, path.resolve("node_modules/.cache")), "recipe.mjs");
  writeFileSync(bundle, outputFiles[0]?.text ?? "");
  return import(pathToFileURL(bundle).href);
}

/** From the root, with forward slashes. */
function nameOf(file: string): string {
  return path.relative(process.cwd(), file).split(path.sep).join("/");
}

function edited(file: string, lines: readonly Line[]): string {
  return lines.reduce(
    (text, { after, add }) => {
      if (after === undefined) return `${add}\n${text}`;
      expect(text.split(`${after}\n`), `one place behind ${after} in ${nameOf(file)}`).toHaveLength(2);
      return text.replace(`${after}\n`, () => `${after}\n${add}\n`);
    },
    readFileSync(file, "utf8"),
  );
}
