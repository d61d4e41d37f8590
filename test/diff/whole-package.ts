import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ts } from "ts-morph";
import { formatFiles } from "../../generator/format/format-files.ts";
import { emitPackage } from "../../generator/emit/emit-package.ts";
import { buildModel } from "../../generator/model/build-model.ts";
import { readRuntimeFiles } from "../../generator/shared/runtime-files.ts";
import type { Spec } from "../../generator/document/spec.ts";

const libraries = path.dirname(createRequire(import.meta.url).resolve("typescript"));
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The real library, read once for all tests. */
const read = new Map<string, ts.SourceFile>();

function librarySource(file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
  const known = read.get(file) ?? ts.createSourceFile(file, readFileSync(file, "utf8"), version);
  read.set(file, known);
  return known;
}

/**
 * The errors of consumers' files against everything that the generator emits for a document, with the real
 * library of the language and of browsers: what the diff's own small program is held against.
 */
export async function errorsAgainst(
  spec: Spec,
  witnesses: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const runtime = readRuntimeFiles();
  const { model } = buildModel(spec);
  const files = new Map(witnesses.map((text, index) => [`/${String(index)}.ts`, text]));
  for (const file of await formatFiles(emitPackage(model, runtime))) {
    if (file.path.endsWith(".ts")) files.set(`/package/${file.path}`, file.text);
  }
  const roots = witnesses.map((_, index) => `/${String(index)}.ts`);
  const program = ts.createProgram(roots, options, hostOf(files));
  return roots.map((root) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(root))
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, " ")),
  );
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      return name.startsWith(libraries) ? librarySource(name, version) : undefined;
    },
    getDefaultLibFileName: () => path.join(libraries, "lib.d.ts"),
    getDefaultLibLocation: () => libraries,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const file = /^the-package(?:\/(.*))?$/.exec(text);
        const resolvedFileName =
          file === null
            ? path.posix.join(path.posix.dirname(from), text)
            : `/package/src/${file[1] ?? "index"}.ts`;
        return {
          resolvedModule: files.has(resolvedFileName)
            ? { resolvedFileName, extension: ts.Extension.Ts }
            : undefined,
        };
      }),
  };
}
