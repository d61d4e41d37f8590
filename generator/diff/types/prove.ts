import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, type SourceFile, ts } from "ts-morph";
import { emitPackage } from "../../emit/emit-package.ts";
import type { GeneratedFile } from "../../files.ts";
import type { ApiModel } from "../../model/model.ts";
import { readRuntimeFiles } from "../../runtime-files.ts";
import { type Candidate, witnessText } from "./candidate.ts";
import { narrowTo } from "./narrow.ts";

/** A claim with its proof. */
export interface Proven {
  readonly candidate: Candidate;
  readonly witness: string;
  /** What the compiler says about it after the change, on one line. */
  readonly error: string;
}

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
  const project = createProject();
  const sides = [base, head].map((model, index) => {
    const files = emitPackage(narrowTo(model, names), runtime);
    return addConsumer(project, `/${String(index)}`, files, witnesses, packageName);
  });
  const program = project.getProgram().compilerObject;
  const [before = [], after = []] = sides.map((sources) =>
    sources.map((source) => firstError(program, source)),
  );
  return candidates.flatMap((candidate, index) => {
    const error = after[index];
    const compiled = before[index] === undefined;
    return !compiled || error === undefined ? [] : [{ candidate, witness: witnesses[index] ?? "", error }];
  });
}

/** One program for both packages, so that the library is read once. */
function createProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: [],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      noEmit: true,
      skipLibCheck: true,
    },
  });
}

/** Installs a package in a folder, and puts the witnesses beside it. */
function addConsumer(
  project: Project,
  folder: string,
  files: readonly GeneratedFile[],
  witnesses: readonly string[],
  packageName: string,
): readonly SourceFile[] {
  const home = `${folder}/node_modules/${packageName}`;
  const disk = project.getFileSystem();
  disk.writeFileSync(`${home}/package.json`, JSON.stringify({ name: packageName, types: "./src/index.ts" }));
  for (const file of files) if (file.language === "ts") disk.writeFileSync(`${home}/${file.path}`, file.text);
  return witnesses.map((text, index) => project.createSourceFile(`${folder}/${String(index)}.ts`, text));
}

function firstError(program: ts.Program, source: SourceFile): string | undefined {
  const [first] = program.getSemanticDiagnostics(source.compilerNode);
  return first === undefined ? undefined : `TS${String(first.code)}: ${flat(first.messageText)}`;
}

function flat(text: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(text, " ").replaceAll(/\s+/g, " ");
}
