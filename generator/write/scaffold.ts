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
 * the user's from then on. They are what TypeScript needs to make ES modules of the sources, and CommonJS for those who
 * need it, and what a reader needs to begin.
 */
export function scaffold(outDir: string, { name, extras, readme }: NewPackage): GeneratedFile[] {
  if (readIfThere(outDir, "package.json") !== undefined) return [];
  const settings = {
    "package.json": manifest(name, extras),
    "tsconfig.json": esModules,
    "tsconfig.cjs.json": commonJs,
  };
  const files = Object.entries(settings).map(([file, value]) => ({
    path: file,
    text: `${JSON.stringify(value, null, 2)}\n`,
  }));
  return [...files, readme()].filter((file) => readIfThere(outDir, file.path) === undefined);
}

/** What the package.json of a folder says, or will say once it is made; nothing where it is no JSON object. */
export function readManifest(
  outDir: string,
  { name, extras }: Pick<NewPackage, "name" | "extras">,
): Readonly<Record<string, unknown>> {
  const text = readIfThere(outDir, "package.json");
  try {
    // The members of what is no object do no harm: they are not asked for.
    return { ...(text === undefined ? manifest(name, extras) : (JSON.parse(text) as object)) };
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
    engines: { node: ">=20.19" },
    // These three are for those who do not look at `exports`: TypeScript's old resolution.
    main: "./dist/cjs/index.js",
    types: "./dist/cjs/index.d.ts",
    typesVersions: { "*": { "dist/*": ["./dist/*"], "*": ["./dist/cjs/*.d.ts"] } },
    exports: { ".": entry("index"), "./cjs/*": null, "./*": entry("*") },
    files: ["dist", "src", "API.md"],
    scripts: {
      build: `tsc && tsc -p tsconfig.cjs.json && node -e "${commonJsFolder}"`,
      prepack: "npm run build",
    },
    ...(libraries.length === 0 ? {} : { peerDependencies: ranges, peerDependenciesMeta: optional }),
    devDependencies: { typescript, ...ranges },
  };
}

/** Says of the files for CommonJS that they are, in a package whose others are ES modules. */
const commonJsFolder = "fs.writeFileSync('dist/cjs/package.json', JSON.stringify({ type: 'commonjs' }))";

/**
 * Where a module is, for who asks. Node and bundlers that can `require` an ES module get the one that `import` gets, so
 * that a program has one set of classes. jest and older programs get CommonJS.
 */
function entry(name: string): object {
  const file = `./dist/${name}.js`;
  return {
    require: {
      types: `./dist/cjs/${name}.d.ts`,
      "module-sync": file,
      module: file,
      bun: file,
      default: `./dist/cjs/${name}.js`,
    },
    types: `./dist/${name}.d.ts`,
    default: file,
  };
}

const esModules = {
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

const commonJs = {
  extends: "./tsconfig.json",
  compilerOptions: {
    module: "commonjs",
    verbatimModuleSyntax: false,
    isolatedModules: true,
    outDir: "dist/cjs",
  },
};
