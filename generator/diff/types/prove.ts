import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, ts } from "ts-morph";
import { emitPackage } from "../../emit/emit-package.ts";
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
  const check = (model: ApiModel): readonly (string | undefined)[] => {
    const files = emitPackage(narrowTo(model, names), runtime);
    const sources = files.filter((file) => file.language === "ts");
    return errorsOf(new Map(sources.map((file) => [file.path, file.text])), witnesses, packageName);
  };
  const before = check(base);
  const after = check(head);
  return candidates.flatMap((candidate, index) => {
    const error = after[index];
    return before[index] !== undefined || error === undefined
      ? []
      : [{ candidate, witness: witnesses[index] ?? "", error }];
  });
}

/** The first error in each witness, if any. */
function errorsOf(
  files: ReadonlyMap<string, string>,
  witnesses: readonly string[],
  packageName: string,
): readonly (string | undefined)[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: [],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      paths: { [packageName]: ["/package/src/index.ts"] },
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      noEmit: true,
      skipLibCheck: true,
    },
  });
  for (const [path, text] of files) project.createSourceFile(`/package/${path}`, text);
  const sources = witnesses.map((text, index) =>
    project.createSourceFile(`/witness/${String(index)}.ts`, text),
  );
  const program = project.getProgram().compilerObject;
  return sources.map((source) => {
    const [first] = program.getSemanticDiagnostics(source.compilerNode);
    return first === undefined ? undefined : `TS${String(first.code)}: ${flat(first.messageText)}`;
  });
}

function flat(text: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(text, " ").replaceAll(/\s+/g, " ");
}
