import path from "node:path";
import { type ExtraName, extras as extraTable } from "../shared/extras.ts";
import type { GeneratedFile } from "../shared/generated-file.ts";
import { readIfThere } from "./disk.ts";

/** What a new package is called, and its README. */
export interface NewPackage {
  readonly name: string;
  readonly extras: readonly ExtraName[];
  readonly readme: () => GeneratedFile;
}

/** The compiler that a new package is built with: the oldest that turns `./x.ts` into `./x.js` everywhere. */
const typescript = "^5.9.0";

/**
 * The files that make a folder with `src` a package: made once, for a folder that has no package.json yet, and
 * the user's from then on. They are what TypeScript needs to build it, and what a reader needs to begin.
 */
export function scaffold(outDir: string, { name, extras, readme }: NewPackage): GeneratedFile[] {
  const isMissing = (file: string): boolean => readIfThere(outDir, file) === undefined;
  if (!isMissing("package.json")) return [];
  return [
    { path: "package.json", text: json(manifest(name, extras)), language: "json" },
    ...(isMissing("tsconfig.json")
      ? [{ path: "tsconfig.json", text: json(compilerOptions), language: "json" as const }]
      : []),
    ...(isMissing("README.md") ? [readme()] : []),
  ];
}

/** What the package.json of a folder says, or will say once it is made; nothing where it is no JSON object. */
export function readManifest(outDir: string, name: string): Readonly<Record<string, unknown>> {
  const text = readIfThere(outDir, "package.json");
  try {
    // The members of what is no object do no harm: they are not asked for.
    return { ...(text === undefined ? manifest(name, []) : (JSON.parse(text) as object)) };
  } catch {
    // It is the user's file, and not needed to generate.
    return {};
  }
}

/**
 * A name for a package that has none: the document's title as npm spells names, or else the name of the folder.
 * See https://docs.npmjs.com/cli/configuring-npm/package-json#name.
 */
export function packageNameOf(title: string, outDir: string): string {
  return slug(title) || slug(path.basename(path.resolve(outDir))) || "api-client";
}

function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const name = plain
    .replace(/[^a-z\d._]+/g, "-")
    .slice(0, 100)
    .replace(/^[-._]+|[-._]+$/g, "");
  return name === "node_modules" || name === "favicon.ico" ? "" : name;
}

function manifest(name: string, extras: readonly ExtraName[]): object {
  const libraries = [...new Set(extras)].flatMap((extra) => extraTable[extra].peer ?? []);
  const ranges = Object.fromEntries(libraries.map(({ library, range }) => [library, range]));
  const optional = Object.fromEntries(libraries.map(({ library }) => [library, { optional: true }]));
  return {
    name,
    version: "0.0.0",
    private: true,
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./*": { types: "./dist/*.d.ts", default: "./dist/*.js" },
    },
    files: ["dist", "src", "API.md"],
    scripts: { build: "tsc", prepack: "npm run build" },
    ...(libraries.length === 0 ? {} : { peerDependencies: ranges, peerDependenciesMeta: optional }),
    devDependencies: { typescript, ...ranges },
  };
}

const compilerOptions = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    declarationMap: true,
    sourceMap: true,
    rootDir: "src",
    outDir: "dist",
  },
  include: ["src"],
};

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
