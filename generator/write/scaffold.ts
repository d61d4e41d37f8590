import path from "node:path";
import type { GeneratedFile } from "../shared/generated-file.ts";
import { readIfThere } from "./disk.ts";

/**
 * The files that make a folder with `src` a package: made once, for a folder that has no package.json yet, and
 * the user's from then on. They are what TypeScript needs to take the sources for ES modules.
 */
export function scaffold(outDir: string): GeneratedFile[] {
  if (readIfThere(outDir, "package.json") !== undefined) return [];
  const files: GeneratedFile[] = [{ path: "package.json", text: json(manifest(outDir)), language: "json" }];
  if (readIfThere(outDir, "tsconfig.json") === undefined) {
    files.push({ path: "tsconfig.json", text: json(compilerOptions), language: "json" });
  }
  return files;
}

/** What the package.json of a folder says, or will say once it is made; nothing where it is no JSON object. */
export function readManifest(outDir: string): Readonly<Record<string, unknown>> {
  const text = readIfThere(outDir, "package.json");
  try {
    // The members of what is no object do no harm: they are not asked for.
    return { ...(text === undefined ? manifest(outDir) : (JSON.parse(text) as object)) };
  } catch {
    // It is the user's file, and not needed to generate.
    return {};
  }
}

function manifest(outDir: string): object {
  const folder = path.basename(path.resolve(outDir)).toLowerCase();
  return {
    name: folder.replace(/[^a-z\d._-]+/g, "-").replace(/^[._-]+/, "") || "api-client",
    version: "0.0.0",
    private: true,
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./*": { types: "./dist/*.d.ts", default: "./dist/*.js" },
    },
    files: ["dist", "src"],
    scripts: { build: "tsc" },
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
