import path from "node:path";
import { ModuleKind, ModuleResolutionKind, ScriptTarget, ts } from "ts-morph";
import { emitPackage } from "../../emit/emit-package.ts";
import type { ApiModel } from "../../model/model.ts";
import { readRuntimeFiles } from "../../runtime-files.ts";
import { type Candidate, witnessText } from "./candidate.ts";
import { library } from "./library.ts";
import { narrowTo } from "./narrow.ts";

/** A claim with its proof. */
export interface Proven {
  readonly candidate: Candidate;
  readonly witness: string;
  /** What the compiler says about it after the change, on one line. */
  readonly error: string;
}

const options: ts.CompilerOptions = {
  target: ScriptTarget.ES2022,
  noLib: true,
  types: [],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noEmit: true,
  skipLibCheck: true,
};

const libraryFile = "/library.d.ts";

/**
 * Compiles every candidate's code against both packages, and gives back those that compile before and do not
 * after. Both packages are what today's generator makes, narrowed to the declarations that matter here.
 */
export async function prove(
  base: ApiModel,
  head: ApiModel,
  candidates: readonly Candidate[],
  packageName: string,
): Promise<readonly Proven[]> {
  const runtime = await readRuntimeFiles();
  const names = new Set(candidates.flatMap((candidate) => [...candidate.values, ...candidate.types]));
  const witnesses = candidates.map((candidate) => witnessText(candidate, packageName));
  const files = new Map([[libraryFile, library]]);
  for (const { path: name, text } of runtime) files.set(`/runtime/${name}`, text);
  [base, head].forEach((model, side) => {
    for (const file of emitPackage(narrowTo(model, names), runtime)) {
      if (file.language === "ts") files.set(`/${String(side)}/package/${file.path}`, file.text);
    }
    witnesses.forEach((text, index) => files.set(witnessFile(side, index), text));
  });
  const roots = [0, 1].flatMap((side) => witnesses.map((_, index) => witnessFile(side, index)));
  const program = ts.createProgram([libraryFile, ...roots], options, hostOf(files, packageName));
  return candidates.flatMap((candidate, index): readonly Proven[] => {
    if (firstError(program, witnessFile(0, index)) !== undefined) return [];
    const error = firstError(program, witnessFile(1, index));
    return error === undefined ? [] : [{ candidate, witness: witnesses[index] ?? "", error }];
  });
}

function witnessFile(side: number, index: number): string {
  return `/${String(side)}/${String(index)}.ts`;
}

/** One program for both packages, with one runtime between them: it is the same, and read once. */
function hostOf(files: ReadonlyMap<string, string>, packageName: string): ts.CompilerHost {
  const resolve = (specifier: string, from: string): string => {
    const side = from.split("/")[1] ?? "";
    if (specifier.startsWith(`${packageName}/`))
      return `/${side}/package/src${specifier.slice(packageName.length)}.ts`;
    if (specifier === packageName) return `/${side}/package/src/index.ts`;
    return path.posix
      .join(path.posix.dirname(from), specifier)
      .replace(/^\/[01]\/package\/src\/runtime\//, "/runtime/");
  };
  return {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, languageVersion) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, languageVersion);
    },
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
 * what was meant, and how many more members there are.
 */
function plain(error: string): string {
  return error
    .replace(/ Did you mean [^?]*\?$/, "")
    .replace(/^TS2724: ('.*') has no exported member named /, "TS2305: Module $1 has no exported member ")
    .replace(/^TS2551: /, "TS2339: ")
    .replaceAll(/, and \d+ more\./g, " and more.");
}

function flat(text: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(text, " ").replaceAll(/\s+/g, " ");
}
