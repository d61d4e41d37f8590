import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

/** A compiler that is not installed. */
export class CompilerMissing extends Error {}

/**
 * The program of a TypeScript that is installed: for the folder, or else beside the generator.
 *
 * @param name of the package that it is installed as
 * @throws CompilerMissing
 */
export function findCompiler(name: string, folder: string): string {
  for (const from of [join(folder, "package.json"), import.meta.url]) {
    try {
      return join(dirname(createRequire(from).resolve(`${name}/package.json`)), "bin/tsc");
    } catch {
      // It may be in the other place.
    }
  }
  throw new CompilerMissing(`${name} is not installed: npm install --save-dev ${name}`);
}

/** The flags under which what was generated must have no error. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  types: [],
  module: "nodenext",
  noEmit: true,
};

/**
 * Compiles the TypeScript of several folders as one program and returns the errors of each folder.
 *
 * One program for many documents reads the compiler's own declarations once; documents share nothing, because
 * every file is a module. When the compiler dies, or says something about no file at all, the folders are
 * compiled one by one, to find out whose fault it was.
 *
 * @param root the folder that holds the folders
 * @param compiler the program; see `findCompiler`
 */
export async function compileFolders(
  root: string,
  folders: readonly string[],
  compiler: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const project = join(root, `tsconfig.${folders.map((folder) => relative(root, folder))[0] ?? "none"}.json`);
  const include = folders.map((folder) => `${relative(root, folder).split(sep).join("/")}/**/*.ts`);
  await writeFile(project, JSON.stringify({ compilerOptions, include }));
  const { code, output } = await run([compiler, "--project", project, "--pretty", "false"], root);

  const errors = new Map<string, string[]>(folders.map((folder) => [folder, []]));
  const strangers: string[] = [];
  let last = strangers;
  for (const line of output.split("\n").filter((text) => text.trim() !== "")) {
    const [, name] = line.match(/^([^\s/\\]+)[/\\][^(]*\(\d+,\d+\): error /) ?? [];
    if (/^\s/.test(line) && last.length > 0) continue;
    const own = name === undefined ? undefined : errors.get(join(root, name));
    last = own ?? strangers;
    last.push(own === undefined || name === undefined ? line : line.slice(name.length + 1));
  }
  const consistent =
    strangers.length === 0 && (code === 0 || [...errors.values()].some((own) => own.length > 0));
  if (consistent) return errors;
  const [only] = folders;
  if (folders.length === 1 && only !== undefined) {
    return new Map([[only, [...(errors.get(only) ?? []), ...strangers, `the compiler ended with ${code}`]]]);
  }
  return new Map((await oneByOne(root, folders, compiler)).flatMap((own) => [...own]));
}

async function oneByOne(
  root: string,
  folders: readonly string[],
  compiler: string,
): Promise<readonly ReadonlyMap<string, readonly string[]>[]> {
  const results = [];
  for (const folder of folders) results.push(await compileFolders(root, [folder], compiler));
  return results;
}

function run(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
