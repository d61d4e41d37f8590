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

/** Consumers' files, and the document whose package they import as `the-package`. */
export interface Consumers {
  readonly spec: Spec;
  readonly texts: readonly string[];
}

/**
 * The errors of consumers' files against everything that the generator emits for a document, with the real
 * library of the language and of browsers: what the diff's own small program is held against.
 */
export async function errorsAgainst(
  spec: Spec,
  texts: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const [errors = []] = await compileAll([{ spec, texts }]);
  return errors;
}

/** The errors of each text of each of several packages. One program has them all, since each begins with the library. */
export async function compileAll(
  all: readonly Consumers[],
): Promise<readonly (readonly (readonly string[])[])[]> {
  const runtime = readRuntimeFiles();
  const files = new Map(runtime.map(({ path: name, text }) => [`/runtime/${name}`, text]));
  const roots: string[][] = [];
  for (const [number, { spec, texts }] of all.entries()) {
    const folder = `/${String(number)}`;
    for (const file of await formatFiles(emitPackage(buildModel(spec).model, runtime))) {
      if (file.path.endsWith(".ts")) files.set(`${folder}/package/${file.path}`, file.text);
    }
    const names = texts.map((_, index) => `${folder}/${String(index)}.ts`);
    for (const [index, name] of names.entries()) files.set(name, texts[index] ?? "");
    roots.push(names);
  }
  const program = ts.createProgram(roots.flat(), options, hostOf(files));
  return roots.map((names) =>
    names.map((name) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(name))
        .map((one) => ts.flattenDiagnosticMessageText(one.messageText, " ")),
    ),
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
            ? // All packages share one runtime.
              path.posix
                .join(path.posix.dirname(from), text)
                .replace(/^\/\d+\/package\/src\/runtime\//, "/runtime/")
            : `/${from.split("/")[1] ?? ""}/package/src/${file[1] ?? "index"}.ts`;
        return {
          resolvedModule: files.has(resolvedFileName)
            ? { resolvedFileName, extension: ts.Extension.Ts }
            : undefined,
        };
      }),
  };
}
