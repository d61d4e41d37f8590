import path from "node:path";
import ts from "typescript";
import { emitPackage } from "../../emit/emit-package.ts";
import { formatFiles } from "../../format/format-files.ts";
import type { ApiModel } from "../../model/model.ts";
import type { RuntimeFile } from "../../shared/runtime-files.ts";
import { type Candidate, witnessText } from "./candidate.ts";
import { library } from "./library.ts";
import { exportsOf, narrowTo } from "./narrow.ts";

/** A claim with its proof. */
export interface Proven {
  readonly candidate: Candidate;
  readonly witness: string;
  /** What the compiler says about it after the change, on one line. */
  readonly error: string;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  noLib: true,
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noEmit: true,
  skipLibCheck: true,
};

const libraryFile = "/library.d.ts";

/** Compiles a candidate's code when it is asked about it, by its number. */
export type Prove = (index: number) => Proven | undefined;

/**
 * Makes what proves claims: code that compiles against the base's package and not against the head's. Both packages
 * are what today's generator makes, narrowed to the declarations that matter to the candidates. All are in one
 * program, with one runtime between them, for a compiler is only fast after a while.
 */
export async function createProver(
  base: ApiModel,
  head: ApiModel,
  candidates: readonly Candidate[],
  packageName: string,
  runtime: readonly RuntimeFile[],
): Promise<Prove> {
  const witnesses = candidates.map((candidate) => witnessText(candidate, packageName));
  const folders = foldersOf(candidates, head);
  const files = new Map([[libraryFile, library]]);
  for (const { path: name, text } of runtime) files.set(`/runtime/${name}`, text);
  const roots: string[][] = [];
  for (const [side, model] of Object.entries({ base, head })) {
    for (const folder of new Set(folders)) {
      const inside = candidates.filter((_, index) => folders[index] === folder);
      const names = new Set(inside.flatMap(({ values, types }) => [...values, ...types]));
      for (const { path: name, text } of await formatFiles(emitPackage(narrowTo(model, names), runtime))) {
        if (name.endsWith(".ts")) files.set(`/${side}-${folder}/package/${name}`, text);
      }
    }
    const names = witnesses.map((_, index) => `/${side}-${folders[index] ?? ""}/${String(index)}.ts`);
    for (const [index, name] of names.entries()) files.set(name, witnesses[index] ?? "");
    roots.push(names);
  }
  const program = ts.createProgram([libraryFile, ...roots.flat()], options, hostOf(files, packageName));
  return (index) => {
    const [candidate, witness] = [candidates[index], witnesses[index]];
    if (candidate === undefined || witness === undefined) return undefined;
    const [before = "", after = ""] = roots.map((names) => names[index]);
    const error = firstError(program, after);
    const holds = error !== undefined && firstError(program, before) === undefined;
    return holds ? { candidate, witness, error } : undefined;
  };
}

/**
 * The folders that the two packages for each candidate lie in. Code that mentions what is gone has some of its own:
 * where a name is missing, the compiler compares it with all that are there.
 */
function foldersOf(candidates: readonly Candidate[], head: ApiModel): readonly ("gone" | "kept")[] {
  const kept = new Set([
    ...head.models.map(({ name }) => name),
    ...head.webhooks.map(({ name }) => name),
    ...head.guards.map(({ name }) => name),
    ...head.groups.flatMap(({ operations }) => operations.flatMap(exportsOf)),
  ]);
  return candidates.map(({ values, types }) =>
    [...values, ...types].every((name) => kept.has(name) || name === "servers") ? "kept" : "gone",
  );
}

/** What the compiler reads: nothing on the disk. */
function hostOf(files: ReadonlyMap<string, string>, packageName: string): ts.CompilerHost {
  const resolve = (specifier: string, from: string): string => {
    const folder = from.split("/")[1] ?? "";
    if (specifier.startsWith(`${packageName}/`))
      return `/${folder}/package/src${specifier.slice(packageName.length)}.ts`;
    if (specifier === packageName) return `/${folder}/package/src/index.ts`;
    return path.posix
      .join(path.posix.dirname(from), specifier)
      .replace(/^\/[^/]+\/package\/src\/runtime\//, "/runtime/");
  };
  return {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, languageVersion) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, languageVersion);
    },
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    getDefaultLibFileName: () => libraryFile,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const resolvedFileName = resolve(text, from);
        return {
          resolvedModule: files.has(resolvedFileName)
            ? { resolvedFileName, extension: ts.Extension.Ts }
            : undefined,
        };
      }),
  };
}

function firstError(program: ts.Program, file: string): string | undefined {
  const [first] = program.getSemanticDiagnostics(program.getSourceFile(file));
  return first === undefined ? undefined : plain(`TS${String(first.code)}: ${flat(first.messageText)}`);
}

/**
 * Without what depends on the rest of the package or of the library, of which only a part is here: guesses at
 * what was meant, how many more members there are, and the folders of files that are nowhere.
 */
function plain(error: string): string {
  return error
    .replace(/ Did you mean [^?]*\?$/, "")
    .replace(/^TS2724: ('.*') has no exported member named /, "TS2305: Module $1 has no exported member ")
    .replace(/^TS2551: /, "TS2339: ")
    .replaceAll(/import\("\/[^"]*"\)\./g, "")
    .replaceAll(/, and \d+ more\./g, " and more.");
}

function flat(text: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(text, " ").replaceAll(/\s+/g, " ");
}
